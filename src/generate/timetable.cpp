#include "generate/timetable.h"

#include <algorithm>

namespace yizhan::generate {

namespace {

constexpr long longest_wait = 10;  // days; yards keep vehicles for two weeks
constexpr long longest_gap = 45;   // days between departures, where there are enough of them

/// What is wanted in bunches leaves the others long without a departure: some are moved into the gaps.
void close_gaps(std::vector<long>& days) {
  const long last = days.back();
  if (last - days.front() > longest_gap * (static_cast<long>(days.size()) - 1)) return;
  for (std::size_t i = 1; i < days.size(); ++i) days[i] = std::min(days[i], days[i - 1] + longest_gap);
  days.back() = last;
  for (std::size_t i = days.size() - 1; i > 0; --i) days[i - 1] = std::max(days[i - 1], days[i] - longest_gap);
}

}  // namespace

SailingSeason season_of(const Draft& draft, int transit_days) {
  const long first = 8;
  return {first, std::max(first + 7, draft.extent.days - transit_days + 7)};
}

std::vector<long> days_wanted(const SailingSeason& season, long count, std::vector<Pull> pulls) {
  std::vector<long> days;
  if (pulls.empty()) {
    for (long i = 1; i <= count; ++i) days.push_back(season.first + i * season.days() / count);
    return days;
  }
  std::sort(pulls.begin(), pulls.end(), [](const Pull& a, const Pull& b) { return a.day < b.day; });
  double all = 0, gathered = 0;
  for (const Pull& pull : pulls) all += pull.amount;
  std::size_t at = 0;
  for (long i = 0; i < count; ++i) {
    const double until = i + 1 == count ? all : all * (static_cast<double>(i) + 0.6) / static_cast<double>(count);
    while (at + 1 < pulls.size() && gathered + pulls[at].amount < until) gathered += pulls[at++].amount;
    const long day = i == 0 ? std::min(pulls[at].day, pulls.front().day + longest_wait) : pulls[at].day;
    days.push_back(std::clamp(day, season.first, season.last));
  }
  close_gaps(days);
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
