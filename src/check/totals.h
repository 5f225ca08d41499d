// What a plan's decisions come to, by the checker's own sums.
#pragma once

#include <set>

#include "check/counts.h"
#include "check/travel.h"

namespace yizhan::check {

struct Totals {
  Costs costs;
  std::vector<double> use, size;  // by row: the sum of takes, and that of their absolute amounts
  Table<Lot, Tally> lots;
  std::map<Index<Departure>, DepartureLoad> departures;
  Table<Target, double> shortfall, forecast;
  Table<Target, ShortfallParts> parts;  // of the shortfall
  [[nodiscard]] double cost() const;
};

/// Faults: decisions that no plan may take. Itineraries that cannot be followed count for nothing.
Totals totals_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts,
                 const Plan& plan, Faults& faults);

}  // namespace yizhan::check
