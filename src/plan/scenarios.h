// Several corridors that differ little, each planned from the plan of the one they differ from.
#pragma once

#include <memory>

#include "plan/planner.h"

namespace yizhan {

/// What if: a corridor, and the plan of the one it differs from, read for this corridor.
struct Scenario {
  std::shared_ptr<const Corridor> corridor;  // none: there is nothing to plan
  OldPlan from;
  Notices notices = {};  // then, why; its answer has them
};

/// Makes a scenario when its turn comes, from any thread, so that only those in hand are in memory.
using MakeScenario = std::function<Scenario(std::size_t)>;

/// Told of scenarios by their numbers, one call at a time, though from any thread.
struct ScenarioWatch {
  std::function<void(std::size_t)> begun;
  std::function<void(std::size_t, const solve::Progress&)> progress;
  std::function<void(std::size_t, PlanAnswer&&)> done;
};

/// Plans `count` of them, `options.threads` at once with one thread each, so that no plan depends on how many there
/// are. Limits of time and work are those of each. Nothing has happened and nothing is promised: `now`, `roll`,
/// `stays`, `stability`, `start`, `from` and `progress` of the options do not count. Those not begun when
/// `options.stop` is set are never begun. One whose old plan is within the gap at its old prices keeps it at once
/// (`PlanAnswer::stands`).
void plan_scenarios(std::size_t count, const MakeScenario& make, const PlanOptions& options,
                    const ScenarioWatch& watch);

}  // namespace yizhan
