#include "feed/cell_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "feed/cell.h"
#include "feed/spelling.h"

namespace yizhan::feed {

namespace {

constexpr double greatest = 1e12;  // of any number of the feed
constexpr std::size_t longest_id = 100;

constexpr std::chrono::year first_year(1990);
constexpr std::chrono::year last_year(2100);

Notice fault(std::string_view code, std::string_view value, std::string allowed, std::string mend = {}) {
  Notice notice;
  notice.code = code;
  notice.value = value;
  notice.allowed = std::move(allowed);
  notice.mend = std::move(mend);
  return notice;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool is_word(std::string_view text) {
  const auto allowed = [](char c) {
    return !is_control(c) && std::string_view(" ,;/\"[]").find(c) == std::string_view::npos;
  };
  return text.size() <= longest_id && std::all_of(text.begin(), text.end(), allowed);
}

/// The number that a spreadsheet may have dressed up: `1,000`, `15 %`.
std::string plain_number(std::string_view text, bool whole) {
  std::string plain;
  double factor = 1;
  for (const char c : text) {
    if (c == '%') factor = 0.01;
    if ((c >= '0' && c <= '9') || c == '.' || c == '-') plain += c;
  }
  const auto number = parse_number(plain);
  if (!number) return {};
  return format_number(whole ? std::round(*number * factor) : std::round(*number * factor * 1e9) / 1e9);
}

/// The date that a spreadsheet may have rewritten: `2025/1/5`, `2025.1.5`.
std::string plain_date(std::string_view text) {
  std::vector<int> groups(1, 0);
  bool in_digits = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_digits && groups.back() != 0) groups.push_back(0);
    if (digit && groups.back() < 100'000) groups.back() = 10 * groups.back() + (c - '0');
    in_digits = digit;
    if (groups.size() > 3) break;
  }
  if (groups.size() < 3) return {};
  const std::string plain = fmt::format("{:04}-{:02}-{:02}", groups[0], groups[1], groups[2]);
  return parse_date(plain).date ? plain : std::string();
}

/// The last day of the month that a day such as 2025-02-30 is beyond.
std::string last_of_month(std::string_view text) {
  if (parse_date(text.substr(0, 10)).date) return {};
  for (const char* day : {"30", "29", "28"}) {
    const std::string candidate = std::string(text.substr(0, 8)) + day;
    if (text.size() >= 10 && text.substr(8, 2) > std::string_view(day) && parse_date(candidate).date)
      return candidate + std::string(text.substr(10));
  }
  return {};
}

std::optional<Notice> check_number(const Column& column, std::string& cell) {
  const bool whole = column.type == Type::whole;
  const auto number = parse_number(cell);
  if (!number || (whole && *number != std::floor(*number)))
    return fault(whole ? "whole_invalid" : "number_invalid", cell, allowed_values(column), plain_number(cell, whole));
  const double least = column.least.value_or(-greatest);
  const double most = column.most.value_or(greatest);
  if (*number < least || *number > most)
    return fault("number_out_of_range", cell, allowed_values(column),
                 format_number(std::clamp(*number, least, most)));
  cell = format_number(*number);
  return std::nullopt;
}

bool is_in_years(Date date) {
  const std::chrono::year year = std::chrono::year_month_day(date).year();
  return first_year <= year && year <= last_year;
}

std::optional<Notice> check_date(const Column& column, std::string& cell) {
  const bool timed = column.type == Type::datetime;
  const DateText date = timed ? DateText() : parse_date(cell);
  const DateTimeText instant = timed ? parse_datetime(cell) : DateTimeText();
  const std::string allowed = allowed_values(column);
  if (!date.well_formed && !instant.well_formed) return fault("date_invalid", cell, allowed, plain_date(cell));
  if (!date.date && !instant.value) return fault("date_nonexistent", cell, allowed, last_of_month(cell));
  if (!is_in_years(timed ? instant.value->day : *date.date)) return fault("date_invalid", cell, allowed);
  cell = timed ? format_datetime(*instant.value) : format_date(*date.date);
  return std::nullopt;
}

std::optional<Notice> check_word(const Column& column, std::string& cell) {
  if (is_word(cell)) return std::nullopt;
  std::string mend;
  for (const char c : cell.substr(0, longest_id))
    if (!is_control(c)) mend += is_word(std::string_view(&c, 1)) ? c : '_';
  return fault("id_invalid", cell, allowed_values(column), is_word(mend) ? mend : std::string());
}

std::optional<Notice> check_listed(const Column& column, const std::string& cell) {
  const std::vector<std::string> yes_no = {"yes", "no"};
  const std::vector<std::string>& values = column.type == Type::yes_no ? yes_no : column.values;
  if (std::find(values.begin(), values.end(), cell) != values.end()) return std::nullopt;
  std::string mend = nearest(cell, values);
  if (column.type == Type::yes_no && (cell == "true" || cell == "TRUE" || cell == "1" || cell == "是")) mend = "yes";
  if (column.type == Type::yes_no && (cell == "false" || cell == "FALSE" || cell == "0" || cell == "否")) mend = "no";
  return fault("value_unknown", cell, allowed_values(column), mend);
}

std::optional<Notice> check_code(const Column& column, const std::string& cell) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto capital_or_digit = [&](char c) { return capital(c) || (c >= '2' && c <= '9'); };
  const bool country = column.type == Type::country;
  const auto valid = [&](const std::string& code) {
    return code.size() == (country ? 2U : 5U) && capital(code[0]) && capital(code[1]) &&
           std::all_of(code.begin(), code.end(), capital_or_digit);
  };
  if (valid(cell)) return std::nullopt;
  std::string upper;
  for (const char c : cell)
    if (c != ' ') upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return fault("code_invalid", cell, allowed_values(column), valid(upper) ? upper : std::string());
}

std::optional<Notice> check_text(const std::string& cell) {
  const bool broken = std::any_of(cell.begin(), cell.end(),
                                  [](char c) { return is_control(c) && c != '\n' && c != '\r' && c != '\t'; });
  if (!broken) return std::nullopt;
  std::string mend;
  std::copy_if(cell.begin(), cell.end(), std::back_inserter(mend), [](char c) { return !is_control(c); });
  return fault("text_invalid", mend, "", mend);
}

std::optional<Notice> check_item(const Column& column, std::string& cell) {
  switch (column.type) {
    case Type::id:
    case Type::word:
    case Type::reference:
      return check_word(column, cell);
    case Type::whole:
    case Type::number:
    case Type::money:
      return check_number(column, cell);
    case Type::date:
    case Type::datetime:
      return check_date(column, cell);
    case Type::yes_no:
    case Type::enumeration:
      return check_listed(column, cell);
    case Type::country:
    case Type::unlocode:
      return check_code(column, cell);
    case Type::text:
    case Type::source:
      break;
  }
  return check_text(cell);
}

}  // namespace

