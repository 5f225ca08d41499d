#include "model/plan.h"

#include <algorithm>
#include <cmath>

namespace yizhan {

std::size_t begun_steps(const std::vector<Step>& steps, Instant now) {
  const auto open = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.start >= now; });
  return static_cast<std::size_t>(open - steps.begin());
}

Limit greatest(const ShortfallParts& parts) {
  const double most = std::max({parts.cells, parts.levers, parts.demand});
  if (most <= 0) return Limit::none;
  return parts.cells == most ? Limit::cells : parts.levers == most ? Limit::levers : Limit::demand;
}

Objective Plan::objective() const {
  Objective aims;
  for (const Level& level : levels) aims.push_back(level.aim);
  aims.push_back(aim);
  return aims;
}

Tally Plan::total() const {
  Tally sum;
  for (const Tally& tally : kinds) {
    sum.vehicles += tally.vehicles;
    sum.served += tally.served;
    sum.late += tally.late;
    sum.unserved += tally.unserved;
  }
  return sum;
}

Money Plan::paid_for(CostItem item) const {
  Money sum;
  for (const CostShare& share : costs)
    if (share.item == item) sum += share.cost;
  return sum;
}

double gap_of(Money cost, Money bound) { return (cost - bound).value() / std::max(1.0, std::abs(cost.value())); }

Money Plan::gap_per_vehicle() const {
  return (cost - bound) / static_cast<double>(std::max(1L, total().vehicles.count()));
}

double Plan::gap_avoidable() const {
  const Money avoidable = cost - paid_for(CostItem::unserved) - paid_for(CostItem::target);
  return (cost - bound).value() / std::max(1.0, std::abs(avoidable.value()));
}

}  // namespace yizhan
