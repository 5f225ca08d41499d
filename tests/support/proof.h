// A corridor planned, and everything that must hold of the answer held against models written apart from the planner:
// the checker, and the optimum of the arc-flow program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/corridor.h"

namespace yizhan {

struct Proof {
  bool feasible = false;          // a plan was made
  bool known = false;             // the arc-flow program was small enough, and solved to the end
  std::optional<double> optimum;  // if known; none: there is no plan
  double cost = 0, bound = 0;     // of the plan
  std::vector<std::string> faults;

  /// Relative, at least 0; of a plan whose optimum is known.
  [[nodiscard]] double above_optimum() const;
  [[nodiscard]] double below_optimum() const;
};

struct ProofOptions {
  std::uint64_t work_limit = 20000;
  double gap = 0;                       // at which the planner stops
  std::size_t columns_at_most = 12000;  // of the arc-flow program: above, the optimum is not asked for
  bool only_known = false;              // then nothing is planned above
};

/// What holds, or is a fault: the checker accepts the plan as written and read again; bound <= optimum <= cost, to a
/// millionth; one thread and two write the same bytes; there is a plan just if the arc-flow program has one. Writes
/// into folders within `scratch`.
Proof prove(const Corridor& corridor, const ProofOptions& options, const std::filesystem::path& scratch);

}  // namespace yizhan
