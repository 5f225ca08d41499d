// A table as text: rows of cells in the order of the schema's columns, each row knowing where it was written.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <vector>

#include "feed/schema.h"

namespace yizhan::feed {

struct Row {
  std::vector<std::string> cells;  // canonical text; an empty one means the column's fallback
  std::size_t file = 0;            // number in the table's `files`
  long line = 0;
  std::bitset<64> faults;  // columns in which an error was found; their cells are empty
};

struct TableRows {
  const TableSchema* schema = nullptr;
  std::vector<std::string> files;  // as notices name them
  std::vector<Row> rows;
  bool complete = true;  // false if a file could not be read to its end

  /// The text of a cell, or what its being empty means.
  [[nodiscard]] const std::string& text(const Row& row, std::size_t column) const {
    const std::string& cell = row.cells[column];
    return cell.empty() ? schema->columns[column].fallback : cell;
  }
  /// The key of a row: its key cells, one after another.
  [[nodiscard]] std::string key(const Row& row) const;
};

}  // namespace yizhan::feed
