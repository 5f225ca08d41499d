// Through which ports and borders a plan's vehicles leave.
#pragma once

#include <vector>

#include "model/plan.h"

namespace yizhan::cli {

struct Gateway {
  Index<Place> place;
  Vehicles vehicles;
};

/// Where the first step of stage "ship" starts, the busiest first.
std::vector<Gateway> gateways_of(const Corridor& corridor, const Plan& plan);

}  // namespace yizhan::cli
