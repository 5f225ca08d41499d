#include "plan/onward.h"

#include <algorithm>

namespace yizhan {

Onward::Onward(const PricedClass& priced, bool ship, Instant deadline)
    : priced_(priced),
      class_(priced.vehicle_class()),
      corridor_(priced.corridor()),
      ship_(ship),
      deadline_(std::min(deadline, corridor_.calendar.last())) {
  const std::size_t states = corridor_.states.size();
  legs_from_.resize(corridor_.places.size() * states);
  departures_from_.resize(legs_from_.size());
  for (std::uint32_t number = 0; number < class_.legs.size(); ++number) {
    const Leg& leg = corridor_.legs[class_.legs[number].leg];
    if (ship || !class_.legs[number].ships)
      legs_from_[leg.from.row() * states + leg.from_state.row()].push_back(number);
  }
  for (std::uint32_t number = 0; number < class_.departures.size(); ++number) {
    const ClassDeparture& use = class_.departures[number];
    const Service& service = corridor_.services[corridor_.departures[use.departure].service];
    if (use.departs >= priced.now() && (ship || !use.ships))
      departures_from_[service.from.row() * states + service.from_state.row()].push_back(number);
  }
}

const std::vector<Delivery>& Onward::search(Index<Place> place, Index<State> state, Instant ready, Instant entered) {
  labels_.clear();
  open_.clear();
  deliveries_.clear();
  reach({ready, place, state, entered}, 0, 0, {});
  while (!open_.empty()) {
    const std::uint32_t label = open_.begin()->second;
    open_.erase(open_.begin());
    expand(label);
  }
  keep_best();
  return deliveries_;
}

void Onward::reach(const Key& key, double cost, std::uint32_t parent, const Step& step) {
  if (!(cost < never) || std::get<0>(key) > deadline_) return;
  const auto label = static_cast<std::uint32_t>(labels_.size());
  const auto [found, is_new] = open_.try_emplace(key, label);
  if (!is_new) {
    if (labels_[found->second].cost <= cost) return;
    found->second = label;
  }
  labels_.push_back({key, cost, parent, step});
}

void Onward::expand(std::uint32_t label) {
  const auto [now, place, state, entered] = labels_[label].key;
  if (place == class_.market && state == corridor_.final_state) {
    deliveries_.push_back({now, labels_[label].cost, label});
    return;
  }
  if (state != corridor_.first_state) wait(label);
  const std::size_t node = place.row() * corridor_.states.size() + state.row();
  for (const std::uint32_t leg : legs_from_[node]) ride(label, leg);
  for (const std::uint32_t departure : departures_from_[node]) board(label, class_.departures[departure]);
}

void Onward::wait(std::uint32_t label) {
  const auto [now, place, state, entered] = labels_[label].key;
  const Instant next = corridor_.calendar.round_up(now + Hours::minutes(1));
  if (next - entered > class_.at(place).longest) return;
  reach({next, place, state, entered}, labels_[label].cost, label, {});
}

void Onward::ride(std::uint32_t label, std::uint32_t number) {
  const auto [now, place, state, entered] = labels_[label].key;
  const Leg& leg = corridor_.legs[class_.legs[number].leg];
  double cost = priced_.leg(number, now);
  if (cost == never) return;
  const Hours duration = priced_.duration(number, now);
  const Instant end = now + duration;
  const bool exists = state != corridor_.first_state;
  const bool within = exists && leg.from == leg.to;
  const bool ends = leg.to == class_.market && leg.to_state == corridor_.final_state;
  if (within && ends) cost += priced_.stay(place, entered, end);
  if (!within && exists) cost += priced_.stay(place, entered, now) + priced_.capital(duration);
  const Choice& choice = priced_.best(priced_.terms(number, now).choices);
  reach({end, leg.to, leg.to_state, within ? entered : end}, labels_[label].cost + cost, label,
        {class_.legs[number].leg, {}, now, end, choice.duty, choice.subsidy});
}

void Onward::board(std::uint32_t label, const ClassDeparture& departure) {
  const auto [now, place, state, entered] = labels_[label].key;
  if (now > std::min(departure.ready_by, departure.departs)) return;
  const double stay = priced_.stay(place, entered, departure.departs);
  if (stay == never) return;
  const Service& service = corridor_.services[corridor_.departures[departure.departure].service];
  const double cost = priced_.departure(departure) + stay + priced_.capital(departure.arrives - departure.departs);
  const Choice& choice = priced_.best(departure.choices);
  reach({departure.arrives, service.to, service.to_state, departure.arrives}, labels_[label].cost + cost, label,
        {{}, departure.departure, departure.departs, departure.arrives, choice.duty, choice.subsidy});
}

/// Which of the class's targets a delivery at this instant counts for, as bits.
unsigned Onward::counted(Instant delivered) const {
  unsigned bits = 0;
  for (std::size_t i = 0; i < class_.targets.size(); ++i) {
    const ClassTarget& target = class_.targets[i];
    if (target.event == Event::delivered && target.from <= delivered && delivered < target.until)
      bits |= 1u << (i % 32);
  }
  return bits;
}

/// Drops deliveries that are later and no cheaper than one that counts for the same targets.
void Onward::keep_best() {
  std::stable_sort(deliveries_.begin(), deliveries_.end(), [](const Delivery& a, const Delivery& b) {
    return std::pair(a.delivered, a.cost) < std::pair(b.delivered, b.cost);
  });
  std::map<unsigned, double> cheapest;
  std::erase_if(deliveries_, [&](const Delivery& delivery) {
    const auto [found, is_new] = cheapest.try_emplace(counted(delivery.delivered), delivery.cost);
    if (is_new) return false;
    if (delivery.cost >= found->second) return true;
    found->second = delivery.cost;
    return false;
  });
}

std::vector<Step> Onward::trace(std::uint32_t label) const {
  std::vector<Step> steps;
  for (; label != 0; label = labels_[label].parent)
    if (const Step& step = labels_[label].step; step.leg.exists() || step.departure.exists()) steps.push_back(step);
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace yizhan
