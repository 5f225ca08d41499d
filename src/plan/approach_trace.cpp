// Reading the cheapest way off the values of the last sweep: at every entry the exit that gives its value,
// inside every stay the handling that gives the exit's.
#include <algorithm>

#include "plan/approach.h"

namespace yizhan {

Step Approach::step(std::uint32_t leg, Instant start) const {
  const Choice& choice = priced_.best(priced_.terms(leg, start).choices);
  return {class_.legs[leg].leg, {}, start, start + priced_.duration(leg, start), choice.duty, choice.subsidy};
}

/// What the way by an exit is worth from an entry; `never` if it does not lead there.
double Approach::through(const Exit& exit, const Position& position) {
  const std::uint16_t node = exit.stay->find(position.phase);
  const double beyond = node == Stay::none && !position.held ? never : onward(exit);
  if (beyond == never) return never;
  const bool kept = exit.arc.exists();
  const Stays stay = kept ? stays(exit.arc, corridor_.calendar.period_of(exit.leaving).number()) : stays_to(exit);
  const auto& entries = exit.stay->entries;
  const auto entry = std::find(entries.begin(), entries.end(), node) - entries.begin();
  const int back = stay.top - position.period;
  double value = never;
  if (position.held)
    value = beyond + stay.held;
  else if (entry < std::ssize(entries) && back >= 0 && back <= stay.reach)
    value = beyond + memory_.stay_values[stay.first + static_cast<std::size_t>(entry * (stay.reach + 1) + back)];
  if (!kept) free(stay);
  return value;
}

/// The exit of the place that gives the entry its value.
Approach::Exit Approach::best_exit(const Position& position) {
  const Index<Place> place = graph_.phases()[position.phase].place;
  Exit best;
  double least = never;
  const auto consider = [&](const Exit& exit) {
    if (const double value = through(exit, position); value < least) {
      least = value;
      best = exit;
    }
  };
  if (place == root_.place) consider(root_);
  const Calendar& calendar = corridor_.calendar;
  const int reach = static_cast<int>(class_.at(place).longest.in_minutes() / calendar.period.in_minutes()) + 1;
  const int last = std::min(top_, position.period + reach);
  for (const WayIn& way : network_.upstream[root_.place.row()])
    if (graph_.phases()[way.from].place == place)
      for (int period = position.period; period <= last; ++period) consider(exit_of(way.arc, period));
  for (int period = position.period; period <= last; ++period)
    for (const std::uint32_t feeder : network_.feeders[static_cast<std::size_t>(period)])
      if (const Exit exit = exit_of(feeder); exit.place == place) consider(exit);
  return best;
}

/// The first step of what does not exist yet.
void Approach::begin(Position& position, std::vector<Step>& steps) {
  Index<Arc> taken;
  double least = never;
  for (const WayIn& way : network_.upstream[root_.place.row()]) {
    if (way.from != position.phase) continue;
    const double value = at(way.to, position.period + way.shift) + move_cost(way.arc, position.period);
    if (value < least) {
      least = value;
      taken = way.arc;
    }
  }
  const Arc& arc = graph_.arcs()[taken];
  steps.push_back(step(arc.leg, instant(position.phase, position.period)));
  position = {arc.to, position.period + arc.shift, false};
}

/// Adds the handling from a position up to the exit.
void Approach::follow(const Exit& exit, Position position, std::vector<Step>& steps) {
  const Stays room = room_for(exit);
  walk_back<1>(exit, room.top, room.reach);
  const Stay& stay = *exit.stay;
  while (true) {
    const std::uint16_t number = stay.find(position.phase);
    const Stay::Node& node = stay.nodes[number];
    if (node.is_goal && takes(exit, position.phase, position.period)) break;
    const int back = room.top - position.period;
    const Stay::Move* taken = nullptr;
    double least = back > 0 && node.next_period != Stay::none ? walked(stay, node.next_period, back - 1) : never;
    for (std::uint16_t m = node.first_move; m < node.end_of_moves; ++m) {
      const Stay::Move& move = stay.moves[m];
      if (move.shift > back) continue;
      const double value = arc_cost(move.arc, position.period) + walked(stay, move.to, back - move.shift);
      if (value < least) {
        least = value;
        taken = &move;
      }
    }
    if (!taken) {
      position = {graph_.phases()[position.phase].next_period, position.period + 1, false};
      continue;
    }
    const Arc& arc = graph_.arcs()[Index<Arc>(taken->arc)];
    steps.push_back(step(arc.leg, instant(position.phase, position.period)));
    position = {arc.to, position.period + arc.shift, false};
  }
}

/// Adds the move of an exit; where it ends.
Approach::Position Approach::take(const Exit& exit, std::vector<Step>& steps) const {
  const Calendar& calendar = corridor_.calendar;
  if (exit.arc.exists()) {
    const Arc& arc = graph_.arcs()[exit.arc];
    steps.push_back(step(arc.leg, exit.leaving));
    return {arc.to, calendar.period_of(exit.leaving).number() + arc.shift, false};
  }
  const ClassDeparture& departure = class_.departures[exit.departure];
  const Service& service = corridor_.services[corridor_.departures[departure.departure].service];
  const Choice& choice = priced_.best(departure.choices);
  steps.push_back({{}, departure.departure, departure.departs, departure.arrives, choice.duty, choice.subsidy});
  const Period period = calendar.period_of(departure.arrives);
  return {graph_.find(service.to, service.to_state, departure.arrives - calendar.start_of(period)), period.number(),
          false};
}

std::vector<Step> Approach::trace(Index<Phase> start, int period) {
  std::vector<Step> steps;
  Position position{start, period, held_.has_value()};
  if (graph_.phases()[start].state == corridor_.first_state) begin(position, steps);
  while (true) {
    const Exit exit = best_exit(position);
    follow(exit, position, steps);
    if (is_root(exit)) return steps;
    position = take(exit, steps);
  }
}

}  // namespace yizhan
