#include "plan/frontier.h"

#include <algorithm>
#include <tuple>

#include "model/rules.h"

namespace yizhan {

namespace {

constexpr double hair = 1e-9;  // by which sums of yuan may differ

bool no_more(Money a, Money b) { return a.value() <= b.value() + hair * (1 + std::abs(b.value())); }

/// Whether a point is one step further on a rise.
bool rises(const FrontierPoint& from, const FrontierPoint& to) {
  if (no_more(to.spent, from.spent) || to.vehicles < from.vehicles || to.revenue < from.revenue ||
      !no_more(to.shortfall, from.shortfall))
    return false;
  return to.vehicles > from.vehicles || to.revenue > from.revenue || !no_more(from.shortfall, to.shortfall);
}

/// Among equals the better comes first, whatever the order in which they were found.
bool comes_before(const FrontierPoint& a, const FrontierPoint& b) {
  const auto key = [](const FrontierPoint& point) {
    return std::tuple(point.spent, point.shortfall, -point.vehicles.count(), -point.revenue, point.budget);
  };
  return key(a) < key(b);
}

}  // namespace

FrontierPoint point_of(const Corridor& corridor, const Plan& plan, const Exports& exports) {
  const Money spent = spent_on_levers(corridor, plan);
  FrontierPoint point{spent, spent, exports.vehicles, exports.revenue, {}, {}};
  for (const TargetOutcome& outcome : plan.targets)
    point.shortfall += corridor.targets[outcome.target].price * outcome.shortfall;
  std::copy_if(plan.levers.begin(), plan.levers.end(), std::back_inserter(point.levers),
               [](const LeverChoice& choice) { return choice.count > 0; });
  return point;
}

std::vector<FrontierPoint> efficient(std::vector<FrontierPoint> found, const FrontierPoint& last) {
  std::erase_if(found, [&](const FrontierPoint& point) { return !rises(point, last); });
  std::stable_sort(found.begin(), found.end(), comes_before);
  found.push_back(last);
  std::vector<std::size_t> length(found.size(), 1), next(found.size(), found.size());  // of the rise from each
  for (std::size_t i = found.size() - 1; i-- > 0;)
    for (std::size_t j = i + 1; j < found.size(); ++j)
      if (rises(found[i], found[j]) && length[j] >= length[i]) {
        length[i] = length[j] + 1;
        next[i] = j;
      }
  std::size_t first = 0;
  for (std::size_t i = 1; i < found.size() && no_more(found[i].spent, found[0].spent); ++i)
    if (length[i] > length[first]) first = i;
  std::vector<FrontierPoint> rise;
  for (std::size_t i = first; i < found.size(); i = next[i]) rise.push_back(std::move(found[i]));
  return rise;
}

std::vector<Money> budgets_of(const std::vector<Money>& costs, std::size_t wanted) {
  std::vector<Money> sums{Money()};
  for (const Money cost : costs)
    if (cost > Money()) sums.push_back(sums.back() + cost);
  if (sums.size() < 2) return {};
  while (sums.size() < wanted + 2) {
    std::size_t widest = 1;
    for (std::size_t i = 2; i < sums.size(); ++i)
      if (sums[i] - sums[i - 1] > sums[widest] - sums[widest - 1]) widest = i;
    const Money half = (sums[widest] + sums[widest - 1]) * 0.5;
    sums.insert(sums.begin() + static_cast<std::ptrdiff_t>(widest), half);
  }
  std::vector<Money> chosen;
  for (std::size_t i = 1; i <= wanted; ++i) chosen.push_back(sums[i * (sums.size() - 1) / (wanted + 1)]);
  return chosen;
}

std::vector<Money> budgets_below(const std::vector<FrontierPoint>& frontier, std::size_t wanted) {
  std::vector<std::pair<Money, Money>> gaps;  // how wide, below what
  for (std::size_t i = 1; i < frontier.size(); ++i)
    gaps.emplace_back(frontier[i].spent - frontier[i - 1].spent, frontier[i].spent);
  std::stable_sort(gaps.begin(), gaps.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Money> budgets;
  for (const auto& [width, spent] : gaps)
    if (budgets.size() < wanted && width > Money(1)) budgets.push_back(spent - Money(1));
  return budgets;
}

Exports exported(const Corridor& corridor, const Plan& plan) {
  const Table<Lot> lots = lots_of(corridor);
  Exports exports;
  for (const LotOutcome& outcome : plan.lots) {
    const Order& order = corridor.orders[lots[outcome.lot].order];
    if (order.kind != OrderKind::export_ && order.kind != OrderKind::kd) continue;
    exports.vehicles += outcome.tally.served;
    exports.revenue += order.revenue * static_cast<double>(outcome.tally.served.count());
  }
  return exports;
}

Money spent_on_levers(const Corridor& corridor, const Plan& plan) {
  Money spent;
  for (const LeverChoice& choice : plan.levers)
    spent += lever_cost(corridor, corridor.levers[choice.lever]) * choice.count;
  return spent;
}

}  // namespace yizhan
