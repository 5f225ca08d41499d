// Time in a corridor: exact instants and durations in whole minutes, and the periods laid over them.
#pragma once

#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>

namespace yizhan {

/// A duration, kept in whole minutes so that equal paths end at equal instants.
class Hours {
 public:
  constexpr Hours() = default;
  static constexpr Hours minutes(std::int64_t minutes) {
    Hours h;
    h.minutes_ = minutes;
    return h;
  }
  /// Rounded to the nearest minute.
  static Hours of(double hours) { return minutes(std::llround(hours * 60)); }
  static constexpr Hours days(std::int64_t days) { return minutes(days * 1440); }

  [[nodiscard]] constexpr std::int64_t in_minutes() const { return minutes_; }
  [[nodiscard]] constexpr double in_hours() const { return static_cast<double>(minutes_) / 60; }
  [[nodiscard]] constexpr double in_days() const { return static_cast<double>(minutes_) / 1440; }
  constexpr auto operator<=>(const Hours&) const = default;
  friend constexpr Hours operator+(Hours a, Hours b) { return minutes(a.minutes_ + b.minutes_); }
  friend constexpr Hours operator-(Hours a, Hours b) { return minutes(a.minutes_ - b.minutes_); }

 private:
  std::int64_t minutes_ = 0;
};

/// A point of time, as the minutes since midnight of the corridor's first day (negative before it).
class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant minute(std::int64_t minute) {
    Instant i;
    i.minute_ = minute;
    return i;
  }

  [[nodiscard]] constexpr std::int64_t minute() const { return minute_; }
  constexpr auto operator<=>(const Instant&) const = default;
  friend constexpr Instant operator+(Instant a, Hours h) { return minute(a.minute_ + h.in_minutes()); }
  friend constexpr Instant operator-(Instant a, Hours h) { return minute(a.minute_ - h.in_minutes()); }
  friend constexpr Hours operator-(Instant a, Instant b) { return Hours::minutes(a.minute_ - b.minute_); }

 private:
  std::int64_t minute_ = 0;
};

/// The number of a period, from 0 at the corridor's start.
class Period {
 public:
  constexpr Period() = default;
  constexpr explicit Period(std::int32_t number) : number_(number) {}
  [[nodiscard]] constexpr std::int32_t number() const { return number_; }
  constexpr auto operator<=>(const Period&) const = default;
  friend constexpr Period operator+(Period p, std::int32_t n) { return Period(p.number_ + n); }

 private:
  std::int32_t number_ = 0;
};

using Date = std::chrono::sys_days;

/// An inclusive range of days; an absent end is open.
struct DateRange {
  Date from = Date::min();
  Date to = Date::max();
  [[nodiscard]] constexpr bool holds(Date day) const { return from <= day && day <= to; }
  [[nodiscard]] constexpr bool meets(const DateRange& other) const { return from <= other.to && other.from <= to; }
  bool operator==(const DateRange&) const = default;
};

/// The corridor's time axis. The horizon is the days `start` to `end`, both included; a tail of days
/// follows in which what was shipped may still arrive. Periods cover both.
struct Calendar {
  Date start;
  Date end;
  int tail_days = 0;
  Hours period = Hours::days(1);  // divides a day

  [[nodiscard]] Instant at(Date day) const { return Instant::minute((day - start).count() * 1440LL); }
  /// The end of a day as an instant: midnight after it.
  [[nodiscard]] Instant close_of(Date day) const { return at(day) + Hours::days(1); }
  [[nodiscard]] Instant horizon_end() const { return close_of(end); }
  [[nodiscard]] Instant last() const { return horizon_end() + Hours::days(tail_days); }
  [[nodiscard]] int periods() const { return static_cast<int>(last().minute() / period.in_minutes()); }
  [[nodiscard]] Period period_of(Instant t) const {
    return Period(static_cast<std::int32_t>(floor_divide(t.minute(), period.in_minutes())));
  }
  [[nodiscard]] Instant start_of(Period p) const { return Instant::minute(p.number() * period.in_minutes()); }
  /// The first period start at or after `t`.
  [[nodiscard]] Instant round_up(Instant t) const {
    return Instant::minute(-floor_divide(-t.minute(), period.in_minutes()) * period.in_minutes());
  }
  [[nodiscard]] Date day_of(Instant t) const { return start + std::chrono::days(floor_divide(t.minute(), 1440)); }
  /// Weeks run from the corridor's first day, numbered from 0.
  [[nodiscard]] int week_of(Instant t) const { return static_cast<int>(floor_divide(t.minute(), week_minutes)); }
  [[nodiscard]] Instant start_of_week(int week) const { return Instant::minute(week * week_minutes); }
  /// Weeks that begin within the horizon.
  [[nodiscard]] int weeks() const {
    return static_cast<int>((horizon_end().minute() + week_minutes - 1) / week_minutes);
  }
  bool operator==(const Calendar&) const = default;

 private:
  static constexpr std::int64_t week_minutes = 10080;

  static constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
  }
};

}  // namespace yizhan
