// A solver's result as the plan that others read.
#pragma once

#include "plan/assembly.h"
#include "plan/corridor_oracle.h"
#include "solve/solve.h"

namespace yizhan {

Plan outcome_of(const Network& network, const Assembly& assembly, const CorridorOracle& oracle,
                const solve::Result& result);

}  // namespace yizhan
