// Comma-separated values as in RFC 4180: quoted cells, line breaks in them, either line end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan::feed {

struct Record {
  long line = 0;  // on which it begins, from 1
  std::vector<std::string> cells;
};

/// What ended the reading before the end of the text.
enum class CsvFault { quotes, cell_too_long, too_many_rows };

struct Csv {
  std::vector<Record> records;  // blank lines are left out
  std::optional<CsvFault> fault;
  long fault_line = 0;
};

constexpr std::size_t longest_cell = 10'000;  // bytes
constexpr std::size_t most_rows = 1'000'000;

Csv read_csv(std::string_view text);

/// Adds a line to `text`, quoting where needed.
void append_csv(std::string& text, const std::vector<std::string>& cells);

}  // namespace yizhan::feed
