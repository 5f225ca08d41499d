// Which levers to buy: the cheapest set that meets the targets, what each is worth, and what more money buys.
#pragma once

#include "plan/scenarios.h"

namespace yizhan {

/// What one of a lever saves before it is paid, beside no other: between the bounds of the plans with and without it.
struct LeverWorth {
  Index<Lever> lever;
  Money low, high;
};

/// The plan that misses least of the targets, and then costs least, for so much money at most.
struct FrontierPoint {
  Money budget, spent;
  Vehicles vehicles;  // exported, built up or as kits
  Money revenue;      // of these
  Money shortfall;    // of all targets, at their prices
};

struct Investment {
  PlanDocument base;  // without levers
  PlanAnswer best;    // aims: targets, then cost; infeasible: the corridor has no plan at all
  Corridor allowed;   // the corridor that `best` was made for
  std::vector<LeverWorth> worth;
  std::vector<FrontierPoint> frontier;  // budgets rising, the first 0, the last what `best` spends
};

enum class InvestPhase { base, best, worth, frontier };

struct InvestOptions {
  PlanOptions plan;                         // limits of each plan; its objective does not count
  std::size_t points = 12;                  // of the frontier, at least 2
  std::function<void(InvestPhase)> begins;  // a phase does
  ScenarioWatch watch;                      // of levers in `worth`, of points in `frontier`; it gets no answers
};

/// Plans without levers, with all, with each alone, and within rising budgets. Stopped early, what was not planned is
/// left out.
Investment invest(const Corridor& corridor, const InvestOptions& options);

/// Vehicles exported in a plan of the corridor, and their revenue.
std::pair<Vehicles, Money> exported(const Corridor& corridor, const Plan& plan);

/// What levers cost in a plan.
Money spent_on_levers(const Corridor& corridor, const Plan& plan);

}  // namespace yizhan
