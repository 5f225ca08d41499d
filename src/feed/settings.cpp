#include "feed/settings.h"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "feed/cell.h"
#include "feed/cell_check.h"
#include "feed/spelling.h"

namespace yizhan::feed {

namespace {

std::string text_of(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

/// The value as a cell would say it; none for lists and tables.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (const auto* truth = node.as_boolean()) return std::string(truth->get() ? "yes" : "no");
  if (const auto* date = node.as_date()) return text_of(date->get());
  return std::nullopt;
}

}  // namespace

Sheet read_settings(std::string_view text, const std::string& shown, NoticeList& notices) {
  const TableSchema& schema = corridor_schema();
  Sheet sheet;
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    notices.add({.code = "toml_malformed",
                 .file = shown,
                 .row = parsed.error().source().begin.line,
                 .value = std::string(parsed.error().description())});
    sheet.complete = false;
    return sheet;
  }
  Row row;
  row.cells.resize(schema.columns.size());
  Speller speller;
  for (const Column& column : schema.columns) speller.learn(column.name);
  for (const auto& [key, node] : parsed.table()) {
    const std::string name(key.str());
    const long line = node.source().begin.line;
    const auto number = schema.column(name);
    if (!number) {
      notices.add({.code = "column_unknown",
                   .file = shown,
                   .row = line,
                   .column = name,
                   .value = name,
                   .mend = speller.nearest(name)});
      continue;
    }
    const Column& column = schema.columns[*number];
    const auto cell = text_of(node);
    if (!cell) {
      row.faults.set(*number);
      notices.add(
          {.code = "toml_value", .file = shown, .row = line, .column = name, .allowed = allowed_values(column)});
      continue;
    }
    row.cells[*number] = *cell;
    if (auto fault = normalise(column, row.cells[*number])) {
      row.faults.set(*number);
      fault->file = shown;
      fault->row = line;
      fault->column = name;
      notices.add(*std::move(fault));
    }
  }
  sheet.rows.push_back(std::move(row));
  sheet.changes.push_back(Change::as_needed);
  return sheet;
}

}  // namespace yizhan::feed
