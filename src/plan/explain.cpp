#include "plan/explain.h"

#include <algorithm>

#include "model/rules.h"
#include "plan/offers.h"

namespace yizhan {

namespace {

/// The cheapest way of the only lot of a corridor.
std::optional<Offer> best_offer(const Corridor& corridor, const PricesByName& prices) {
  return best_offers(corridor, prices).front();
}

/// The best way there would be after a change of the corridor, at no prices.
template <class Change>
std::optional<Offer> offer_after(const Corridor& reduced, Change change) {
  Corridor changed = reduced;
  change(changed);
  return best_offer(changed, {});
}

/// The rules that close steps of an itinerary.
std::vector<ClosedStep> closed_steps(const Corridor& corridor, const Itinerary& itinerary, const Order& order) {
  std::vector<ClosedStep> closed;
  const Index<Powertrain> powertrain = corridor.models[itinerary.model].powertrain;
  const std::string& country = corridor.places[order.market].country;
  for (const Step& step : itinerary.steps) {
    const Service* service =
        step.leg.exists() ? nullptr : &corridor.services[corridor.departures[step.departure].service];
    const Index<Mode> mode = service ? service->mode : corridor.legs[step.leg].mode;
    const std::string carrier = service ? service->carrier : "";
    const Date day = corridor.calendar.day_of(step.start);
    if (!mode.exists() || permit(corridor, powertrain, mode, carrier, country, day)) continue;
    ClosedStep found{mode, {}};
    for (std::size_t row = 0; row < corridor.rules.size(); ++row)
      if (const Rule& rule = corridor.rules[Index<Rule>(row)];
          matches(rule, powertrain, mode, carrier, country, day) && rule.allowed != Permission::yes)
        found.rule = Index<Rule>(row);
    if (std::find(closed.begin(), closed.end(), found) == closed.end()) closed.push_back(found);
  }
  return closed;
}

void find_obstacles(const Corridor& reduced, Explanation& explanation) {
  const auto unruled = offer_after(reduced, [](Corridor& corridor) {
    for (Mode& mode : corridor.modes) mode.ruled = false;
  });
  if (unruled) {
    explanation.obstacles.push_back(Obstacle::rules);
    explanation.closed = closed_steps(reduced, unruled->itinerary, reduced.orders[Index<Order>(0)]);
  }
  const Hours ever = reduced.calendar.last() - Instant();
  if (offer_after(reduced, [&](Corridor& corridor) { corridor.longest_late = ever; }))
    explanation.obstacles.push_back(Obstacle::time);
  if (offer_after(reduced, [&](Corridor& corridor) {
        corridor.longest_stay = ever;
        for (Storage& storage : corridor.storage) storage.longest = ever;
      }))
    explanation.obstacles.push_back(Obstacle::stay);
}

/// What serving a vehicle is worth beyond its own value, by the plan's objective.
Money worth_served(const Plan& plan, const Order& order) {
  Money worth = plan.aim == Aim::profit ? order.revenue : Money();
  for (const Level& level : plan.levels)
    if (level.aim == Aim::serve) worth += Money(level.price);
  return worth;
}

}  // namespace

Explanation explain(const Corridor& corridor, const Plan& plan, Index<Lot> lot) {
  const PricesByName prices = prices_by_name(plan);
  Corridor reduced = only_lots(corridor, {lot});

  Explanation explanation;
  explanation.left = unserved_cost(corridor, reduced.orders[Index<Order>(0)]);
  if (explanation.left) *explanation.left += worth_served(plan, reduced.orders[Index<Order>(0)]);
  explanation.best = best_offer(reduced, prices);
  if (!explanation.best) find_obstacles(reduced, explanation);
  reduced.longest_late = Hours();
  explanation.in_time = best_offer(reduced, prices);
  return explanation;
}

}  // namespace yizhan
