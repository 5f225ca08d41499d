#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "feed/assumed.h"
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

/// Those of corridor.toml are called `corridor`.
const TableRows* find_rows(const Tables& tables, const std::string& name) {
  if (name == corridor_schema().name) return &tables.corridor;
  const auto found = std::find_if(tables.tables.begin(), tables.tables.end(),
                                  [&](const TableRows& table) { return table.schema->name == name; });
  return found == tables.tables.end() ? nullptr : &*found;
}

bool is_movable(const Column& column) {
  return column.figure && !column.key &&
         (column.type == Type::number || column.type == Type::money || column.type == Type::whole);
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

bool check(const Rows& rows, Row& row, std::string_view column, const std::string& said, const Choice& choice) {
  if (choice.holds(said)) return true;
  std::string allowed;
  for (const std::string& name : choice.names) allowed += (allowed.empty() ? "" : "|") + name;
  rows.note("ranges", row, column,
            {.code = "range_reference", .value = said, .allowed = allowed, .mend = nearest(said, choice.names)});
  return false;
}

/// Of `where` and `among` neither says anything without the other.
bool check_filter(const Rows& rows, Row& row, const TableSchema& table, const PlausibleRange& range) {
  if (range.where.empty() && range.among.empty()) return true;
  if (range.where.empty() || range.among.empty()) {
    rows.note("ranges", row, range.where.empty() ? "where" : "among", {.code = "value_missing"});
    return false;
  }
  return check(rows, row, "where", range.where,
               columns_of(table, [](const Column& column) { return !column.figure; }));
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
    const TableRows* table = find_rows(rows.tables, range.table);
    if (!table) {
      check(rows, row, "table", range.table, tables_with_figures());
      return;
    }
    const bool column = check(rows, row, "column", range.column, columns_of(*table->schema, is_movable));
    if (check_filter(rows, row, *table->schema, range) && column && figures_of(*table, range).empty())
      rows.note("ranges", row, "column,among", {.code = "range_empty", .value = range.table + "." + range.column});
  });
}

}  // namespace yizhan::feed
