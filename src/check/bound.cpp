#include "check/bound.h"

#include "check/labels.h"
#include "check/parties.h"

namespace yizhan::check {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// What a lot's vehicle costs, for an aim, if it is left; none if it may not be.
std::optional<double> leaving(const Corridor& corridor, const Order& order, Aim aim) {
  const auto cost = unserved_cost(corridor, order);
  if (!cost) return std::nullopt;
  switch (aim) {
    case Aim::serve:
      return 1;
    case Aim::targets:
      return 0;
    case Aim::cost:
      break;
    case Aim::profit:
      return (*cost + order.revenue).value();
  }
  return cost->value();
}

/// What any plan has of an aim: what is done, less all revenue, which leaving vehicles gives back.
double base_of(const Corridor& corridor, const Table<Lot>& lots, const Past& past, Aim aim) {
  if (!is_money(aim)) return 0;
  double base = past.cost;
  for (const Lot& lot : lots)
    if (aim == Aim::profit)
      base -= corridor.orders[lot.order].revenue.value() * static_cast<double>(lot.quantity.count());
  return base;
}

double value_under(const Count& count, const Prices& prices, Aim aim) {
  double value = is_money(aim) || (aim == Aim::targets && count.kind == CountKind::shortfall) ? count.cost : 0;
  for (const Use& use : count.uses) value += use.amount * prices[use.row.row()];
  return value;
}

}  // namespace

void raise_part_prices(const std::vector<Count>& counts, Prices& prices, bool costs) {
  for (auto count = counts.rbegin(); count != counts.rend(); ++count) {
    if (count->kind != CountKind::stock) continue;
    double& price = prices[count->part.row()];
    price = std::max(price, prices[count->part.row() + 1] - (costs ? count->cost : 0));
  }
}

Cheapest cheapest_itineraries(const Conditions& conditions, const Table<Lot>& lots, const Prices& prices,
                              const std::vector<Begun>& begun, bool costs) {
  const Corridor& corridor = conditions.corridor();
  Cheapest cheapest{std::vector<double>(lots.size(), infinite), std::vector<double>(begun.size(), infinite)};
  for (const Party& party : parties_of(corridor, lots, begun)) {
    Labels labels(conditions, party.traveller, prices, costs);
    const auto latest_of = [&](Index<Lot> lot) {
      return latest_delivery(corridor, corridor.orders[lots[lot].order]);
    };
    const auto best_of = [&](Index<Lot> lot, const std::vector<Delivery>& deliveries) {
      const Order& order = corridor.orders[lots[lot].order];
      double best = infinite;
      const double opened = order.lever.exists() ? prices[conditions.rows().lever(order.lever).row()] : 0;
      for (const Delivery& delivery : deliveries)
        if (delivery.at <= latest_of(lot))
          best =
              std::min(best, delivery.cost + opened + (costs ? lateness(corridor, order, delivery.at).value() : 0) +
                                 delivery.declaration / static_cast<double>(lots[lot].quantity.count()));
      return best;
    };
    for (const auto& [starts, members] : party.lots) {
      Instant latest = Instant::minute(std::numeric_limits<std::int64_t>::min());
      for (const Index<Lot> lot : members) latest = std::max(latest, latest_of(lot));
      const std::vector<Delivery> deliveries = labels.deliveries(starts, latest);
      for (const Index<Lot> lot : members)
        cheapest.of_lots[lot.row()] = std::min(cheapest.of_lots[lot.row()], best_of(lot, deliveries));
    }
    for (const auto& [node, members] : party.begun) {
      Instant latest = Instant::minute(std::numeric_limits<std::int64_t>::min());
      for (const std::size_t number : members) latest = std::max(latest, latest_of(begun[number].lot));
      const std::vector<Delivery> deliveries = labels.deliveries({node}, latest);
      const double per_minute = !costs ? 0 : conditions.capital_per_minute(party.traveller).value();
      for (const std::size_t number : members)
        cheapest.of_begun[number] =
            best_of(begun[number].lot, deliveries) +
            per_minute * static_cast<double>((node.ready - begun[number].charged).in_minutes());
    }
  }
  return cheapest;
}

std::vector<double> left_of_rows(const Rows& rows, const std::vector<Count>& counts, const Past& past) {
  std::vector<bool> supplied(rows.size());
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (!past.decided[i] && counts[i].upper > 0)
      for (const Use& use : counts[i].uses)
        if (use.amount < 0) supplied[use.row.row()] = true;
  std::vector<double> left;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    left.push_back(rows.capacity(Row(row)) - past.use[row]);
    if (past.use[row] != 0 && !supplied[row]) left.back() = std::max(0.0, left.back());
  }
  return left;
}

Bound bound_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts,
               const Past& past, Prices prices, Aim aim) {
  const Corridor& corridor = conditions.corridor();
  raise_part_prices(counts, prices, is_money(aim));
  Bound bound;
  bound.value = base_of(corridor, lots, past, aim);
  const std::vector<double> left = left_of_rows(conditions.rows(), counts, past);
  for (std::size_t row = 0; row < prices.size(); ++row)
    if (prices[row] != 0) bound.value -= prices[row] * left[row];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (past.decided[i]) continue;
    const double value = value_under(counts[i], prices, aim);
    // Rounding alone may leave a raised price a hair short.
    if (value < 0 && !(counts[i].kind == CountKind::stock && value > -1e-9)) bound.value += value * counts[i].upper;
  }
  Cheapest cheapest = cheapest_itineraries(conditions, lots, prices, past.begun, is_money(aim));
  const Row served = conditions.rows().level(Aim::serve);
  const double price_served = served.exists() ? prices[served.row()] : 0;
  const auto or_left = [&](Index<Lot> lot, double cost) {
    const auto left_there = leaving(corridor, corridor.orders[lots[lot].order], aim);
    return left_there ? std::min(cost, *left_there + price_served) : cost;
  };
  for (std::size_t i = 0; i < past.begun.size(); ++i)
    bound.value += past.begun[i].vehicles * or_left(past.begun[i].lot, cheapest.of_begun[i]);
  bound.lot_prices = std::move(cheapest.of_lots);
  for (std::size_t number = 0; number < lots.size(); ++number) {
    double& price = bound.lot_prices[number];
    const double fresh = static_cast<double>(lots[Index<Lot>(number)].quantity.count()) - past.vehicles[number];
    price = past.vehicles[number] > 0 && fresh <= 0 ? 0 : or_left(Index<Lot>(number), price);
    if (fresh <= 0) continue;
    bound.value += price * fresh;
    if (aim == Aim::profit) price -= corridor.orders[lots[Index<Lot>(number)].order].revenue.value();
  }
  return bound;
}

}  // namespace yizhan::check
