#include "check/bound.h"

#include <cmath>
#include <map>
#include <tuple>

#include "check/labels.h"

namespace yizhan::check {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Lots of one key meet the same costs and rows wherever they are, but for declaration, due day and start.
using TravellerKey =
    std::tuple<Index<Model>, Form, Index<Place>, OrderKind, double, double, std::vector<Index<Mode>>, std::string>;

struct Search {
  Traveller traveller;
  std::map<std::vector<Node>, std::vector<std::size_t>> lots;  // by starts
};

std::map<TravellerKey, Search> searches_of(const Corridor& corridor, const Table<Lot>& lots) {
  std::map<TravellerKey, Search> searches;
  for (std::size_t number = 0; number < lots.size(); ++number) {
    const Lot& lot = lots[Index<Lot>(number)];
    const Order& order = corridor.orders[lot.order];
    std::map<std::string, std::vector<Node>> by_region;
    for (const Node& start : starts_of(corridor, lot))
      by_region[corridor.places[start.place].region].push_back(start);
    const auto models = lot.stock.exists() ? std::vector{corridor.stock[lot.stock].model} : order.models;
    for (const Index<Model> model : models)
      for (const auto& [region, starts] : by_region) {
        Search& search = searches[{model, order.form, order.market, order.kind, order.declared_value.value(),
                                   order.revenue.value(), order.modes, region}];
        search.traveller = {&order, model, region};
        search.lots[starts].push_back(number);
      }
  }
  return searches;
}

Instant latest_delivery(const Corridor& corridor, const Order& order) {
  return std::min(corridor.calendar.last(), corridor.calendar.close_of(order.due) + corridor.longest_late);
}

double value_under(const Count& count, const Prices& prices) {
  double value = count.cost;
  for (const Use& use : count.uses) value += use.amount * prices[use.row.row()];
  return value;
}

}  // namespace

std::vector<Node> starts_of(const Corridor& corridor, const Lot& lot) {
  const Order& order = corridor.orders[lot.order];
  if (lot.stock.exists()) {
    const Stock& stock = corridor.stock[lot.stock];
    return {{stock.place, stock.state, stock.ready, stock.entered, false}};
  }
  const Instant ready = corridor.calendar.at(order.earliest);
  const Instant entered = order.start_state == corridor.first_state ? Instant() : ready;
  std::vector<Node> starts;
  for (const Index<Place> origin : origins_of(corridor, order))
    starts.push_back({origin, order.start_state, ready, entered, false});
  return starts;
}

void raise_part_prices(const std::vector<Count>& counts, Prices& prices) {
  for (auto count = counts.rbegin(); count != counts.rend(); ++count) {
    if (count->kind != CountKind::stock) continue;
    double& price = prices[count->part.row()];
    price = std::max(price, prices[count->part.row() + 1] - count->cost);
  }
}

std::vector<double> cheapest_itineraries(const Conditions& conditions, const Table<Lot>& lots, const Prices& prices) {
  const Corridor& corridor = conditions.corridor();
  std::vector<double> best(lots.size(), infinite);
  for (const auto& [key, search] : searches_of(corridor, lots)) {
    Labels labels(conditions, search.traveller, prices);
    for (const auto& [starts, numbers] : search.lots) {
      Instant latest;
      for (const std::size_t number : numbers)
        latest = std::max(latest, latest_delivery(corridor, corridor.orders[lots[Index<Lot>(number)].order]));
      const std::vector<Delivery> deliveries = labels.deliveries(starts, latest);
      for (const std::size_t number : numbers) {
        const Lot& lot = lots[Index<Lot>(number)];
        const Order& order = corridor.orders[lot.order];
        for (const Delivery& delivery : deliveries) {
          if (delivery.at > latest_delivery(corridor, order)) continue;
          const Hours late = delivery.at - std::min(delivery.at, corridor.calendar.close_of(order.due));
          best[number] = std::min(best[number], delivery.cost + order.late_per_day.value() * late.in_days() +
                                                    delivery.declaration / static_cast<double>(lot.quantity.count()));
        }
      }
    }
  }
  return best;
}

Bound bound_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts,
               Prices prices) {
  raise_part_prices(counts, prices);
  Bound bound;
  for (std::size_t row = 0; row < prices.size(); ++row)
    if (prices[row] != 0) bound.value -= prices[row] * conditions.rows().capacity(Row(row));
  for (const Count& count : counts) {
    const double value = value_under(count, prices);
    // Rounding alone may leave a raised price a hair short.
    if (value < 0 && !(count.kind == CountKind::stock && value > -1e-9)) bound.value += value * count.upper;
  }
  bound.lot_prices = cheapest_itineraries(conditions, lots, prices);
  for (std::size_t number = 0; number < lots.size(); ++number) {
    const Lot& lot = lots[Index<Lot>(number)];
    if (const auto unserved = unserved_cost(conditions.corridor(), conditions.corridor().orders[lot.order]))
      bound.lot_prices[number] = std::min(bound.lot_prices[number], unserved->value());
    bound.value += bound.lot_prices[number] * static_cast<double>(lot.quantity.count());
  }
  return bound;
}

}  // namespace yizhan::check
