// A plan as one to begin from, in a corridor that differs.
#pragma once

#include "model/plan.h"

namespace yizhan {

/// In the numbers of a corridor whose tables have the same rows, though other lots may come of them; what is planned
/// for a lot that is gone is left out.
OldPlan as_old(const Corridor& of, const Plan& plan, const Corridor& now);

}  // namespace yizhan
