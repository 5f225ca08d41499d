#include "plan/approach.h"

#include <algorithm>

namespace yizhan {

Approach::Approach(const PricedClass& priced, const ClassNetwork& network, std::optional<Held> held)
    : priced_(priced),
      network_(network),
      graph_(*network.graph),
      class_(priced.vehicle_class()),
      corridor_(priced.corridor()),
      held_(held),
      periods_(corridor_.calendar.periods()),
      arc_costs_(graph_.arcs().size() * static_cast<std::size_t>(periods_)),
      arcs_priced_(static_cast<std::size_t>(periods_)),
      values_(graph_.phases().size() * static_cast<std::size_t>(periods_), never),
      stay_number_(arc_costs_.size(), -1) {
  for (const Arc& arc : graph_.arcs()) max_shift_ = std::max(max_shift_, arc.shift);
}

/// Costs of all arcs begun in a period, capital of moves between stays included.
const double* Approach::arc_costs(int period) {
  double* const costs = &arc_costs_[static_cast<std::size_t>(period) * graph_.arcs().size()];
  if (arcs_priced_[static_cast<std::size_t>(period)]) return costs;
  arcs_priced_[static_cast<std::size_t>(period)] = 1;
  for (std::size_t row = 0; row < graph_.arcs().size(); ++row) {
    const Arc& arc = graph_.arcs()[Index<Arc>(row)];
    const Instant start = instant(arc.from, period);
    costs[row] = priced_.terms(arc.leg, start).lead == arc.lead ? priced_.leg(arc.leg, start) : never;
    const bool exists = graph_.phases()[arc.from].state != corridor_.first_state;
    if (exists && !arc.within_stay) costs[row] += priced_.capital(arc.duration);
  }
  return costs;
}

Instant Approach::instant(Index<Phase> phase, int period) const {
  return corridor_.calendar.start_of(Period(period)) + graph_.phases()[phase].offset;
}

Approach::Exit Approach::exit_of(const Root& root) const {
  if (root.is_departure()) return exit_of(root.departure);
  const Phase& phase = graph_.phases()[root.phase];
  return {{}, Root::no_departure, root.phase, phase.place, phase.state, root.leaving, root.leaving};
}

Approach::Exit Approach::exit_of(Index<Arc> arc, int period) const {
  const Index<Phase> from = graph_.arcs()[arc].from;
  const Phase& phase = graph_.phases()[from];
  const Instant leaving = instant(from, period);
  return {arc, Root::no_departure, from, phase.place, phase.state, leaving, leaving};
}

Approach::Exit Approach::exit_of(std::uint32_t number) const {
  const ClassDeparture& departure = class_.departures[number];
  const Service& service = corridor_.services[corridor_.departures[departure.departure].service];
  return {{},
          number,
          {},
          service.from,
          service.from_state,
          departure.departs,
          std::min(departure.ready_by, departure.departs)};
}

bool Approach::is_root(const Exit& exit) const {
  return !exit.arc.exists() && exit.departure == root_.departure && exit.phase == root_.phase;
}

/// Whether a vehicle ready at a phase in a period takes the exit at once.
bool Approach::takes(const Exit& exit, Index<Phase> phase, int period) const {
  if (exit.phase.exists()) return phase == exit.phase && instant(phase, period) == exit.leaving;
  return graph_.phases()[phase].state == exit.state && instant(phase, period) <= exit.ready_by;
}

/// Fills the cheapest handling from every phase up to the exit, period by period backwards.
void Approach::walk_back(const Exit& exit, Inside& handling) {
  const Calendar& calendar = corridor_.calendar;
  const std::vector<StayPhase>& phases = graph_.stay_at(exit.place);
  handling.top = std::min(periods_ - 1, calendar.period_of(exit.ready_by).number());
  const int bottom = std::max(0, calendar.period_of(exit.leaving - class_.at(exit.place).longest).number());
  handling.reach = handling.top < 0 ? -1 : handling.top - bottom;
  handling.phases = phases.size();
  if (handling.reach < 0) return;
  handling.values.assign(phases.size() * static_cast<std::size_t>(handling.reach + 1), never);
  const std::vector<std::uint32_t>& leading = graph_.leading_to(exit.place, exit.state);
  for (int back = 0; back <= handling.reach; ++back) {
    const int period = handling.top - back;
    const double* const costs = arc_costs(period);
    for (const std::uint32_t local : leading) {
      const StayPhase& at = phases[local];
      double best = takes(exit, at.phase, period) ? 0 : never;
      if (back > 0) best = std::min(best, handling.at(at.next_period, back - 1));
      for (const StayPhase::Handling& step : at.handling)
        if (step.shift <= back) best = std::min(best, costs[step.arc] + handling.at(step.to, back - step.shift));
      handling.at(local, back) = best;
    }
  }
}

/// Adds what the stay itself costs from each entry.
void Approach::add_stays(const Exit& exit, Inside& handling) const {
  const std::vector<StayPhase>& phases = graph_.stay_at(exit.place);
  for (const std::uint32_t local : graph_.leading_to(exit.place, exit.state)) {
    if (!phases[local].entered) continue;
    for (int back = 0; back <= handling.reach; ++back)
      if (double& value = handling.at(local, back); value < never)
        value += priced_.stay(exit.place, instant(phases[local].phase, handling.top - back), exit.leaving);
  }
}

const Approach::Inside& Approach::stays(Index<Arc> arc, int period) {
  std::int32_t& number =
      stay_number_[arc.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period)];
  if (number < 0) {
    number = static_cast<std::int32_t>(stays_.size());
    const Exit exit = exit_of(arc, period);
    walk_back(exit, stays_.emplace_back());
    add_stays(exit, stays_.back());
  }
  return stays_[static_cast<std::size_t>(number)];
}

