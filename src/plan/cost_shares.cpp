#include "plan/cost_shares.h"

#include <algorithm>

namespace yizhan {

void CostShares::add(CostItem item, const std::string& stage, Index<Mode> mode, Money cost) {
  if (cost != Money()) costs_[{item, stage, mode}] += cost;
}

void CostShares::add_itinerary(const Itinerary& itinerary, const VehicleClass& vehicle_class, const Order& order,
                               LotStart start, bool delivered) {
  const auto vehicles = static_cast<double>(itinerary.quantity.count());
  bool exists = vehicle_class.start_state != corridor_.first_state;
  Index<Place> place = itinerary.origin;
  Instant born = start.ready, entered = start.entered, end = start.ready;
  bool within = false;
  for (const Step& step : itinerary.steps) {
    add_step(step, vehicle_class, order, vehicles);
    Index<Place> to;
    within = false;
    if (step.leg.exists()) {
      to = corridor_.legs[step.leg].to;
      within = exists && corridor_.legs[step.leg].from == to;
    } else {
      to = corridor_.services[corridor_.departures[step.departure].service].to;
    }
    if (!exists) born = step.end;
    if (exists && !within) add_stay(vehicle_class, place, step.start - entered, vehicles);
    if (!within) entered = step.end;
    place = to;
    end = step.end;
    exists = true;
  }
  if (!delivered) end = std::max(entered, born);
  if (delivered && within) add_stay(vehicle_class, place, end - entered, vehicles);
  const double capital = vehicle_class.capital_per_minute * static_cast<double>((end - born).in_minutes());
  add(CostItem::capital, "", {}, Money(capital * vehicles));
  if (!delivered) return;
  const Hours late = std::max(Hours(), end - corridor_.calendar.close_of(order.due));
  add(CostItem::lateness, "", {}, order.late_per_day * late.in_days() * vehicles);
}

void CostShares::add_stay(const VehicleClass& vehicle_class, Index<Place> place, Hours dwell, double vehicles) {
  add(CostItem::storage, "", {}, vehicle_class.at(place).tariff.cost(dwell) * vehicles);
}

void CostShares::add_step(const Step& step, const VehicleClass& vehicle_class, const Order& order, double vehicles) {
  const Model& model = corridor_.models[vehicle_class.model];
  const std::string& country = corridor_.places[vehicle_class.market].country;
  const Date day = corridor_.calendar.day_of(step.start);
  std::string stage, carrier;
  Index<Mode> mode;
  Money move;
  if (step.leg.exists()) {
    const Leg& leg = corridor_.legs[step.leg];
    stage = leg.stage;
    mode = leg.mode;
    move = move_cost(corridor_, leg.cost, model);
  } else {
    const Departure& departure = corridor_.departures[step.departure];
    const Service& service = corridor_.services[departure.service];
    stage = service.stage;
    mode = service.mode;
    carrier = service.carrier;
    move = move_cost(corridor_, service.cost, model) * departure.rate_factor;
    add(CostItem::damage, service, model.value * service.damage_share * vehicles);
  }
  add(CostItem::move, stage, mode, move * vehicles);
  if (const auto permitted = permit(corridor_, model.powertrain, mode, carrier, country, day))
    add(CostItem::rule, stage, mode, permitted->cost * vehicles);
  if (step.duty.exists()) {
    const Duty& duty = corridor_.duties[step.duty];
    add(CostItem::duty, stage, mode, (order.declared_value * duty.rate + duty.per_vehicle) * vehicles);
  }
  if (step.subsidy.exists())
    add(CostItem::subsidy, stage, mode, -corridor_.subsidies[step.subsidy].per_vehicle * vehicles);
}

std::vector<CostShare> CostShares::shares() const {
  std::vector<CostShare> all;
  for (const auto& [key, cost] : costs_) all.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), cost});
  return all;
}

}  // namespace yizhan
