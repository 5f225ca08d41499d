#include "feed/cell.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace yizhan::feed {

namespace {

constexpr std::array<std::string_view, 9> spaces = {" ", "\t", "\r", "\n", "\v", "\f", "\u00a0", "\u3000", "\ufeff"};

/// Reads exactly `digits` digits from the front of `text` and takes them off.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = 10 * number + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

DateText take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return {};
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return {};
  const auto day = take_digits(text, 2);
  if (!day) return {};
  const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return {std::nullopt, true};
  return {Date(date), true};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto plain = [](char c) { return c > ' ' && c < 0x7f; };
  if (text.empty() || (plain(text.front()) && plain(text.back()))) return text;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view space : spaces) {
      for (; text.starts_with(space); more = true) text.remove_prefix(space.size());
      for (; text.ends_with(space); more = true) text.remove_suffix(space.size());
    }
  }
  return text;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    const std::string_view item = trimmed(text.substr(begin, end - begin));
    if (!item.empty()) items.emplace_back(item);
    begin = end + 1;
  }
  return items;
}

std::string join_list(const std::vector<std::string>& items) { return fmt::format("{}", fmt::join(items, ";")); }

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number == 0 ? 0 : number;  // no negative zero
}

std::string format_number(double number) {
  std::array<char, 32> buffer{};
  const bool plain = number == 0 || (std::abs(number) >= 1e-6 && std::abs(number) < 1e16);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format).ptr;
  return {buffer.data(), end};
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

DateText parse_date(std::string_view text) {
  const DateText date = take_date(text);
  return text.empty() ? date : DateText();
}

std::string format_date(Date date) {
  const std::chrono::year_month_day day(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

DateTimeText parse_datetime(std::string_view text) {
  const DateText day = take_date(text);
  if (!day.well_formed) return {};
  int minute = 0;
  bool in_a_day = true;
  if (!text.empty()) {
    if (!take(text, 'T') && !take(text, ' ')) return {};
    const auto hours = take_digits(text, 2);
    if (!hours || !take(text, ':')) return {};
    const auto minutes = take_digits(text, 2);
    if (!minutes || !text.empty()) return {};
    in_a_day = *hours < 24 && *minutes < 60;
    minute = 60 * *hours + *minutes;
  }
  if (!day.date || !in_a_day) return {std::nullopt, true};
  return {DateTime{*day.date, minute}, true};
}

std::string format_datetime(const DateTime& value) {
  return fmt::format("{}T{:02}:{:02}", format_date(value.day), value.minute / 60, value.minute % 60);
}

}  // namespace yizhan::feed
