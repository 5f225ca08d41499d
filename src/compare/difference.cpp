#include "compare/difference.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "feed/plan_folder.h"
#include "model/rules.h"

namespace yizhan::compare {

namespace {

Tally less(const Tally& after, const Tally& before) {
  return {after.vehicles - before.vehicles, after.served - before.served, after.late - before.late,
          after.unserved - before.unserved};
}

/// The levers that a plan might buy, by id.
std::map<std::string, LeverRange> levers_of(const Side& side) {
  std::map<std::string, LeverRange> levers;
  for (const LeverChoice& choice : side.plan.levers) levers[side.corridor.levers[choice.lever].id] = choice.range;
  return levers;
}

/// Asked for the same, of the same levers, and decided from the same day on.
bool same_aims(const Side& one, const Side& other) {
  return one.plan.objective() == other.plan.objective() && one.plan.now == other.plan.now &&
         one.plan.spending == other.plan.spending && levers_of(one) == levers_of(other);
}

std::map<CostItem, Money> moved_items(const Plan& before, const Plan& after) {
  std::map<CostItem, Money> items;
  for (const CostShare& share : after.costs) items[share.item] += share.cost;
  for (const CostShare& share : before.costs) items[share.item] -= share.cost;
  std::erase_if(items, [](const auto& item) { return std::abs(item.second.value()) < 1; });
  return items;
}

std::size_t count_lots(const Side& before, const Side& after) {
  std::set<std::string> names;
  for (const Side* side : {&before, &after}) {
    const Table<Lot> lots = lots_of(side->corridor);
    for (const Lot& lot : lots) names.insert(feed::lot_name(side->corridor, lot));
  }
  return names.size();
}

std::vector<TargetMove> targets_of(const Side& before, const Side& after) {
  std::map<std::string, TargetMove> moves;
  const auto add = [&](const Side& side, auto member) {
    for (const TargetOutcome& outcome : side.plan.targets) {
      TargetMove& move = moves[side.corridor.targets[outcome.target].id];
      move.id = side.corridor.targets[outcome.target].id;
      move.*member = outcome;
    }
  };
  add(before, &TargetMove::before);
  add(after, &TargetMove::after);
  std::vector<TargetMove> all;
  for (auto& [id, move] : moves) all.push_back(std::move(move));
  return all;
}

}  // namespace

Difference difference(const Side& before, const Side& after) {
  const Plan &old_plan = before.plan, &new_plan = after.plan;
  Difference found;
  found.total = less(new_plan.total(), old_plan.total());
  for (std::size_t kind = 0; kind < found.kinds.size(); ++kind)
    found.kinds[kind] = less(new_plan.kinds[kind], old_plan.kinds[kind]);
  found.cost = new_plan.cost - old_plan.cost;
  found.bound = new_plan.bound - old_plan.bound;
  found.same_aims = same_aims(before, after);
  found.least = new_plan.bound - old_plan.cost;
  found.most = new_plan.cost - old_plan.bound;
  found.items = moved_items(old_plan, new_plan);
  found.targets = targets_of(before, after);
  found.flows = moved_flows(before, after);
  found.cells = moved_cells(before, after);
  found.lots = changed_lots(before, after);
  found.all_lots = count_lots(before, after);
  return found;
}

}  // namespace yizhan::compare
