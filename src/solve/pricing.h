// Asks the oracle, keeps the best bound with its prices, and gathers the paths found.
#pragma once

#include <vector>

#include "solve/column_pool.h"
#include "solve/limits.h"
#include "solve/program.h"

namespace yizhan::solve {

class Pricing {
 public:
  /// Without `costs`, paths cost nothing (phase one).
  Pricing(const Program& program, Oracle& oracle, Limits& limits, int threads, bool costs = true);

  /// Prices all lots; `prices` are projected first. Returns the bound, and keeps it if it is the best.
  double at(std::vector<double>& prices);

  /// By lot: its best path under the prices last given, unless leaving the lot is cheaper; `none` then.
  std::vector<ColumnId> best_paths();
  static constexpr ColumnId none = 0xffffffff;

  /// Gathers for every lot at most `most` paths within `margin` (a share of its value) of its best one.
  void gather(double margin, std::size_t most);

  /// The same for some lots, each named once.
  void gather(std::span<const LotNumber> lots, double margin, std::size_t most);

  /// The same under prices that need not be those of a bound; lots that only closed rows could serve are left out.
  void look(std::span<const double> prices, std::span<const LotNumber> lots, double margin, std::size_t most);

  /// Puts a path into the pool.
  ColumnId keep(Path&& path);

  [[nodiscard]] const Program& program() const { return *program_; }
  [[nodiscard]] const ColumnPool& pool() const { return pool_; }
  [[nodiscard]] ColumnPool& pool() { return pool_; }
  [[nodiscard]] int threads() const { return threads_; }
  [[nodiscard]] Limits& limits() const { return *limits_; }
  [[nodiscard]] Oracle& oracle() const { return *oracle_; }
  [[nodiscard]] const std::vector<double>& values() const { return values_; }
  /// Whether the oracle was last asked at the best prices.
  [[nodiscard]] bool is_at_best() const { return is_at_best_; }
  [[nodiscard]] double best_bound() const { return best_bound_; }
  [[nodiscard]] const std::vector<double>& best_prices() const { return best_prices_; }
  [[nodiscard]] const std::vector<double>& best_values() const { return best_values_; }

  /// A row's usual amount in paths, by which rows of different units become comparable.
  [[nodiscard]] double usual_amount(Row row) const;

 private:
  void want(LotNumber lot, double margin, std::size_t most);
  /// Puts what is found for the lots wanted into the pool.
  std::vector<ColumnId> keep_wanted();

  const Program* program_;
  Oracle* oracle_;
  Limits* limits_;
  int threads_;
  bool costs_;
  ColumnPool pool_;
  std::vector<Wanted> wanted_;
  std::vector<Path> found_;
  std::vector<double> values_, best_values_, best_prices_;
  double best_bound_;
  bool is_at_best_ = false;
  std::vector<double> amount_, count_;  // by row: sum over paths, number of paths
};

}  // namespace yizhan::solve
