// A whole feed as text: corridor.toml and every table.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "feed/notice_list.h"
#include "feed/table.h"

namespace yizhan::feed {

struct Tables {
  TableRows corridor;             // of one row, unless it could not be read
  std::vector<TableRows> tables;  // in the order of the schema

  [[nodiscard]] TableRows& operator[](std::string_view name);
  [[nodiscard]] const TableRows& operator[](std::string_view name) const;
};

/// Reads a corridor's folder and lays its overlays upon it; cells and keys are checked, references not yet.
Tables read_tables(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& overlays,
                   NoticeList& notices);

/// Every reference must name a row. Where the table could not be read to its end, what is missing is not told.
void check_references(Tables& tables, NoticeList& notices);

}  // namespace yizhan::feed
