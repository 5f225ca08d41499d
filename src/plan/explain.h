// Why a lot is late or left, and what serving it would cost: its cheapest ways at the prices of a plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"

namespace yizhan {

/// A priced row that a way takes from, which others want too.
struct Cause {
  std::string row;
  double amount = 0;  // of one vehicle
  Money price;        // of one unit
  [[nodiscard]] Money worth() const { return price * amount; }
};

/// The cheapest way for one vehicle more.
struct Offer {
  Itinerary itinerary;        // of one vehicle
  Money cost;                 // its own, its share of a declaration included
  Money displaced;            // what those lose from whose cells it takes
  Money gained;               // what targets gain by it
  std::vector<Cause> causes;  // of what is displaced, the dearest first
  [[nodiscard]] Money total() const { return cost + displaced - gained; }
};

/// What a lot with no way at all would have one without.
enum class Obstacle { rules, time, stay };

/// A step closed by a rule; without one, no rule allows the powertrain on the mode.
struct ClosedStep {
  Index<Mode> mode;
  Index<Rule> rule;
  bool operator==(const ClosedStep&) const = default;
};

struct Explanation {
  std::optional<Money> left;        // what leaving a vehicle costs by the objective; none if it must be served
  std::optional<Offer> best;        // none if there is no way
  std::optional<Offer> in_time;     // none if there is no way without delay
  std::vector<Obstacle> obstacles;  // without a way: each alone would open one; empty if several act together
  std::vector<ClosedStep> closed;   // if rules are an obstacle: the steps they close
};

/// For a lot of `lots_of(corridor)`, at the prices of the plan's rows.
Explanation explain(const Corridor& corridor, const Plan& plan, Index<Lot> lot);

}  // namespace yizhan
