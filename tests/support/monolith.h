// The same problem as one arc-flow program for HiGHS: every node of the plain expansion a row, every move a
// column. For tests and benchmarks only; docs/reference/problem.md is what it states.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "model/corridor.h"
#include "solve/lp.h"

namespace yizhan {

struct MonolithResult {
  std::optional<double> cost;  // none: no plan keeps what must be kept
  bool proven = false;         // to HiGHS's tolerances
  std::size_t rows = 0, columns = 0, entries = 0;
  double seconds = 0;  // of solving
};

struct MonolithOptions {
  /// Whole vehicles, load units and runs, declarations paid once, minimums by lot kept; else the relaxation.
  bool whole = true;
  solve::LpMethod method = solve::LpMethod::simplex;  // of the relaxation
  double tolerance = 1e-9;                            // the same
  double gap = 0;                                     // of whole numbers, relative
  double seconds_at_most = 1e30;
  /// A program of more columns is only measured.
  std::size_t columns_at_most = SIZE_MAX;
};

MonolithResult monolith(const Corridor& corridor, const MonolithOptions& options);

}  // namespace yizhan
