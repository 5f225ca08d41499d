#include "check/executed.h"

#include <map>
#include <tuple>

namespace yizhan::check {

namespace {

using Key = std::tuple<Index<Lot>, Index<Leg>, Index<Departure>, Instant, Instant>;

/// When a reported step ended, or will.
Instant end_of(const Conditions& conditions, const Executed& row, Index<Model> model) {
  const Corridor& corridor = conditions.corridor();
  if (row.departure.exists()) return corridor.departures[row.departure].arrives;
  const Order& order = corridor.orders[row.order];
  const auto terms = conditions.leg({&order, model, ""}, row.leg, row.started);
  return row.end(corridor.legs[row.leg].hours + (terms ? terms->lead : Hours()), conditions.now());
}

}  // namespace

bool is_reported(const Corridor& corridor, const Lot& lot) {
  for (const Executed& row : corridor.executed)
    if (row.order == lot.order && row.stock == lot.stock) return true;
  return false;
}

void check_executed(const Conditions& conditions, const Table<Lot>& lots, const Plan& plan, Faults& faults) {
  const Corridor& corridor = conditions.corridor();
  if (corridor.executed.empty()) return;
  std::map<Key, long> left;  // reported, less what the plan has
  for (std::size_t i = 0; i < lots.size(); ++i)
    for (const Executed& row : corridor.executed) {
      if (row.order != lots[Index<Lot>(i)].order || row.stock != lots[Index<Lot>(i)].stock) continue;
      const Order& order = corridor.orders[row.order];
      const Index<Model> model = row.stock.exists()   ? corridor.stock[row.stock].model
                                 : row.model.exists() ? row.model
                                                      : order.models.front();
      left[{Index<Lot>(i), row.leg, row.departure, row.started, end_of(conditions, row, model)}] +=
          row.vehicles.count();
    }
  std::size_t line = 0;
  for (const Itinerary& itinerary : plan.itineraries)
    for (const Step& step : itinerary.steps) {
      const std::size_t number = line++;
      if (step.start >= conditions.now() || !is_reported(corridor, lots[itinerary.lot])) continue;
      long& vehicles = left[{itinerary.lot, step.leg, step.departure, step.start, step.end}];
      vehicles -= itinerary.quantity.count();
      if (vehicles < 0)
        faults.add("executed_otherwise", {"steps.csv", number, "starts"}, static_cast<double>(-vehicles), 0);
    }
  for (const auto& [key, vehicles] : left)
    if (vehicles > 0)
      faults.add("executed_otherwise", {"steps.csv", line, "starts"}, 0, static_cast<double>(vehicles));
}

}  // namespace yizhan::check
