// The best plan of a tiny corridor by trying every combination of itineraries, for tests only. It shares nothing with
// the checker's expansion, the monolithic model or the planner.
#pragma once

#include <optional>

#include "model/plan.h"

namespace yizhan {

struct BruteForceResult {
  bool finished = false;       // false: too many combinations, nothing is known
  std::optional<double> cost;  // none: no plan keeps what must be kept
  /// What is decided: itineraries, load units, runs and purchases. The rest of the plan is empty.
  Plan plan;
};

BruteForceResult brute_force(const Corridor& corridor, long most_tries = 300000);

}  // namespace yizhan
