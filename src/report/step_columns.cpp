#include "report/step_columns.h"

#include "model/rules.h"

namespace yizhan::report {

namespace {

/// What a vehicle pays at a step: move, damage, rules and duty less subsidy. Waiting, capital and lateness are no
/// step's.
Money step_money(const Corridor& corridor, const Order& order, Index<Model> number, const Step& step) {
  const Model& model = corridor.models[number];
  Index<Mode> mode;
  std::string carrier;
  Money money;
  if (step.leg.exists()) {
    const Leg& leg = corridor.legs[step.leg];
    mode = leg.mode;
    money = move_cost(corridor, leg.cost, model);
  } else {
    const Departure& departure = corridor.departures[step.departure];
    const Service& service = corridor.services[departure.service];
    mode = service.mode;
    carrier = service.carrier;
    money = move_cost(corridor, service.cost, model) * departure.rate_factor + model.value * service.damage_share;
  }
  const std::string& country = corridor.places[order.market].country;
  const Date day = corridor.calendar.day_of(step.start);
  if (const auto permitted = permit(corridor, model.powertrain, mode, carrier, country, day))
    money += permitted->cost;
  if (step.duty.exists()) {
    const Duty& duty = corridor.duties[step.duty];
    money += order.declared_value * duty.rate + duty.per_vehicle;
  }
  if (step.subsidy.exists()) money -= corridor.subsidies[step.subsidy].per_vehicle;
  return money;
}

}  // namespace

void StepColumns::add(const Order& order, Index<Model> model, const std::vector<Step>& steps) {
  Instant before;
  for (const Step& step : steps) {
    by_.push_back(step.leg.exists() ? number_of(step.leg) : -1 - number_of(step.departure));
    wait_.push_back((step.start - before).in_minutes());
    minutes_.push_back((step.end - step.start).in_minutes());
    money_.push_back(cents(step_money(corridor_, order, model, step)));
    duty_.push_back(number_of(step.duty));
    before = step.end;
  }
}

Json StepColumns::json() const {
  return {{"by", by_}, {"wait", wait_}, {"minutes", minutes_}, {"money", money_}, {"duty", duty_}};
}

}  // namespace yizhan::report