double Approach::at(Index<Phase> phase, int period) const {
  if (period < 0 || period >= periods_) return never;
  return values_[phase.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period)];
}

void Approach::set(Index<Phase> phase, int period, double value) {
  const std::size_t cell = phase.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period);
  if (!(value < values_[cell])) return;
  if (values_[cell] == never) touched_.push_back(cell);
  values_[cell] = value;
  lowest_ = std::min(lowest_, period);
}

/// Every entry of the stay that the exit ends gets its value.
void Approach::enter(const Exit& exit, const Inside& stays, double value) {
  const std::vector<StayPhase>& phases = graph_.stay_at(exit.place);
  for (const std::uint32_t local : graph_.leading_to(exit.place, exit.state)) {
    if (!phases[local].entered) continue;
    for (int back = 0; back <= stays.reach; ++back)
      set(phases[local].phase, stays.top - back, value + stays.at(local, back));
  }
  if (held_) held_value_ = std::min(held_value_, value + held_stay(exit));
}

/// What is held from the start entered its place earlier: its stay is longer than its phase tells.
double Approach::held_stay(const Exit& exit) {
  const Stock& stock = corridor_.stock[class_.stock];
  if (exit.place != stock.place || exit.leaving < held_->ready) return never;
  const int period = corridor_.calendar.period_of(held_->ready).number();
  const Index<Phase> start =
      graph_.find(stock.place, stock.state, held_->ready - corridor_.calendar.start_of(Period(period)));
  Inside handling;
  walk_back(exit, handling);
  const int back = handling.top - period;
  if (back < 0 || back > handling.reach) return never;
  return handling.at(graph_.local(start), back) + priced_.stay(exit.place, held_->entered, exit.leaving);
}

void Approach::sweep(const Root& root) {
  for (const std::size_t cell : touched_) values_[cell] = never;
  touched_.clear();
  held_value_ = never;
  root_ = exit_of(root);
  top_ = lowest_ = std::min(periods_ - 1, corridor_.calendar.period_of(root_.leaving).number());
  walk_back(root_, work_);
  add_stays(root_, work_);
  enter(root_, work_, 0);
  for (int period = top_; period >= 0 && period + max_shift_ + 1 >= lowest_; --period) leave_in(period);
}

/// All exits of a period on ways to the root, the latest first; at equal instants departures before arcs.
void Approach::leave_in(int period) {
  const auto& feeders = network_.feeders[static_cast<std::size_t>(period)];
  auto feeder = feeders.begin();
  for (const Index<Arc> arc : network_.upstream[root_.place.row()]) {
    const Instant leaving = instant(graph_.arcs()[arc].from, period);
    for (; feeder != feeders.end() && class_.departures[*feeder].departs >= leaving; ++feeder) leave_by(*feeder);
    leave_by(arc, period);
  }
  for (; feeder != feeders.end(); ++feeder) leave_by(*feeder);
}

void Approach::leave_by(Index<Arc> id, int period) {
  const Arc& arc = graph_.arcs()[id];
  const double entry = at(arc.to, period + arc.shift);
  if (entry == never) return;
  const double value = entry + arc_cost(id, period);
  if (value == never) return;
  if (graph_.phases()[arc.from].state == corridor_.first_state)
    set(arc.from, period, value);
  else
    enter(exit_of(id, period), stays(id, period), value);
}

void Approach::leave_by(std::uint32_t number) {
  const Exit exit = exit_of(number);
  const double value = onward(exit);
  if (value == never) return;
  walk_back(exit, work_);
  add_stays(exit, work_);
  enter(exit, work_, value);
}

/// What follows an exit, its own move included.
double Approach::onward(const Exit& exit) {
  if (is_root(exit)) return 0;
  if (exit.arc.exists()) {
    const Arc& arc = graph_.arcs()[exit.arc];
    const int period = corridor_.calendar.period_of(exit.leaving).number();
    const double entry = at(arc.to, period + arc.shift);
    return entry == never ? never : entry + arc_cost(exit.arc, period);
  }
  const ClassDeparture& departure = class_.departures[exit.departure];
  const Service& service = corridor_.services[corridor_.departures[departure.departure].service];
  const Period period = corridor_.calendar.period_of(departure.arrives);
  const Index<Phase> entry =
      graph_.find(service.to, service.to_state, departure.arrives - corridor_.calendar.start_of(period));
  if (!entry.exists() || at(entry, period.number()) == never) return never;
  return at(entry, period.number()) + priced_.departure(departure) +
         priced_.capital(departure.arrives - departure.departs);
}

double Approach::value(Index<Phase> start, int period) const { return held_ ? held_value_ : at(start, period); }

}  // namespace yizhan
