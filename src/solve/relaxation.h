// Solves the relaxation: the method of multipliers for prices, paths and a relaxed plan near the best; then, where
// the program is small or is solved to the end, column generation with restricted masters, priced at points between
// the best prices and the master's (P. Wentges, Weighted Dantzig-Wolfe decomposition, 1997).
#pragma once

#include <functional>
#include <optional>

#include "solve/augmented_lagrangian.h"
#include "solve/master.h"
#include "solve/pricing.h"
#include "solve/supply.h"

namespace yizhan::solve {

struct RelaxationOptions {
  double gap = 1e-5;    // relative, between the relaxed plan's cost and the bound
  double floor = 0;     // but the method of multipliers stops here, and comes nearer in `tighten`
  double share = 0.6;   // of the limits
  bool masters = true;  // also of a large program
};

struct Relaxation {
  std::vector<double> flow;     // by column of the pool
  std::vector<double> statics;  // what the relaxed plan opens of the static columns
  double cost = unlimited;      // of the relaxed plan, if one breaks no row, or nearly
  double artificial = 0;        // units of lots that must be served and are not
  std::size_t rounds = 0, masters = 0;
};

class ColumnGeneration {
 public:
  /// Keeps references. `report` is called now and then. The bound and its prices are kept by `pricing`.
  ColumnGeneration(Pricing& pricing, const Supply& supply, const RelaxationOptions& options,
                   std::function<void(const char* phase)> report);

  void solve();
  /// Some more rounds, where the relaxation has not met its bound; false if they brought nothing, or none is needed.
  bool tighten();

  [[nodiscard]] const Relaxation& result() const { return result_; }

 private:
  bool is_small() const;
  void set_artificial_cost();
  void by_multipliers();
  bool is_plain() const;
  bool by_paths();
  void by_simplex();
  void by_interior();
  bool solve_master();
  bool take(const Master& master);
  bool near_enough() const;
  bool near_enough(double cost, double gap) const;
  bool masters_follow() const;
  std::size_t add_improving(Master& master, const std::vector<double>& prices, std::size_t most) const;
  void price_between(const std::vector<double>& from, const std::vector<double>& to, double share, double margin,
                     std::size_t most);
  void fill(Master& master, std::size_t fresh) const;
  void want_rows();

  Pricing& pricing_;
  const Supply& supply_;
  const Program& program_;
  RelaxationOptions options_;
  std::function<void(const char*)> report_;
  Relaxation result_;
  double artificial_cost_ = 0;
  std::optional<AugmentedLagrangian> lagrangian_;
  std::vector<bool> wanted_;  // by row, in the interior masters
  std::vector<double> last_;  // prices of the last interior master
};

}  // namespace yizhan::solve
