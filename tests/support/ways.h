// Every itinerary of a lot, found by plain recursion straight from the corridor.
#pragma once

#include <map>
#include <string>

#include "model/rules.h"

namespace yizhan {

/// One vehicle's itinerary.
struct Way {
  Index<Model> model;
  Index<Place> origin;
  std::vector<Step> steps;
  double cost = 0;                    // without what is paid by the load unit, lot or departure
  std::map<std::string, double> use;  // by row, named as in docs/reference/problem.md; targets below 0
  Index<Departure> boarded;           // if the first step of stage "ship" is a departure
};

/// Of equal use and boarding only the cheapest; by cost. None at all if there are more than `most`.
std::vector<Way> ways_of(const Corridor& corridor, const Lot& lot, std::size_t most);

/// The name of the resource's row that holds an instant.
std::string row_of(const Corridor& corridor, Index<Resource> resource, Instant t);

}  // namespace yizhan
