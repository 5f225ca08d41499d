// The same problem as one arc-flow program for HiGHS: every node of the plain expansion a row, every move a
// column. For tests and benchmarks only; docs/reference/problem.md is what it states.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "model/corridor.h"

namespace yizhan {

struct MonolithResult {
  std::optional<double> cost;  // none: no plan keeps what must be kept
  bool proven = false;         // to HiGHS's tolerances
  std::size_t rows = 0, columns = 0, entries = 0;
  double seconds = 0;  // of solving
};

/// `whole`: whole vehicles, load units and runs, declarations paid once, minimums by lot kept; else the relaxation.
/// A program of more columns than `columns_at_most` is only measured.
MonolithResult monolith(const Corridor& corridor, bool whole, double seconds_at_most = 1e30,
                        std::size_t columns_at_most = SIZE_MAX);

}  // namespace yizhan
