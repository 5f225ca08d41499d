// Reading the cheapest way off the values of the last sweep: at every entry the exit that gives its value,
// inside every stay the handling that gives the exit's.
#include <algorithm>

#include "plan/approach.h"

namespace yizhan {

Step Approach::step(std::uint32_t leg, Instant start) const {
  const Choice& choice = priced_.best(priced_.terms(leg, start).choices);
  return {class_.legs[leg].leg, {}, start, start + priced_.duration(leg, start), choice.duty, choice.subsidy};
}

/// Exits of a place that leave in the periods `from` to `to`.
std::vector<Approach::Exit> Approach::exits(Index<Place> place, int from, int to) const {
  std::vector<Exit> found;
  if (place == root_.place) found.push_back(root_);
  to = std::min(to, top_);
  for (const Index<Arc> arc : upstream_[root_.place.row()])
    if (graph_.phases()[graph_.arcs()[arc].from].place == place)
      for (int period = from; period <= to; ++period)
        if (arc_cost(arc, period) < never) found.push_back(exit_of(arc, period));
  for (int period = from; period <= to; ++period)
    for (const std::uint32_t feeder : feeders_[static_cast<std::size_t>(period)])
      if (const Exit exit = exit_of(feeder); exit.place == place) found.push_back(exit);
  return found;
}

/// Adds the handling from a phase up to the exit.
void Approach::follow(const Exit& exit, Index<Phase> phase, int period, std::vector<Step>& steps) const {
  const Inside handling = inside(exit);
  while (!takes(exit, phase, period)) {
    const int back = handling.top - period;
    Index<Arc> taken;
    double best = back > 0 ? handling.at(graph_.local(graph_.phases()[phase].next_period), back - 1) : never;
    for (const Index<Arc> id : graph_.stay_arcs(phase)) {
      const Arc& arc = graph_.arcs()[id];
      if (arc.shift > back) continue;
      const double value = arc_cost(id, period) + handling.at(graph_.local(arc.to), back - arc.shift);
      if (value < best) {
        best = value;
        taken = id;
      }
    }
    if (!taken.exists()) {
      phase = graph_.phases()[phase].next_period;
      ++period;
      continue;
    }
    steps.push_back(step(graph_.arcs()[taken].leg, instant(phase, period)));
    period += graph_.arcs()[taken].shift;
    phase = graph_.arcs()[taken].to;
  }
}

std::vector<Step> Approach::trace(Index<Phase> start, Period from) const {
  std::vector<Step> steps;
  Index<Phase> phase = start;
  int period = from.number();
  const Calendar& calendar = corridor_.calendar;
  std::optional<Instant> entered = held_ ? std::optional(held_->entered) : std::nullopt;
  while (true) {
    if (graph_.phases()[phase].state == corridor_.first_state) {
      Index<Arc> taken;
      double best = never;
      for (const Index<Arc> id : upstream_[root_.place.row()]) {
        const Arc& arc = graph_.arcs()[id];
        const double value = arc.from == phase ? at(arc.to, period + arc.shift) + arc_cost(id, period) : never;
        if (value < best) {
          best = value;
          taken = id;
        }
      }
      steps.push_back(step(graph_.arcs()[taken].leg, instant(phase, period)));
      period += graph_.arcs()[taken].shift;
      phase = graph_.arcs()[taken].to;
      continue;
    }
    const Index<Place> place = graph_.phases()[phase].place;
    const int reach = static_cast<int>(class_.at(place).longest.in_minutes() / calendar.period.in_minutes()) + 1;
    std::optional<Exit> chosen;
    double best = never;
    for (const Exit& exit : exits(place, period, period + reach)) {
      const double beyond = onward(exit);
      if (beyond == never) continue;
      double value = never;
      if (entered) {
        value = beyond + held_stay(exit);
      } else {
        const Inside handling = inside(exit);
        const int back = handling.top - period;
        if (back < 0 || back > handling.reach) continue;
        value = beyond + handling.at(graph_.local(phase), back) +
                priced_.stay(place, instant(phase, period), exit.leaving);
      }
      if (value < best) {
        best = value;
        chosen = exit;
      }
    }
    entered.reset();
    follow(*chosen, phase, period, steps);
    if (chosen->arc.exists()) {
      const Arc& arc = graph_.arcs()[chosen->arc];
      const int left = calendar.period_of(chosen->leaving).number();
      steps.push_back(step(arc.leg, chosen->leaving));
      phase = arc.to;
      period = left + arc.shift;
    } else if (chosen->departure != Root::no_departure && chosen->departure != root_.departure) {
      const ClassDeparture& departure = class_.departures[chosen->departure];
      const Service& service = corridor_.services[corridor_.departures[departure.departure].service];
      const Choice& choice = priced_.best(departure.choices);
      steps.push_back({{}, departure.departure, departure.departs, departure.arrives, choice.duty, choice.subsidy});
      period = calendar.period_of(departure.arrives).number();
      phase = graph_.find(service.to, service.to_state, departure.arrives - calendar.start_of(Period(period)));
    } else {
      return steps;
    }
  }
}

}  // namespace yizhan
