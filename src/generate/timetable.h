// Departures spread over the time in which they are of use.
#pragma once

#include <string>
#include <vector>

#include "generate/demand.h"

namespace yizhan::generate {

/// The days on which what leaves may still be in time: from the first week until the last day that is not too late.
struct SailingSeason {
  long first, last;
  [[nodiscard]] long days() const { return last - first; }
};
SailingSeason season_of(const Draft& draft, int transit_days);

/// `count` days on which as much has gathered each time: the first before the earliest has waited long, the last when
/// all has gathered, none too long after another. Evenly, if nothing is wanted.
std::vector<long> days_wanted(const SailingSeason& season, long count, std::vector<Pull> pulls);

/// `total` in `count` whole parts that differ by up to half of the middle.
std::vector<long> uneven(Draw& draw, long total, long count);

/// A departure on a day: cut-off in the morning, leaves in the evening, arrives in the morning.
Departure departure(const Draft& draft, std::string id, Index<Service> service, long day, long transit_days);

std::string numbered(const std::string& name, std::size_t number);

}  // namespace yizhan::generate
