#include "feed/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "feed/cell.h"
#include "feed/cell_check.h"
#include "feed/csv.h"
#include "feed/file_text.h"
#include "feed/layer.h"
#include "feed/spelling.h"

namespace yizhan::feed {

namespace {

/// The column of an overlay that says what a row does.
const Column& change_column() {
  static const Column column = [] {
    Column c;
    c.name = "change";
    c.type = Type::enumeration;
    c.values = {"add", "change", "remove"};
    return c;
  }();
  return column;
}

/// Reads one CSV text; gathers what its header says of its cells.
class SheetReader {
 public:
  SheetReader(const TableSchema& schema, const std::string& shown, Layer layer, NoticeList& notices)
      : schema_(schema), shown_(shown), layer_(layer), notices_(notices) {}

  Sheet read(std::string_view text) {
    const Csv csv = read_csv(text);
    Sheet sheet;
    if (csv.records.empty()) {
      sheet.complete = false;
      if (!csv.fault) note("header_missing", 0);
    } else {
      sheet.complete = read_header(csv.records.front());
      for (auto record = std::next(csv.records.begin()); record != csv.records.end(); ++record)
        read_row(*record, sheet);
    }
    if (csv.fault) {
      sheet.complete = false;
      note_fault(*csv.fault, csv.fault_line);
    }
    return sheet;
  }

 private:
  void note(std::string code, long line, std::string column = {}, std::string value = {}, std::string allowed = {},
            std::string mend = {}) {
    notices_.add({std::move(code), Severity::error, shown_, line, std::move(column), std::move(value),
                  std::move(allowed), std::move(mend)});
  }

  void note_fault(CsvFault fault, long line) {
    switch (fault) {
      case CsvFault::quotes:
        return note("csv_malformed", line);
      case CsvFault::cell_too_long:
        return note("cell_too_long", line, {}, {}, fmt::format("0 .. {}", longest_cell));
      case CsvFault::too_many_rows:
        return note("too_many_rows", line, {}, {}, fmt::format("0 .. {}", most_rows));
    }
  }

  /// Where each cell of a record goes; false if a column is missing or stands twice.
  bool read_header(const Record& header) {
    bool sound = true;
    std::vector<bool> seen(schema_.columns.size(), false);
    std::vector<std::string> unknown;
    for (const std::string& cell : header.cells) {
      const std::string name(trimmed(cell));
      const auto column = schema_.column(name);
      const bool change = layer_ == Layer::overlay && name == change_column().name;
      targets_.push_back(column ? static_cast<long>(*column) : change ? change_target : no_target);
      if (!column && !change) unknown.push_back(name);
      if (!column) continue;
      if (seen[*column]) note("column_repeated", header.line, name);
      sound = sound && !seen[*column];
      seen[*column] = true;
    }
    note_unknown(header, unknown, seen);
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const Column& column = schema_.columns[i];
      if (seen[i] || !(column.key || layer_ == Layer::base) || !column.required) continue;
      note("column_missing", header.line, column.name);
      missing_.set(i);
      sound = false;
    }
    return sound;
  }

  void note_unknown(const Record& header, const std::vector<std::string>& unknown, const std::vector<bool>& seen) {
    std::vector<std::string> unseen;
    for (std::size_t i = 0; i < seen.size(); ++i)
      if (!seen[i]) unseen.push_back(schema_.columns[i].name);
    for (const std::string& name : unknown)
      note("column_unknown", header.line, name, name, fmt::format("{}", fmt::join(unseen, ", ")),
           nearest(name, unseen));
  }

