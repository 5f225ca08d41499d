#include "check/expansion.h"

namespace yizhan::check {

Expansion::Expansion(const Conditions& conditions, const Traveller& traveller)
    : conditions_(conditions),
      corridor_(conditions.corridor()),
      traveller_(traveller),
      legs_from_(corridor_.places.size() * corridor_.states.size()),
      boardings_from_(legs_from_.size()),
      least_(legs_from_.size(), never) {
  for (std::size_t place = 0; place < corridor_.places.size(); ++place)
    longest_.push_back(longest_stay(corridor_, Index<Place>(place)));
  add_legs();
  add_departures();
  measure_least();
}

void Expansion::add_legs() {
  for (std::size_t i = 0; i < corridor_.legs.size(); ++i) {
    const Leg& leg = corridor_.legs[Index<Leg>(i)];
    if (!passes(corridor_, leg.filter, traveller_.model, traveller_.order->form)) continue;
    if (!pins_allow(corridor_, *traveller_.order, Index<Leg>(i))) continue;
    legs_from_[spot(leg.from, leg.from_state)].push_back(legs_.size());
    legs_.push_back(Index<Leg>(i));
  }
  tolls_.resize(legs_.size() * static_cast<std::size_t>(corridor_.calendar.periods()));
}

void Expansion::add_departures() {
  const Calendar& calendar = corridor_.calendar;
  for (std::size_t i = 0; i < corridor_.departures.size(); ++i) {
    const Index<Departure> id(i);
    const Departure& departure = corridor_.departures[id];
    if (departure.departs < std::max(Instant(), conditions_.now()) || departure.departs >= calendar.last() ||
        departure.arrives > calendar.last())
      continue;
    if (!pins_allow(corridor_, *traveller_.order, id)) continue;
    auto terms = conditions_.departure(traveller_, id);
    if (!terms) continue;
    const Service& service = corridor_.services[departure.service];
    boardings_from_[spot(service.from, service.from_state)].push_back(
        {departure.cutoff - terms->lead, departure.departs, departure.arrives, id, tolls_.size()});
    tolls_.push_back({true, true, std::move(*terms),
                      conditions_.choices(traveller_, {}, departure.service, calendar.day_of(departure.departs))});
  }
  for (auto& boardings : boardings_from_)
    std::sort(boardings.begin(), boardings.end(), [](const Boarding& a, const Boarding& b) {
      return std::pair(a.by, a.departure) < std::pair(b.by, b.departure);
    });
}

/// Rounds of relaxation over all moves, as they are few (Bellman 1958).
void Expansion::measure_least() {
  least_[spot(traveller_.order->market, corridor_.final_state)] = 0;
  for (bool better = true; better;) {
    better = false;
    const auto relax = [&](std::size_t from, std::size_t to, Hours duration) {
      if (least_[to] == never || least_[to] + duration.in_minutes() >= least_[from]) return;
      least_[from] = least_[to] + duration.in_minutes();
      better = true;
    };
    for (const Index<Leg> id : legs_) {
      const Leg& leg = corridor_.legs[id];
      relax(spot(leg.from, leg.from_state), spot(leg.to, leg.to_state), leg.hours);
    }
    for (std::size_t from = 0; from < boardings_from_.size(); ++from)
      for (const Boarding& boarding : boardings_from_[from]) {
        const Service& service = corridor_.services[corridor_.departures[boarding.departure].service];
        relax(from, spot(service.to, service.to_state), boarding.arrives - boarding.departs);
      }
  }
}

const Toll& Expansion::toll_of_leg(std::size_t number, Index<Leg> leg, Instant start) {
  Toll& toll = tolls_[number];
  if (toll.known) return toll;
  toll.known = true;
  if (auto terms = conditions_.leg(traveller_, leg, start)) {
    toll.open = true;
    toll.terms = std::move(*terms);
    toll.choices = conditions_.choices(traveller_, leg, {}, corridor_.calendar.day_of(start));
  }
  return toll;
}

/// The move by a leg that starts at once; false if there is none.
bool Expansion::leg_move(const Node& node, std::size_t number, Instant latest, Move& move) {
  const Calendar& calendar = corridor_.calendar;
  const Leg& leg = corridor_.legs[legs_[number]];
  const Instant start = node.ready;
  const bool unmade = is_unmade(node);
  if (start < conditions_.now() || start < Instant() || start >= calendar.last() ||
      (unmade && calendar.round_up(start) != start))
    return false;
  const Period period = calendar.period_of(start);
  const std::size_t toll_number =
      number * static_cast<std::size_t>(calendar.periods()) + static_cast<std::size_t>(period.number());
  const Toll& toll = toll_of_leg(toll_number, legs_[number], start);
  if (!toll.open) return false;
  const Instant end = start + leg.hours + toll.terms.lead;
  const bool stays = leg.to == leg.from && !unmade;
  const Instant leaves = stays ? end : start;
  if (end > calendar.last() || (!unmade && leaves > node.entered + longest_[node.place.row()])) return false;
  move = {legs_[number], {}, start, end, leaves, !stays && !unmade, !node.shipped && leg.stage == "ship", {},
          toll_number};
  move.to = {leg.to, leg.to_state, end, stays ? node.entered : end, node.shipped || move.ships};
  if (stays && is_end(move.to)) move.ends_stay = true;
  if (move.ships && !pins_ship(corridor_, *traveller_.order, move.leg)) return false;
  return in_time(move.to, latest);
}

}  // namespace yizhan::check
