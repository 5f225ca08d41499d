// A table's text and the corridor's rows side by side, for checks that read the one and point at the other.
#pragma once

#include <string_view>
#include <utility>

#include "feed/cell.h"
#include "feed/tables.h"
#include "model/corridor.h"

namespace yizhan::feed {

struct Rows {
  Tables& tables;
  const Corridor& corridor;
  NoticeList& notices;

  /// Calls `check(row, field)` for every row without a fault.
  template <class T>
  void each(std::string_view name, const Table<T>& fields, auto&& check) const {
    TableRows& table = tables[name];
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (table.rows[i].faults.none()) check(table.rows[i], fields[Index<T>(i)]);
  }

  void note(std::string_view table, Row& row, std::string_view column, Notice notice) const {
    notices.add(tables[table], row, column, std::move(notice));
  }

  /// The row of text of an index.
  template <class T>
  [[nodiscard]] Row& row(std::string_view table, Index<T> index) const {
    return tables[table].rows[index.row()];
  }

  /// Whether corridor.toml could be read, so that its days mean something.
  [[nodiscard]] bool calendar_sound() const {
    const std::vector<Row>& settings = tables.corridor.rows;
    return !settings.empty() && settings.front().faults.none();
  }

  [[nodiscard]] std::string text(Instant instant) const {
    const Date day = corridor.calendar.day_of(instant);
    return format_datetime({day, static_cast<int>((instant - corridor.calendar.at(day)).in_minutes())});
  }
};

}  // namespace yizhan::feed
