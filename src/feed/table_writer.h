// Writes tables as their schema describes them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "feed/table.h"

namespace yizhan::feed {

/// The CSV of a table: header, then rows in their order.
std::string csv_text(const TableRows& table);

/// A table of plain cells, each row in the order of the schema's columns.
std::string csv_text(const TableSchema& schema, const std::vector<std::vector<std::string>>& rows);

struct FileText {
  std::string name;
  std::string text;
};

/// Writes a folder aside and renames it, so that a failed run leaves an old one whole. Other files of an old folder
/// go. Throws std::filesystem::filesystem_error.
void write_folder(const std::filesystem::path& folder, const std::vector<FileText>& files);

}  // namespace yizhan::feed
