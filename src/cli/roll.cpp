#include "cli/roll.h"

#include <charconv>

namespace yizhan::cli {

namespace {

constexpr int most_days = 36500;

Notice notice_of(std::string code, std::string column, std::string value, std::string allowed = {}) {
  Notice notice;
  notice.code = std::move(code);
  notice.column = std::move(column);
  notice.value = std::move(value);
  notice.allowed = std::move(allowed);
  return notice;
}

std::optional<int> days_of(const std::string& text) {
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc() || end != text.data() + text.size() || days < 1 || days > most_days) return std::nullopt;
  return days;
}

}  // namespace

tl::expected<std::optional<Roll>, Notices> read_roll(const std::string& days, const std::string& look_ahead) {
  Notices faults;
  const auto read = [&](const char* option, const std::string& text) {
    const std::optional<int> number = days_of(text);
    if (!number) faults.push_back(notice_of("roll_days", option, text, "1 - " + std::to_string(most_days)));
    return number.value_or(1);
  };
  if (days.empty()) {
    if (look_ahead.empty()) return std::nullopt;
    return tl::unexpected(Notices{notice_of("look_ahead_alone", "--look-ahead", look_ahead)});
  }
  Roll roll;
  roll.days = read("--roll", days);
  roll.look_ahead = look_ahead.empty() ? 2 * roll.days : read("--look-ahead", look_ahead);
  if (faults.empty() && roll.look_ahead < roll.days)
    faults.push_back(notice_of("look_ahead_short", "--look-ahead", look_ahead, days));
  if (!faults.empty()) return tl::unexpected(faults);
  return roll;
}

Notices roll_faults(const Corridor& corridor, const PlanOptions& options) {
  Notices faults;
  if (!options.roll) return faults;
  const auto refuse = [&](const char* what) { faults.push_back(notice_of("roll_with", "--roll", what)); };
  if (options.from) refuse("--from");
  if (options.now) refuse("--now");
  if (options.objective.size() > 1) refuse("--objective");
  if (!corridor.executed.empty()) refuse("executed.csv");
  return faults;
}

}  // namespace yizhan::cli
