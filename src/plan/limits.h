// What the solver may spend on a part of a plan.
#pragma once

#include "plan/planner.h"

namespace yizhan {

/// The options for a part that gets a share of the time that is left, and of the work left after `spent`. A part that
/// is not all begins its own time now; progress counts from the plan's start all the same.
solve::Options limited(const PlanOptions& options, double share, std::uint64_t spent);

}  // namespace yizhan
