// Where vehicles leave: by maker, market, gateway and mode.
#pragma once

#include <string>
#include <vector>

#include "compare/side.h"

namespace yizhan::compare {

/// Vehicles with one maker, market, gateway (where the first step of stage "ship" starts) and mode of that step, all
/// by id; the last two are empty for those that are not shipped.
struct FlowMove {
  std::string maker, market, gateway, mode;
  Vehicles before, after;
  [[nodiscard]] long more() const { return (after - before).count(); }
  bool operator==(const FlowMove&) const = default;
};

/// The flows that differ, by how many vehicles, most first.
std::vector<FlowMove> moved_flows(const Side& before, const Side& after);

/// The first step of stage "ship"; none if the itinerary has none.
const Step* shipping_step(const Corridor& corridor, const Itinerary& itinerary);

/// Where a step starts.
Index<Place> start_of(const Corridor& corridor, const Step& step);

}  // namespace yizhan::compare
