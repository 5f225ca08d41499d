// What the readers of a plan folder share: its tables row by row, and names that become rows of the corridor.
#pragma once

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "feed/cell.h"
#include "feed/plan_folder.h"
#include "feed/schema.h"
#include "feed/spelling.h"
#include "feed/table_reader.h"
#include "model/rules.h"

namespace yizhan::feed {

/// Rows of a table by name.
template <class T>
class Names {
 public:
  Names(std::string what, const Table<T>& table, const std::vector<std::string>& names) : what_(std::move(what)) {
    for (std::size_t row = 0; row < table.size(); ++row) by_name_.emplace(names[row], Index<T>(row));
  }
  Names(std::string what, const Table<T>& table) : Names(std::move(what), table, ids_of(table)) {}

  [[nodiscard]] Index<T> find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? Index<T>() : found->second;
  }
  [[nodiscard]] std::string nearest_to(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& entry : by_name_) names.push_back(entry.first);
    std::sort(names.begin(), names.end());
    return nearest(name, names);
  }
  [[nodiscard]] const std::string& what() const { return what_; }

 private:
  static std::vector<std::string> ids_of(const Table<T>& table) {
    std::vector<std::string> ids;
    for (const T& row : table) ids.push_back(row.id);
    return ids;
  }

  std::string what_;
  std::unordered_map<std::string, Index<T>> by_name_;
};

/// The names of all lots.
inline std::vector<std::string> lot_names(const Corridor& corridor, const Table<Lot>& lots) {
  std::vector<std::string> names;
  for (const Lot& lot : lots) names.push_back(lot_name(corridor, lot));
  return names;
}

/// One table of the folder, row by row in the order of the file, its cells by name.
class PlanTable {
 public:
  PlanTable(std::string_view name, const std::filesystem::path& folder, NoticeList& notices) : notices_(notices) {
    const TableSchema& schema = *find_table(plan_schema(), name);
    if (!std::filesystem::exists(folder / schema.file())) {
      Notice notice;
      notice.code = "file_missing";
      notice.file = notice.value = schema.file();
      notices.add(std::move(notice));
      return;
    }
    table_ = read_table(schema, folder / schema.file(), schema.file(), notices);
    std::sort(table_.rows.begin(), table_.rows.end(), [](const Row& a, const Row& b) { return a.line < b.line; });
  }

  /// Calls `take` for every sound row.
  template <class Take>
  void each(Take take) {
    for (Row& row : table_.rows) {
      row_ = &row;
      if (row.faults.none()) take(*this);
    }
  }
  [[nodiscard]] const std::string& text(std::string_view column) const {
    return table_.text(*row_, table_.schema->column(column).value());
  }
  [[nodiscard]] double number(std::string_view column) const { return parse_number(text(column)).value_or(0); }
  [[nodiscard]] long whole(std::string_view column) const { return static_cast<long>(number(column)); }
  [[nodiscard]] Vehicles vehicles(std::string_view column) const { return Vehicles(whole(column)); }
  [[nodiscard]] Money money(std::string_view column) const { return Money(number(column)); }
  [[nodiscard]] Instant instant(std::string_view column, const Calendar& calendar) const {
    const DateTime value = parse_datetime(text(column)).value.value_or(DateTime{calendar.start, 0});
    return calendar.at(value.day) + Hours::minutes(value.minute);
  }
  template <class Enum>
  [[nodiscard]] Enum choice(std::string_view column) const {
    const auto& values = table_.schema->columns[table_.schema->column(column).value()].values;
    return static_cast<Enum>(std::find(values.begin(), values.end(), text(column)) - values.begin());
  }
  /// The row that is named; none, with a notice, if the name is of nothing. An empty cell is none too.
  template <class T>
  [[nodiscard]] Index<T> row_of(std::string_view column, const Names<T>& names) {
    const std::string name = text(column);
    if (name.empty()) return {};
    const Index<T> found = names.find(name);
    if (!found.exists()) fault(column, "reference_unknown", name, names.what(), names.nearest_to(name));
    return found;
  }
  void fault(std::string_view column, std::string code, std::string value, std::string allowed = {},
             std::string mend = {}) {
    Notice notice;
    notice.code = std::move(code);
    notice.value = std::move(value);
    notice.allowed = std::move(allowed);
    notice.mend = std::move(mend);
    notices_.add(table_, *row_, column, std::move(notice));
  }

 private:
  NoticeList& notices_;
  TableRows table_;
  Row* row_ = nullptr;
};

}  // namespace yizhan::feed
