// What has begun costs and uses already, whatever is planned.
#pragma once

#include <set>

#include "network/network.h"
#include "plan/itinerary_terms.h"

namespace yizhan {

struct PastUse {
  Money cost;                         // of the steps that are done, declarations included
  std::vector<double> use;            // by cell
  std::vector<ItineraryTerms> terms;  // by number in the past, of one vehicle
  std::set<Index<Voyage>> voyages;    // that something has begun on
};

PastUse past_use_of(const Network& network);

/// Takes from the terms of a whole itinerary what belongs to its steps that are done.
void take_begun(const Network& network, std::size_t begun, ItineraryTerms& whole);

}  // namespace yizhan
