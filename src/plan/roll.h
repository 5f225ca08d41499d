// A plan of a long horizon made in turns. A turn plans the lots that are ready before its window ends; what starts
// before the next turn begins is decided then, as when planning again. Prices of the turns, each row's from the turns
// that decided on it, weighted by their time in it, prove the bound of the whole: any prices prove one.
#pragma once

#include "plan/planner.h"

namespace yizhan {

/// The number of turns that a horizon takes.
int turns_of(const Corridor& corridor, const Roll& roll);

struct Rolled {
  OldPlan plan;            // of all lots, with the prices
  std::uint64_t work = 0;  // spent
};

/// Ended by the user, the plan leaves the lots of turns to come unserved.
Rolled roll(const Corridor& corridor, const PlanOptions& options);

}  // namespace yizhan
