// What prices prove: the Lagrangian bound of docs/reference/problem.md, "The bound", with one shortest path for
// each lot, found by setting labels over the plain expansion.
#pragma once

#include "check/counts.h"
#include "check/expansion.h"

namespace yizhan::check {

/// By row, none below 0.
using Prices = std::vector<double>;

/// Raises the prices of parts so that no stock kept over a week has a negative reduced cost.
void raise_part_prices(const std::vector<Count>& counts, Prices& prices);

/// By lot, the least cost of an itinerary under the prices, the spread declaration included; infinite where there
/// is none.
std::vector<double> cheapest_itineraries(const Conditions& conditions, const Table<Lot>& lots, const Prices& prices);

struct Bound {
  double value = 0;                // -infinity if the prices prove nothing
  std::vector<double> lot_prices;  // the cheaper of leaving a vehicle and of its cheapest itinerary
};

Bound bound_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts, Prices prices);

}  // namespace yizhan::check
