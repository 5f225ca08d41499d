#include "cli/gateways.h"

#include <algorithm>

#include "compare/flows.h"

namespace yizhan::cli {

std::vector<Gateway> gateways_of(const Corridor& corridor, const Plan& plan) {
  Table<Place, Vehicles> through(corridor.places.size());
  for (const Itinerary& itinerary : plan.itineraries)
    if (const Step* step = compare::shipping_step(corridor, itinerary))
      through[compare::start_of(corridor, *step)] += itinerary.quantity;

  std::vector<Gateway> gateways;
  for (std::size_t row = 0; row < through.size(); ++row)
    if (through[Index<Place>(row)] > Vehicles()) gateways.push_back({Index<Place>(row), through[Index<Place>(row)]});
  std::stable_sort(gateways.begin(), gateways.end(),
                   [](const Gateway& a, const Gateway& b) { return a.vehicles > b.vehicles; });
  return gateways;
}

}  // namespace yizhan::cli
