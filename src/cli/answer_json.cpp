#include "cli/answer.h"
#include "cli/cells.h"
#include "cli/gateways.h"
#include "feed/plan_folder.h"
#include "feed/plan_summary.h"
#include "model/rules.h"

namespace yizhan::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t scarce_shown = 10;

Json kinds_json(const Plan& plan) {
  Json kinds = Json::object();
  for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind) {
    const Tally& tally = plan.kinds[kind];
    kinds[std::string(feed::name_of(static_cast<OrderKind>(kind)))] = {{"vehicles", tally.vehicles.count()},
                                                                       {"served", tally.served.count()},
                                                                       {"late", tally.late.count()},
                                                                       {"unserved", tally.unserved.count()}};
  }
  return kinds;
}

Json targets_json(const Corridor& corridor, const Plan& plan) {
  Json targets = Json::array();
  for (const TargetOutcome& outcome : plan.targets) {
    const Target& target = corridor.targets[outcome.target];
    targets.push_back(
        {{"id", target.id},
         {"metric", feed::name_of(target.metric)},
         {"wanted", outcome.wanted},
         {"forecast", outcome.forecast},
         {"met", outcome.met()},
         {"shortfall", outcome.shortfall},
         {"short_of_cells", outcome.parts.cells},
         {"short_of_levers", outcome.parts.levers},
         {"short_of_demand", outcome.parts.demand},
         {"limited_by", outcome.limited_by == Limit::none ? Json() : Json(feed::name_of(outcome.limited_by))},
         {"price", outcome.price.value()}});
  }
  return targets;
}

Json costs_json(const Corridor& corridor, const Plan& plan) {
  Json costs = Json::array();
  for (const CostShare& share : plan.costs)
    costs.push_back({{"item", feed::name_of(share.item)},
                     {"stage", share.stage.empty() ? Json() : Json(share.stage)},
                     {"mode", share.mode.exists() ? Json(corridor.modes[share.mode].id) : Json()},
                     {"cost", share.cost.value()}});
  return costs;
}

Json scarce_json(const Corridor& corridor, const Plan& plan) {
  Json scarce = Json::array();
  for (const RowUse& row : dearest_cells(plan.rows, scarce_shown)) {
    const CellLabel label = label_of(corridor, row.row, Words(Language::en));
    scarce.push_back({{"cell", row.row},
                      {"what", label.what},
                      {"when", label.when},
                      {"unit", label.unit},
                      {"use", row.use},
                      {"capacity", row.capacity},
                      {"price", row.price}});
  }
  return scarce;
}

Json levers_json(const Corridor& corridor, const Plan& plan) {
  Json levers = Json::array();
  for (const LeverChoice& choice : plan.levers) {
    const Lever& lever = corridor.levers[choice.lever];
    levers.push_back({{"id", lever.id},
                      {"least", choice.range.least},
                      {"most", choice.range.most},
                      {"count", choice.count},
                      {"cost", lever_cost(corridor, lever).value() * choice.count}});
  }
  return levers;
}

Json gateways_json(const Corridor& corridor, const Plan& plan) {
  Json gateways = Json::array();
  for (const Gateway& gateway : gateways_of(corridor, plan))
    gateways.push_back({{"place", corridor.places[gateway.place].id}, {"vehicles", gateway.vehicles.count()}});
  return gateways;
}

}  // namespace

Json figures_json(const FigureCount& figures) {
  return {{"sourced", {{"H", figures.high}, {"M", figures.medium}, {"L", figures.low}}},
          {"assumed", figures.assumed}};
}

Json answer_json(const Corridor& corridor, const PlanDocument& document) {
  const Plan& plan = document.plan;
  const Tally total = plan.total();
  Json answer = {{"corridor", plan.corridor},
                 {"overlays", plan.overlays},
                 {"objective", feed::objective_text(plan.objective())},
                 {"levels", feed::levels_json(plan)},
                 {"cost", plan.cost.value()},
                 {"bound", plan.bound.value()},
                 {"gap", plan.gap()},
                 {"gap_per_vehicle", plan.gap_per_vehicle().value()},
                 {"gap_avoidable", plan.gap_avoidable()},
                 {"seconds", document.run.seconds},
                 {"peak_mb", document.run.peak_mb},
                 {"vehicles", total.vehicles.count()},
                 {"served", total.served.count()},
                 {"late", total.late.count()},
                 {"unserved", total.unserved.count()},
                 {"kind", kinds_json(plan)},
                 {"targets", targets_json(corridor, plan)},
                 {"levers", levers_json(corridor, plan)},
                 {"scarce", scarce_json(corridor, plan)},
                 {"gateways", gateways_json(corridor, plan)},
                 {"costs", costs_json(corridor, plan)},
                 {"figures", figures_json(corridor.figures)},
                 {"sizes", document.run.sizes},
                 {"phases", document.run.phases},
                 {"gap_parts", document.run.gap_parts}};
  answer["stopped"] = document.run.stopped == Stop::none ? Json() : Json(feed::name_of(document.run.stopped));
  return answer;
}

}  // namespace yizhan::cli
