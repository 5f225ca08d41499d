// Ruin and recreate (G. Schrimpf et al., Record breaking optimization results using the ruin and recreate principle,
// 2000): lots that compete for a dear row are taken out and placed anew in a random order, on known paths, and the
// plan is kept if it costs less.
#pragma once

#include <random>

#include "solve/search.h"

namespace yizhan::solve {

class Recreation {
 public:
  Recreation(const Pricing& pricing, Search& search, Assignment& plan, std::uint64_t seed);

  /// So many trials, lots that lose most the likeliest; the number that paid.
  std::size_t run(std::size_t trials);

 private:
  bool try_around(LotNumber lot);
  void take_out(LotNumber lot);
  void take_off(ColumnId path);
  [[nodiscard]] std::size_t below(std::size_t count) { return random_() % count; }

  const Pricing& pricing_;
  const Program& program_;
  Search& search_;
  Assignment& plan_;
  std::mt19937_64 random_;
  std::vector<LotNumber> out_;  // in the present trial
  std::vector<Row> dear_;
  std::vector<ColumnId> carrying_;
};

}  // namespace yizhan::solve
