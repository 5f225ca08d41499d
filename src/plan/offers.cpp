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

/// Places of a country with plants, or on a border, from which something ships.
std::set<Index<Place>> gateways_of(const Corridor& corridor) {
  std::set<std::string> home;
  for (const Place& place : corridor.places)
    if (place.kind == PlaceKind::plant) home.insert(place.country);
  std::set<Index<Place>> gateways;
  const auto add = [&](const auto& move) {
    const Place& from = corridor.places[move.from];
    if (move.stage == ship && (from.kind == PlaceKind::border || home.count(from.country) > 0))
      gateways.insert(move.from);
  };
  for (const Leg& leg : corridor.legs) add(leg);
  for (const Service& service : corridor.services) add(service);
  return gateways;
}

/// A corridor with one gateway, and which departures of the whole its departures are.
struct Narrowed {
  Corridor corridor;
  Table<Departure, Index<Departure>> original;
};

/// Shuts every other gateway; their departures are left out, as most of the work is theirs.
Narrowed narrowed_to(const Corridor& whole, Index<Place> gateway, const std::set<Index<Place>>& gateways) {
  Narrowed narrowed{whole, {}};
  const auto shut = [&](const auto& move) {
    return move.stage == ship && move.from != gateway && gateways.count(move.from) > 0;
  };
  for (Leg& leg : narrowed.corridor.legs)
    if (shut(leg)) leg.filter.segments = {""};  // no segment is called so
  narrowed.corridor.departures = {};
  narrowed.corridor.executed = {};
  Table<Departure, Index<Departure>> number_of(whole.departures.size());
  for (std::size_t row = 0; row < whole.departures.size(); ++row) {
    const Departure& departure = whole.departures[Index<Departure>(row)];
    if (shut(whole.services[departure.service])) continue;
    number_of[Index<Departure>(row)] = narrowed.corridor.departures.add(departure);
    narrowed.original.add(Index<Departure>(row));
  }
  narrowed.corridor.pins = {};
  for (Pin pin : whole.pins) {
    if (pin.departure.exists()) {
      pin.departure = number_of[pin.departure];
      if (!pin.departure.exists()) continue;
    }
    narrowed.corridor.pins.add(pin);
  }
  return narrowed;
}

/// Of more than `most` lots, those of the greatest size; in their sequence.
template <class Size>
void keep_largest(std::vector<Index<Lot>>& lots, std::size_t most, const Size& size) {
  if (lots.size() <= most) return;
  std::stable_sort(lots.begin(), lots.end(), [&](Index<Lot> a, Index<Lot> b) { return size(a) > size(b); });
  lots.resize(most);
  std::sort(lots.begin(), lots.end());
}

bool must_go(const Corridor& corridor, Index<Order> order) {
  return std::any_of(corridor.pins.begin(), corridor.pins.end(),
                     [&](const Pin& pin) { return pin.order == order && pin.kind == PinKind::must; });
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

std::vector<LotOffer> offers_of_troubled(const Corridor& corridor, const Plan& plan, int threads, std::size_t most) {
  std::vector<Index<Lot>> lots;
  std::unordered_map<Index<Lot>, Vehicles> troubled;
  for (const LotOutcome& outcome : plan.lots)
    if (const Vehicles vehicles = outcome.tally.late + outcome.tally.unserved; vehicles > Vehicles()) {
      lots.push_back(outcome.lot);
      troubled[outcome.lot] = vehicles;
    }
  keep_largest(lots, most, [&](Index<Lot> lot) { return troubled[lot]; });
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

std::vector<GatewayOffer> offers_by_gateway(const Corridor& corridor, const Plan& plan, int threads,
                                            std::size_t most) {
  const Table<Lot> all = lots_of(corridor);
  std::vector<Index<Lot>> lots;
  for (const LotOutcome& outcome : plan.lots)
    if (const Index<Order> order = all[outcome.lot].order;
        corridor.orders[order].kind != OrderKind::domestic && !must_go(corridor, order))
      lots.push_back(outcome.lot);
  keep_largest(lots, most, [&](Index<Lot> lot) { return all[lot].quantity; });
  std::vector<GatewayOffer> found;
  if (lots.empty()) return found;
  const Corridor reduced = only_lots(corridor, lots);
  const PricesByName prices = prices_by_name(plan);
  const std::set<Index<Place>> gateways = gateways_of(corridor);
  for (const Index<Place> gateway : gateways) {
    const Narrowed narrowed = narrowed_to(reduced, gateway, gateways);
    auto offers = best_offers(narrowed.corridor, prices, threads);
    for (std::size_t i = 0; i < lots.size(); ++i) {
      if (!offers[i]) continue;
      bool ships = false;
      for (Step& step : offers[i]->itinerary.steps) {
        if (step.departure.exists()) step.departure = narrowed.original[step.departure];
        ships |= (step.leg.exists() ? corridor.legs[step.leg].stage
                                    : corridor.services[corridor.departures[step.departure].service].stage) == ship;
      }
      if (ships) found.push_back({lots[i], gateway, std::move(*offers[i])});
    }
  }
  return found;
}

}  // namespace yizhan
