#include "plan/offers.h"

#include <algorithm>
#include <set>

#include "model/rules.h"
#include "network/network.h"
#include "plan/corridor_oracle.h"

namespace yizhan {

namespace {

constexpr auto ship = "ship";

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

/// Shuts every way out of the country but those from one place.
void close_other_gateways(Corridor& corridor, Index<Place> gateway) {
  const std::vector<std::string> nothing = {""};  // no segment is called so
  for (Leg& leg : corridor.legs)
    if (leg.stage == ship && leg.from != gateway) leg.filter.segments = nothing;
  for (Service& service : corridor.services)
    if (service.stage == ship && service.from != gateway) service.filter.segments = nothing;
}

std::set<Index<Place>> gateways_of(const Corridor& corridor) {
  std::set<Index<Place>> gateways;
  for (const Leg& leg : corridor.legs)
    if (leg.stage == ship) gateways.insert(leg.from);
  for (const Service& service : corridor.services)
    if (service.stage == ship) gateways.insert(service.from);
  return gateways;
}

}  // namespace

PricesByName prices_by_name(const Plan& plan) {
  PricesByName prices;
  for (const RowUse& row : plan.rows) prices[row.row] = row.price;
  return prices;
}

Corridor only_lots(const Corridor& corridor, const std::vector<Index<Lot>>& chosen) {
  const Table<Lot> lots = lots_of(corridor);
  Corridor reduced = corridor;
  reduced.orders = {};
  reduced.stock = {};
  reduced.pins = {};
  for (const Index<Lot> number : chosen) {
    const Lot& lot = lots[number];
    const Index<Order> order = reduced.orders.add(corridor.orders[lot.order]);
    reduced.orders[order].quantity = lot.quantity;
    for (Pin pin : corridor.pins) {
      if (pin.order != lot.order) continue;
      pin.order = order;
      reduced.pins.add(pin);
    }
    if (!lot.stock.exists()) continue;
    Stock stock = corridor.stock[lot.stock];
    stock.order = order;
    reduced.stock.add(stock);
  }
  return reduced;
}

std::vector<std::optional<Offer>> best_offers(const Corridor& corridor, const PricesByName& by_name, int threads) {
  const Network network(corridor);
  std::vector<double> prices(network.cells().size(), 0);
  for (std::size_t row = 0; row < prices.size(); ++row)
    if (const auto found = by_name.find(network.cells().name(Index<Cell>(row))); found != by_name.end())
      prices[row] = found->second;

  CorridorOracle oracle(network);
  std::vector<double> values(network.planned().size());
  oracle.price(prices, threads, values);
  std::vector<solve::Wanted> wanted;
  for (solve::LotNumber lot = 0; lot < values.size(); ++lot) wanted.push_back({lot, 0, 1});
  std::vector<solve::Path> paths;
  oracle.paths(wanted, threads, paths);
  std::vector<std::optional<Offer>> offers(corridor.orders.size());
  for (const solve::Path& path : paths) {
    Offer offer = offer_of(network, oracle, path, prices);
    const Index<Order> order = network.lots()[offer.itinerary.lot].order;
    if (auto& best = offers[order.row()]; !best || offer.total() < best->total()) best = std::move(offer);
  }
  return offers;
}

std::vector<LotOffer> offers_of_troubled(const Corridor& corridor, const Plan& plan, int threads) {
  std::vector<Index<Lot>> lots;
  for (const LotOutcome& outcome : plan.lots)
    if (outcome.tally.late + outcome.tally.unserved > Vehicles()) lots.push_back(outcome.lot);
  std::vector<LotOffer> all;
  if (lots.empty()) return all;
  Corridor reduced = only_lots(corridor, lots);
  const PricesByName prices = prices_by_name(plan);
  for (const bool in_time : {false, true}) {
    if (in_time) reduced.longest_late = Hours();
    const auto offers = best_offers(reduced, prices, threads);
    for (std::size_t i = 0; i < lots.size(); ++i)
      if (offers[i]) all.push_back({lots[i], in_time, *offers[i]});
  }
  return all;
}

std::vector<GatewayOffer> offers_by_gateway(const Corridor& corridor, const Plan& plan, int threads) {
  const Table<Lot> all = lots_of(corridor);
  std::vector<Index<Lot>> lots;
  for (const LotOutcome& outcome : plan.lots)
    if (corridor.orders[all[outcome.lot].order].kind != OrderKind::domestic) lots.push_back(outcome.lot);
  std::vector<GatewayOffer> found;
  if (lots.empty()) return found;
  const Corridor reduced = only_lots(corridor, lots);
  const PricesByName prices = prices_by_name(plan);
  for (const Index<Place> gateway : gateways_of(corridor)) {
    Corridor narrowed = reduced;
    close_other_gateways(narrowed, gateway);
    const auto offers = best_offers(narrowed, prices, threads);
    for (std::size_t i = 0; i < lots.size(); ++i) {
      if (!offers[i]) continue;
      const auto& steps = offers[i]->itinerary.steps;
      const bool ships = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
        return step.leg.exists() ? corridor.legs[step.leg].stage == ship
                                 : corridor.services[corridor.departures[step.departure].service].stage == ship;
      });
      if (ships) found.push_back({lots[i], gateway, *offers[i]});
    }
  }
  return found;
}

}  // namespace yizhan
