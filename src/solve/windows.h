// Improves a plan by windows around the lots that cost more than their value: lots that compete for the same scarce
// rows stand in one window. A few windows without a lot in common are solved at once, and what they find is taken one
// after the other, so that the plan does not depend on the number of threads.
#pragma once

#include "solve/window.h"

namespace yizhan::solve {

/// The least regret of a lot, as a share of the plan's cost, that a window is opened for.
inline constexpr double worth_a_window = 1e-7;

class Windows {
 public:
  /// `seed` of the random choices in each window.
  Windows(Pricing& pricing, const Supply& supply, Assignment& plan, int threads, std::uint64_t seed);

  /// One pass, dearest lots first, of at most so many windows. The number of windows that paid.
  std::size_t improve(std::size_t most);
  /// The same from these lots only.
  std::size_t improve(const std::vector<LotNumber>& seeds, std::size_t most);
  [[nodiscard]] std::size_t solved() const { return solved_; }

 private:
  [[nodiscard]] std::vector<LotNumber> around(LotNumber seed, const std::vector<bool>& taken) const;
  [[nodiscard]] std::vector<Changes> solve(const std::vector<std::vector<LotNumber>>& batch);
  bool take(const Changes& changes);

  Pricing& pricing_;
  const Program& program_;
  const Supply& supply_;
  Assignment& plan_;
  int threads_, seed_;
  std::vector<double> prices_, values_;
  std::size_t solved_ = 0;
};

}  // namespace yizhan::solve
