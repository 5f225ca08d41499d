// One itinerary of a plan, followed step by step.
#pragma once

#include <map>
#include <optional>
#include <tuple>

#include "check/faults.h"
#include "check/parties.h"

namespace yizhan::check {

/// What costs are told apart by, as in the plan's table of costs.
using CostKey = std::tuple<CostItem, std::string, Index<Mode>>;
using Costs = std::map<CostKey, double>;

/// What one vehicle of an itinerary pays and takes.
struct Travel {
  Costs costs;
  std::map<Row, double> uses;
  Instant delivered;    // if it arrives
  bool arrived = true;  // false: it stops after steps that are done
  Node end;             // where it stops
  Instant charged;      // until when capital is charged
  std::vector<Index<Departure>> boarded;
  Index<Departure> declared;  // where the lot declares: its first step of stage "ship", if a departure
  [[nodiscard]] double cost() const;
};

/// Follows an itinerary of a lot. Faults name the rows of `itineraries` and `steps`, the latter counted from
/// `first_step`. None if it cannot be followed to the end; it may stop on the way if all its steps start before now.
/// Then it does not pay for the stay in which it stops.
std::optional<Travel> follow(const Conditions& conditions, const Lot& lot, const Itinerary& itinerary,
                             std::size_t number, std::size_t first_step, Faults& faults);

}  // namespace yizhan::check
