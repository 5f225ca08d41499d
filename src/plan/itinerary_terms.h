// What an itinerary costs and uses, evaluated step by step as docs/reference/problem.md says.
#pragma once

#include "model/plan.h"
#include "network/vehicle_class.h"

namespace yizhan {

struct ItineraryTerms {
  Money cost;                         // of one vehicle, without declaration, load units and runs
  std::vector<CellUse> uses;          // by cell, ascending, each once
  Index<Departure> export_departure;  // where the declaration is paid; none without one
  std::optional<Instant> built, shipped;
  Instant delivered;
  Hours late;
};

/// Of steps that do not reach the end: up to the stay after them, which they do not pay. No delivery.
ItineraryTerms terms_of_begun(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class,
                              const Order& order, Index<Place> origin, Instant ready, Instant entered,
                              const std::vector<Step>& steps);

/// `origin` is where the lot starts, `ready` and `entered` when it is ready there and since when it stays.
ItineraryTerms terms_of(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class,
                        const Order& order, Index<Place> origin, Instant ready, Instant entered,
                        const std::vector<Step>& steps);

}  // namespace yizhan
