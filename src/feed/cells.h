// Walks the columns of a table in their order, for binding.h.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "feed/schema.h"
#include "model/corridor.h"

namespace yizhan::feed {

/// `Self` gives `operator()(column name, field)` and with a third argument what an empty cell stands for.
template <class Self>
class Cells {
 public:
  explicit Cells(const TableSchema& schema) : schema_(schema) {}

  void name(auto& name) {
    self()("name", name.en);
    self()("name_zh", name.zh);
  }
  void dates(auto& dates) {
    const DateRange open;
    self()("from_date", dates.from, open.from);
    self()("to_date", dates.to, open.to);
  }
  void cost(auto& cost) {
    self()("cny_per_vehicle", cost.per_vehicle);
    self()("cny_per_ceu", cost.per_ceu);
    self()("cny_per_m3", cost.per_m3);
  }
  void filter(auto& filter) {
    self()("powertrains", filter.powertrains);
    self()("segments", filter.segments);
    self()("forms", filter.forms);
    self()("makers", filter.makers);
    self()("models", filter.models);
  }

 protected:
  /// The number of the next column, which the binding calls `name`. That they agree is ours to keep.
  std::size_t next(std::string_view name) {
    if (at_ == schema_.columns.size() || schema_.columns[at_].name != name)
      throw std::logic_error(schema_.name + "." + std::string(name) + " is bound out of order");
    return at_++;
  }
  void restart() {
    if (at_ != 0 && at_ != schema_.columns.size()) throw std::logic_error(schema_.name + " is not bound to its end");
    at_ = 0;
  }
  [[nodiscard]] const Column& column(std::size_t number) const { return schema_.columns[number]; }

 private:
  Self& self() { return static_cast<Self&>(*this); }

  const TableSchema& schema_;
  std::size_t at_ = 0;
};

/// The unit of a field over that of its column: metres are written in mm.
inline double units_in_one(const Column& column) { return column.unit == "mm" ? 1000 : 1; }

/// Minutes in the unit of a column that holds a duration.
inline double minutes_in_one(const Column& column) { return column.unit == "day" ? 1440 : 60; }

}  // namespace yizhan::feed
