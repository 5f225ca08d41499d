#include "plan/old_plan.h"

#include <map>

#include "model/rules.h"

namespace yizhan {

OldPlan as_old(const Corridor& of, const Plan& plan, const Corridor& now) {
  std::map<std::pair<Index<Order>, Index<Stock>>, Index<Lot>> known;
  const Table<Lot> before = lots_of(of), after = lots_of(now);
  for (std::size_t row = 0; row < after.size(); ++row)
    known[{after[Index<Lot>(row)].order, after[Index<Lot>(row)].stock}] = Index<Lot>(row);
  OldPlan old;
  old.purchases = plan.purchases;
  old.rows = plan.rows;
  for (Itinerary itinerary : plan.itineraries) {
    const auto found = known.find({before[itinerary.lot].order, before[itinerary.lot].stock});
    if (found == known.end()) continue;
    itinerary.lot = found->second;
    old.flows.push_back({std::move(itinerary), ""});
  }
  return old;
}

}  // namespace yizhan
