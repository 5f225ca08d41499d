#include "feed/assumed.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "feed/cell.h"
#include "feed/corridor_tables.h"
#include "feed/source_text.h"

namespace yizhan::feed {

namespace {

constexpr std::string_view settings = "corridor";  // what `ranges` calls corridor.toml

TableRows& table_of(Tables& tables, std::string_view name) {
  return name == settings ? tables.corridor : tables[name];
}

/// The rows in which a column states an assumed figure.
std::vector<std::size_t> assumed_rows(const TableRows& table, std::size_t column) {
  std::vector<std::size_t> found;
  const auto source = table.schema->column("source");
  if (!source) return found;
  std::unordered_map<std::string, bool> assumed;  // by source
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::vector<std::string>& cells = table.rows[i].cells;
    if (!states_figure(table.schema->columns[column], cells[column])) continue;
    const auto [known, fresh] = assumed.try_emplace(cells[*source]);
    if (fresh) known->second = parse_source(*table.schema, cells[*source]).marks[column].assumed();
    if (known->second) found.push_back(i);
  }
  return found;
}

/// Of these rows, those that say one of `among` in the column `where`.
std::vector<std::size_t> rows_where(const TableRows& table, std::vector<std::size_t> rows,
                                    const PlausibleRange& range) {
  if (range.where.empty()) return rows;
  const std::size_t where = table.schema->column(range.where).value();
  const auto differs = [&](std::size_t row) {
    for (const std::string& item : split_list(table.text(table.rows[row], where)))
      if (std::find(range.among.begin(), range.among.end(), item) != range.among.end()) return false;
    return true;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), differs), rows.end());
  return rows;
}

std::string moved_text(const Column& column, const std::string& cell, double factor) {
  double value = parse_number(cell).value() * factor;
  if (column.type == Type::whole) value = std::round(value);
  if (column.least) value = std::max(value, *column.least);
  if (column.most) value = std::min(value, *column.most);
  return format_number(value);
}

/// What stands in stock for an order was ordered.
void keep_orders_above_stock(Tables& tables) {
  TableRows& orders = tables["orders"];
  const TableRows& stock = tables["stock"];
  std::unordered_map<std::string, double> stocked;
  const std::size_t of = stock.schema->column("order").value(), amount = stock.schema->column("quantity").value();
  for (const Row& row : stock.rows) stocked[row.cells[of]] += parse_number(row.cells[amount]).value();
  const std::size_t id = orders.schema->column("id").value(), quantity = orders.schema->column("quantity").value();
  for (Row& row : orders.rows) {
    const auto found = stocked.find(row.cells[id]);
    if (found != stocked.end() && found->second > parse_number(row.cells[quantity]).value())
      row.cells[quantity] = format_number(found->second);
  }
}

/// Of all figures of a column: the table, and what the column means, without what a colon or semicolon adds.
Name name_of(const TableSchema& table, const Column& column) {
  const auto before = [](const std::string& text, std::string_view mark) { return text.substr(0, text.find(mark)); };
  std::string en = table.name;
  std::replace(en.begin(), en.end(), '_', ' ');
  return {en + ": " + before(column.meaning.en, ";"),
          before(table.meaning.zh, "：") + "：" + before(column.meaning.zh, "；")};
}

}  // namespace

std::vector<std::size_t> figures_of(const TableRows& table, const PlausibleRange& range) {
  return rows_where(table, assumed_rows(table, table.schema->column(range.column).value()), range);
}

std::size_t AssumedGroup::figures() const {
  return std::accumulate(columns.begin(), columns.end(), std::size_t{0},
                         [](std::size_t sum, const FigureColumn& column) { return sum + column.rows.size(); });
}

AssumedFigures::AssumedFigures(const Corridor& corridor)
    : tables_(tables_of(corridor)), lever_limits_(corridor.lever_limits) {
  group_ranges(corridor.ranges);
  group_rest();
}

void AssumedFigures::group_ranges(const Table<PlausibleRange>& ranges) {
  std::map<std::string, AssumedGroup> groups;
  for (const PlausibleRange& range : ranges) {
    const TableRows& table = table_of(tables_, range.table);
    const std::size_t column = table.schema->column(range.column).value();
    const auto rows = figures_of(table, range);
    if (rows.empty()) continue;
    AssumedGroup& group = groups[range.id];
    group.id = range.id;
    if (group.name.en.empty()) group.name = range.name;
    group.low = range.low;
    group.high = range.high;
    group.source = range.source;
    group.columns.push_back({table.schema, column, rows});
  }
  for (auto& [id, group] : groups) groups_.push_back(std::move(group));
}

void AssumedFigures::group_rest() {
  std::map<std::pair<const TableSchema*, std::size_t>, std::set<std::size_t>> taken;
  for (const AssumedGroup& group : groups_)
    for (const FigureColumn& part : group.columns)
      taken[{part.table, part.column}].insert(part.rows.begin(), part.rows.end());
  const auto add = [&](const TableRows& table) {
    for (std::size_t i = 0; i < table.schema->columns.size(); ++i) {
      const Column& column = table.schema->columns[i];
      if (!column.plausible) continue;
      std::vector<std::size_t> rows = assumed_rows(table, i), rest;
      const std::set<std::size_t>& others = taken[{table.schema, i}];
      std::set_difference(rows.begin(), rows.end(), others.begin(), others.end(), std::back_inserter(rest));
      if (rest.empty()) continue;
      const auto [low, high] = *column.plausible;
      groups_.push_back({table.schema->name + "." + column.name,
                         name_of(*table.schema, column),
                         low,
                         high,
                         "A",
                         {{table.schema, i, std::move(rest)}}});
    }
  };
  add(tables_.corridor);
  // Nothing hangs on levers that may not be bought.
  for (const TableRows& table : tables_.tables)
    if (table.schema->name != "levers" || !lever_limits_.ranges.empty()) add(table);
}

ReadResult AssumedFigures::moved(const AssumedGroup& group, RangeEnd end) const {
  Tables tables = tables_;
  for (const FigureColumn& part : group.columns) {
    TableRows& table = table_of(tables, part.table->name);
    for (const std::size_t row : part.rows) {
      std::string& cell = table.rows[row].cells[part.column];
      cell = moved_text(part.table->columns[part.column], cell, group.factor(end));
    }
  }
  keep_orders_above_stock(tables);
  NoticeList notices;
  ReadResult result = corridor_from(tables, notices);
  if (result.corridor) result.corridor->lever_limits = lever_limits_;
  return result;
}

}  // namespace yizhan::feed
