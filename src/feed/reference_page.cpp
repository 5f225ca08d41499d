#include "feed/reference_page.h"

#include <fmt/format.h>

#include <vector>

#include "feed/cell_check.h"
#include "feed/notice_text.h"
#include "feed/schema.h"

namespace yizhan::feed {

namespace {

constexpr const char* introduction = R"(# The feed

This page is made from `schema/` by the program `feed_page`; edit the schema, not the page.

A corridor is a folder: `corridor.toml` and one CSV file for each table (UTF-8, commas, a header line; quoted cells
may hold commas and line breaks). Columns may stand in any order; what is not required may be left out. White space
around a cell does not count. An empty cell means the default. Items of a list are separated by `;`. A date is
`2025-01-31`, a datetime `2025-01-31T06:30`; numbers have a decimal point and no thousands separators. Units stand in
the names of the columns.

An **overlay** is a folder of the same files, laid upon a corridor: a row replaces that of the same key, and its
empty cells keep what the base says; a new key adds a row. The extra column `change` says `add`, `change` or `remove`
where one wants to be sure. Keys of an overlay's `corridor.toml` replace those of the base.

A **figure** is a number that somebody claims. `source` marks a row's figures with H, M or L (high, medium, low
confidence) and `[n]` of `sources.csv`, or with A (assumed); exceptions by column follow, as in
`A; length_mm,width_mm: H [27]`. Every figure cell that is filled and says more than the default counts once.

走廊是一个文件夹：`corridor.toml` 加每表一个 CSV（UTF-8、逗号分隔、首行为表头）。列序不限，非必需者可省；空单元格取默认值；
列表各项以 `;` 分隔；单位写在列名里。叠加层是同样文件的文件夹，按键增、改、删行。`source` 标记数字的出处与置信度。

**Bold** columns are the key. In the table, *req* is required and *fig* a figure.
)";

/// A `|` inside a cell of a Markdown table.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '|' ? std::string("\\|") : std::string(1, c);
  return result;
}

std::string type_text(const Column& column) {
  std::string text;
  switch (column.type) {
    case Type::reference:
      text = "`" + column.table + "`";
      break;
    case Type::enumeration:
      text = allowed_values(column);
      break;
    case Type::id:
      text = "id";
      break;
    case Type::word:
      text = "word";
      break;
    case Type::text:
      text = "text";
      break;
    case Type::whole:
      text = "whole";
      break;
    case Type::number:
    case Type::money:
      text = "number";
      break;
    case Type::date:
      text = "date";
      break;
    case Type::datetime:
      text = "datetime";
      break;
    case Type::yes_no:
      text = "yes, no";
      break;
    case Type::country:
      text = "AA";
      break;
    case Type::unlocode:
      text = "AAAAA";
      break;
    case Type::source:
      text = "source";
      break;
  }
  return column.list ? "list of " + text : text;
}

std::string range_text(const Column& column) {
  if (!column.least && !column.most) return {};
  const auto end = [](const std::optional<double>& number) { return number ? fmt::format("{}", *number) : ""; };
  return fmt::format("{} .. {}", end(column.least), end(column.most));
}

std::string table_text(const TableSchema& table) {
  std::string text = fmt::format(
      "{}\n{}\n\n| column | type | range | default | unit | | meaning | 含义 |\n"
      "|---|---|---|---|---|---|---|---|\n",
      table.meaning.en + ".", table.meaning.zh + "。");
  for (const Column& column : table.columns)
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n",
                        column.key ? "**" + column.name + "**" : column.name, type_text(column), range_text(column),
                        column.fallback, column.unit,
                        fmt::format("{}{}", column.required ? "req " : "", column.figure ? "fig" : ""),
                        escaped(column.meaning.en), escaped(column.meaning.zh));
  return text;
}

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "info";
}

}  // namespace

std::string reference_page() {
  std::string page = introduction;
  page += "\n## corridor.toml\n\n" + table_text(corridor_schema());
  for (const TableSchema& table : feed_schema())
    page += fmt::format("\n## {}{}\n\n", table.file(), table.required ? " (required)" : "") + table_text(table);
  page += "\n## Notices\n\n| code | severity | meaning | 含义 | how to mend it |\n|---|---|---|---|---|\n";
  for (const CatalogueEntry& entry : notice_catalogue())
    page += fmt::format("| `{}` | {} | {} | {} | {} |\n", entry.code, severity_text(entry.severity),
                        escaped(entry.meaning.en), escaped(entry.meaning.zh), escaped(entry.mend.en));
  return page;
}

}  // namespace yizhan::feed
