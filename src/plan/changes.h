// Which lots go otherwise than in the plan before, and why.
#pragma once

#include "plan/replan.h"

namespace yizhan {

std::vector<Change> changes_of(const Network& network, const Assembly& assembly, const CorridorOracle& oracle,
                               const Resumption& resumption, const std::vector<Promise>& promises,
                               const solve::Result& result);

}  // namespace yizhan
