#include "check/bound.h"

#include "check/labels.h"
#include "check/parties.h"

namespace yizhan::check {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

double value_under(const Count& count, const Prices& prices) {
  double value = count.cost;
  for (const Use& use : count.uses) value += use.amount * prices[use.row.row()];
  return value;
}

}  // namespace

void raise_part_prices(const std::vector<Count>& counts, Prices& prices) {
  for (auto count = counts.rbegin(); count != counts.rend(); ++count) {
    if (count->kind != CountKind::stock) continue;
    double& price = prices[count->part.row()];
    price = std::max(price, prices[count->part.row() + 1] - count->cost);
  }
}

Cheapest cheapest_itineraries(const Conditions& conditions, const Table<Lot>& lots, const Prices& prices,
                              const std::vector<Begun>& begun) {
  const Corridor& corridor = conditions.corridor();
  Cheapest cheapest{std::vector<double>(lots.size(), infinite), std::vector<double>(begun.size(), infinite)};
  for (const Party& party : parties_of(corridor, lots, begun)) {
    Labels labels(conditions, party.traveller, prices);
    const auto latest_of = [&](Index<Lot> lot) {
      return latest_delivery(corridor, corridor.orders[lots[lot].order]);
    };
    const auto best_of = [&](Index<Lot> lot, const std::vector<Delivery>& deliveries) {
      const Order& order = corridor.orders[lots[lot].order];
      double best = infinite;
      for (const Delivery& delivery : deliveries)
        if (delivery.at <= latest_of(lot))
          best = std::min(best, delivery.cost + lateness(corridor, order, delivery.at).value() +
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
      const double per_minute = conditions.capital_per_minute(party.traveller).value();
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
               const Past& past, Prices prices) {
  raise_part_prices(counts, prices);
  Bound bound;
  bound.value = past.cost;
  const std::vector<double> left = left_of_rows(conditions.rows(), counts, past);
  for (std::size_t row = 0; row < prices.size(); ++row)
    if (prices[row] != 0) bound.value -= prices[row] * left[row];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (past.decided[i]) continue;
    const double value = value_under(counts[i], prices);
    // Rounding alone may leave a raised price a hair short.
    if (value < 0 && !(counts[i].kind == CountKind::stock && value > -1e-9)) bound.value += value * counts[i].upper;
  }
  const Corridor& corridor = conditions.corridor();
  Cheapest cheapest = cheapest_itineraries(conditions, lots, prices, past.begun);
  const auto or_left = [&](Index<Lot> lot, double cost) {
    const auto unserved = unserved_cost(corridor, corridor.orders[lots[lot].order]);
    return unserved ? std::min(cost, unserved->value()) : cost;
  };
  for (std::size_t i = 0; i < past.begun.size(); ++i)
    bound.value += past.begun[i].vehicles * or_left(past.begun[i].lot, cheapest.of_begun[i]);
  bound.lot_prices = std::move(cheapest.of_lots);
  for (std::size_t number = 0; number < lots.size(); ++number) {
    double& price = bound.lot_prices[number];
    const double fresh = static_cast<double>(lots[Index<Lot>(number)].quantity.count()) - past.vehicles[number];
    price = past.vehicles[number] > 0 && fresh <= 0 ? 0 : or_left(Index<Lot>(number), price);
    if (fresh > 0) bound.value += price * fresh;
  }
  return bound;
}

}  // namespace yizhan::check
