// Rows of the corridor by their ids, and what users call them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "cli/words.h"
#include "model/corridor.h"

namespace yizhan::cli {

/// The row with this id; nullptr if there is none.
template <class T>
const T* find(const Table<T>& table, std::string_view id) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const T& row) { return row.id == id; });
  return found == table.end() ? nullptr : &*found;
}

/// The name in the users' language, or the id where it has none.
inline std::string named(std::string_view id, const Name& name, Words words) {
  const std::string_view text = words.either(name.en, name.zh);
  return std::string(text.empty() ? id : text);
}

template <class T>
std::string named(const Table<T>& table, std::string_view id, Words words) {
  const T* row = find(table, id);
  return row ? named(id, row->name, words) : std::string(id);
}

}  // namespace yizhan::cli
