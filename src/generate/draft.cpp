#include "generate/draft.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yizhan::generate {

Draft::Draft(const Wishes& asked) : wishes(asked), extent(extent_of(asked)) {
  for (std::size_t i = 0; i < extent.gateways; ++i) gateways.push_back(&known_gateways()[i]);
  for (std::size_t i = 0; i < extent.markets; ++i) markets.push_back(&known_markets()[i]);
  for (std::size_t i = 0; i < extent.plants; ++i) plants.push_back(&known_plants()[i]);
  for (const KnownTrade& trade : known_trades())
    if (std::any_of(markets.begin(), markets.end(),
                    [&](const auto* market) { return std::string_view(market->trade) == trade.id; }))
      trades.push_back(&trade);
  Draw routes = draw("routes");
  for (std::size_t gateway = 0; gateway < gateways.size(); ++gateway) {
    plies.emplace_back();
    for (const KnownTrade* trade : trades) {
      const bool drawn = routes.percent(45);
      plies.back().push_back(!trade->rail && (gateway == 0 || drawn));
    }
  }
  offered.resize(gateways.size());
}

std::size_t Draft::trade_of(const KnownMarket& market) const {
  const auto found = std::find_if(trades.begin(), trades.end(),
                                  [&](const auto* trade) { return std::string_view(trade->id) == market.trade; });
  return static_cast<std::size_t>(found - trades.begin());
}

bool Draft::is_short(std::size_t trade) const {
  if (!wishes.short_trade) return false;
  const auto by_ship = [](const KnownTrade* one) { return !one->rail; };
  const auto brazil = std::find_if(trades.begin(), trades.end(),
                                   [](const KnownTrade* one) { return std::string_view(one->id) == "brazil"; });
  const auto one = brazil != trades.end() ? brazil : std::find_if(trades.begin(), trades.end(), by_ship);
  return static_cast<std::size_t>(one - trades.begin()) == trade;
}

std::vector<Index<Powertrain>> Draft::powertrains(bool nev) const {
  std::vector<Index<Powertrain>> some;
  for (std::size_t row = 0; row < corridor.powertrains.size(); ++row)
    if (corridor.powertrains[Index<Powertrain>(row)].nev == nev) some.emplace_back(row);
  return some;
}

Index<Resource> Draft::add_resource(const std::string& id, std::string_view where, Name name, Unit unit, Interval per,
                                    double capacity, std::string source) {
  return corridor.resources.add(
      {id, place(where), std::move(name), unit, per, Amount(std::max(1.0, std::ceil(capacity))), std::move(source)});
}

Leg& Draft::add_leg(const std::string& id, std::string_view stage, std::string_view by, const Standing& from,
                    const Standing& to, double hours, MoveCost cost) {
  Leg leg;
  leg.id = id;
  leg.stage = stage;
  leg.mode = mode(by);
  leg.from = place(from.place);
  leg.from_state = state(from.state);
  leg.to = place(to.place);
  leg.to_state = state(to.state);
  leg.hours = Hours::of(hours);
  leg.cost = cost;
  leg.source = "A";
  return corridor.legs[corridor.legs.add(std::move(leg))];
}

void Draft::take(Index<Resource> resource, std::string_view unit) {
  Take take;
  take.leg = Index<Leg>(corridor.legs.size() - 1);
  take.resource = resource;
  take.basis = unit.empty() ? Basis::vehicle : Basis::load_unit;
  take.load_unit = load_unit(unit);
  take.source = "A";
  corridor.takes.add(std::move(take));
}

void Draft::take(Index<Service> service, Index<Resource> resource, Basis basis) {
  Take take;
  take.service = service;
  take.resource = resource;
  take.basis = basis;
  take.source = "A";
  corridor.takes.add(std::move(take));
}

long road_km(Position from, Position to) {
  constexpr double degree = std::numbers::pi / 180;
  const double north = (to.latitude - from.latitude) * degree, east = (to.longitude - from.longitude) * degree;
  const double half = std::sin(north / 2) * std::sin(north / 2) + std::cos(from.latitude * degree) *
                                                                      std::cos(to.latitude * degree) *
                                                                      std::sin(east / 2) * std::sin(east / 2);
  return std::lround(1.3 * 2 * 6371 * std::asin(std::sqrt(half)));
}

double haul_cost(long km, bool driven) {
  const auto distance = static_cast<double>(km);
  return driven ? 4 * distance : std::max(150.0, std::round(1.4 * distance));
}

std::vector<std::size_t> hauled_to(const Draft& draft, Position from) {
  std::vector<std::pair<long, std::size_t>> others;
  for (std::size_t i = 1; i < draft.gateways.size(); ++i)
    others.emplace_back(road_km(from, draft.gateways[i]->position), i);
  std::sort(others.begin(), others.end());
  std::vector<std::size_t> chosen = {0};
  for (std::size_t i = 0; i < std::min<std::size_t>(4, others.size()); ++i) chosen.push_back(others[i].second);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::string roro_terminal(const Draft& draft, std::size_t gateway) {
  return std::string(draft.gateways[gateway]->id) + (gateway == 0 ? "-roro" : "");
}

std::string box_terminal(const Draft& draft, std::size_t gateway) {
  return std::string(draft.gateways[gateway]->id) + (gateway == 0 ? "-box" : "");
}

}  // namespace yizhan::generate
