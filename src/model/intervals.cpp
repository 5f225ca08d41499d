#include <algorithm>

#include "model/rules.h"

namespace yizhan {

namespace {

using std::chrono::days;

/// What a resource offers on a day, at an hour of it.
Amount capacity_at(const Corridor& corridor, const std::vector<const CapacityChange*>& changes, Index<Resource> id,
                   Date day, int hour) {
  Amount capacity = corridor.resources[id].capacity;
  double factor = 1;
  const unsigned weekday = 1u << (std::chrono::weekday(day).iso_encoding() - 1);
  for (const CapacityChange* change : changes) {
    const bool holds = change->dates.holds(day) && (change->weekdays & weekday) && change->from_hour <= hour &&
                       hour < change->to_hour;
    if (!holds) continue;
    if (change->capacity) capacity = *change->capacity;
    if (change->factor) factor *= *change->factor;
  }
  return capacity * factor;
}

Date first_of_month(Date day) {
  const std::chrono::year_month_day date(day);
  return Date(date.year() / date.month() / 1);
}

Date first_of_year(Date day) { return Date(std::chrono::year_month_day(day).year() / 1 / 1); }

}  // namespace

Intervals::Intervals(const Calendar& calendar, Interval per) {
  switch (per) {
    case Interval::period:
      minutes_ = calendar.period.in_minutes();
      break;
    case Interval::day:
      minutes_ = 1440;
      break;
    case Interval::week:
      minutes_ = 7 * 1440;
      break;
    case Interval::horizon:
      minutes_ = std::max<std::int64_t>(1, calendar.last().minute());
      break;
    case Interval::month:
    case Interval::year: {
      const bool monthly = per == Interval::month;
      Date day = monthly ? first_of_month(calendar.start) : first_of_year(calendar.start);
      while (calendar.at(day) < calendar.last()) {
        starts_.push_back(calendar.at(day));
        day = monthly ? first_of_month(day + days(31)) : first_of_year(day + days(366));
      }
      count_ = static_cast<int>(starts_.size());
      return;
    }
  }
  count_ = static_cast<int>((calendar.last().minute() + minutes_ - 1) / minutes_);
}

int Intervals::at(Instant t) const {
  if (starts_.empty()) return static_cast<int>(t.minute() / minutes_);
  return static_cast<int>(std::upper_bound(starts_.begin(), starts_.end(), t) - starts_.begin()) - 1;
}

Instant Intervals::start(int number) const {
  return starts_.empty() ? Instant::minute(number * minutes_) : starts_[static_cast<std::size_t>(number)];
}

std::vector<Amount> cell_capacities(const Corridor& corridor, Index<Resource> id) {
  std::vector<const CapacityChange*> changes;
  for (const CapacityChange& change : corridor.capacities)
    if (change.resource == id) changes.push_back(&change);
  const Calendar& calendar = corridor.calendar;
  const Interval per = corridor.resources[id].per;
  const Intervals intervals(calendar, per);
  std::vector<Amount> capacities;
  for (int i = 0; i < intervals.count(); ++i) {
    const Instant start = intervals.start(i);
    if (per == Interval::period || per == Interval::day) {
      const int hour = static_cast<int>(start.minute() % 1440 / 60);
      capacities.push_back(capacity_at(corridor, changes, id, calendar.day_of(start), hour));
      continue;
    }
    const Date from = calendar.day_of(start);
    const Date until = per == Interval::week    ? from + days(7)
                       : per == Interval::month ? first_of_month(from + days(31))
                       : per == Interval::year  ? first_of_year(from + days(366))
                                                : calendar.day_of(calendar.last());
    Amount sum;
    for (Date day = from; day < until; day += days(1)) sum += capacity_at(corridor, changes, id, day, 0);
    capacities.push_back(sum / static_cast<double>((until - from).count()));
  }
  return capacities;
}

}  // namespace yizhan
