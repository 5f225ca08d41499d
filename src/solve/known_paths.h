// The paths of the pool that are near the best, laid out for one question: which is cheapest for each lot, under
// prices that change a little from one asking to the next.
#pragma once

#include <span>
#include <vector>

#include "solve/column_pool.h"

namespace yizhan::solve {

class KnownPaths {
 public:
  /// Takes, of each lot, the paths within `margin` (a share of the lot's least value) of its cheapest at the prices.
  void gather(const Program& program, const ColumnPool& pool, std::span<const double> prices, double margin);

  /// By lot: its cheapest path under the prices, or `none` where leaving the lot is cheaper.
  void choose(std::span<const double> prices, int threads, std::vector<ColumnId>& best) const;

  static constexpr ColumnId none = 0xffffffff;
  [[nodiscard]] std::size_t size() const { return columns_.size(); }

 private:
  struct Column {
    ColumnId id = 0;
    std::uint32_t end = 0;  // of its entries
    double cost = 0;        // relaxed
  };
  std::vector<double> leaving_;       // by lot: what leaving a unit costs
  std::vector<std::uint32_t> first_;  // by lot, one more: of its columns
  std::vector<Column> columns_;
  std::vector<Row> rows_;
  std::vector<double> amounts_;
};

}  // namespace yizhan::solve
