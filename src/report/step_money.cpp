#include "report/step_money.h"

#include "model/rules.h"

namespace yizhan::report {

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

}  // namespace yizhan::report
