#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

#include "feed/all_tables.h"
#include "feed/binding.h"
#include "feed/cell.h"
#include "feed/cells.h"
#include "feed/corridor_tables.h"

namespace yizhan::feed {

namespace {

using RowsById = std::unordered_map<std::string, std::size_t>;

RowsById rows_by_id(const TableRows& table) {
  RowsById rows;
  if (const auto id = table.schema->column("id"))
    for (std::size_t i = 0; i < table.rows.size(); ++i) rows.try_emplace(table.rows[i].cells[*id], i);
  return rows;
}

/// Sets fields from the cells of one row after another.
class FromCells : public Cells<FromCells> {
 public:
  FromCells(const TableRows& table, const std::map<std::string, RowsById>& rows, const Corridor& of)
      : Cells(*table.schema), corridor(of), table_(table) {
    for (const Column& c : table.schema->columns) {
      const auto found = rows.find(c.table);
      references_.push_back(found == rows.end() ? nullptr : &found->second);
    }
  }

  void begin(const Row& row) {
    restart();
    row_ = &row;
  }

  void operator()(std::string_view name, std::string& field) { field = text(next(name)); }
  void operator()(std::string_view name, bool& field) { field = text(next(name)) == "yes"; }
  void operator()(std::string_view name, double& field) { field = number(next(name)).value_or(field); }
  void operator()(std::string_view name, std::optional<double>& field) { field = number(next(name)); }
  void operator()(std::string_view name, int& field) { field = static_cast<int>(number(next(name)).value_or(field)); }
  void operator()(std::string_view name, Vehicles& field) {
    field = Vehicles(static_cast<long>(number(next(name)).value_or(0)));
  }
  template <class Tag>
  void operator()(std::string_view name, Quantity<Tag>& field) {
    if (const auto value = quantity<Tag>(next(name))) field = *value;
  }
  template <class Tag>
  void operator()(std::string_view name, std::optional<Quantity<Tag>>& field) {
    field = quantity<Tag>(next(name));
  }
  void operator()(std::string_view name, Hours& field) { (*this)(name, field, field); }
  void operator()(std::string_view name, Hours& field, Hours fallback) {
    const std::size_t at = next(name);
    const auto value = number(at);
    field = value ? Hours::minutes(std::llround(*value * minutes_in_one(column(at)))) : fallback;
  }
  void operator()(std::string_view name, Date& field) { (*this)(name, field, Date()); }
  void operator()(std::string_view name, Date& field, Date fallback) {
    field = parse_date(text(next(name))).date.value_or(fallback);
  }
  void operator()(std::string_view name, Instant& field) { (*this)(name, field, Instant()); }
  void operator()(std::string_view name, Instant& field, Instant fallback) {
    const auto time = parse_datetime(text(next(name))).value;
    field = time ? corridor.calendar.at(time->day) + Hours::minutes(time->minute) : fallback;
  }
  template <class T>
  void operator()(std::string_view name, Index<T>& field, Index<T> fallback = {}) {
    const std::size_t at = next(name);
    field = text(at).empty() ? fallback : index<T>(at, text(at));
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void operator()(std::string_view name, Enum& field) {
    const std::size_t at = next(name);
    if (!text(at).empty()) field = enumerator<Enum>(at, text(at));
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void operator()(std::string_view name, std::optional<Enum>& field) {
    const std::size_t at = next(name);
    if (!text(at).empty()) field = enumerator<Enum>(at, text(at));
  }
  template <class Item>
  void operator()(std::string_view name, std::vector<Item>& field) {
    const std::size_t at = next(name);
    for (const std::string& item : split_list(text(at))) field.push_back(listed<Item>(at, item));
    std::sort(field.begin(), field.end());
    field.erase(std::unique(field.begin(), field.end()), field.end());
  }
  void weekdays(std::string_view name, unsigned& field) {
    const std::size_t at = next(name);
    unsigned days = 0;
    for (const std::string& item : split_list(text(at))) days |= 1U << value_number(at, item);
    if (days != 0) field = days;
  }
  /// The rows are sorted by it: it says no more than their order.
  void position(std::string_view name) { next(name); }

  const Corridor& corridor;

 private:
  [[nodiscard]] const std::string& text(std::size_t at) const { return table_.text(*row_, at); }
  [[nodiscard]] std::optional<double> number(std::size_t at) const { return parse_number(text(at)); }

  template <class Tag>
  [[nodiscard]] std::optional<Quantity<Tag>> quantity(std::size_t at) const {
    const auto value = number(at);
    if (!value) return std::nullopt;
    return Quantity<Tag>(*value / units_in_one(column(at)));
  }
  [[nodiscard]] std::size_t value_number(std::size_t at, const std::string& item) const {
    const auto& values = column(at).values;
    return static_cast<std::size_t>(std::find(values.begin(), values.end(), item) - values.begin());
  }
  template <class Enum>
  [[nodiscard]] Enum enumerator(std::size_t at, const std::string& item) const {
    return static_cast<Enum>(value_number(at, item));
  }
  template <class T>
  [[nodiscard]] Index<T> index(std::size_t at, const std::string& id) const {
    const auto row = references_[at]->find(id);
    return row == references_[at]->end() ? Index<T>() : Index<T>(row->second);
  }
  template <class Item>
  [[nodiscard]] Item listed(std::size_t at, const std::string& item) const {
    if constexpr (std::is_enum_v<Item>)
      return enumerator<Item>(at, item);
    else if constexpr (std::is_same_v<Item, std::string>)
      return item;
    else
      return list_index(at, item, Item());
  }
  template <class T>
  [[nodiscard]] Index<T> list_index(std::size_t at, const std::string& item, Index<T>) const {
    return index<T>(at, item);
  }

  const TableRows& table_;
  std::vector<const RowsById*> references_;  // by column
  const Row* row_ = nullptr;
};

/// An order names a model, or a group of which any model serves.
void resolve_models(Corridor& corridor) {
  std::unordered_map<std::string, std::vector<Index<Model>>> named;
  for (std::size_t row = 0; row < corridor.models.size(); ++row) {
    const Model& model = corridor.models[Index<Model>(row)];
    named[model.id].emplace_back(row);
    if (!model.group.empty() && model.group != model.id) named[model.group].emplace_back(row);
  }
  for (Order& order : corridor.orders)
    if (const auto found = named.find(order.model); found != named.end()) order.models = found->second;
}

}  // namespace

Corridor corridor_of(const Tables& tables) {
  std::map<std::string, RowsById> rows;
  for (const TableRows& table : tables.tables) rows[table.schema->name] = rows_by_id(table);
  Corridor corridor;
  if (!tables.corridor.rows.empty()) {
    FromCells cells(tables.corridor, rows, corridor);
    cells.begin(tables.corridor.rows.front());
    bind(cells, corridor);
  }
  for_each_table(corridor, [&]<class T>(std::string_view name, Table<T>& fields) {
    const TableRows& table = tables[name];
    FromCells cells(table, rows, corridor);
    for (const Row& row : table.rows) {
      T& field = fields[fields.add(T())];
      cells.begin(row);
      bind(cells, field);
    }
  });
  resolve_models(corridor);
  return corridor;
}

}  // namespace yizhan::feed
