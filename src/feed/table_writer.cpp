#include "feed/table_writer.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "feed/csv.h"

namespace yizhan::feed {

namespace {

namespace fs = std::filesystem;

std::string header_text(const TableSchema& schema) {
  std::vector<std::string> names;
  for (const Column& column : schema.columns) names.push_back(column.name);
  std::string text;
  append_csv(text, names);
  return text;
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw fs::filesystem_error("cannot write", path, std::error_code(errno, std::generic_category()));
}

}  // namespace

std::string csv_text(const TableRows& table) {
  std::string text = header_text(*table.schema);
  for (const Row& row : table.rows) append_csv(text, row.cells);
  return text;
}

std::string csv_text(const TableSchema& schema, const std::vector<std::vector<std::string>>& rows) {
  std::string text = header_text(schema);
  for (const std::vector<std::string>& row : rows) append_csv(text, row);
  return text;
}

void write_folder(const fs::path& folder, const std::vector<FileText>& files) {
  const fs::path target = folder.has_filename() ? folder : folder.parent_path();
  const fs::path aside = target.string() + ".new";
  const fs::path old = target.string() + ".old";
  fs::remove_all(aside);
  fs::create_directories(aside);
  for (const FileText& file : files) write_file(aside / file.name, file.text);
  fs::remove_all(old);
  if (fs::exists(target)) fs::rename(target, old);
  fs::rename(aside, target);
  fs::remove_all(old);
}

}  // namespace yizhan::feed
