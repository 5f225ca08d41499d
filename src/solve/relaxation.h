// Solves the relaxation: a Lagrangian phase for good prices and paths, then column generation with restricted
// masters, priced at points between the best prices and the master's (P. Wentges, Weighted Dantzig-Wolfe
// decomposition, 1997). On large programs the first masters keep prices in a box around the best ones (R. E. Marsten,
// W. W. Hogan and J. W. Blankenship, The Boxstep method for large-scale optimization, 1975): a master of few paths
// would price far from any optimum.
#pragma once

#include <functional>

#include "solve/pricing.h"
#include "solve/supply.h"

namespace yizhan::solve {

struct RelaxationOptions {
  double gap = 1e-5;         // relative, between the master's cost and the bound
  double share = 0.6;        // of the limits
  std::size_t masters = 40;  // at most, by the interior point method
};

struct Relaxation {
  std::vector<double> flow;     // by column of the pool
  std::vector<double> statics;  // empty if no master was solved
  double cost = unlimited;      // of the relaxed plan, if the master reached one that breaks no row
  double artificial = 0;        // units of lots that must be served and are not
  std::size_t iterations = 0, masters = 0;
};

/// `report` is called now and then. The bound and its prices are kept by `pricing`.
Relaxation solve_relaxation(Pricing& pricing, const Supply& supply, const RelaxationOptions& options,
                            const std::function<void(const char* phase)>& report);

}  // namespace yizhan::solve
