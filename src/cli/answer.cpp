#include "cli/answer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/cells.h"
#include "cli/gateways.h"
#include "cli/grid.h"
#include "cli/money.h"
#include "cli/names.h"
#include "feed/plan_folder.h"
#include "model/rules.h"

namespace yizhan::cli {

namespace {

constexpr std::size_t cells_shown = 10;

std::string percent(double share, int decimals) { return grouped(100 * share, decimals) + " %"; }

std::string text(std::string_view view) { return std::string(view); }

std::string section(std::string_view title, const Grid& grid) {
  return grid.empty() ? "" : fmt::format("\n{}\n{}", title, grid.str());
}

std::string vehicles_text(const Plan& plan, Words words) {
  Grid grid({Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
  grid.add({"", text(words("vehicles")), text(words("served")), text(words("of which late")), text(words("unserved")),
            text(words("share served"))});
  const auto add = [&](std::string_view name, const Tally& tally) {
    const auto count = [](Vehicles vehicles) { return static_cast<double>(vehicles.count()); };
    grid.add({text(name), grouped(count(tally.vehicles)), grouped(count(tally.served)), grouped(count(tally.late)),
              grouped(count(tally.unserved)),
              percent(count(tally.served) / std::max(1.0, count(tally.vehicles)), 1)});
  };
  for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind)
    if (plan.kinds[kind].vehicles > Vehicles())
      add(words(feed::name_of(static_cast<OrderKind>(kind))), plan.kinds[kind]);
  add(words("all"), plan.total());
  return section(words("Vehicles"), grid);
}

/// Costs paid by steps go by stage and mode, the others by what they are paid for.
std::string costs_text(const Corridor& corridor, const Plan& plan, Words words) {
  std::map<std::pair<std::string, std::string>, Money> shares;
  for (const CostShare& share : plan.costs) {
    std::string mode;
    if (share.mode.exists()) {
      const Mode& row = corridor.modes[share.mode];
      mode = words.either(row.name.en.empty() ? row.id : row.name.en, row.name.zh);
    }
    const bool by_stage = !share.stage.empty() && share.item != CostItem::duty && share.item != CostItem::subsidy;
    std::string name = text(words(by_stage ? std::string_view(share.stage) : feed::name_of(share.item)));
    std::replace(name.begin(), name.end(), '_', ' ');
    shares[{name, by_stage ? mode : ""}] += share.cost;
  }
  std::vector<std::pair<std::pair<std::string, std::string>, Money>> sorted(shares.begin(), shares.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });

  const MoneyScale scale(plan.cost);
  Grid grid({Align::left, Align::left, Align::right, Align::right});
  grid.add({text(words("for")), text(words("by")), text(words(scale.unit())), text(words("share"))});
  for (const auto& [name, cost] : sorted)
    grid.add({name.first, name.second, scale.text(cost), percent(cost / plan.cost, 1)});
  grid.add({text(words("all")), "", scale.text(plan.cost), percent(1, 1)});
  return section(words("Cost"), grid);
}

/// What makes the gap, the largest part first.
std::string gap_parts_text(const RunInfo& run, Words words) {
  std::vector<std::pair<double, std::string>> parts;
  double all = 0;
  for (const auto& [key, part] : run.gap_parts) {
    std::string name = key;
    std::replace(name.begin(), name.end(), '_', ' ');
    parts.emplace_back(-part, words(name));
    all += part;
  }
  if (all <= 0) return "";
  std::sort(parts.begin(), parts.end());
  std::string list;
  for (const auto& [part, name] : parts) {
    if (-part < 0.005 * all) break;
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", name, percent(-part / all, 0));
  }
  return fmt::format(fmt::runtime(words("  Where it sits: {}.\n")), list);
}

std::string proof_text(const Plan& plan, const RunInfo& run, Words words) {
  const MoneyScale scale(plan.cost);
  return fmt::format(fmt::runtime(words("\nProof\n"
                                        "  No plan costs less than {} {}: this one is within {} of the best,\n"
                                        "  {} yuan a vehicle, or {} of the cost without penalties.\n")),
                     scale.text(plan.bound), words(scale.unit()), percent(plan.gap(), 3),
                     grouped(plan.gap_per_vehicle().value(), 2), percent(plan.gap_avoidable(), 3)) +
         gap_parts_text(run, words) +
         (plan.levels.empty() ? ""
                              : "  " + text(words("This speaks of plans that reach as much of the aims before.\n")));
}

/// Enough decimals to tell small prices apart.
std::string price_text(double price) {
  return price < 0.1 ? fmt::format("{:.2g}", price) : grouped(price, price < 100 ? 2 : 0);
}

/// Of an objective of more than one level: what each reaches, and what keeping it costs.
std::string levels_text(const Plan& plan, Words words) {
  if (plan.levels.empty()) return "";
  Grid grid({Align::left, Align::right, Align::right, Align::right});
  grid.add({text(words("aim")), text(words("reached")), text(words("no plan reaches")),
            text(words("yuan for giving up one"))});
  for (const Level& level : plan.levels)
    grid.add({text(words(level.aim == Aim::serve ? "vehicles unserved" : "yuan of targets missed")),
              grouped(level.value), grouped(level.bound, level.aim == Aim::serve ? 1 : 0),
              level.price > 0 ? price_text(level.price) : ""});
  grid.add({text(words(plan.aim == Aim::profit ? "cost less revenue" : "cost")), grouped(plan.cost.value()),
            grouped(plan.bound.value()), ""});
  return section(words("Aims, the first thing first"), grid);
}

/// By what could lift it.
std::string shortfall_text(const Target& target, const TargetOutcome& outcome, Words words) {
  const auto part = [&](double amount) { return grouped(100 * amount / outcome.shortfall, 1); };
  const ShortfallParts& parts = outcome.parts;
  const bool of_parts = target.metric == Metric::parts_value || target.metric == Metric::local_share;
  return fmt::format(
      fmt::runtime(of_parts
                       ? words("  {}: of what is short {} % for want of room, {} % for levers, {} % otherwise\n")
                       : words("  {}: of what is short {} % for want of room, {} % for levers, {} % no orders\n")),
      named(target.id, target.name, words), part(parts.cells), part(parts.levers), part(parts.demand));
}

std::string targets_text(const Corridor& corridor, const Plan& plan, Words words) {
  Grid grid({Align::left, Align::left, Align::right, Align::right, Align::right, Align::left, Align::right});
  grid.add({text(words("target")), text(words("in")), text(words("wanted")), text(words("forecast")),
            text(words("short")), text(words("held back by")), text(words("yuan for one more"))});
  for (const TargetOutcome& outcome : plan.targets) {
    const Target& target = corridor.targets[outcome.target];
    const bool money = target.unit == Unit::yuan && outcome.wanted >= 1e6;
    const auto amount = [&](double value) {
      return money ? grouped(value / 1e6, 1) : grouped(value, target.metric == Metric::local_share ? 3 : 0);
    };
    grid.add({text(words.either(target.name.en.empty() ? target.id : target.name.en, target.name.zh)),
              text(words(money ? "million yuan" : unit_name(target.unit))), amount(outcome.wanted),
              amount(outcome.forecast), outcome.met() ? text(words("met")) : amount(outcome.shortfall),
              outcome.met() ? "" : text(words(feed::name_of(outcome.limited_by))),
              outcome.price.value() >= 1e-4 ? price_text(outcome.price.value()) : ""});
  }
  std::string parts;
  for (const TargetOutcome& outcome : plan.targets)
    if (!outcome.met()) parts += shortfall_text(corridor.targets[outcome.target], outcome, words);
  return plan.targets.empty() ? "" : section(words("Targets"), grid) + parts;
}

std::string scarce_text(const Corridor& corridor, const Plan& plan, Words words) {
  Grid grid({Align::left, Align::right, Align::left, Align::right, Align::right, Align::right, Align::left});
  grid.add({text(words("what is dearest")), text(words("scarce")), text(words("dearest in")), text(words("used")),
            text(words("of")), text(words("worth")), text(words("for one more"))});
  const std::vector<Scarcity> scarce = scarcities(corridor, plan, cells_shown, words);
  for (const Scarcity& scarcity : scarce)
    grid.add({scarcity.label.what, grouped(static_cast<double>(scarcity.cells)), scarcity.label.when,
              grouped(scarcity.dearest.use, 1), grouped(scarcity.dearest.capacity, 1),
              price_text(scarcity.dearest.price), text(words("yuan / ")) + scarcity.label.unit});
  return scarce.empty() ? "" : section(words("Dearest cells"), grid);
}

/// Those that are bought; of those that are not, only how many there are.
std::string levers_text(const Corridor& corridor, const Plan& plan, Words words) {
  if (plan.levers.empty()) return "";
  Grid grid({Align::left, Align::right, Align::right});
  grid.add({text(words("lever")), text(words("bought")), text(words("yuan"))});
  long others = 0;
  for (const LeverChoice& choice : plan.levers) {
    const Lever& lever = corridor.levers[choice.lever];
    if (choice.count == 0) {
      ++others;
      continue;
    }
    grid.add({text(words.either(lever.name.en.empty() ? lever.id : lever.name.en, lever.name.zh)),
              grouped(choice.count), grouped(lever_cost(corridor, lever).value() * choice.count)});
  }
  return section(words("Levers"), grid) + fmt::format(fmt::runtime(words("  {} others are not worth it\n")), others);
}

std::string gateways_text(const Corridor& corridor, const Plan& plan, Words words) {
  const std::vector<Gateway> gateways = gateways_of(corridor, plan);
  Vehicles all;
  for (const Gateway& gateway : gateways) all += gateway.vehicles;
  Grid grid({Align::left, Align::right, Align::right});
  for (const Gateway& gateway : gateways) {
    const Place& place = corridor.places[gateway.place];
    const auto count = static_cast<double>(gateway.vehicles.count());
    grid.add({text(words.either(place.name.en.empty() ? place.id : place.name.en, place.name.zh)), grouped(count),
              percent(count / static_cast<double>(all.count()), 1)});
  }
  return section(words("Gateways"), grid);
}

std::string run_text(const RunInfo& run, Words words) {
  std::string line = fmt::format(fmt::runtime(words("{} s, {} MB, {} threads, seed {}")), grouped(run.seconds, 1),
                                 grouped(run.peak_mb), run.threads, run.seed);
  for (const char* name : {"rows", "columns", "paths"})
    if (const auto size = run.sizes.find(name); size != run.sizes.end())
      line += fmt::format(", {} {}", grouped(static_cast<double>(size->second)), words(name));
  if (run.stopped != Stop::none)
    line += fmt::format("\n{} {}", words("Stopped by"), words(feed::name_of(run.stopped)));
  return "\n" + line + "\n";
}

}  // namespace

std::string figures_text(const FigureCount& figures, Words words) {
  return fmt::format(fmt::runtime(words("Figures: {} sourced (confidence high {}, medium {}, low {}), {} assumed")),
                     grouped(static_cast<double>(figures.high + figures.medium + figures.low)),
                     grouped(static_cast<double>(figures.high)), grouped(static_cast<double>(figures.medium)),
                     grouped(static_cast<double>(figures.low)), grouped(static_cast<double>(figures.assumed)));
}

std::string answer_text(const Corridor& corridor, const PlanDocument& document, Words words) {
  const Plan& plan = document.plan;
  std::string title(words.either(corridor.name.en.empty() ? corridor.id : corridor.name.en, corridor.name.zh));
  for (const std::string& overlay : plan.overlays) title += " + " + overlay;
  std::string answer =
      fmt::format(fmt::runtime(words("{}, {:%F} to {:%F}: {} lots\n")), title, corridor.calendar.start,
                  corridor.calendar.end, grouped(static_cast<double>(plan.lots.size())));
  answer += vehicles_text(plan, words);
  answer += costs_text(corridor, plan, words);
  answer += levels_text(plan, words);
  answer += proof_text(plan, document.run, words);
  answer += targets_text(corridor, plan, words);
  answer += levers_text(corridor, plan, words);
  answer += scarce_text(corridor, plan, words);
  answer += gateways_text(corridor, plan, words);
  answer += "\n" + figures_text(corridor.figures, words) + "\n";
  return answer + run_text(document.run, words);
}

}  // namespace yizhan::cli
