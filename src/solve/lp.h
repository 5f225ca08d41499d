// A linear or mixed program in HiGHS. The only file that talks to HiGHS is lp.cpp.
#pragma once

#include <memory>
#include <span>
#include <vector>

namespace yizhan::solve {

/// A batch of rows or of columns, each with its range and its entries in the other direction. Ranges may
/// be infinite. `cost` and `whole` are read for columns only.
struct LpBatch {
  std::vector<double> lower, upper, cost;
  std::vector<bool> whole;
  std::vector<int> start, index;
  std::vector<double> amount;

  void begin(double low, double high, double unit_cost = 0, bool is_whole = false);
  void entry(int other, double value);
  [[nodiscard]] std::size_t size() const { return lower.size(); }
};

enum class LpMethod {
  simplex,  // from the last basis
  ipx,      // interior points, no basis: fast on large programs
  hipo,     // the same, by direct factors
};
/// HiGHS's name of a method.
const char* name(LpMethod method);
/// HiPO where this machine has its plug-in, else IPX.
LpMethod interior_method();

enum class LpStatus {
  optimal,
  inexact,  // a solution within looser tolerances, or the best until a limit
  infeasible,
  failed,  // no solution to read
};

struct LpLimits {
  double seconds = 1e30;
  double gap = 0;       // relative, for whole columns
  int nodes = 1 << 30;  // of the branching tree
  int seed = 1;         // of its random choices
};

/// Minimises. One thread and a given seed, so that the same calls give the same answer.
class Lp {
 public:
  Lp();
  ~Lp();
  Lp(Lp&&) noexcept;
  Lp& operator=(Lp&&) noexcept;

  void add_rows(const LpBatch& rows);
  void add_columns(const LpBatch& columns);
  /// A known solution, one value a column, from which a search for whole columns starts.
  void start_from(std::span<const double> values);

  /// Throws if this machine does not have the method.
  LpStatus run(LpMethod method, double tolerance, const LpLimits& limits = {});
  LpStatus run_whole(const LpLimits& limits);

  [[nodiscard]] double cost() const;
  [[nodiscard]] const std::vector<double>& columns() const { return column_; }
  /// By row: the change of cost by one unit more of its bound (<= 0 for a binding upper bound).
  [[nodiscard]] const std::vector<double>& duals() const { return dual_; }
  [[nodiscard]] int row_count() const;
  [[nodiscard]] int column_count() const;

 private:
  struct Handle;
  LpStatus read(int run_status);

  std::unique_ptr<Handle> handle_;
  std::vector<double> column_, dual_;
};

}  // namespace yizhan::solve
