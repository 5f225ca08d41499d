// Faults as they are collected, and what counts as the same number.
#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>

#include "check/check.h"

namespace yizhan::check {

/// A cell of a plan's table.
struct Where {
  std::string_view file;
  std::size_t number = 0;  // of the row among the table's, from 0
  std::string_view column;
};

class Faults {
 public:
  void add(std::string_view what, const Where& where, std::string found, std::string expected);
  void add(std::string_view what, const Where& where, double found, double expected);
  /// Adds a fault unless the numbers are the same but for rounding. `scale`: of the numbers that they are sums of.
  void compare(const Where& where, double found, double expected, double scale = 1);
  /// In the order of files and rows.
  std::vector<Fault> sorted() &&;

 private:
  std::vector<Fault> faults_;
};

/// Sums in another order differ by rounding alone.
inline bool same(double a, double b, double scale = 1) {
  return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b), scale});
}

std::string text(double number);

}  // namespace yizhan::check
