// Which levers to buy: the cheapest set that meets the targets, what each is worth, and what more money buys.
#pragma once

#include "plan/frontier.h"
#include "plan/scenarios.h"

namespace yizhan {

/// What a lever saves before it is paid, between the bounds of the plans with and without it; never below 0, since
/// what may be bought need not be used.
struct Worth {
  Money low, high;
};

struct LeverWorth {
  std::optional<Worth> in_set;  // beside the best set: of all that it buys, or of one more where it buys none; none
                                // where the set leaves no room for it
  std::optional<Worth> alone;   // of one, beside no other
};

struct Investment {
  PlanDocument base;  // without levers
  PlanAnswer best;    // aims: targets, then cost; infeasible: the corridor has no plan at all
  Corridor allowed;   // the corridor that `best` was made for
  Table<Lever, LeverWorth> worth;
  std::vector<FrontierPoint> frontier;  // the last is `best`
};

enum class InvestPhase { base, best, set, in_set, alone, frontier };
inline constexpr int invest_phases = 6;

/// What one of the plans of a phase is about.
struct InvestTask {
  Index<Lever> lever;  // of `in_set` and `alone`
  Money budget;        // of `frontier`
};

struct InvestOptions {
  PlanOptions plan;         // limits of `base` and `best`, others get a quarter; its objective does not count
  std::size_t points = 12;  // of the frontier, if the levers allow as many; at least 2
  std::function<void(InvestPhase, const std::vector<InvestTask>&)> begins;  // a phase does
  ScenarioWatch watch;  // of the tasks of `in_set`, `alone` and `frontier`; it gets no answers
};

/// Plans without levers, with any, the best set with and without each lever, each alone, and within rising budgets.
/// Stopped early, what was not planned is left out.
Investment invest(const Corridor& corridor, const InvestOptions& options);

}  // namespace yizhan
