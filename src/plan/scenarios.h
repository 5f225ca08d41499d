// Several corridors that differ little, each planned from the plan of the one they differ from.
#pragma once

#include <vector>

#include "plan/planner.h"

namespace yizhan {

/// What if: a corridor with an overlay, and the plan without it, read for this corridor. Both must outlive the call.
struct Scenario {
  const Corridor* corridor = nullptr;
  const OldPlan* from = nullptr;
};

/// Told of scenarios by their numbers, one call at a time, though from any thread.
struct ScenarioWatch {
  std::function<void(std::size_t)> begun;
  std::function<void(std::size_t, const solve::Progress&)> progress;
  std::function<void(std::size_t, PlanAnswer&&)> done;
};

/// Plans all, `options.threads` at once with one thread each, so that no plan depends on how many there are. Limits
/// of time and work are those of each. Nothing has happened and nothing is promised: `now`, `roll`, `stays`,
/// `stability`, `start`, `from` and `progress` of the options do not count. Those not begun when `options.stop` is
/// set are never begun.
void plan_scenarios(const std::vector<Scenario>& scenarios, const PlanOptions& options, const ScenarioWatch& watch);

}  // namespace yizhan
