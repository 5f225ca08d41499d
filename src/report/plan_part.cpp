#include "feed/cell.h"
#include "feed/plan_folder.h"
#include "feed/plan_summary.h"
#include "model/rules.h"
#include "report/columns.h"
#include "report/step_columns.h"

namespace yizhan::report {

namespace {

long day_number(const Corridor& corridor, Date day) { return (day - corridor.calendar.start).count(); }

Json tally_json(const Tally& tally) {
  return {{"vehicles", tally.vehicles.count()},
          {"served", tally.served.count()},
          {"late", tally.late.count()},
          {"unserved", tally.unserved.count()}};
}

/// What leaving a vehicle costs; nothing where it must be served.
Json left_json(const Corridor& corridor, const Order& order) {
  const std::optional<Money> left = unserved_cost(corridor, order);
  return left ? Json(left->value()) : Json();
}

Json lots_json(const Corridor& corridor, const Plan& plan) {
  const Table<Lot> all = lots_of(corridor);
  const auto& lots = plan.lots;
  const auto order = [&](const LotOutcome& o) -> const Order& { return corridor.orders[all[o.lot].order]; };
  return {
      {"name", column(lots, [&](const LotOutcome& o) { return feed::lot_name(corridor, all[o.lot]); })},
      {"kind", column(lots, [&](const LotOutcome& o) { return feed::name_of(order(o).kind); })},
      {"models", column(lots, [&](const LotOutcome& o) { return numbers_of(order(o).models); })},
      {"market", column(lots, [&](const LotOutcome& o) { return number_of(order(o).market); })},
      {"earliest", column(lots, [&](const LotOutcome& o) { return day_number(corridor, order(o).earliest); })},
      {"due", column(lots, [&](const LotOutcome& o) { return day_number(corridor, order(o).due); })},
      {"revenue", column(lots, [&](const LotOutcome& o) { return order(o).revenue.value(); })},
      {"left", column(lots, [&](const LotOutcome& o) { return left_json(corridor, order(o)); })},
      {"prospect", column(lots, [&](const LotOutcome& o) { return order(o).commitment == Commitment::prospect; })},
      {"vehicles", column(lots, [](const LotOutcome& o) { return o.tally.vehicles.count(); })},
      {"served", column(lots, [](const LotOutcome& o) { return o.tally.served.count(); })},
      {"late", column(lots, [](const LotOutcome& o) { return o.tally.late.count(); })},
      {"unserved", column(lots, [](const LotOutcome& o) { return o.tally.unserved.count(); })},
      {"price", column(lots, [](const LotOutcome& o) { return cents(o.price); })}};
}

/// Steps of all itineraries, one after another.
Json steps_json(const Corridor& corridor, const Plan& plan) {
  const Table<Lot> all = lots_of(corridor);
  StepColumns columns(corridor);
  for (const Itinerary& itinerary : plan.itineraries)
    columns.add(corridor.orders[all[itinerary.lot].order], itinerary.model, itinerary.steps);
  return columns.json();
}

Json itineraries_json(const Plan& plan) {
  const auto& all = plan.itineraries;
  return {{"lot", column(all, [](const Itinerary& i) { return number_of(i.lot); })},
          {"model", column(all, [](const Itinerary& i) { return number_of(i.model); })},
          {"origin", column(all, [](const Itinerary& i) { return number_of(i.origin); })},
          {"vehicles", column(all, [](const Itinerary& i) { return i.quantity.count(); })},
          {"cost", column(all, [](const Itinerary& i) { return cents(i.cost); })},
          {"steps", column(all, [](const Itinerary& i) { return i.steps.size(); })}};
}

Json departures_json(const Corridor& corridor, const Plan& plan) {
  const auto& all = corridor.departures;
  Table<Departure, long> aboard(all.size());
  for (const DepartureLoad& load : plan.departures) aboard[load.departure] = load.vehicles.count();
  return {{"id", column(all, [](const Departure& d) { return d.id; })},
          {"voyage", column(all, [](const Departure& d) { return d.voyage == d.id ? "" : d.voyage; })},
          {"service", column(all, [](const Departure& d) { return number_of(d.service); })},
          {"departs", column(all, [](const Departure& d) { return d.departs.minute(); })},
          {"arrives", column(all, [](const Departure& d) { return d.arrives.minute(); })},
          {"vehicles", Json(std::vector<long>(aboard.begin(), aboard.end()))}};
}

/// Levers that may be bought.
Json levers_json(const Plan& plan) {
  const auto& all = plan.levers;
  return {{"lever", column(all, [](const LeverChoice& l) { return number_of(l.lever); })},
          {"least", column(all, [](const LeverChoice& l) { return l.range.least; })},
          {"most", column(all, [](const LeverChoice& l) { return l.range.most; })},
          {"count", column(all, [](const LeverChoice& l) { return l.count; })}};
}

Json targets_json(const Corridor& corridor, const Plan& plan) {
  Json targets = Json::array();
  for (const TargetOutcome& outcome : plan.targets) {
    const Target& target = corridor.targets[outcome.target];
    targets.push_back({{"id", target.id},
                       {"name", name_json(target.id, target.name)},
                       {"metric", feed::name_of(target.metric)},
                       {"unit", unit_name(target.unit)},
                       {"wanted", outcome.wanted},
                       {"forecast", outcome.forecast},
                       {"shortfall", outcome.shortfall},
                       {"short_of_cells", outcome.parts.cells},
                       {"short_of_levers", outcome.parts.levers},
                       {"short_of_demand", outcome.parts.demand},
                       {"limited_by", feed::name_of(outcome.limited_by)},
                       {"price", outcome.price.value()},
                       {"source", target.source}});
  }
  return targets;
}

}  // namespace

Json summary_json(const PlanDocument& document) {
  const Plan& plan = document.plan;
  Json kinds = Json::object();
  for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind)
    kinds[std::string(feed::name_of(static_cast<OrderKind>(kind)))] = tally_json(plan.kinds[kind]);
  return {{"overlays", plan.overlays},
          {"now", plan.now ? Json(feed::format_date(*plan.now)) : Json()},
          {"objective", feed::objective_text(plan.objective())},
          {"cost", plan.cost.value()},
          {"bound", plan.bound.value()},
          {"gap", plan.gap()},
          {"gap_per_vehicle", plan.gap_per_vehicle().value()},
          {"gap_avoidable", plan.gap_avoidable()},
          {"gap_parts", document.run.gap_parts},
          {"levels", feed::levels_json(plan)},
          {"spending", plan.spending ? Json(plan.spending->value()) : Json()},
          {"total", tally_json(plan.total())},
          {"kinds", kinds}};
}

