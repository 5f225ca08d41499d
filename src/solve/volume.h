// The volume algorithm (F. Barahona and R. Anbil, The volume algorithm: producing primal solutions with a
// subgradient method, 2000): prices move along the excess use of an averaged primal solution, which tends to a
// solution of the relaxation. Two things differ: steps go on from the last prices and not from the best, and each
// row's step is measured by its own greatest excess (as in D. P. Kingma and J. Ba, Adam, 2015), since rows of
// vehicles, parts and yuan meet here. Between two questions to the oracle, steps are taken on the paths known so far,
// which cost a fraction; only the oracle's answers bound.
#pragma once

#include <functional>

#include "solve/pricing.h"
#include "solve/supply.h"

namespace yizhan::solve {

struct VolumeOptions {
  std::size_t questions = 36;  // to the oracle, at most, before steps grow long again
  double share = 0.25;         // of the limits
};

struct VolumeResult {
  std::size_t questions = 0;
  std::vector<double> flow;  // by column of the pool: the averaged primal
};

/// Begins at the best prices that `pricing` holds, or at none.
VolumeResult run_volume(Pricing& pricing, const Supply& supply, const VolumeOptions& options,
                        const std::function<void()>& report);

}  // namespace yizhan::solve
