#include "feed/source_text.h"

#include <algorithm>

#include "feed/cell.h"

namespace yizhan::feed {

namespace {

std::vector<std::string> split_commas(std::string_view text) {
  std::string list(text);
  std::replace(list.begin(), list.end(), ',', ';');
  return split_list(list);
}

std::optional<Mark> parse_mark(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || std::string_view("HMLA").find(text.front()) == std::string_view::npos) return std::nullopt;
  Mark mark{text.front(), {}};
  for (text = trimmed(text.substr(1)); !text.empty(); text = trimmed(text)) {
    const std::size_t close = text.find(']');
    if (text.front() != '[' || close == std::string_view::npos) return std::nullopt;
    for (std::string& id : split_commas(text.substr(1, close - 1))) mark.references.push_back(std::move(id));
    text.remove_prefix(close + 1);
  }
  return mark;
}

/// An exception such as `length_mm,width_mm: H [27]`.
bool parse_exception(const TableSchema& schema, const std::string& item, std::vector<Mark>& marks) {
  const std::size_t colon = item.find(':');
  const auto mark = parse_mark(std::string_view(item).substr(colon + 1));
  if (!mark) return false;
  for (const std::string& name : split_commas(std::string_view(item).substr(0, colon))) {
    const auto column = schema.column(name);
    if (!column) return false;
    marks[*column] = *mark;
  }
  return true;
}

}  // namespace

SourceText parse_source(const TableSchema& schema, const std::string& text) {
  SourceText source;
  source.marks.resize(schema.columns.size());
  bool first = true;
  for (const std::string& item : split_list(text)) {
    const bool exception = item.find(':') != std::string::npos;
    const auto mark = exception ? std::nullopt : parse_mark(item);
    if (exception ? !parse_exception(schema, item, source.marks) : !(first && mark)) {
      source.fault = item;
      return source;
    }
    if (mark) std::fill(source.marks.begin(), source.marks.end(), *mark);
    first = false;
  }
  return source;
}

bool states_figure(const Column& column, std::string_view cell) {
  return column.figure && !cell.empty() && cell != column.fallback;
}

}  // namespace yizhan::feed
