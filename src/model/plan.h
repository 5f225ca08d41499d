// A plan as others read it: who goes when by which way, what it uses, what it is worth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/corridor.h"

namespace yizhan {

/// A lot is what is planned as one: an order less its stock, or one stock row of it.
struct Lot {
  Index<Order> order;
  Index<Stock> stock;  // none: built to order
  Vehicles quantity;
  bool operator==(const Lot&) const = default;
};

/// One step of an itinerary: a leg or a departure, never both.
struct Step {
  Index<Leg> leg;
  Index<Departure> departure;
  Instant start, end;  // a departure starts when it departs
  Index<Duty> duty;    // chosen at a step of stage "clear"
  Index<Subsidy> subsidy;
  bool operator==(const Step&) const = default;
};

struct Itinerary {
  Index<Lot> lot;
  Index<Model> model;
  Index<Place> origin;
  Vehicles quantity;
  std::vector<Step> steps;
  Money cost;  // of one vehicle, without what is paid by the load unit, lot or departure
  bool operator==(const Itinerary&) const = default;
};

/// What a count of the plan opens: load units and runs of departures.
struct LoadUnits {
  Index<Departure> departure;
  std::string shares;
  long count = 0;
  bool operator==(const LoadUnits&) const = default;
};

struct Purchase {
  Index<Supply> supply;
  int week = 0;  // of delivery order; usable after the lead
  double quantity = 0;
  bool operator==(const Purchase&) const = default;
};

/// The price of one row of the problem; rows are named as in docs/reference/problem.md.
struct RowPrice {
  std::string row;
  double price = 0;  // yuan for one unit more, at least 0
  bool operator==(const RowPrice&) const = default;
};

struct TargetResult {
  Index<Target> target;
  double forecast = 0;
  double shortfall = 0;
  bool operator==(const TargetResult&) const = default;
};

struct Plan {
  std::string corridor;
  std::vector<std::string> overlays;
  std::vector<Itinerary> itineraries;
  std::vector<LoadUnits> load_units;
  std::vector<std::string> runs;  // voyages with a fixed cost or a minimum that run
  std::vector<Purchase> purchases;
  std::vector<RowPrice> prices;
  std::vector<TargetResult> targets;
  Money cost;
  Money bound;
};

}  // namespace yizhan
