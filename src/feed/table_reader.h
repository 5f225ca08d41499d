// Reads a table as its schema describes it. Faults become notices; what is sound is read on.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "feed/notice_list.h"
#include "feed/table.h"

namespace yizhan::feed {

/// What a row of an overlay does to the base.
enum class Change { as_needed, add, change, remove };

/// The rows of one file, cell by cell in order, but not yet complete as a table.
struct Sheet {
  std::vector<Row> rows;
  std::vector<Change> changes;  // of an overlay: one for each row
  bool complete = true;         // false if the header is at fault or the file could not be read to its end
};

enum class Layer { base, overlay };

/// The rows of a CSV text whose file notices call `shown`.
Sheet read_sheet(const TableSchema& schema, std::string_view text, const std::string& shown, Layer layer,
                 NoticeList& notices);

/// What can only be asked of whole rows: required cells, keys and values that must be unique. Sorts the rows.
void complete(TableRows& table, NoticeList& notices);

/// A table from one file: sheet and completion in one. References are left to the caller.
TableRows read_table(const TableSchema& schema, const std::filesystem::path& file, const std::string& shown,
                     NoticeList& notices);

}  // namespace yizhan::feed
