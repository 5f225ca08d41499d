// What differs between two plans, for people and for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cli/words.h"
#include "compare/difference.h"

namespace yizhan::cli {

/// How much is told of flows, cells and lots: of each the first ten, or all.
enum class Extent { first, all };

/// The object `changes`; counts beside the lists say how many there are.
nlohmann::ordered_json difference_json(const compare::Side& before, const compare::Side& after,
                                       const compare::Difference& difference, Extent extent);

/// What is proven of the cost, flows that moved, cells that became scarce or free, lots that go otherwise.
std::string difference_text(const compare::Side& before, const compare::Side& after,
                            const compare::Difference& difference, Extent extent, Words words);

/// What the two gaps leave of the difference in cost, in the unit for a sum as large as `whole`.
std::string proven_text(const compare::Difference& difference, Money whole, Words words);

std::string_view name_of(compare::Reason reason);

/// So many of a list.
inline std::size_t shown(std::size_t size, Extent extent) {
  return extent == Extent::all ? size : std::min<std::size_t>(size, 10);
}

}  // namespace yizhan::cli
