// What schema/ says of tables and columns. Reader, writer, template and reference page all follow it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yizhan::feed {

enum class Type {
  id,
  word,
  text,
  reference,
  whole,
  number,
  money,
  date,
  datetime,
  yes_no,
  enumeration,
  country,
  unlocode,
  source
};

struct Text {
  std::string en, zh;
};

struct Column {
  std::string name;
  Type type = Type::text;
  std::string table;                // of a reference
  std::vector<std::string> values;  // of an enumeration, in the order of the C++ enumeration
  bool list = false;                // items separated by ';'
  bool key = false;
  bool unique = false;
  bool required = false;
  bool figure = false;   // counts with the mark of its source
  std::string fallback;  // what an empty cell means ("default" in the file)
  std::string unit;
  std::optional<double> least, most;
  std::optional<std::pair<double, double>> plausible;  // range of an assumed figure, as factors; none: never moved
  Text meaning;
};

struct TableSchema {
  std::string name;
  bool required = false;
  std::string sorted_by;  // a column; empty: the key
  std::vector<Column> columns;
  Text meaning;

  /// The number of a column; none if there is no such column.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view column_name) const;
  [[nodiscard]] std::string file() const { return name + ".csv"; }
};

/// corridor.toml, as a table of one row.
const TableSchema& corridor_schema();
/// The tables of a corridor, in the order in which they build on each other.
const std::vector<TableSchema>& feed_schema();
/// The tables of a plan folder, by name.
const std::vector<TableSchema>& plan_schema();
/// The version of the feed format, which outlives releases.
int feed_format();

/// The table of this name; nullptr if there is none.
const TableSchema* find_table(const std::vector<TableSchema>& tables, std::string_view name);

}  // namespace yizhan::feed
