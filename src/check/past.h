// What a plan made again holds as done: the steps of its itineraries that start before its `now`, and what was
// decided for them. The bound is over all plans that share it.
#pragma once

#include "check/counts.h"
#include "check/travel.h"

namespace yizhan::check {

struct Past {
  double cost = 0;
  std::vector<double> use;  // by row
  std::vector<Begun> begun;
  std::vector<bool> decided;     // by count: nothing is left to decide
  std::vector<double> vehicles;  // by lot: of those that have begun
};

/// What cannot be followed counts for nothing: the totals say so.
Past past_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts,
             const Plan& plan);

}  // namespace yizhan::check
