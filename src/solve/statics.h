// The static columns that serve given flows at least cost: one mixed program, flows fixed.
#pragma once

#include "solve/assignment.h"
#include "solve/limits.h"

namespace yizhan::solve {

/// Replaces the plan's static columns if that is cheaper.
void settle_statics(const Program& program, Assignment& plan, const Limits& limits);

}  // namespace yizhan::solve