Json costs_json(const Plan& plan) {
  return {{"item", column(plan.costs, [](const CostShare& c) { return feed::name_of(c.item); })},
          {"stage", column(plan.costs, [](const CostShare& c) { return c.stage; })},
          {"mode", column(plan.costs, [](const CostShare& c) { return number_of(c.mode); })},
          {"cost", column(plan.costs, [](const CostShare& c) { return c.cost.value(); })}};
}

void add_plan(const Corridor& corridor, const PlanDocument& shown, Json& document) {
  const Plan& plan = shown.plan;
  document["plan"] = summary_json(shown);
  document["targets"] = targets_json(corridor, plan);
  document["levers"] = levers_json(plan);
  document["costs"] = costs_json(plan);
  document["lots"] = lots_json(corridor, plan);
  document["itineraries"] = itineraries_json(plan);
  document["steps"] = steps_json(corridor, plan);
  document["departures"] = departures_json(corridor, plan);
  document["purchases"] = {
      {"supply", column(plan.purchases, [](const Purchase& p) { return number_of(p.supply); })},
      {"week", column(plan.purchases, [](const Purchase& p) { return p.week; })},
      {"quantity", column(plan.purchases, [](const Purchase& p) { return rounded(p.quantity); })}};
}

}  // namespace yizhan::report
