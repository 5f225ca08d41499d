#include "feed/reachability.h"

#include <algorithm>

#include "model/rules.h"

namespace yizhan::feed {

Reachability::Reachability(const Corridor& corridor)
    : corridor_(corridor), leaving_(corridor.places.size() * corridor.states.size()), entering_(leaving_.size()) {
  for (std::size_t i = 0; i < corridor.legs.size(); ++i) {
    const Leg& leg = corridor.legs[Index<Leg>(i)];
    moves_.push_back({Index<Leg>(i), {}, node(leg.from, leg.from_state), node(leg.to, leg.to_state)});
  }
  Table<Service, bool> departs(corridor.services.size(), false);
  for (const Departure& departure : corridor.departures) departs[departure.service] = true;
  for (std::size_t i = 0; i < corridor.services.size(); ++i) {
    const Service& service = corridor.services[Index<Service>(i)];
    if (departs[Index<Service>(i)])
      moves_.push_back(
          {{}, Index<Service>(i), node(service.from, service.from_state), node(service.to, service.to_state)});
  }
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    leaving_[moves_[i].from].push_back(i);
    entering_[moves_[i].to].push_back(i);
  }
  for (const Take& take : corridor.takes)
    if (take.basis == Basis::load_unit) boxed_takes_.push_back(take);
  for (std::size_t i = 0; i < corridor.modes.size(); ++i)
    if (corridor.modes[Index<Mode>(i)].ruled) days_[Index<Mode>(i)] = {corridor.calendar.start};
  constexpr std::size_t most_days = 64;
  for (const Rule& rule : corridor.rules) {
    const auto found = days_.find(rule.mode);
    if (found == days_.end() || found->second.size() >= most_days) continue;
    for (const Date day :
         {rule.dates.from, rule.dates.to == Date::max() ? Date::max() : rule.dates.to + std::chrono::days(1)})
      if (corridor.calendar.start < day && day <= corridor.calendar.day_of(corridor.calendar.last()))
        found->second.push_back(day);
  }
}

bool Reachability::permitted(const Move& move, const Traveller& traveller) const {
  const Index<Mode> mode = move.leg.exists() ? corridor_.legs[move.leg].mode : corridor_.services[move.service].mode;
  const auto days = days_.find(mode);
  if (days == days_.end()) return true;
  const std::string carrier = move.leg.exists() ? std::string() : corridor_.services[move.service].carrier;
  return std::any_of(days->second.begin(), days->second.end(), [&](Date day) {
    return permit(corridor_, corridor_.models[traveller.model].powertrain, mode, carrier,
                  corridor_.places[traveller.market].country, day)
        .has_value();
  });
}

bool Reachability::fits(const Move& move, const Traveller& traveller) const {
  const auto packed = [&](Index<LoadUnit> unit) {
    return packing_of(corridor_, traveller.model, traveller.form, unit) != nullptr;
  };
  if (move.service.exists() && corridor_.services[move.service].load_unit.exists() &&
      !packed(corridor_.services[move.service].load_unit))
    return false;
  return std::all_of(boxed_takes_.begin(), boxed_takes_.end(), [&](const Take& take) {
    const bool applies =
        (move.leg.exists() && take.leg == move.leg) || (move.service.exists() && take.service == move.service);
    return !applies || packed(take.load_unit);
  });
}

bool Reachability::open(const Move& move, const Traveller& traveller) const {
  if (move.service.exists()) {
    const Service& service = corridor_.services[move.service];
    const auto& modes = traveller.modes;
    if (!modes.empty() && std::find(modes.begin(), modes.end(), service.mode) == modes.end()) return false;
    if (!passes(corridor_, service.filter, traveller.model, traveller.form)) return false;
  } else if (!passes(corridor_, corridor_.legs[move.leg].filter, traveller.model, traveller.form)) {
    return false;
  }
  return fits(move, traveller) && permitted(move, traveller);
}

void Reachability::spread(std::vector<bool>& nodes, std::vector<std::size_t> open_nodes, const Traveller& traveller,
                          std::vector<Index<Service>>* services) {
  while (!open_nodes.empty()) {
    const std::size_t at = open_nodes.back();
    open_nodes.pop_back();
    for (const std::size_t number : entering_[at]) {
      const Move& move = moves_[number];
      if (move.service.exists() && !services) continue;
      looked_at_ += 1 + boxed_takes_.size();
      if (!open(move, traveller)) continue;
      if (move.service.exists()) services->push_back(move.service);
      if (nodes[move.from]) continue;
      nodes[move.from] = true;
      open_nodes.push_back(move.from);
    }
  }
}

const Reachability::Ways& Reachability::to_market(const Traveller& traveller) {
  const auto [entry, fresh] = known_.try_emplace(traveller);
  Ways& ways = entry->second;
  if (!fresh) return ways;
  const std::size_t market = node(traveller.market, corridor_.final_state);
  ways.nodes.resize(leaving_.size());
  ways.nodes[market] = true;
  ways.by_legs = ways.nodes;
  looked_at_ += ways.nodes.size() / 64;
  spread(ways.nodes, {market}, traveller, &ways.services);
  spread(ways.by_legs, {market}, traveller, nullptr);
  return ways;
}

std::vector<bool> Reachability::from(std::vector<std::size_t> starts) const {
  std::vector<bool> reached(leaving_.size());
  for (const std::size_t start : starts) reached[start] = true;
  while (!starts.empty()) {
    const std::size_t at = starts.back();
    starts.pop_back();
    for (const std::size_t number : leaving_[at]) {
      const std::size_t to = moves_[number].to;
      if (reached[to]) continue;
      reached[to] = true;
      starts.push_back(to);
    }
  }
  return reached;
}

}  // namespace yizhan::feed
