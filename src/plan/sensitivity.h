// What becomes of a plan and its targets when assumed figures are moved by the range in which they plausibly lie.
//
// One group of figures is moved at a time, to either end. Lagrangian duality tells cheaply where that matters: the
// base plan's prices bound what any plan of the moved corridor costs (docs/reference/problem.md, "The bound"), and
// the base plan itself, added up there anew, costs what it costs. Where the two are within the gap the base plan is
// still as good as proven, and its targets are only recounted; elsewhere the moved corridor is planned anew. Where a
// target turns from met to missed though there are orders enough, one more plan asks whether it can be met at all.
#pragma once

#include <optional>
#include <vector>

#include "feed/assumed.h"
#include "plan/scenarios.h"

namespace yizhan {

enum class EndState {
  stands,       // the base plan is within the gap at its own prices
  replanned,    // planned anew
  not_planned,  // there was no time
  impossible    // the feed refuses the moved figures, or no plan keeps what must be kept
};

struct MovedTarget {
  double wanted = 0, forecast = 0;
  bool met = false;
  std::optional<bool> can_be_met;  // of a target that is missed; none: not proven
};

struct MovedEnd {
  EndState state = EndState::not_planned;
  Money cost, bound;                 // of the plan there
  std::vector<MovedTarget> targets;  // in the order of the base plan's
  Notices notices;                   // why the feed refuses

  [[nodiscard]] bool planned() const { return state == EndState::stands || state == EndState::replanned; }
  /// (cost - bound) / max(1, |cost|).
  [[nodiscard]] double gap() const { return gap_of(cost, bound); }
};

/// Both ends of a group.
struct MovedGroup {
  MovedEnd low, high;
  [[nodiscard]] const MovedEnd& end(feed::RangeEnd which) const { return which == feed::RangeEnd::low ? low : high; }
};

enum class SensitivityPhase { ends, turned };

struct SensitivityOptions {
  PlanOptions plan;                                           // limits of each plan; those of `plan_scenarios` count
  std::function<void(SensitivityPhase, std::size_t)> begins;  // a phase with so many plans does
  ScenarioWatch watch;                                        // it gets no answers
};

/// By group. `base` is a plan of `corridor`, of which `figures` are, that has decided everything itself. Of a base
/// with several aims nothing stands: its prices are those of its last aim. Stopped early, ends are not planned.
std::vector<MovedGroup> sensitivity(const Corridor& corridor, const Plan& base, const feed::AssumedFigures& figures,
                                    const SensitivityOptions& options);

/// The gap that is wanted at the ends: the one asked for, or half again that of the base plan if this is wider.
double gap_at_ends(const Plan& base, double asked);

/// Whether a target, by its place in the plan's targets, is met by the base plan and missed at the end, or the other
/// way round.
bool turns(const Plan& base, const MovedEnd& end, std::size_t target);

/// The factor at which the verdict turns, if what is forecast beyond what is wanted lies on a straight line between
/// base (factor 1) and end. None where the base plan only just meets the target: it is paid to, and would be a while
/// longer.
std::optional<double> turning_factor(const Plan& base, const MovedEnd& end, double factor, std::size_t target);

}  // namespace yizhan
