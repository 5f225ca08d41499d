#include "cli/gateways.h"

#include <algorithm>

namespace yizhan::cli {

namespace {

/// None if the itinerary never ships.
Index<Place> gateway_of(const Corridor& corridor, const Itinerary& itinerary) {
  for (const Step& step : itinerary.steps) {
    const bool is_leg = step.leg.exists();
    const Index<Service> service = is_leg ? Index<Service>() : corridor.departures[step.departure].service;
    if ((is_leg ? corridor.legs[step.leg].stage : corridor.services[service].stage) == "ship")
      return is_leg ? corridor.legs[step.leg].from : corridor.services[service].from;
  }
  return {};
}

}  // namespace

std::vector<Gateway> gateways_of(const Corridor& corridor, const Plan& plan) {
  Table<Place, Vehicles> through(corridor.places.size());
  for (const Itinerary& itinerary : plan.itineraries)
    if (const Index<Place> place = gateway_of(corridor, itinerary); place.exists())
      through[place] += itinerary.quantity;

  std::vector<Gateway> gateways;
  for (std::size_t row = 0; row < through.size(); ++row)
    if (through[Index<Place>(row)] > Vehicles()) gateways.push_back({Index<Place>(row), through[Index<Place>(row)]});
  std::stable_sort(gateways.begin(), gateways.end(),
                   [](const Gateway& a, const Gateway& b) { return a.vehicles > b.vehicles; });
  return gateways;
}

}  // namespace yizhan::cli
