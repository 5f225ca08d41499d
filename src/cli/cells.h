// The cells of a plan as users read them: what they are, when, and which are dearest.
#pragma once

#include <string>
#include <vector>

#include "cli/words.h"
#include "model/plan.h"

namespace yizhan::cli {

/// A row's name in words.
struct CellLabel {
  std::string what;
  std::string when;  // empty if it is not dated
  std::string unit;
};

CellLabel label_of(const Corridor& corridor, const std::string& row, Words words);

/// The rows of resources, departures, quotas and budgets that have a price: dearest first, at most `most`.
std::vector<RowUse> dearest_cells(const Plan& plan, std::size_t most);

}  // namespace yizhan::cli
