// Solves the relaxation: a Lagrangian phase for good prices and paths, then column generation with restricted
// masters, priced at points between the best prices and the master's (P. Wentges, Weighted Dantzig-Wolfe
// decomposition, 1997). Where a large program is solved to the end, the first masters keep prices in a box around the
// best ones (R. E. Marsten, W. W. Hogan and J. W. Blankenship, The Boxstep method for large-scale optimization,
// 1975): a master of few paths would price far from any optimum.
#pragma once

#include <functional>

#include "solve/master.h"
#include "solve/pricing.h"
#include "solve/supply.h"

namespace yizhan::solve {

struct RelaxationOptions {
  double gap = 1e-5;         // relative, between the master's cost and the bound
  double share = 0.6;        // of the limits
  std::size_t masters = 40;  // at most, by the interior point method
  bool vertex = false;       // ask the interior point method for a vertex
};

struct Relaxation {
  std::vector<double> flow;     // by column of the pool
  std::vector<double> statics;  // empty if no master was solved
  double cost = unlimited;      // of the relaxed plan, if the master reached one that breaks no row
  double artificial = 0;        // units of lots that must be served and are not
  std::size_t iterations = 0, masters = 0;
};

class ColumnGeneration {
 public:
  /// Keeps references. `report` is called now and then. The bound and its prices are kept by `pricing`.
  ColumnGeneration(Pricing& pricing, const Supply& supply, const RelaxationOptions& options,
                   std::function<void(const char* phase)> report);

  void solve();
  /// One more master, over the paths known by now; false if it brought nothing, or no more can be gained.
  bool tighten();

  [[nodiscard]] const Relaxation& result() const { return result_; }

 private:
  bool is_small() const;
  void by_simplex();
  void by_interior();
  bool solve_master(bool boxed, bool vertex);
  bool take(const Master& master);
  bool near_enough() const;
  std::size_t add_improving(Master& master, const std::vector<double>& prices, std::size_t most) const;
  void price_between(const std::vector<double>& from, const std::vector<double>& to, double share, double margin,
                     std::size_t most);
  void fill(Master& master, std::size_t fresh, double few) const;
  void want_rows();

  Pricing& pricing_;
  const Supply& supply_;
  const Program& program_;
  RelaxationOptions options_;
  std::function<void(const char*)> report_;
  Relaxation result_;
  double artificial_cost_ = 0;
  std::vector<bool> wanted_;  // by row, in the interior masters
  std::vector<double> last_;  // prices of the last interior master
};

}  // namespace yizhan::solve
