#include "check/parties.h"

#include <tuple>

namespace yizhan::check {

std::vector<Party> parties_of(const Corridor& corridor, const Table<Lot>& lots, const std::vector<Begun>& begun) {
  using Key = std::tuple<Index<Model>, Form, Index<Place>, OrderKind, double, double, std::vector<Index<Mode>>,
                         std::string, std::string>;
  std::map<Key, Party> parties;
  const auto party_of = [&](const Traveller& traveller) -> Party& {
    const Order& order = *traveller.order;
    Party& party =
        parties[Key{traveller.model, order.form, order.market, order.kind, order.declared_value.value(),
                    order.revenue.value(), order.modes, traveller.region, has_pins(corridor, order) ? order.id : ""}];
    party.traveller = traveller;
    return party;
  };
  for (std::size_t number = 0; number < begun.size(); ++number)
    party_of(begun[number].traveller).begun[begun[number].node].push_back(number);
  for (std::size_t number = 0; number < lots.size(); ++number) {
    const Lot& lot = lots[Index<Lot>(number)];
    const Order& order = corridor.orders[lot.order];
    std::map<std::string, std::vector<Node>> by_region;
    for (const Node& start : starts_of(corridor, lot))
      by_region[corridor.places[start.place].region].push_back(start);
    const auto models = lot.stock.exists() ? std::vector{corridor.stock[lot.stock].model} : order.models;
    for (const Index<Model> model : models)
      for (const auto& [region, starts] : by_region)
        party_of({&order, model, region}).lots[starts].push_back(Index<Lot>(number));
  }
  std::vector<Party> found;
  for (auto& [key, party] : parties) found.push_back(std::move(party));
  return found;
}

std::vector<Node> starts_of(const Corridor& corridor, const Lot& lot) {
  const Order& order = corridor.orders[lot.order];
  if (lot.stock.exists()) {
    const Stock& stock = corridor.stock[lot.stock];
    return {{stock.place, stock.state, std::max(stock.ready, Instant()), stock.entered, false}};
  }
  const Instant ready = earliest_start(corridor, order);
  const Instant entered = order.start_state == corridor.first_state ? Instant() : ready;
  std::vector<Node> starts;
  for (const Index<Place> origin : origins_of(corridor, order))
    starts.push_back({origin, order.start_state, ready, entered, false});
  return starts;
}

Instant latest_delivery(const Corridor& corridor, const Order& order) {
  return std::min(corridor.calendar.last(), corridor.calendar.close_of(order.due) + corridor.longest_late);
}

Money lateness(const Corridor& corridor, const Order& order, Instant t) {
  const Instant due = corridor.calendar.close_of(order.due);
  return t > due ? order.late_per_day * (t - due).in_days() : Money();
}

}  // namespace yizhan::check
