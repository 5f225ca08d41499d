#include "generate/timetable.h"

#include <algorithm>

namespace yizhan::generate {

SailingSeason season_of(const Draft& draft, int transit_days) {
  const long first = 8;
  return {first, std::max(first + 7, draft.extent.days - transit_days + 7)};
}

std::vector<long> spread(const SailingSeason& season, long count) {
  std::vector<long> days;
  for (long i = 0; i < count; ++i)
    days.push_back(count == 1 ? season.last : season.first + i * season.days() / (count - 1));
  return days;
}

std::vector<long> uneven(Draw& draw, long total, long count) {
  std::vector<long> weights;
  for (long i = 0; i < count; ++i) weights.push_back(draw.hump(50, 150));
  return shares(total, weights);
}

Departure departure(const Draft& draft, std::string id, Index<Service> service, long day, long transit_days) {
  const auto at = [&](long on, double hour) { return draft.corridor.calendar.at(draft.day(on)) + Hours::of(hour); };
  Departure row;
  row.id = std::move(id);
  row.service = service;
  row.cutoff = at(day, 6);
  row.departs = at(day, 18);
  row.arrives = at(day + transit_days, 8);
  row.source = "A";
  return row;
}

std::string numbered(const std::string& name, std::size_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return name + "-" + digits;
}

}  // namespace yizhan::generate
