// Cells of which one unit more is worth something in one plan and nothing in the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compare/side.h"

namespace yizhan::compare {

/// A price below this, in yuan for a unit, is nothing: prices are approached, not reached.
inline constexpr double least_price = 0.01;

struct CellState {
  double use = 0;
  std::optional<double> capacity;  // none: the corridor has no such row
  Money price;
  bool operator==(const CellState&) const = default;
};

/// A row of a resource, departure, quota or budget that became scarce or free.
struct CellMove {
  std::string row;
  CellState before, after;
  [[nodiscard]] bool became_scarce() const { return after.price > before.price; }
  /// What the change of price comes to for all that the row holds, in yuan.
  [[nodiscard]] Money weight() const;
  bool operator==(const CellMove&) const = default;
};

/// By weight, the heaviest first.
std::vector<CellMove> moved_cells(const Side& before, const Side& after);

}  // namespace yizhan::compare
