// What the `source` of a row says of each column.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feed/schema.h"

namespace yizhan::feed {

struct Mark {
  char grade = 0;                       // H, M, L or A; 0: none, which counts as assumed
  std::vector<std::string> references;  // ids of sources.csv
  [[nodiscard]] bool assumed() const { return grade == 0 || grade == 'A'; }
};

/// A source reads
///
///     source     = [mark] { ";" column { "," column } ":" mark }
///     mark       = ( "H" | "M" | "L" | "A" ) [ "[" id { "," id } "]" ]
struct SourceText {
  std::vector<Mark> marks;           // by column
  std::optional<std::string> fault;  // the first item that cannot be read
};

SourceText parse_source(const TableSchema& schema, const std::string& text);

/// Whether a cell states a figure: filled, and more than the default.
bool states_figure(const Column& column, std::string_view cell);

}  // namespace yizhan::feed
