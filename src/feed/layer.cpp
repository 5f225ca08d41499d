#include "feed/layer.h"

#include <algorithm>
#include <unordered_map>

#include "feed/spelling.h"

namespace yizhan::feed {

namespace {

class Laying {
 public:
  Laying(TableRows& table, Layer layer, NoticeList& notices) : table_(table), layer_(layer), notices_(notices) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) rows_.try_emplace(table.key(table.rows[i]), i);
    removed_.resize(table.rows.size());
    for (const auto& [key, row] : rows_) speller_.learn(key);
  }

  void lay(Row row, Change change) {
    const std::string key = table_.key(row);
    const auto [line, fresh] = lines_.try_emplace(key, row.line);
    if (!fresh && !has_key_fault(row)) {
      note(row, "key_repeated", std::to_string(line->second));
      return;
    }
    const auto base = rows_.find(key);
    const bool exists = base != rows_.end() && layer_ == Layer::overlay;
    if (change == Change::add && exists) return note(row, "row_exists", place(table_.rows[base->second]));
    if ((change == Change::change || change == Change::remove) && !exists) return note(row, "row_missing", {});
    if (change == Change::remove) {
      removed_[base->second] = true;
    } else if (exists) {
      merge(table_.rows[base->second], std::move(row));
    } else {
      table_.rows.push_back(std::move(row));
    }
  }

  void sweep() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (i < removed_.size() && removed_[i]) continue;
      if (kept != i) table_.rows[kept] = std::move(table_.rows[i]);
      ++kept;
    }
    table_.rows.resize(kept);
  }

 private:
  static void merge(Row& base, Row row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (row.cells[i].empty()) row.cells[i] = base.cells[i];
    row.faults |= base.faults;
    base = std::move(row);
  }

  /// A key with an empty required cell says nothing about what it repeats.
  [[nodiscard]] bool has_key_fault(const Row& row) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = table_.schema->columns[i];
      if (column.key && column.required && row.cells[i].empty()) return true;
    }
    return false;
  }

  [[nodiscard]] std::string place(const Row& row) const {
    return table_.files[row.file] + ":" + std::to_string(row.line);
  }

  void note(Row& row, std::string code, std::string allowed) {
    Notice notice;
    notice.code = std::move(code);
    notice.value = table_.key(row);
    notice.allowed = std::move(allowed);
    if (notice.code == "row_missing") notice.mend = speller_.nearest(notice.value);
    notices_.add(table_, row, key_columns(), std::move(notice));
  }

  [[nodiscard]] std::string key_columns() const {
    std::string names;
    for (const Column& column : table_.schema->columns)
      if (column.key) names += (names.empty() ? "" : ",") + column.name;
    return names;
  }

  TableRows& table_;
  Layer layer_;
  NoticeList& notices_;
  std::unordered_map<std::string, std::size_t> rows_;  // of the layers below, by key
  std::unordered_map<std::string, long> lines_;        // of this layer, by key
  std::vector<bool> removed_;
  Speller speller_;
};

}  // namespace

void lay(TableRows& table, const std::string& shown, Sheet sheet, Layer layer, NoticeList& notices) {
  table.complete = table.complete && sheet.complete;
  table.files.push_back(shown);
  Laying laying(table, layer, notices);
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    sheet.rows[i].file = table.files.size() - 1;
    laying.lay(std::move(sheet.rows[i]), sheet.changes[i]);
  }
  laying.sweep();
}

}  // namespace yizhan::feed
