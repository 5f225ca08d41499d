#include "plan/explain.h"

#include <algorithm>
#include <unordered_map>

#include "model/rules.h"
#include "network/network.h"
#include "plan/corridor_oracle.h"

namespace yizhan {

namespace {

using PricesByName = std::unordered_map<std::string, double>;

/// The corridor with nothing planned but one lot: all rows keep their names.
Corridor alone(const Corridor& corridor, const Lot& lot) {
  Corridor reduced = corridor;
  reduced.orders = {};
  reduced.stock = {};
  const Index<Order> order = reduced.orders.add(corridor.orders[lot.order]);
  if (lot.stock.exists()) {
    Stock stock = corridor.stock[lot.stock];
    stock.order = order;
    reduced.stock.add(stock);
  }
  reduced.orders[order].quantity = lot.quantity;
  return reduced;
}

Offer offer_of(const Network& network, const CorridorOracle& oracle, const solve::Path& path,
               const std::vector<double>& prices) {
  const KeptItinerary& kept = oracle.itinerary(path.key);
  const PlannedLot& planned = network.planned()[kept.planned_lot];
  const double quantity = static_cast<double>(network.lots()[planned.lot].quantity.count());
  Offer offer;
  offer.itinerary = {planned.lot, network.classes()[kept.class_number].vehicle_class.model,
                     kept.origin, Vehicles(1),
                     kept.steps,  Money(path.cost)};
  offer.cost = Money(path.cost + path.fixed / quantity);
  for (const solve::Entry& entry : path.entries) {
    const Money worth(prices[entry.row] * entry.amount);
    (worth > Money() ? offer.displaced : offer.gained) += worth > Money() ? worth : -worth;
    if (worth > Money())
      offer.causes.push_back({network.cells().name(Index<Cell>(entry.row)), entry.amount, Money(prices[entry.row])});
  }
  std::stable_sort(offer.causes.begin(), offer.causes.end(),
                   [](const Cause& a, const Cause& b) { return a.worth() > b.worth(); });
  return offer;
}

/// The cheapest way of the only lot of a corridor.
std::optional<Offer> best_offer(const Corridor& corridor, const PricesByName& by_name) {
  const Network network(corridor);
  std::vector<double> prices(network.cells().size(), 0);
  for (std::size_t row = 0; row < prices.size(); ++row)
    if (const auto found = by_name.find(network.cells().name(Index<Cell>(row))); found != by_name.end())
      prices[row] = found->second;

  CorridorOracle oracle(network);
  std::vector<double> values(network.planned().size());
  oracle.price(prices, 1, values);
  std::vector<solve::Wanted> wanted;
  for (solve::LotNumber lot = 0; lot < values.size(); ++lot) wanted.push_back({lot, 0, 1});
  std::vector<solve::Path> paths;
  oracle.paths(wanted, 1, paths);
  if (paths.empty()) return std::nullopt;
  return offer_of(network, oracle, paths.front(), prices);
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
  PricesByName prices;
  for (const RowUse& row : plan.rows) prices[row.row] = row.price;
  Corridor reduced = alone(corridor, lots_of(corridor)[lot]);

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
