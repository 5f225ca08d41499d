#include <cmath>
#include <map>
#include <string>
#include <type_traits>

#include "feed/all_tables.h"
#include "feed/binding.h"
#include "feed/cell.h"
#include "feed/cells.h"
#include "feed/corridor_tables.h"

namespace yizhan::feed {

namespace {

template <class T>
concept HasId = requires(T row) {
  row.id;
};

/// The ids of each table, by its name.
using Ids = std::map<std::string, std::vector<std::string>>;

Ids ids_of(const Corridor& corridor) {
  Ids ids;
  for_each_table(corridor, [&]<class T>(std::string_view name, const Table<T>& rows) {
    if constexpr (HasId<T>)
      for (const T& row : rows) ids[std::string(name)].push_back(row.id);
  });
  return ids;
}

/// Writes fields into the cells of one row after another.
class ToCells : public Cells<ToCells> {
 public:
  ToCells(TableRows& table, const Ids& ids, const Corridor& of)
      : Cells(*table.schema), corridor(of), table_(table), ids_(ids) {}

  void begin() {
    restart();
    Row row;
    row.cells.resize(table_.schema->columns.size());
    row.line = static_cast<long>(table_.rows.size()) + 2;
    table_.rows.push_back(std::move(row));
  }

  void operator()(std::string_view name, const std::string& field) { put(next(name), field); }
  void operator()(std::string_view name, bool field) { put(next(name), field ? "yes" : "no"); }
  void operator()(std::string_view name, double field) { put(next(name), format_number(field)); }
  void operator()(std::string_view name, int field) { put(next(name), std::to_string(field)); }
  void operator()(std::string_view name, Vehicles field) { put(next(name), std::to_string(field.count())); }
  template <class Tag>
  void operator()(std::string_view name, Quantity<Tag> field) {
    const std::size_t at = next(name);
    put(at, scaled(field.value(), units_in_one(column(at))));
  }
  void operator()(std::string_view name, Hours field) {
    const std::size_t at = next(name);
    put(at, format_number(static_cast<double>(field.in_minutes()) / minutes_in_one(column(at))));
  }
  void operator()(std::string_view name, Date field) { put(next(name), format_date(field)); }
  void operator()(std::string_view name, Instant field) {
    const Date day = corridor.calendar.day_of(field);
    const Hours within = field - corridor.calendar.at(day);
    put(next(name), format_datetime({day, static_cast<int>(within.in_minutes())}));
  }
  template <class T>
  void operator()(std::string_view name, Index<T> field) {
    const std::size_t at = next(name);
    if (field.exists()) put(at, id(at, field));
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void operator()(std::string_view name, Enum field) {
    const std::size_t at = next(name);
    put(at, item(at, field));
  }
  template <class T>
  void operator()(std::string_view name, const std::optional<T>& field) {
    if (field)
      (*this)(name, *field);
    else
      next(name);
  }
  template <class Item>
  void operator()(std::string_view name, const std::vector<Item>& field) {
    const std::size_t at = next(name);
    std::vector<std::string> items;
    for (const Item& one : field) items.push_back(item(at, one));
    put(at, join_list(items));
  }
  /// With what an empty cell stands for.
  template <class T>
  void operator()(std::string_view name, const T& field, const T& fallback) {
    if (field == fallback)
      next(name);
    else
      (*this)(name, field);
  }
  void weekdays(std::string_view name, unsigned field) {
    const std::size_t at = next(name);
    std::vector<std::string> items;
    for (std::size_t day = 0; day < column(at).values.size(); ++day)
      if (field & (1U << day)) items.push_back(column(at).values[day]);
    if (items.size() < column(at).values.size()) put(at, join_list(items));
  }
  void position(std::string_view name) { put(next(name), std::to_string(table_.rows.size())); }

  const Corridor& corridor;

 private:
  void put(std::size_t at, std::string text) {
    const Column& c = column(at);
    if (c.figure && text == c.fallback) text.clear();
    table_.rows.back().cells[at] = std::move(text);
  }
  template <class T>
  [[nodiscard]] const std::string& id(std::size_t at, Index<T> field) const {
    return ids_.at(column(at).table).at(field.row());
  }
  template <class Item>
  [[nodiscard]] std::string item(std::size_t at, const Item& field) const {
    if constexpr (std::is_enum_v<Item>)
      return column(at).values.at(static_cast<std::size_t>(field));
    else if constexpr (std::is_same_v<Item, std::string>)
      return field;
    else
      return id(at, field);
  }
  /// The text of `value * factor` that reads back as `value`, without the last digits that only rounding made.
  static std::string scaled(double value, double factor) {
    const double exact = value * factor;
    const double rounded = std::round(exact * 1e6) / 1e6;
    return format_number(rounded / factor == value ? rounded : exact);
  }

  TableRows& table_;
  const Ids& ids_;
};

}  // namespace

Tables tables_of(const Corridor& corridor) {
  const Ids ids = ids_of(corridor);
  Tables tables;
  tables.corridor = {&corridor_schema(), {"corridor.toml"}, {}, true};
  ToCells settings(tables.corridor, ids, corridor);
  settings.begin();
  bind(settings, corridor);
  for (const TableSchema& schema : feed_schema()) tables.tables.push_back({&schema, {schema.file()}, {}, true});
  for_each_table(corridor, [&]<class T>(std::string_view name, const Table<T>& rows) {
    ToCells cells(tables[name], ids, corridor);
    for (const T& row : rows) {
      cells.begin();
      bind(cells, row);
    }
  });
  return tables;
}

}  // namespace yizhan::feed
