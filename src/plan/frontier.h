// What money for levers buys: of all plans made, those for which no other delivers as much for less.
#pragma once

#include <vector>

#include "model/corridor.h"
#include "model/plan.h"

namespace yizhan {

struct FrontierPoint {
  Money budget, spent;              // what the plan might spend on levers, and does
  Vehicles vehicles;                // exported, built up or as kits
  Money revenue;                    // of these
  Money shortfall;                  // of all targets, at their prices
  std::vector<LeverChoice> levers;  // bought
};

/// Vehicles exported in a plan of the corridor, and their revenue.
struct Exports {
  Vehicles vehicles;
  Money revenue;
};
Exports exported(const Corridor& corridor, const Plan& plan);

/// Of a plan that exports so much, its shortfall at the corridor's prices; its budget is what it spends.
FrontierPoint point_of(const Corridor& corridor, const Plan& plan, const Exports& exports);

/// Of the points found the longest rise that ends in `last`: from each to the next more is spent, no fewer vehicles
/// and no less revenue come of it, no more of the targets is missed, and one of these is better. It begins where
/// least is spent, if a rise does from there.
std::vector<FrontierPoint> efficient(std::vector<FrontierPoint> found, const FrontierPoint& last);

/// So many sums between nothing and what levers cost together at which sets change: what they cost one after the
/// other, in this order, and halves of the widest gaps where these are too few.
std::vector<Money> budgets_of(const std::vector<Money>& costs, std::size_t wanted);

/// Where a frontier has few points: a yuan less than each spends, widest gap below it first, at most so many.
std::vector<Money> budgets_below(const std::vector<FrontierPoint>& frontier, std::size_t wanted);

/// What levers cost in a plan.
Money spent_on_levers(const Corridor& corridor, const Plan& plan);

}  // namespace yizhan
