// The restricted master: the relaxation over chosen paths and all static columns. Capacity rows enter when
// asked for or when a solution breaks them. Rows are divided by their usual amount, static columns by the
// inverse, so that vehicles and yuan meet on one scale. A lot that must be served has an artificial unserved column
// at a high cost.
#pragma once

#include "solve/lp.h"
#include "solve/pricing.h"
#include "solve/supply.h"

namespace yizhan::solve {

class Master {
 public:
  /// `artificial_cost` of each unit unserved of a lot that must be served.
  Master(const Pricing& pricing, double artificial_cost);
  /// The same without the substitutable rows of `supply`: who takes from one takes what its supplier takes, at its
  /// cost.
  Master(const Pricing& pricing, const Supply& supply, double artificial_cost);

  void add_column(ColumnId id);
  [[nodiscard]] bool contains(ColumnId id) const { return id < position_.size() && position_[id] >= 0; }
  void add_row(Row row);
  /// Whether it has the row, or a solution broke it.
  [[nodiscard]] bool wants(Row row) const { return has_row_[row]; }

  /// Solves; with `repeat` adds the rows that the solution breaks and solves again until none is broken.
  /// False if there is no solution to read. The clock stops it at `share` of the time.
  bool solve(LpMethod method, double tolerance, bool repeat, double share = 1);

  /// Whether the last solution breaks no row, so that its cost is that of a feasible relaxed plan.
  [[nodiscard]] bool feasible() const { return feasible_; }
  [[nodiscard]] double cost() const { return cost_; }
  [[nodiscard]] const std::vector<double>& prices() const { return prices_; }
  [[nodiscard]] const std::vector<double>& statics() const { return statics_; }
  /// By column of the pool, in units.
  [[nodiscard]] std::vector<double> flow() const;
  /// Units left of lots that must be served.
  [[nodiscard]] double artificial() const { return artificial_; }

 private:
  static constexpr Column none = 0xffffffff;

  Master(const Pricing& pricing, const Supply* supply, double artificial_cost);
  [[nodiscard]] Supply::Taken substituted(double cost, const std::vector<Entry>& entries) const;
  [[nodiscard]] bool is_substituted(Row row) const { return source_[row] != none; }
  void add_lots(double artificial_cost);
  void add_statics();
  void flush();
  void flush_rows();
  void read();
  void open_sources();
  [[nodiscard]] std::vector<double> use_of_paths() const;
  std::size_t add_broken_rows();

  const Pricing* pricing_;
  const Supply* supply_;  // none: nothing is substituted
  const Program* program_;
  Lp lp_;
  std::vector<Column> source_;               // by row, of the substituted ones
  std::vector<Supply::Taken> columns_of_;    // static columns, as they stand in the program
  std::vector<ColumnId> waiting_, columns_;  // not yet, and already, in the program
  std::vector<int> place_;                   // of columns_ in the program
  std::vector<int> position_;                // by column of the pool: in columns_ or waiting_, else -1
  std::vector<Row> waiting_rows_, active_rows_;
  std::vector<bool> has_row_;
  std::vector<int> row_position_;  // by row, -1 if not in the program
  std::vector<double> row_scale_, static_scale_;
  std::vector<double> prices_, statics_;
  double cost_ = 0, artificial_ = 0;
  bool feasible_ = false;
};

}  // namespace yizhan::solve
