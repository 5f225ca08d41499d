#include "feed/corridor_writer.h"

#include <fmt/format.h>

#include <set>
#include <system_error>

#include "feed/corridor_tables.h"
#include "feed/table_writer.h"

namespace yizhan::feed {

namespace {

/// A TOML string; its escapes are those of basic strings.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      result += fmt::format("\\{}", c);
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else
      result += c;
  }
  return result + "\"";
}

bool is_bare(Type type) {
  return type == Type::whole || type == Type::number || type == Type::money || type == Type::date;
}

std::string toml_value(const Column& column, const std::string& cell) {
  const bool bare = is_bare(column.type) || column.name == "period_hours";
  return bare && !cell.empty() ? cell : quoted(cell);
}

std::string settings_text(const TableRows& settings) {
  std::string text;
  for (std::size_t i = 0; i < settings.schema->columns.size(); ++i) {
    const Column& column = settings.schema->columns[i];
    const std::string& cell = settings.rows.front().cells[i];
    if (!cell.empty()) text += fmt::format("{} = {}\n", column.name, toml_value(column, cell));
  }
  return text;
}

std::string template_settings() {
  std::string text;
  for (const Column& column : corridor_schema().columns) {
    text += fmt::format("# {} / {}{}\n", column.meaning.en, column.meaning.zh,
                        column.unit.empty() ? "" : " [" + column.unit + "]");
    text +=
        fmt::format("{}{} = {}\n\n", column.required ? "" : "# ", column.name, toml_value(column, column.fallback));
  }
  return text;
}

std::string template_readme() {
  std::string text =
      "# A corridor\n\nFill in `corridor.toml` and the tables, then run `yizhan validate` on this folder.\n"
      "先填 `corridor.toml` 与各表，再对本文件夹运行 `yizhan validate`。\n\n| file | what a row is | 每行为 "
      "|\n|---|---|---|\n";
  for (const TableSchema& table : feed_schema())
    text += fmt::format("| `{}`{} | {} | {} |\n", table.file(), table.required ? " *" : "", table.meaning.en,
                        table.meaning.zh);
  return text + "\n\\* every corridor needs it; the others may be left out. 带 * 者必需，其余可省。\n";
}

/// A file that no corridor has, or a file in the place of the folder; empty if there is none.
std::string stranger_at(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  if (!fs::exists(folder)) return {};
  if (!fs::is_directory(folder)) return folder.filename().string();
  std::set<std::string> known = {"corridor.toml", "README.md"};
  for (const TableSchema& table : feed_schema()) known.insert(table.file());
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (!known.contains(entry.path().filename().string())) return entry.path().filename().string();
  return {};
}

tl::unexpected<Notices> refusal(std::string_view code, const std::filesystem::path& folder, std::string value) {
  Notice notice;
  notice.code = code;
  notice.file = folder.string();
  notice.value = std::move(value);
  return tl::unexpected(Notices{std::move(notice)});
}

}  // namespace

tl::expected<void, Notices> replace_corridor(const Corridor& corridor, const std::filesystem::path& folder) try {
  if (const std::string stranger = stranger_at(folder); !stranger.empty())
    return refusal("out_not_a_corridor", folder, stranger);
  write_corridor(corridor, folder);
  return {};
} catch (const std::filesystem::filesystem_error& error) {
  return refusal("cannot_write", folder, error.code().message());
}

void write_corridor(const Corridor& corridor, const std::filesystem::path& folder) {
  const Tables tables = tables_of(corridor);
  std::vector<FileText> files = {{"corridor.toml", settings_text(tables.corridor)}};
  for (const TableRows& table : tables.tables)
    if (!table.rows.empty() || table.schema->required) files.push_back({table.schema->file(), csv_text(table)});
  write_folder(folder, files);
}

void write_template(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  if (fs::exists(folder) && !fs::is_empty(folder))
    throw fs::filesystem_error("is not empty", folder, std::make_error_code(std::errc::file_exists));
  std::vector<FileText> files = {{"corridor.toml", template_settings()}, {"README.md", template_readme()}};
  for (const TableSchema& schema : feed_schema()) files.push_back({schema.file(), csv_text(schema, {})});
  write_folder(folder, files);
}

}  // namespace yizhan::feed