  void read_row(const Record& record, Sheet& sheet) {
    const bool blank = std::all_of(record.cells.begin(), record.cells.end(),
                                   [](const std::string& cell) { return trimmed(cell).empty(); });
    if (blank) return;
    if (record.cells.size() != targets_.size())
      return note("cell_count", record.line, {}, std::to_string(record.cells.size()),
                  std::to_string(targets_.size()));
    Row row;
    row.line = record.line;
    row.faults = missing_;
    row.cells.resize(schema_.columns.size());
    Change change = Change::as_needed;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      if (targets_[i] == no_target) continue;
      const bool is_change = targets_[i] == change_target;
      const std::size_t number = is_change ? 0 : static_cast<std::size_t>(targets_[i]);
      const Column& column = is_change ? change_column() : schema_.columns[number];
      std::string cell = record.cells[i];
      if (auto fault = normalise(column, cell)) {
        row.faults.set(number);
        note(fault->code, record.line, column.name, fault->value, fault->allowed, fault->mend);
      }
      if (!is_change) {
        row.cells[number] = std::move(cell);
      } else if (!cell.empty()) {
        const auto& values = column.values;
        change = static_cast<Change>(1 + (std::find(values.begin(), values.end(), cell) - values.begin()));
      }
    }
    sheet.rows.push_back(std::move(row));
    sheet.changes.push_back(change);
  }

  static constexpr long no_target = -1;
  static constexpr long change_target = -2;

  const TableSchema& schema_;
  const std::string& shown_;
  Layer layer_;
  NoticeList& notices_;
  std::vector<long> targets_;
  std::bitset<64> missing_;  // required columns that the header leaves out
};

void check_required(TableRows& table, NoticeList& notices) {
  for (Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = table.schema->columns[i];
      if (column.required && row.cells[i].empty() && !row.faults[i])
        notices.add(table, row, column.name, {.code = "value_missing", .allowed = allowed_values(column)});
    }
  }
}

void check_unique(TableRows& table, std::size_t column, NoticeList& notices) {
  std::unordered_map<std::string, long> first;
  for (Row& row : table.rows) {
    const std::string& value = row.cells[column];
    if (value.empty()) continue;
    const auto [earlier, fresh] = first.try_emplace(value, row.line);
    if (!fresh)
      notices.add(table, row, table.schema->columns[column].name,
                  {.code = "value_repeated", .value = value, .allowed = std::to_string(earlier->second)});
  }
}

/// Text in order of bytes, numbers by size; an empty cell first, an empty reference last.
bool before(const Column& column, const std::string& a, const std::string& b) {
  if (column.type == Type::reference && (a.empty() || b.empty())) return b.empty();
  const bool number = column.type == Type::whole || column.type == Type::number || column.type == Type::money;
  if (!number || a.empty() || b.empty()) return a < b;
  return parse_number(a).value_or(0) < parse_number(b).value_or(0);
}

void sort_rows(TableRows& table) {
  std::vector<std::size_t> by;
  const std::vector<Column>& columns = table.schema->columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == table.schema->sorted_by)
      by.insert(by.begin(), i);
    else if (columns[i].key)
      by.push_back(i);
  std::stable_sort(table.rows.begin(), table.rows.end(), [&](const Row& a, const Row& b) {
    for (const std::size_t i : by) {
      const std::string& x = table.text(a, i);
      const std::string& y = table.text(b, i);
      if (x != y) return before(columns[i], x, y);
    }
    return false;
  });
}

}  // namespace

std::string TableRows::key(const Row& row) const {
  std::string joined;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!schema->columns[i].key) continue;
    joined += text(row, i);
    joined += '|';
  }
  if (!joined.empty()) joined.pop_back();
  return joined;
}

Sheet read_sheet(const TableSchema& schema, std::string_view text, const std::string& shown, Layer layer,
                 NoticeList& notices) {
  return SheetReader(schema, shown, layer, notices).read(text);
}

void complete(TableRows& table, NoticeList& notices) {
  check_required(table, notices);
  for (std::size_t i = 0; i < table.schema->columns.size(); ++i)
    if (table.schema->columns[i].unique) check_unique(table, i, notices);
  sort_rows(table);
}

TableRows read_table(const TableSchema& schema, const std::filesystem::path& file, const std::string& shown,
                     NoticeList& notices) {
  TableRows table{&schema, {}, {}, true};
  const auto text = file_text(file, shown, notices);
  table.complete = text.has_value();
  if (!text) return table;
  lay(table, shown, read_sheet(schema, *text, shown, Layer::base, notices), Layer::base, notices);
  complete(table, notices);
  return table;
}

}  // namespace yizhan::feed
