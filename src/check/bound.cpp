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

std::vector<double> cheapest_itineraries(const Conditions& conditions, const Table<Lot>& lots, const Prices& prices) {
  const Corridor& corridor = conditions.corridor();
  Table<Lot, double> best(lots.size(), infinite);
  for (const Party& party : parties_of(corridor, lots)) {
    Labels labels(conditions, party.traveller, prices);
    for (const auto& [starts, members] : party.lots) {
      Instant latest = Instant::minute(std::numeric_limits<std::int64_t>::min());
      for (const Index<Lot> lot : members)
        latest = std::max(latest, latest_delivery(corridor, corridor.orders[lots[lot].order]));
      const std::vector<Delivery> deliveries = labels.deliveries(starts, latest);
      for (const Index<Lot> lot : members) {
        const Order& order = corridor.orders[lots[lot].order];
        const auto quantity = static_cast<double>(lots[lot].quantity.count());
        for (const Delivery& delivery : deliveries)
          if (delivery.at <= latest_delivery(corridor, order))
            best[lot] = std::min(best[lot], delivery.cost + lateness(corridor, order, delivery.at).value() +
                                                delivery.declaration / quantity);
      }
    }
  }
  return {best.begin(), best.end()};
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
