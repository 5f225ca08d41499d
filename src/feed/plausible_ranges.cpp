#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "feed/contradictions.h"
#include "feed/spelling.h"

namespace yizhan::feed {

namespace {

/// The names that a cell of `ranges` may say, and whether one of them is said.
struct Choice {
  std::vector<std::string> names;
  [[nodiscard]] bool holds(const std::string& name) const {
    return std::find(names.begin(), names.end(), name) != names.end();
  }
};

const TableSchema* schema_of(const std::string& table) {
  return table == corridor_schema().name ? &corridor_schema() : find_table(feed_schema(), table);
}

bool is_movable(const Column& column) {
  return column.figure && (column.type == Type::number || column.type == Type::money || column.type == Type::whole);
}

Choice tables_with_figures() {
  Choice choice;
  const auto add = [&](const TableSchema& table) {
    if (std::any_of(table.columns.begin(), table.columns.end(), is_movable)) choice.names.push_back(table.name);
  };
  add(corridor_schema());
  for (const TableSchema& table : feed_schema()) add(table);
  return choice;
}

Choice columns_of(const TableSchema& table, bool (*fits)(const Column&)) {
  Choice choice;
  for (const Column& column : table.columns)
    if (fits(column)) choice.names.push_back(column.name);
  return choice;
}

void check(const Rows& rows, Row& row, std::string_view column, const std::string& said, const Choice& choice) {
  if (choice.holds(said)) return;
  std::string allowed;
  for (const std::string& name : choice.names) allowed += (allowed.empty() ? "" : "|") + name;
  rows.note("ranges", row, column,
            {.code = "range_reference", .value = said, .allowed = allowed, .mend = nearest(said, choice.names)});
}

}  // namespace

void check_plausible_ranges(const Rows& rows) {
  std::map<std::string, PlausibleRange> first;  // of each id
  rows.each("ranges", rows.corridor.ranges, [&](Row& row, const PlausibleRange& range) {
    const PlausibleRange& other = first.try_emplace(range.id, range).first->second;
    if (range.low != other.low || range.high != other.high)
      rows.note("ranges", row, "low,high",
                {.code = "range_contradicts",
                 .value = fmt::format("{} .. {}", range.low, range.high),
                 .allowed = fmt::format("{} .. {}", other.low, other.high)});
    const TableSchema* table = schema_of(range.table);
    if (!table) return check(rows, row, "table", range.table, tables_with_figures());
    check(rows, row, "column", range.column, columns_of(*table, is_movable));
    if (!range.where.empty() || !range.among.empty())
      check(rows, row, "where", range.where, columns_of(*table, [](const Column& column) { return !column.figure; }));
  });
}

}  // namespace yizhan::feed
