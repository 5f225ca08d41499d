// The restricted master as a primal simplex method made for paths: continuous flows, no static columns.
//
// Every lot's quantity is a row of its own; one path of each lot, its key, stands for that row, and only the rows
// that are full and the other paths in the basis make up the matrix that is inverted (G. B. Dantzig, R. M. Van Slyke,
// Generalized upper bounding techniques, 1967). Of 2,000 lots on 850 rows some 200 are left. A row may hold more than
// its capacity at a price, so that any flow is a start, and prices stay within a box until it proves too small (O. du
// Merle et al., Stabilized column generation, 1999). The start is the flow of the method of multipliers: its paths
// between bounds are moved, one after the other, the way that costs less, to a bound or into the basis
// (R. E. Bixby, M. J. Saltzman, Recovering an optimal LP basis from an interior point solution, 1994).
#pragma once

#include <functional>

#include "solve/dense_inverse.h"
#include "solve/pricing.h"

namespace yizhan::solve {

class PathSimplex {
 public:
  /// Begins at the flow, by column of the pool, and leaves what it lacks. Units left of lots that must be served cost
  /// `artificial_cost`.
  PathSimplex(const Pricing& pricing, double artificial_cost, std::span<const double> flow);

  /// The pool's columns that are new. Returns how many cost less than their lot does now.
  std::size_t take_columns();

  /// To the optimum over the columns taken, or until `enough`, which is asked now and then. False if rounding
  /// spoils the basis, or it goes in circles.
  bool solve(const std::function<bool()>& enough);

  /// Raises the price of what rows hold above their capacity; false if none does.
  bool raise();

  /// Whether no row holds more than its capacity.
  [[nodiscard]] bool feasible() const;
  [[nodiscard]] double cost() const;
  [[nodiscard]] const std::vector<double>& prices() const { return prices_; }
  /// By column of the pool, in units.
  [[nodiscard]] std::vector<double> flow() const;
  /// Units left of lots that must be served.
  [[nodiscard]] double artificial() const;

 private:
  using Index = std::uint32_t;  // of a column: first one a lot that leaves it, then the pool's
  static constexpr Index none = 0xffffffff;
  static constexpr int at_zero = -1, key = -2, between = -3;  // in place of a position in the basis
  enum class Look { at_candidates, at_near, at_all };
  static constexpr int below = -1, above = -2;  // in place of a full row's position

  struct Column {
    LotNumber lot = 0;
    std::uint32_t first = 0, end = 0;  // of its entries
    double cost = 0, flow = 0;
    int place = at_zero;
  };
  /// What enters: a column that grows (1) or shrinks (-1), or a full row that empties (-1) or overflows (1).
  struct Entering {
    bool row = false;
    Index index = 0;
    double way = 1;
  };
  /// What stops it: a column at 0, or a row at its capacity.
  struct Stop {
    bool row = false;
    Index index = none;
    double step = 0;
  };

  void add(LotNumber lot, double cost, std::span<const Entry> entries);
  void start(std::span<const double> flow);
  [[nodiscard]] std::span<const Entry> entries(Index column) const;
  [[nodiscard]] double value(Index column) const;
  [[nodiscard]] double amount(Index column, Row row) const;
  /// What the column takes of the row more than its lot's key.
  [[nodiscard]] double beyond_key(Index column, Row row) const;
  void beyond_key(Index column, std::vector<double>& of_full_rows) const;
  void renew_prices();
  void shift_prices(std::size_t place, double by);
  bool move_all_between();
  bool choose(Entering& entering);
  void look(bool at_all);
  [[nodiscard]] bool better_row(Entering& entering, double& gain) const;
  [[nodiscard]] double gain(Index column) const;

  bool enter(const Entering& entering);
  void set_direction(const Entering& entering);
  void change(Index column, double by);
  [[nodiscard]] Stop find_stop() const;
  void advance(double step);
  void exchange(const Entering& entering, const Stop& stop);
  void fill_row(const Entering& entering, Row row);
  void leave_basis(const Entering& entering, Index column);
  bool replace_key(const Entering& entering, LotNumber lot);
  bool renew();

  const Pricing& pricing_;
  double dust_ = 0;        // a quantity too small to matter
  double least_gain_ = 0;  // of a unit, that is worth a step
  std::vector<Column> columns_;
  std::vector<Entry> entries_;
  std::vector<std::vector<Index>> of_lot_;
  std::vector<Index> key_;  // by lot
  std::vector<int> state_;  // by row: below or above its capacity, or its position among the full ones
  std::vector<double> excess_, over_price_, prices_, row_dust_;
  std::vector<Index> basis_;  // by position
  std::vector<Row> full_;     // by position
  DenseInverse inverse_;
  std::vector<Index> near_, candidates_;
  double fade_ = 0;  // a gain so small that all lots are looked at again
  std::size_t steps_ = 0, renewed_ = 0, stalled_ = 0;
  // The step in hand.
  double gain_ = 0;                       // of the entering column
  std::vector<double> beyond_, product_;  // of the entering column, in full rows; in terms of the basis
  std::vector<double> lot_change_, column_change_, row_change_;
  std::vector<LotNumber> moved_lots_;
  std::vector<Index> moved_columns_;
  std::vector<Row> moved_rows_;
};

}  // namespace yizhan::solve
