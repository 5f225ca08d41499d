#include "cli/invest_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/answer.h"
#include "cli/cells.h"
#include "cli/money.h"
#include "cli/names.h"
#include "feed/plan_folder.h"
#include "model/rules.h"

namespace yizhan::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t cells_told = 5;

const Plan& best_of(const Investment& investment) { return investment.best.document.plan; }

std::string text(std::string_view view) { return std::string(view); }

/// A lever as the table tells it: what is bought of it, or one of it.
struct LeverRow {
  LeverChoice choice;
  Money cost_of_one, cost;
  const LeverWorth* worth;
  /// Beside the best set, or alone where that leaves no room for it.
  [[nodiscard]] const std::optional<Worth>& told() const { return worth->in_set ? worth->in_set : worth->alone; }
};

LeverRow row_of(const Investment& investment, const LeverChoice& choice) {
  const Money cost = lever_cost(investment.allowed, investment.allowed.levers[choice.lever]);
  return {choice, cost, cost * std::max(1, choice.count), &investment.worth[choice.lever]};
}

std::string name_of(const Investment& investment, Index<Lever> id, Words words) {
  const Lever& lever = investment.allowed.levers[id];
  return named(lever.id, lever.name, words);
}

/// Targets still missed, and what holds them back.
Json stopping_json(const Investment& investment) {
  Json stopping = Json::array();
  for (const TargetOutcome& outcome : best_of(investment).targets)
    if (!outcome.met())
      stopping.push_back({{"target", investment.allowed.targets[outcome.target].id},
                          {"shortfall", outcome.shortfall},
                          {"limited_by", feed::name_of(outcome.limited_by)},
                          {"short_of_cells", outcome.parts.cells},
                          {"short_of_levers", outcome.parts.levers},
                          {"short_of_demand", outcome.parts.demand},
                          {"price", outcome.price.value()}});
  return stopping;
}

/// What still stops it, the dearest first.
std::vector<Scarcity> scarce_in(const Investment& investment, Words words) {
  if (meets_targets(investment)) return {};
  return scarcities(investment.allowed, best_of(investment), cells_told, words);
}

Json scarce_json(const Investment& investment) {
  Json scarce = Json::array();
  for (const Scarcity& scarcity : scarce_in(investment, Words(Language::en)))
    scarce.push_back({{"cell", scarcity.dearest.row},
                      {"what", scarcity.label.what},
                      {"when", scarcity.label.when},
                      {"unit", scarcity.label.unit},
                      {"price", scarcity.dearest.price},
                      {"cells", scarcity.cells}});
  return scarce;
}

void put_worth(Json& object, const std::string& name, const std::optional<Worth>& worth) {
  object[name + "_low"] = worth ? Json(worth->low.value()) : Json();
  object[name + "_high"] = worth ? Json(worth->high.value()) : Json();
}

Json bought_json(const Investment& investment, const FrontierPoint& point) {
  Json bought = Json::array();
  for (const LeverChoice& choice : point.levers)
    bought.push_back({{"id", investment.allowed.levers[choice.lever].id}, {"count", choice.count}});
  return bought;
}

/// What is bought, "name (2), name".
std::string bought_text(const Investment& investment, Words words) {
  std::string bought;
  for (const LeverChoice& choice : best_of(investment).levers) {
    if (choice.count == 0) continue;
    bought += (bought.empty() ? std::string_view() : words.either(", ", "、"));
    bought += name_of(investment, choice.lever, words);
    if (choice.count > 1) bought += fmt::format(" ({})", choice.count);
  }
  return bought;
}

/// What is short of each target missed, and what could lift it.
std::string missed_text(const Investment& investment, Words words) {
  std::string missed;
  for (const TargetOutcome& outcome : best_of(investment).targets) {
    if (outcome.met()) continue;
    const Target& target = investment.allowed.targets[outcome.target];
    const bool millions = target.unit == Unit::yuan && target.wanted >= 1e6;
    const auto amount = [&](double value) { return grouped(millions ? value / 1e6 : value, millions ? 1 : 0); };
    missed += fmt::format(
        fmt::runtime(words("  {}: {} of {} {} missing: {} for want of room, {} for levers that are not bought, {} "
                           "that nobody has ordered\n")),
        named(target.id, target.name, words), amount(outcome.shortfall), amount(outcome.wanted),
        millions                       ? words("million yuan")
        : target.unit == Unit::vehicle ? words.either("vehicles", "辆")
                                       : words(unit_name(target.unit)),
        amount(outcome.parts.cells), amount(outcome.parts.levers), amount(outcome.parts.demand));
  }
  return missed;
}

std::string verdict_text(const Investment& investment, Words words) {
  const Plan& best = best_of(investment);
  const MoneyScale scale(best.cost);
  const auto line = [](std::string_view sentence) { return std::string(sentence) + "\n"; };
  std::string verdict =
      "\n" + line(words(meets_targets(investment)
                            ? "All targets can be met."
                            : "Not all targets can be met, whatever is bought. This is the closest that was found."));
  verdict += missed_text(investment, words);
  const std::string bought = bought_text(investment, words);
  verdict +=
      bought.empty()
          ? line(words("No lever brings the targets nearer."))
          : line(fmt::format(fmt::runtime(words("The cheapest way found spends {} {} on levers: {}.")),
                             scale.text(spent_on_levers(investment.allowed, best)), words(scale.unit()), bought));
  return verdict +
         line(fmt::format(fmt::runtime(words("It costs {} {} in all; no plan that misses no more of the "
                                             "targets costs less than {} {}: this one is within {} % of the "
                                             "best.")),
                          scale.text(best.cost), words(scale.unit()), scale.text(best.bound), words(scale.unit()),
                          grouped(100 * best.gap(), 3)));
}

