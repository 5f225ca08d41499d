// Small neighbourhoods solved exactly: lots that compete for the same scarce rows are planned anew together, by a
// mixed program over their best paths, all else held.
#pragma once

#include "solve/assignment.h"
#include "solve/lp.h"
#include "solve/pricing.h"

namespace yizhan::solve {

class Windows {
 public:
  Windows(Pricing& pricing, const Supply& supply, Assignment& plan);

  /// One pass over the lots that cost more than their value, dearest first. The number of windows that paid.
  std::size_t improve(double share);
  [[nodiscard]] std::size_t solved() const { return solved_; }

 private:
  [[nodiscard]] double regret(LotNumber lot) const;
  [[nodiscard]] std::vector<LotNumber> around(LotNumber seed) const;
  void choose_columns(const std::vector<LotNumber>& lots);
  void choose_statics();
  void build_rows(LpBatch& rows) const;
  void build_columns(LpBatch& rows, LpBatch& columns, std::vector<double>& start) const;
  bool solve(const std::vector<LotNumber>& lots);
  int position(Row row);

  Pricing& pricing_;
  const Program& program_;
  const Supply& supply_;
  Assignment& plan_;
  std::vector<double> prices_, values_;
  std::vector<ColumnId> columns_;  // of the window
  std::vector<Column> statics_;
  std::vector<Row> rows_;
  std::vector<int> position_;  // by row, -1 outside the window
  std::vector<bool> is_open_;  // by static column: in the window
  std::size_t solved_ = 0;
};

}  // namespace yizhan::solve
