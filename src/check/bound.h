// What prices prove: the Lagrangian bound of docs/reference/problem.md, "The bound", with one shortest path for
// each lot, found by setting labels over the plain expansion.
#pragma once

#include "check/past.h"

namespace yizhan::check {

/// By row, none below 0.
using Prices = std::vector<double>;

/// Raises the prices of parts so that no stock kept over a week has a negative reduced cost.
void raise_part_prices(const std::vector<Count>& counts, Prices& prices, bool costs = true);

/// The least costs of an itinerary under the prices, the spread declaration included; infinite where there is none.
struct Cheapest {
  std::vector<double> of_lots;   // that begin now
  std::vector<double> of_begun;  // of what is left to those that have begun
};
/// Without `costs` itineraries cost nothing but what they take.
Cheapest cheapest_itineraries(const Conditions& conditions, const Table<Lot>& lots, const Prices& prices,
                              const std::vector<Begun>& begun = {}, bool costs = true);

struct Bound {
  double value = 0;                // -infinity if the prices prove nothing
  std::vector<double> lot_prices;  // the cheaper of leaving a vehicle and of its cheapest itinerary
};

/// Of an aim, over all plans that share the past.
Bound bound_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts,
               const Past& past, Prices prices, Aim aim = Aim::cost);

/// By row: its capacity less what the past uses. What is done stands even beyond a row's capacity, if nothing can
/// still supply it.
std::vector<double> left_of_rows(const Rows& rows, const std::vector<Count>& counts, const Past& past);

}  // namespace yizhan::check
