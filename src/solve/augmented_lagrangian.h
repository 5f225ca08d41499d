// The relaxation over the paths known so far, by the method of multipliers (M. R. Hestenes, Multiplier and gradient
// methods, 1969; R. T. Rockafellar, The multiplier method of Hestenes and Powell applied to convex programming,
// 1973):
//
//   min  f(x, y) + sum over rows of (max(0, p_r + q_r (use_r - capacity_r))^2 - p_r^2) / 2 q_r
//
// over x in the lots' simplices and y in the static columns' ranges, with multipliers p and penalties q; then every
// p_r becomes max(0, p_r + q_r (use_r - capacity_r)), which is also the price at which the oracle is asked for paths.
// The inner minimum is approached lot by lot: flow moves from a path to the lot's cheapest one by a Newton step
// along their difference, as in traffic assignment (R. Jayakrishnan et al., A faster path-based algorithm for traffic
// assignment, 1994). A pass over all lots costs a small part of one question to the oracle.
#pragma once

#include "solve/pricing.h"
#include "solve/supply_flow.h"

namespace yizhan::solve {

class AugmentedLagrangian {
 public:
  /// Begins at the best prices that `pricing` holds, with each lot on its best path under them.
  /// Units that must be served and are not cost `artificial_cost`.
  AugmentedLagrangian(Pricing& pricing, const Supply& supply, double artificial_cost);

  /// One round: passes over the paths known, new multipliers, and a question to the oracle at them, whose paths
  /// join. The prices of the first rounds move fast.
  void round();

  /// Makes the flow whole, and before it static columns such as voyages that run or not. Rows may hold a little too
  /// much.
  void make_whole();

  [[nodiscard]] std::size_t rounds() const { return rounds_; }
  /// By column of the pool: what each carries.
  [[nodiscard]] const std::vector<double>& flow() const { return flow_; }
  /// By static column; not those whose supply is substituted.
  [[nodiscard]] const std::vector<double>& statics() const { return supply_.values(); }
  /// Of the relaxed plan, with what it uses too much at its price: near that of a plan that breaks no row.
  [[nodiscard]] double cost() const;

 private:
  static constexpr std::uint32_t leaving = 0xffffffff;
  /// A path in hand.
  struct Way {
    ColumnId id = 0;
    std::uint32_t end = 0;  // of its entries
    double cost = 0;        // relaxed, with that of substituted supply
    double flow = 0;
  };

  void gather();
  std::vector<double> gather_ways(std::vector<Entry>& entries);
  void keep_live(const std::vector<Entry>& entries);
  /// A full pass looks at all ways; the others at those that were in use or near the cheapest in the last full one.
  void pass(int balances, bool full);
  void full_step(LotNumber lot);
  void step(LotNumber lot, std::span<const std::uint32_t> ways);
  void move(LotNumber lot, std::uint32_t from, std::uint32_t to);
  void change(std::uint32_t way, double quantity);
  void settle();
  void store();
  void ask();
  [[nodiscard]] std::span<const Entry> entries(std::uint32_t way) const;
  [[nodiscard]] double value(LotNumber lot, std::uint32_t way) const;
  [[nodiscard]] double bend(std::uint32_t from, std::uint32_t to, double most) const;
  [[nodiscard]] double usual_cost() const;
  [[nodiscard]] double leaving_cost(LotNumber lot) const;
  [[nodiscard]] std::vector<double> prices() const;

  Pricing& pricing_;
  const Program& program_;
  const Supply& suppliers_;
  double artificial_cost_;
  SupplyFlow supply_;
  std::size_t rounds_ = 0;
  std::vector<double> flow_, left_;  // by column of the pool, by lot
  // Of columns, where the oracle was last asked: which are near does not follow single rows that close.
  std::vector<double> values_;
  std::vector<std::uint32_t> first_;  // by lot, one more: of its ways
  std::vector<Way> ways_;
  std::vector<Entry> entries_;                  // of live rows
  std::vector<std::uint32_t> near_, near_end_;  // of the last full pass; by lot, one more
  std::vector<std::uint32_t> all_;              // ways of the lot in hand
  std::vector<double> now_;                     // and the values of those looked at
  double least_ = 0;
};

}  // namespace yizhan::solve
