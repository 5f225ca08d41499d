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

const LeverWorth* worth_of(const Investment& investment, Index<Lever> lever) {
  const auto found = std::find_if(investment.worth.begin(), investment.worth.end(),
                                  [&](const LeverWorth& worth) { return worth.lever == lever; });
  return found == investment.worth.end() ? nullptr : &*found;
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

std::string verdict_text(const Investment& investment, Words words) {
  const Plan& best = best_of(investment);
  const MoneyScale scale(best.cost);
  std::string verdict =
      "\n" +
      text(words(meets_targets(investment) ? "All targets can be met with these levers:"
                                           : "Not all targets can be met. The closest that was found:")) +
      "\n";
  verdict +=
      fmt::format(fmt::runtime(words("  {} {} for levers, {} {} in all; no plan as close costs less than {} {}\n")),
                  scale.text(spent_on_levers(investment.allowed, best)), words(scale.unit()), scale.text(best.cost),
                  words(scale.unit()), scale.text(best.bound), words(scale.unit()));
  for (const TargetOutcome& outcome : best.targets) {
    if (outcome.met()) continue;
    const Target& target = investment.allowed.targets[outcome.target];
    verdict +=
        fmt::format(fmt::runtime(words("  {}: {} short, held back by {}\n")), named(target.id, target.name, words),
                    grouped(outcome.shortfall), words(feed::name_of(outcome.limited_by)));
  }
  return verdict;
}

/// Whether a lever pays for itself, as far as the bounds prove it.
std::string_view pays(Money cost, const LeverWorth& worth) {
  return worth.low > cost ? "yes" : worth.high < cost ? "no" : "not proven";
}

std::string levers_text(const Investment& investment, Words words) {
  Grid grid({Align::left, Align::right, Align::right, Align::right, Align::right, Align::left});
  grid.add({text(words("lever")), text(words("bought")), text(words("cost of one")), text(words("saves at least")),
            text(words("at most")), text(words("pays alone"))});
  const MoneyScale scale(best_of(investment).cost);
  std::vector<LeverChoice> choices = best_of(investment).levers;
  std::stable_sort(choices.begin(), choices.end(),
                   [](const LeverChoice& a, const LeverChoice& b) { return a.count > b.count; });
  for (const LeverChoice& choice : choices) {
    const Money cost = lever_cost(investment.allowed, investment.allowed.levers[choice.lever]);
    const LeverWorth* worth = worth_of(investment, choice.lever);
    grid.add({name_of(investment, choice.lever, words), choice.count > 0 ? std::to_string(choice.count) : "",
              scale.text(cost), worth ? scale.text(worth->low) : "", worth ? scale.text(worth->high) : "",
              worth ? text(words(pays(cost, *worth))) : ""});
  }
  return "\n" + text(words("Levers")) + ", " + text(words(scale.unit())) + "\n" + grid.str();
}

std::string frontier_text(const Investment& investment, Words words) {
  if (investment.frontier.empty()) return "";
  Grid grid({Align::right, Align::right, Align::right, Align::right, Align::right});
  grid.add({text(words("at most")), text(words("spent")), text(words("vehicles exported")),
            text(words("their revenue")), text(words("targets missed"))});
  const MoneyScale scale(best_of(investment).cost);
  for (const FrontierPoint& point : investment.frontier)
    grid.add({scale.text(point.budget), scale.text(point.spent), grouped(static_cast<double>(point.vehicles.count())),
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
    const Lever& lever = investment.allowed.levers[choice.lever];
    const LeverWorth* worth = worth_of(investment, choice.lever);
    levers.push_back({{"id", lever.id},
                      {"count", choice.count},
                      {"cost", lever_cost(investment.allowed, lever).value() * choice.count},
                      {"cost_of_one", lever_cost(investment.allowed, lever).value()},
                      {"worth_low", worth ? Json(worth->low.value()) : Json()},
                      {"worth_high", worth ? Json(worth->high.value()) : Json()}});
  }
  for (const FrontierPoint& point : investment.frontier)
    frontier.push_back({{"budget", point.budget.value()},
                        {"lever_cost", point.spent.value()},
                        {"vehicles", point.vehicles.count()},
                        {"revenue", point.revenue.value()},
                        {"shortfall", point.shortfall.value()}});
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
