// A small neighbourhood solved exactly: some lots are planned anew together, by a mixed program over their best paths
// and what supplies them, all else held.
#pragma once

#include "solve/assignment.h"
#include "solve/lp.h"
#include "solve/pricing.h"

namespace yizhan::solve {

using Changes = std::vector<std::pair<ColumnId, double>>;  // of flows

class Window {
 public:
  /// Reads all it needs of the plan: windows of one plan may be solved at once. `prices` choose the paths.
  Window(const Pricing& pricing, const Supply& supply, const Assignment& plan, const std::vector<double>& prices,
         const std::vector<LotNumber>& lots);

  /// Solves it. The changes of flow of the best plan found; what it costs in all is for the plan to tell.
  Changes solve(double seconds, int seed);

 private:
  void choose_columns(const std::vector<LotNumber>& lots, const std::vector<double>& prices);
  void choose_statics(const Supply& supply);
  void build_rows();
  void build_columns();
  void add_statics();
  void add_entry(const Entry& entry, double scale);
  int position(Row row);

  const Pricing& pricing_;
  const Program& program_;
  const Assignment& plan_;
  std::vector<ColumnId> columns_;
  std::vector<Column> statics_;
  std::vector<Row> rows_;
  std::vector<int> position_;  // by row, -1 outside the window
  double vehicles_ = 0;        // of its lots
  LpBatch lp_rows_, lp_columns_;
  std::vector<double> start_, flow_;  // values of the program's columns, flows of the paths
};

}  // namespace yizhan::solve
