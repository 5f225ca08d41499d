#include "generate/generate.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "generate/makers.h"
#include "model/rules.h"

namespace yizhan::generate {

namespace {

/// Ports of discharge that ships of a mode reach from a place, with the voyages that do.
struct Offer {
  std::set<Index<Place>> ports;
  std::map<std::string, double> ceu;  // by voyage
};

std::map<Index<Place>, Offer> roro_offers(const Corridor& corridor) {
  std::map<Index<Place>, Offer> offers;
  for (const Departure& departure : corridor.departures) {
    const Service& service = corridor.services[departure.service];
    if (!departure.ceu) continue;
    Offer& offer = offers[service.from];
    offer.ports.insert(service.to);
    offer.ceu[departure.voyage] = departure.ceu->value();
  }
  return offers;
}

/// What wants the main gateway's ships: built up, not landed, for a market that ships reach, and there already or
/// with the cheapest haul there of all whose ships reach it.
class MainGateway {
 public:
  explicit MainGateway(const Corridor& corridor)
      : corridor_(corridor), offers_(roro_offers(corridor)), main_(Draft::find(corridor.places, "qingdao-roro")) {
    for (const Leg& leg : corridor.legs) {
      if (leg.stage == "clear") ports_[leg.to].insert(leg.from);
      if (leg.stage == "haul" && passes_built_up(leg)) hauls_[leg.from].push_back(&leg);
    }
    for (const Stock& stock : corridor.stock)
      if (corridor.states[stock.state].id == "landed")
        landed_.insert(stock.order);
      else if (stock.place == main_)
        there_.insert(stock.order);
  }

  [[nodiscard]] double tightness() const {
    double wanted = 0, capacity = 0;
    for (std::size_t row = 0; row < corridor_.orders.size(); ++row)
      if (wants(Index<Order>(row))) {
        const Order& order = corridor_.orders[Index<Order>(row)];
        wanted += static_cast<double>(order.quantity.count()) *
                  ceu_of(corridor_, corridor_.models[order.models.front()]).value();
      }
    if (const auto found = offers_.find(main_); found != offers_.end())
      for (const auto& [voyage, ceu] : found->second.ceu) capacity += ceu;
    return capacity > 0 ? wanted / capacity : 0;
  }

 private:
  static bool passes_built_up(const Leg& leg) {
    const auto& forms = leg.filter.forms;
    return forms.empty() || std::find(forms.begin(), forms.end(), Form::built_up) != forms.end();
  }

  [[nodiscard]] bool wants(Index<Order> id) const {
    const Order& order = corridor_.orders[id];
    const auto ports = ports_.find(order.market);
    if (!is_planned(corridor_, order) || order.form == Form::kit || landed_.contains(id) || ports == ports_.end())
      return false;
    if (there_.contains(id)) return true;
    const auto hauls = hauls_.find(order.origins.front());
    if (hauls == hauls_.end()) return false;
    double least = std::numeric_limits<double>::max();
    Index<Place> cheapest;
    for (const Leg* haul : hauls->second) {
      const auto offer = offers_.find(haul->to);
      if (offer == offers_.end() || haul->cost.per_vehicle.value() >= least) continue;
      const bool reaches = std::any_of(ports->second.begin(), ports->second.end(),
                                       [&](Index<Place> port) { return offer->second.ports.contains(port); });
      if (reaches) least = haul->cost.per_vehicle.value(), cheapest = haul->to;
    }
    return cheapest == main_;
  }

  const Corridor& corridor_;
  std::map<Index<Place>, Offer> offers_;
  Index<Place> main_;
  std::map<Index<Place>, std::set<Index<Place>>> ports_;  // by market
  std::map<Index<Place>, std::vector<const Leg*>> hauls_;
  std::set<Index<Order>> landed_, there_;
};

}  // namespace

Corridor generate(const Wishes& wishes) {
  Draft draft(wishes);
  for (const auto& make : {add_vocabulary, add_rules, add_places, add_models, add_customs, add_orders, add_ships,
                           add_trains, add_terminals, add_plants, add_hauls, add_parts, add_aims, fill_quotas})
    make(draft);
  return std::move(draft.corridor);
}

Contents contents_of(const Corridor& corridor) {
  Contents contents;
  for (const Order& order : corridor.orders) {
    if (!is_planned(corridor, order)) {
      ++contents.prospects;
      continue;
    }
    ++contents.lots;
    contents.vehicles += order.quantity.count();
  }
  std::set<Index<Place>> gateways;
  std::set<std::string> sailings, liners, trains;
  for (const Departure& departure : corridor.departures) {
    const Service& service = corridor.services[departure.service];
    const bool rail = corridor.modes[service.mode].id.starts_with("rail");
    if (!rail && departure.ceu) gateways.insert(service.from);
    (rail            ? trains
     : departure.ceu ? sailings
                     : liners)
        .insert(departure.voyage.empty() ? departure.id : departure.voyage);
  }
  contents.gateways = static_cast<long>(gateways.size());
  for (const Place& place : corridor.places) {
    contents.markets += place.kind == PlaceKind::market && place.country != "CN";
    contents.plants += place.kind == PlaceKind::plant;
  }
  contents.models = static_cast<long>(corridor.models.size());
  contents.sailings = static_cast<long>(sailings.size());
  contents.liners = static_cast<long>(liners.size());
  contents.trains = static_cast<long>(trains.size());
  contents.tightness = MainGateway(corridor).tightness();
  return contents;
}

}  // namespace yizhan::generate
