#include "cli/sensitivity_answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "cli/answer.h"
#include "cli/cells.h"
#include "cli/money.h"
#include "cli/names.h"
#include "cli/verb.h"
#include "feed/notice_text.h"

namespace yizhan::cli {

namespace {

using feed::AssumedGroup;
using feed::RangeEnd;
using Json = nlohmann::ordered_json;

constexpr std::array both_ends = {RangeEnd::low, RangeEnd::high};
constexpr std::size_t bars_told = 8;    // of each tornado
constexpr std::size_t bar_places = 12;  // on either side

std::string text(std::string_view view) { return std::string(view); }

/// A factor as what it adds: -15 %.
std::string percent_text(double factor) { return fmt::format("{:+.1f} %", 100 * (factor - 1)); }

/// Where a verdict turns, as far as that is known.
std::string turning_text(std::optional<double> factor, Words words) {
  return factor ? fmt::format(fmt::runtime(words("from {} on")), percent_text(*factor))
                : text(words("somewhere on the way"));
}

std::string group_name(const AssumedGroup& group, Words words) { return named(group.id, group.name, words); }

const Target& target_of(const SensitivityAnswer& answer, std::size_t target) {
  return answer.corridor.targets[answer.base.plan.targets[target].target];
}

/// Targets that turn at either end of a group, by end.
std::vector<std::pair<RangeEnd, std::size_t>> turned(const SensitivityAnswer& answer, std::size_t group) {
  std::vector<std::pair<RangeEnd, std::size_t>> found;
  for (const RangeEnd which : both_ends)
    for (std::size_t target = 0; target < answer.base.plan.targets.size(); ++target)
      if (turns(answer.base.plan, answer.moved[group].end(which), target)) found.emplace_back(which, target);
  return found;
}

struct Counts {
  std::size_t planned = 0;               // groups of which both ends are
  std::size_t stand = 0, replanned = 0;  // of these: all at the base plan's prices, or one of them not
  std::size_t turn = 0, impossible = 0;  // groups of which an end is
};

Counts counts_of(const SensitivityAnswer& answer) {
  Counts counts;
  for (std::size_t group = 0; group < answer.moved.size(); ++group) {
    const MovedGroup& moved = answer.moved[group];
    const auto either = [&](EndState state) { return moved.low.state == state || moved.high.state == state; };
    counts.turn += turned(answer, group).empty() ? 0 : 1;
    counts.impossible += either(EndState::impossible) ? 1 : 0;
    if (!moved.low.planned() || !moved.high.planned()) continue;
    ++counts.planned;
    ++(either(EndState::replanned) ? counts.replanned : counts.stand);
  }
  return counts;
}

/// Ends without a plan, and why.
std::string impossible_text(const SensitivityAnswer& answer, Words words) {
  std::string told;
  for (std::size_t i = 0; i < answer.groups.size(); ++i)
    for (const RangeEnd which : both_ends) {
      const MovedEnd& end = answer.moved[i].end(which);
      if (end.state != EndState::impossible) continue;
      told += fmt::format("  {} {}: {}\n", group_name(answer.groups[i], words),
                          percent_text(answer.groups[i].factor(which)),
                          end.notices.empty() ? text(words("no plan keeps what must be kept"))
                                              : feed::render(end.notices.front(), words.language()));
    }
  return told;
}

std::string verdict_text(const SensitivityAnswer& answer, Words words) {
  const Counts counts = counts_of(answer);
  std::string verdict;
  if (answer.base.plan.targets.empty())
    verdict = text(words("\nThere are no targets: only the cost is told.\n"));
  else
    verdict = fmt::format(
        fmt::runtime(words("\nThe verdict holds wherever one of {} groups of assumed figures is moved by its "
                           "plausible range, but for {}.\n")),
        counts.planned, counts.turn);
  verdict += fmt::format(
      fmt::runtime(
          words("  {} groups: the plan stands at its own prices, within {} %; {}: planned anew; {}: not moved for "
                "want of time; {}: no plan there\n")),
      counts.stand, grouped(100 * answer.gap, 2), counts.replanned,
      answer.moved.size() - counts.planned - counts.impossible, counts.impossible);
  if (!answer.base.plan.levels.empty())
    verdict += words("  The plan has several aims: all is planned anew, and what swings by little may be chance.\n");
  return verdict + impossible_text(answer, words);
}

bool in_millions(const Target& target) { return target.unit == Unit::yuan && target.metric != Metric::local_share; }

/// The unit of what `amount_text` says.
std::string unit_text(const Target& target, Words words) {
  if (target.metric == Metric::local_share) return text(words("as a share"));
  return text(words(in_millions(target) ? "million yuan" : unit_name(target.unit)));
}

std::string amount_text(const Target& target, double value, bool change) {
  const bool money = in_millions(target);
  const int decimals = target.metric == Metric::local_share ? 3 : money ? 1 : 0;
  const double shown = money ? value / 1e6 : value;
  return change ? signed_text(shown, decimals) : grouped(shown, decimals);
}

std::string can_be_met_text(const MovedTarget& target, Words words) {
  if (!target.can_be_met) return text(words("not proven"));
  return text(words(*target.can_be_met ? "yes, at a price" : "no"));
}

/// One line of `turned_text`.
std::string turned_line(const SensitivityAnswer& answer, std::size_t group, RangeEnd which, std::size_t target,
                        Words words) {
  const MovedEnd& end = answer.moved[group].end(which);
  const MovedTarget& moved = end.targets[target];
  const Target& of = target_of(answer, target);
  const double factor = answer.groups[group].factor(which);
  const std::string turning = turning_text(turning_factor(answer.base.plan, end, factor, target), words);
  std::string line =
      fmt::format(fmt::runtime(moved.met ? words("  {} {}: {} is met, with {} {}; {}")
                                         : words("  {} {}: {} is missed, with {} {}; {}")),
                  group_name(answer.groups[group], words), percent_text(factor), named(of.id, of.name, words),
                  amount_text(of, moved.forecast, false), unit_text(of, words), turning);
  if (!moved.met)
    line += fmt::format(fmt::runtime(words("; can it still be met: {}")), can_be_met_text(moved, words));
  if (end.gap() > answer.gap)
    line += fmt::format(fmt::runtime(words(" (plan within {} %)")), grouped(100 * end.gap(), 1));
  return line + "\n";
}

std::string turned_text(const SensitivityAnswer& answer, Words words) {
  std::string told;
  for (std::size_t i = 0; i < answer.groups.size(); ++i)
    for (const auto& [which, target] : turned(answer, i)) told += turned_line(answer, i, which, target, words);
  return told.empty() ? "" : "\n" + told;
}

/// What a group makes of one measure, more than the base.
struct Swing {
  std::size_t group;
  double low, high;
  [[nodiscard]] double width() const { return std::max({low, high, 0.0}) - std::min({low, high, 0.0}); }
};

/// The widest first, those of no width left out.
template <class Change>
std::vector<Swing> swings(const SensitivityAnswer& answer, Change change) {
  std::vector<Swing> all;
  for (std::size_t i = 0; i < answer.moved.size(); ++i) {
    const auto at = [&](RangeEnd which) {
      const MovedEnd& end = answer.moved[i].end(which);
      return end.planned() ? change(end) : 0.0;
    };
    const Swing swing{i, at(RangeEnd::low), at(RangeEnd::high)};
    if (swing.width() > 0) all.push_back(swing);
  }
  std::stable_sort(all.begin(), all.end(), [](const Swing& a, const Swing& b) { return a.width() > b.width(); });
  return all;
}

/// A bar of a tornado: what is less to the left of the line, what is more to its right.
std::string bar(const Swing& swing, double widest) {
  const auto places = [&](double way) {
    return static_cast<std::size_t>(std::lround(bar_places * std::max(0.0, way) / widest));
  };
  const auto blocks = [](std::size_t count) {
    std::string drawn;
    for (std::size_t i = 0; i < count; ++i) drawn += "█";
    return drawn;
  };
  const std::size_t left = places(-std::min(swing.low, swing.high)), right = places(std::max(swing.low, swing.high));
  return std::string(bar_places - left, ' ') + blocks(left) + "│" + blocks(right);
}

template <class Say>
std::string tornado(const SensitivityAnswer& answer, const std::string& title, std::vector<Swing> all, Say say,
                    Words words) {
  if (all.empty()) return "";
  double widest = 0;
  for (const Swing& swing : all) widest = std::max({widest, std::abs(swing.low), std::abs(swing.high)});
  const std::size_t told = std::min(bars_told, all.size());
  Grid grid({Align::left, Align::right, Align::right, Align::right, Align::left});
  grid.add({text(words("figures")), text(words("moved by")), text(words("low end")), text(words("high end")), ""});
  for (std::size_t i = 0; i < told; ++i) {
    const AssumedGroup& group = answer.groups[all[i].group];
    const auto end = [&](RangeEnd which, double change) {
      return answer.moved[all[i].group].end(which).planned() ? say(change) : std::string("–");
    };
    grid.add({group_name(group, words),
              percent_text(group.factor(RangeEnd::low)) + " .. " + percent_text(group.factor(RangeEnd::high)),
              end(RangeEnd::low, all[i].low), end(RangeEnd::high, all[i].high), bar(all[i], widest)});
  }
  const std::string rest =
      all.size() > told ? fmt::format(fmt::runtime(words("  and {} more\n")), all.size() - told) : std::string();
  return "\n" + title + "\n" + grid.str() + rest;
}

Json end_json(const SensitivityAnswer& answer, std::size_t group, RangeEnd which) {
  constexpr std::array states = {"stands", "replanned", "not_planned", "impossible"};
  const MovedEnd& end = answer.moved[group].end(which);
  const Plan& base = answer.base.plan;
  Json object = {{"factor", answer.groups[group].factor(which)},
                 {"state", states[static_cast<std::size_t>(end.state)]}};
  if (!end.notices.empty()) object["notices"] = notices_json(end.notices);
  if (!end.planned()) return object;
  object.update({{"cost", end.cost.value()},
                 {"bound", end.bound.value()},
                 {"gap", end.gap()},
                 {"cost_change", (end.cost - base.cost).value()},
                 {"cost_change_least", (end.bound - base.cost).value()},
                 {"cost_change_most", (end.cost - base.bound).value()}});
  Json targets = Json::array();
  for (std::size_t i = 0; i < end.targets.size(); ++i) {
    const std::optional<bool> can = end.targets[i].can_be_met;
    targets.push_back({{"target", target_of(answer, i).id},
                       {"wanted", end.targets[i].wanted},
                       {"forecast", end.targets[i].forecast},
                       {"met", end.targets[i].met},
                       {"changes_verdict", turns(base, end, i)},
                       {"can_be_met", end.targets[i].met ? Json(true)
                                      : can              ? Json(*can)
                                                         : Json()}});
  }
  object["targets"] = std::move(targets);
  return object;
}

Json group_json(const SensitivityAnswer& answer, std::size_t number) {
  const AssumedGroup& group = answer.groups[number];
  Json columns = Json::array(), flips = Json::array(), ends = Json::array();
  for (const feed::FigureColumn& column : group.columns)
    columns.push_back(column.table->name + "." + column.table->columns[column.column].name);
  for (const auto& [which, target] : turned(answer, number)) {
    const auto at = turning_factor(answer.base.plan, answer.moved[number].end(which), group.factor(which), target);
    flips.push_back({{"target", target_of(answer, target).id},
                     {"end", group.factor(which)},
                     {"factor", at ? Json(*at) : Json()}});
  }
  for (const RangeEnd which : both_ends) ends.push_back(end_json(answer, number, which));
  return {{"id", group.id},
          {"name", group.name.en.empty() ? group.id : group.name.en},
          {"name_zh", group.name.zh.empty() ? Json() : Json(group.name.zh)},
          {"columns", columns},
          {"figures", group.figures()},
          {"source", group.source},
          {"ends", ends},
          {"flips", flips}};
}

}  // namespace

std::string sensitivity_text(const SensitivityAnswer& answer, Words words) {
  std::string told = verdict_text(answer, words) + turned_text(answer, words);
  const Plan& base = answer.base.plan;
  for (std::size_t i = 0; i < base.targets.size(); ++i) {
    const Target& target = target_of(answer, i);
    const std::string title =
        fmt::format(fmt::runtime(words("{}, {}: forecast {}, wanted {}")), named(target.id, target.name, words),
                    unit_text(target, words), amount_text(target, base.targets[i].forecast, false),
                    amount_text(target, target.wanted, false));
    const auto change = [&](const MovedEnd& end) { return end.targets[i].forecast - base.targets[i].forecast; };
    told += tornado(
        answer, title, swings(answer, change), [&](double more) { return amount_text(target, more, true); }, words);
  }
  const MoneyScale scale(base.cost);
  const std::string title = fmt::format("{}, {}: {}", words("Cost"), words(scale.unit()), scale.text(base.cost));
  const auto change = [&](const MovedEnd& end) { return (end.cost - base.cost).value(); };
  return told +
         tornado(
             answer, title, swings(answer, change), [&](double more) { return scale.change(Money(more)); }, words);
}

Json sensitivity_json(const SensitivityAnswer& answer) {
  const Counts counts = counts_of(answer);
  Json groups = Json::array();
  for (std::size_t i = 0; i < answer.groups.size(); ++i) groups.push_back(group_json(answer, i));
  return {{"study", "sensitivity"},
          {"corridor", answer.corridor.id},
          {"base", answer_json(answer.corridor, answer.base)},
          {"groups", groups},
          {"survives", counts.turn == 0 && counts.planned == answer.groups.size()},
          {"gap", answer.gap},
          {"moved", counts.planned},
          {"stand", counts.stand},
          {"replanned", counts.replanned}};
}

}  // namespace yizhan::cli
