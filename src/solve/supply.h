// How static columns hang together: a column supplies the rows in which its amounts are negative and takes
// from those in which they are positive, which other columns may supply in turn (a box takes from a train's
// slots, the train's run supplies them; stock takes from this week and supplies the next).
#pragma once

#include <span>
#include <vector>

#include "solve/program.h"

namespace yizhan::solve {

using Column = std::uint32_t;  // index of a static column

class Supply {
 public:
  explicit Supply(const Program& program);

  /// The columns that supply a row, and those that take from it.
  [[nodiscard]] std::span<const Column> suppliers(Row row) const { return suppliers_[row]; }
  [[nodiscard]] std::span<const Column> takers(Row row) const { return takers_[row]; }

  /// Sets prices by what supply costs, as long as it does not run out: of a row that only supply fills, exactly
  /// that; of others, no more than that. `use` is that of the paths.
  void imply_prices(std::span<double> prices, std::span<const double> use) const;

  /// The static columns that answer the paths' use best at these prices. Those worth opening are opened fully,
  /// those that break even as far as their rows need.
  [[nodiscard]] std::vector<double> response(std::span<const double> prices, std::span<const double> use) const;

 private:
  void cap_prices(std::span<double> prices, std::span<const double> use) const;
  [[nodiscard]] double need(Column column, std::span<const double> use) const;

  const Program* program_;
  std::vector<std::vector<Column>> suppliers_, takers_;
  std::vector<Column> order_;     // each before those that supply what it takes
  std::vector<Row> only_supply_;  // rows of capacity 0 whose suppliers supply nothing else
};

}  // namespace yizhan::solve
