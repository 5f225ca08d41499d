// How static columns hang together: a column supplies the rows in which its amounts are negative and takes
// from those in which they are positive, which other columns may supply in turn (a box takes from a train's
// slots, the train's run supplies them; stock takes from this week and supplies the next).
//
// A row is *implied* if it holds nothing of its own and every supplier of it can supply all that the rows it takes
// from can hold. Then its best price follows from theirs: the least cost of supply. The Lagrangian phase moves only
// the other prices, and passes the use of implied rows on to what their cheapest suppliers take.
#pragma once

#include <span>
#include <vector>

#include "solve/column_pool.h"

namespace yizhan::solve {

using Column = std::uint32_t;  // index of a static column

/// What one unit of the column supplies to the row; 0 if it does not.
double supplied(const StaticColumn& column, Row row);

class Supply {
 public:
  explicit Supply(const Program& program);

  /// The columns that supply a row, and those that take from it.
  [[nodiscard]] std::span<const Column> suppliers(Row row) const { return suppliers_[row]; }
  [[nodiscard]] std::span<const Column> takers(Row row) const { return takers_[row]; }

  /// All implied rows, each after those that its suppliers take from.
  [[nodiscard]] std::span<const Row> implied() const { return implied_; }
  [[nodiscard]] bool is_implied(Row row) const { return is_implied_[row]; }

  /// Whether all that takes from the row may as well take from its only supplier's rows: exact but for less than one
  /// unit of the supplier's range.
  [[nodiscard]] bool is_substitutable(Row row) const { return is_substitutable_[row]; }

  /// What a column takes and costs, substitutable rows replaced by what their suppliers take; by row, ascending, each
  /// row once.
  struct Taken {
    double cost = 0;
    std::vector<Entry> entries;
  };
  [[nodiscard]] Taken substituted(double cost, const std::vector<Entry>& entries) const;

  /// Sets the prices of implied rows to their least cost of supply under the others.
  void imply_prices(std::span<double> prices) const;

  /// What use of a row costs at most: by the dearest of the columns that supply it, and of those that these take
  /// from. `unit` remembers, by row, the cost of one unit where it is the same for any use; below 0 where not known.
  [[nodiscard]] double most_cost(Row row, double use, std::vector<double>& unit) const;

 private:
  void order_rows();
  [[nodiscard]] bool may_substitute(Row row) const;
  [[nodiscard]] double most_held(Row row) const;
  [[nodiscard]] bool is_elastic(Column column) const;

  const Program* program_;
  std::vector<std::vector<Column>> suppliers_, takers_;
  std::vector<bool> is_implied_, is_substitutable_;
  std::vector<Row> implied_;  // each after those that its suppliers take from
};

/// What one unit on a known path costs at most, with all that it opens.
double dearest_unit(const ColumnPool& pool, const Supply& supply, std::size_t rows);

}  // namespace yizhan::solve
