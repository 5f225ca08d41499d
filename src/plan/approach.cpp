#include "plan/approach.h"

#include <algorithm>

namespace yizhan {

Approach::Approach(const PricedClass& priced, const ClassNetwork& network, std::optional<Held> held,
                   ApproachMemory& memory)
    : priced_(priced),
      network_(network),
      graph_(*network.graph),
      class_(priced.vehicle_class()),
      corridor_(priced.corridor()),
      held_(held),
      periods_(corridor_.calendar.periods()),
      memory_(memory) {
  const auto grow = [](auto& values, std::size_t size, auto value) {
    if (values.size() < size) values.resize(size, value);
  };
  const auto periods = static_cast<std::size_t>(periods_);
  grow(memory.arc_costs, graph_.arcs().size() * periods, 0.0);
  grow(memory.values, graph_.phases().size() * periods, never);
  grow(memory.stay_number, graph_.arcs().size() * periods, -1);
  memory.arcs_priced.assign(periods, 0);
  for (const Arc& arc : graph_.arcs()) max_shift_ = std::max(max_shift_, arc.shift);
}

Approach::~Approach() {
  for (const std::size_t cell : memory_.touched) memory_.values[cell] = never;
  for (const std::size_t cell : memory_.stays_made) memory_.stay_number[cell] = -1;
  memory_.touched.clear();
  memory_.stays_made.clear();
  memory_.stay_values.clear();
}

/// Costs of all arcs begun in a period, capital of moves between stays included.
const double* Approach::arc_costs(int period) {
  double* const costs = memory_.arc_costs.data() + static_cast<std::size_t>(period) * graph_.arcs().size();
  if (memory_.arcs_priced[static_cast<std::size_t>(period)]) return costs;
  memory_.arcs_priced[static_cast<std::size_t>(period)] = 1;
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

/// Room for every phase and period from which the exit can be reached, all of it `never`.
Approach::Inside Approach::room_for(const Exit& exit) {
  const Calendar& calendar = corridor_.calendar;
  Inside room;
  room.top = std::min(periods_ - 1, calendar.period_of(exit.ready_by).number());
  const int bottom = std::max(0, calendar.period_of(exit.leaving - class_.at(exit.place).longest).number());
  room.reach = room.top < 0 ? -1 : std::max(-1, room.top - bottom);
  room.phases = graph_.stay_at(exit.place).size();
  room.first = memory_.stay_values.size();
  memory_.stay_values.resize(room.first + room.phases * static_cast<std::size_t>(room.reach + 1), never);
  return room;
}

/// Puts 0 where a vehicle takes the exit at once.
void Approach::mark_exit(const Exit& exit, const Inside& handling) {
  const std::vector<StayPhase>& phases = graph_.stay_at(exit.place);
  for (const std::uint32_t local : graph_.leading_to(exit.place, exit.state)) {
    if (graph_.phases()[phases[local].phase].state != exit.state) continue;
    for (int back = 0; back <= handling.reach; ++back)
      if (takes(exit, phases[local].phase, handling.top - back)) at(handling, local, back) = 0;
  }
}

/// Fills the cheapest handling from every phase up to the exit, period by period backwards.
Approach::Inside Approach::walk_back(const Exit& exit) {
  const Inside handling = room_for(exit);
  mark_exit(exit, handling);
  const std::vector<StayPhase>& phases = graph_.stay_at(exit.place);
  for (int back = 0; back <= handling.reach; ++back) {
    const double* const costs = arc_costs(handling.top - back);
    double* const values =
        memory_.stay_values.data() + handling.first + static_cast<std::size_t>(back) * handling.phases;
    for (const std::uint32_t local : graph_.leading_to(exit.place, exit.state)) {
      const StayPhase& phase = phases[local];
      double best = values[local];
      if (back > 0) best = std::min(best, *(values + phase.next_period - handling.phases));
      for (const StayPhase::Handling& step : phase.handling)
        if (step.shift <= back)
          best = std::min(
              best, costs[step.arc] + *(values + step.to - static_cast<std::size_t>(step.shift) * handling.phases));
      values[local] = best;
    }
  }
  return handling;
}

/// The same with what the stay itself costs from each entry.
Approach::Inside Approach::stays_to(const Exit& exit) {
  const Inside handling = walk_back(exit);
  const std::vector<StayPhase>& phases = graph_.stay_at(exit.place);
  for (const std::uint32_t local : graph_.leading_to(exit.place, exit.state)) {
    if (!phases[local].entered) continue;
    for (int back = 0; back <= handling.reach; ++back)
      if (double& value = at(handling, local, back); value < never)
        value += priced_.stay(exit.place, instant(phases[local].phase, handling.top - back), exit.leaving);
  }
  return handling;
}

const Approach::Inside& Approach::stays(Index<Arc> arc, int period) {
  const std::size_t cell = arc.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period);
  std::int32_t& number = memory_.stay_number[cell];
  if (number < 0) {
    number = static_cast<std::int32_t>(stays_.size());
    memory_.stays_made.push_back(cell);
    stays_.push_back(stays_to(exit_of(arc, period)));
  }
  return stays_[static_cast<std::size_t>(number)];
}

double Approach::at(Index<Phase> phase, int period) const {
  if (period < 0 || period >= periods_) return never;
  return memory_.values[phase.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period)];
}

void Approach::set(Index<Phase> phase, int period, double value) {
  const std::size_t cell = phase.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period);
  if (!(value < memory_.values[cell])) return;
  if (memory_.values[cell] == never) memory_.touched.push_back(cell);
  memory_.values[cell] = value;
  lowest_ = std::min(lowest_, period);
}

/// Every entry of the stay that the exit ends gets its value.
void Approach::enter(const Exit& exit, const Inside& stays, double value) {
  const std::vector<StayPhase>& phases = graph_.stay_at(exit.place);
  for (const std::uint32_t local : graph_.leading_to(exit.place, exit.state)) {
    if (!phases[local].entered) continue;
    for (int back = 0; back <= stays.reach; ++back)
      set(phases[local].phase, stays.top - back, value + at(stays, local, back));
  }
  if (held_) held_value_ = std::min(held_value_, value + held_stay(exit));
}

/// What is held from the start entered its place earlier: its stay is longer than its phase tells.
double Approach::held_stay(const Exit& exit) {
  if (exit.place != held_->place || exit.leaving < held_->ready) return never;
  const int period = corridor_.calendar.period_of(held_->ready).number();
  const Index<Phase> start =
      graph_.find(held_->place, held_->state, held_->ready - corridor_.calendar.start_of(Period(period)));
  const Inside handling = walk_back(exit);
  const int back = handling.top - period;
  const double inside = back < 0 || back > handling.reach ? never : at(handling, graph_.local(start), back);
  free(handling);
  return inside + priced_.stay(exit.place, held_->entered, exit.leaving);
}

void Approach::sweep(const Root& root) {
  for (const std::size_t cell : memory_.touched) memory_.values[cell] = never;
  memory_.touched.clear();
  held_value_ = never;
  root_ = exit_of(root);
  top_ = lowest_ = std::min(periods_ - 1, corridor_.calendar.period_of(root_.leaving).number());
  const Inside last = stays_to(root_);
  enter(root_, last, 0);
  free(last);
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
  const Inside entries = stays_to(exit);
  enter(exit, entries, value);
  free(entries);
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
