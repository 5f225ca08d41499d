#include <map>

#include "model/rules.h"
#include "report/columns.h"

namespace yizhan::report {

namespace {

struct StageHours {
  double vehicles = 0, hours = 0, waiting = 0;
};

const std::string& stage_of(const Corridor& corridor, const Step& step) {
  return step.leg.exists() ? corridor.legs[step.leg].stage
                           : corridor.services[corridor.departures[step.departure].service].stage;
}

/// Hours of exported vehicles at work in each stage and waiting before it: as the page sums up the plan's own.
std::map<std::string, StageHours> stage_hours(const Corridor& corridor, const Plan& plan) {
  const Table<Lot> lots = lots_of(corridor);
  std::map<std::string, StageHours> stages;
  for (const Itinerary& itinerary : plan.itineraries) {
    const OrderKind kind = corridor.orders[lots[itinerary.lot].order].kind;
    if (kind != OrderKind::export_ && kind != OrderKind::kd) continue;
    const auto vehicles = static_cast<double>(itinerary.quantity.count());
    const Step* before = nullptr;
    for (const Step& step : itinerary.steps) {
      StageHours& stage = stages[stage_of(corridor, step)];
      stage.vehicles += vehicles;
      stage.hours += vehicles * (step.end - step.start).in_hours();
      if (before) stage.waiting += vehicles * (step.start - before->end).in_hours();
      before = &step;
    }
  }
  return stages;
}

}  // namespace

Json beside_json(const Corridor& corridor, const PlanDocument& document) {
  const Plan& plan = document.plan;
  Json hours = Json::array();
  for (const auto& [stage, sum] : stage_hours(corridor, plan))
    hours.push_back({{"stage", stage},
                     {"vehicles", sum.vehicles},
                     {"hours", rounded(sum.hours / sum.vehicles)},
                     {"waiting", rounded(sum.waiting / sum.vehicles)}});
  return {{"name", name_json(corridor.id, corridor.name)},
          {"plan", summary_json(document)},
          {"costs", costs_json(plan)},
          {"hours", hours}};
}

}  // namespace yizhan::report