std::optional<Notice> normalise(const Column& column, std::string& cell) {
  cell = std::string(trimmed(cell));
  if (cell.empty()) return std::nullopt;
  std::optional<Notice> found;
  if (!column.list) {
    found = check_item(column, cell);
  } else {
    std::vector<std::string> items = split_list(cell);
    for (std::string& item : items)
      if (!found) found = check_item(column, item);
    cell = join_list(items);
  }
  if (found) cell.clear();
  return found;
}

std::string allowed_values(const Column& column) {
  switch (column.type) {
    case Type::whole:
    case Type::number:
    case Type::money:
      return fmt::format("{} .. {}", format_number(column.least.value_or(-greatest)),
                         format_number(column.most.value_or(greatest)));
    case Type::date:
      return "YYYY-MM-DD";
    case Type::datetime:
      return "YYYY-MM-DDTHH:MM";
    case Type::yes_no:
      return "yes, no";
    case Type::enumeration:
      return fmt::format("{}", fmt::join(column.values, ", "));
    case Type::country:
      return "AA";
    case Type::unlocode:
      return "AAAAA";
    case Type::reference:
      return column.table + ".id";
    case Type::id:
    case Type::word:
      return fmt::format("1 .. {} bytes without space , ; / \" [ ]", longest_id);
    case Type::text:
    case Type::source:
      break;
  }
  return {};
}

}  // namespace yizhan::feed