/// Whether a lever pays for itself, as far as the bounds prove it.
std::string_view pays(const LeverRow& row) {
  if (!row.told()) return "";
  return row.told()->low > row.cost ? "yes" : row.told()->high < row.cost ? "no" : "not proven";
}

/// "1.2 to 3.4", in the scale's unit.
std::string between(const std::optional<Worth>& worth, const MoneyScale& scale, Words words) {
  if (!worth) return "";
  return fmt::format(fmt::runtime(words("{} to {}")), scale.text(worth->low), scale.text(worth->high));
}

std::string levers_text(const Investment& investment, Words words) {
  Grid grid({Align::left, Align::right, Align::right, Align::right, Align::right, Align::left});
  grid.add({text(words("lever")), text(words("bought")), text(words("cost")), text(words("worth in the set")),
            text(words("worth alone")), text(words("pays"))});
  const MoneyScale scale(best_of(investment).cost);
  std::vector<LeverChoice> choices = best_of(investment).levers;
  std::stable_sort(choices.begin(), choices.end(),
                   [](const LeverChoice& a, const LeverChoice& b) { return a.count > b.count; });
  for (const LeverChoice& choice : choices) {
    const LeverRow row = row_of(investment, choice);
    grid.add({name_of(investment, choice.lever, words), choice.count > 0 ? std::to_string(choice.count) : "",
              scale.text(row.cost), between(row.worth->in_set, scale, words), between(row.worth->alone, scale, words),
              text(words(pays(row)))});
  }
  return "\n" + text(words("Levers")) + ", " + text(words(scale.unit())) + "\n" + grid.str() +
         text(words("  Targets come first: what does not pay may be bought all the same.\n"));
}

std::string frontier_text(const Investment& investment, Words words) {
  if (investment.frontier.empty()) return "";
  Grid grid({Align::right, Align::right, Align::right, Align::right});
  grid.add({text(words("spent")), text(words("vehicles exported")), text(words("their revenue")),
            text(words("targets missed"))});
  const MoneyScale scale(best_of(investment).cost);
  for (const FrontierPoint& point : investment.frontier)
    grid.add({scale.text(point.spent), grouped(static_cast<double>(point.vehicles.count())),
              scale.text(point.revenue), scale.text(point.shortfall)});
  return "\n" + text(words("What money for levers buys")) + ", " + text(words(scale.unit())) + "\n" + grid.str();
}

std::string cells_text(const Investment& investment, Words words) {
  if (meets_targets(investment)) return "";
  Grid grid({Align::left, Align::left, Align::right, Align::left});
  for (const Scarcity& scarcity : scarce_in(investment, words))
    grid.add({scarcity.label.what, scarcity.label.when, grouped(scarcity.dearest.price),
              text(words("yuan / ")) + scarcity.label.unit});
  return "\n" + text(words("What still stops it")) + "\n" + grid.str();
}

}  // namespace

bool meets_targets(const Investment& investment) {
  const auto& targets = best_of(investment).targets;
  return std::all_of(targets.begin(), targets.end(), [](const TargetOutcome& each) { return each.met(); });
}

Json invest_json(const Corridor& corridor, const Investment& investment) {
  const Plan& best = best_of(investment);
  Json levers = Json::array(), frontier = Json::array();
  for (const LeverChoice& choice : best.levers) {
    const LeverRow row = row_of(investment, choice);
    Json lever = {{"id", investment.allowed.levers[choice.lever].id},
                  {"count", choice.count},
                  {"cost", row.cost_of_one.value() * choice.count},
                  {"cost_of_one", row.cost_of_one.value()}};
    put_worth(lever, "worth", row.told());
    lever["worth_beside"] = row.worth->in_set ? Json("set") : row.told() ? Json("nothing") : Json();
    put_worth(lever, "alone", row.worth->alone);
    levers.push_back(std::move(lever));
  }
  for (const FrontierPoint& point : investment.frontier)
    frontier.push_back({{"budget", point.budget.value()},
                        {"lever_cost", point.spent.value()},
                        {"vehicles", point.vehicles.count()},
                        {"revenue", point.revenue.value()},
                        {"shortfall", point.shortfall.value()},
                        {"levers", bought_json(investment, point)}});
  return {{"study", "invest"},
          {"corridor", corridor.id},
          {"met", meets_targets(investment)},
          {"lever_cost", spent_on_levers(investment.allowed, best).value()},
          {"total_cost", best.cost.value()},
          {"bound", best.bound.value()},
          {"gap", best.gap()},
          {"base_cost", investment.base.plan.cost.value()},
          {"levers", levers},
          {"frontier", frontier},
          {"stopping", stopping_json(investment)},
          {"scarce", scarce_json(investment)},
          {"base", answer_json(corridor, investment.base)},
          {"best", answer_json(investment.allowed, investment.best.document)}};
}

std::string invest_text(const Investment& investment, Words words) {
  return verdict_text(investment, words) + levers_text(investment, words) + frontier_text(investment, words) +
         cells_text(investment, words);
}

}  // namespace yizhan::cli
