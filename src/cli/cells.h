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

std::string_view unit_name(Unit unit);

CellLabel label_of(const Corridor& corridor, const std::string& row, Words words);

/// Of these rows, those of resources, departures, quotas and budgets that have a price: dearest first, at most
/// `most`.
std::vector<RowUse> dearest_cells(std::vector<RowUse> rows, std::size_t most);

/// A resource, service, quota or budget of which one unit more is worth something.
struct Scarcity {
  CellLabel label;        // of its dearest cell
  RowUse dearest;         // of a voyage that may run: what its departures carry, and their own capacity
  std::size_t cells = 0;  // how many of its cells have a price
};

/// Those with the dearest cells, at most `most`.
std::vector<Scarcity> scarcities(const Corridor& corridor, const Plan& plan, std::size_t most, Words words);

}  // namespace yizhan::cli
