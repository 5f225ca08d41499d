// The text of one cell and what it means: numbers, dates, lists. Whatever is parsed here is written by the
// function beside it, and reads back the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"

namespace yizhan::feed {

/// Without the white space around it (the ideographic and the no-break space included).
std::string_view trimmed(std::string_view text);

/// The items of a list, trimmed, without empty ones.
std::vector<std::string> split_list(std::string_view text);
std::string join_list(const std::vector<std::string>& items);

/// A finite number, a decimal point, perhaps an exponent; nothing else.
std::optional<double> parse_number(std::string_view text);
/// The shortest text that reads back as the same number.
std::string format_number(double number);

std::optional<std::int64_t> parse_whole(std::string_view text);

/// `2025-01-31`. A well-formed day that no calendar has (2025-02-30) is told apart from other text.
struct DateText {
  std::optional<Date> date;
  bool well_formed = false;
};
DateText parse_date(std::string_view text);
std::string format_date(Date date);

/// `2025-01-31T06:30`, also with a space, or a date for its midnight.
struct DateTime {
  Date day;
  int minute = 0;  // of the day
  auto operator<=>(const DateTime&) const = default;
};
struct DateTimeText {
  std::optional<DateTime> value;
  bool well_formed = false;
};
DateTimeText parse_datetime(std::string_view text);
std::string format_datetime(const DateTime& value);

}  // namespace yizhan::feed
