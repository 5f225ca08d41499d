// Assumed figures in groups, and the corridor with one group moved to an end of the range in which it plausibly lies.
#pragma once

#include <string>
#include <vector>

#include "feed/corridor_reader.h"
#include "feed/tables.h"

namespace yizhan::feed {

/// The rows of the range's table that state an assumed figure of it. Table, column and `where` must exist.
std::vector<std::size_t> figures_of(const TableRows& table, const PlausibleRange& range);

enum class RangeEnd { low, high };

/// Figures of one column that are moved together.
struct FigureColumn {
  const TableSchema* table = nullptr;
  std::size_t column = 0;
  std::vector<std::size_t> rows;  // of the table, rising; at least one
};

/// A group of the table `ranges`, or what it leaves of a column whose schema states a plausible range.
struct AssumedGroup {
  std::string id;  // of `ranges`, or <table>.<column>
  Name name;
  double low = 1, high = 1;  // factors
  std::string source;        // of the range
  std::vector<FigureColumn> columns;

  [[nodiscard]] double factor(RangeEnd end) const { return end == RangeEnd::low ? low : high; }
  [[nodiscard]] std::size_t figures() const;
};

/// Only figures whose source says that they are assumed are ever moved.
class AssumedFigures {
 public:
  explicit AssumedFigures(const Corridor& corridor);

  /// Those of `ranges` by id, then the others in the order of the schema; none is empty.
  [[nodiscard]] const std::vector<AssumedGroup>& groups() const { return groups_; }

  /// Every figure of the group times the factor of that end, whole where its column is, within what its column may
  /// say. An order is never made smaller than its stock, and grows with it. Notices where the feed no longer makes
  /// sense so. Any number of threads may call it.
  [[nodiscard]] ReadResult moved(const AssumedGroup& group, RangeEnd end) const;

 private:
  void group_ranges(const Table<PlausibleRange>& ranges);
  void group_rest();

  Tables tables_;
  LeverLimits lever_limits_;
  std::vector<AssumedGroup> groups_;
};

}  // namespace yizhan::feed
