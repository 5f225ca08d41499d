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
      low_(priced.first()),
      high_(priced.last()),
      memory_(memory) {
  const auto grow = [](auto& values, std::size_t size, auto value) {
    if (values.size() < size) values.resize(size, value);
  };
  const auto periods = static_cast<std::size_t>(high_ - low_ + 1);
  grow(memory.values, graph_.phases().size() * periods, never);
  grow(memory.valued, graph_.phases().size(), ApproachMemory::Range());
  grow(memory.stay_number, graph_.phases().size() * periods, -1);
  cost_arcs();
  if (!held_) return;
  const Stock& stock = corridor_.stock[class_.stock];
  const Period period = corridor_.calendar.period_of(held_->ready);
  held_at_ = graph_.find(stock.place, stock.state, held_->ready - corridor_.calendar.start_of(period));
}

Approach::~Approach() {
  clear();
  for (const std::size_t cell : memory_.stays_made) memory_.stay_number[cell] = -1;
  memory_.stays_made.clear();
  memory_.stay_values.clear();
}

/// An arc costs what its leg costs, except where the leg asks for another lead, or what it builds counts.
void Approach::cost_arcs() {
  const auto periods = static_cast<std::size_t>(high_ - low_ + 1);
  const bool counts_built = priced_.counts(Event::built);
  memory_.arcs.resize(graph_.arcs().size());
  capital_.assign(graph_.arcs().size(), 0);
  std::size_t own = 0;
  const auto has_own = [&](const Arc& arc) { return arc.at_times || (counts_built && class_.legs[arc.leg].builds); };
  for (const Arc& arc : graph_.arcs()) own += has_own(arc);
  if (memory_.own_arcs.size() < own * periods) memory_.own_arcs.resize(own * periods);
  double* next = memory_.own_arcs.data();
  for (std::size_t row = 0; row < graph_.arcs().size(); ++row) {
    const Arc& arc = graph_.arcs()[Index<Arc>(row)];
    memory_.arcs[row] = priced_.leg_by_period(arc.leg);
    if (has_own(arc)) {
      memory_.arcs[row] = next;
      for (int period = low_; period <= high_; ++period) {
        const Instant start = instant(arc.from, period);
        *next++ = priced_.terms(arc.leg, start).lead == arc.lead ? priced_.leg(arc.leg, start) : never;
      }
    }
    const bool exists = graph_.phases()[arc.from].state != corridor_.first_state;
    if (exists && !arc.within_stay) capital_[row] = priced_.capital(arc.duration);
  }
}

Instant Approach::instant(Index<Phase> phase, int period) const {
  return corridor_.calendar.start_of(Period(period)) + graph_.phases()[phase].offset;
}

Approach::Exit Approach::exit_of(const Root& root) const {
  if (root.is_departure()) return exit_of(root.departure);
  const Phase& phase = graph_.phases()[root.phase];
  return {{},           Root::no_departure, root.phase, phase.place, root.leaving,
          root.leaving, &graph_.stay(phase.place, phase.state)};
}

Approach::Exit Approach::exit_of(Index<Arc> arc, int period) const {
  const Index<Phase> from = graph_.arcs()[arc].from;
  const Phase& phase = graph_.phases()[from];
  const Instant leaving = instant(from, period);
  return {arc, Root::no_departure, from, phase.place, leaving, leaving, &graph_.stay(phase.place, phase.state)};
}

Approach::Exit Approach::exit_of(std::uint32_t number) const {
  const ClassDeparture& departure = class_.departures[number];
  const Service& service = corridor_.services[corridor_.departures[departure.departure].service];
  return {{},
          number,
          {},
          service.from,
          departure.departs,
          std::min(departure.ready_by, departure.departs),
          &graph_.stay(service.from, service.from_state)};
}

bool Approach::is_root(const Exit& exit) const {
  return !exit.arc.exists() && exit.departure == root_.departure && exit.phase == root_.phase;
}

/// Whether a vehicle ready in the exit's state, at a phase in a period, takes the exit at once.
bool Approach::takes(const Exit& exit, Index<Phase> phase, int period) const {
  if (exit.phase.exists()) return phase == exit.phase && instant(phase, period) == exit.leaving;
  return instant(phase, period) <= exit.ready_by;
}

/// Finds the cheapest handling from every node up to the exit, period by period backwards.
Approach::Inside Approach::walk_back(const Exit& exit) {
  const Calendar& calendar = corridor_.calendar;
  Inside handling{exit.stay, std::min(high_, calendar.period_of(exit.ready_by).number()), -1,
                  memory_.stay_values.size(), never};
  const int bottom = std::max(low_, calendar.period_of(exit.leaving - class_.at(exit.place).longest).number());
  handling.reach = std::max(-1, handling.top - bottom);
  const std::vector<Stay::Node>& nodes = exit.stay->nodes;
  const std::size_t count = nodes.size();
  memory_.stay_values.resize(handling.first + count * static_cast<std::size_t>(handling.reach + 1));
  double* values = memory_.stay_values.data() + handling.first;
  for (int back = 0; back <= handling.reach; ++back, values += count) {
    const int period = handling.top - back;
    for (std::size_t i = 0; i < count; ++i) {
      const Stay::Node& node = nodes[i];
      const bool at_once = node.in_state && (back == 0 ? takes(exit, node.phase, period) : !exit.phase.exists());
      double best = at_once ? 0 : never;
      if (back > 0 && node.next_period != Stay::none) best = std::min(best, *(values - count + node.next_period));
      for (std::uint16_t m = node.first_move; m < node.end_of_moves; ++m) {
        const Stay::Move& move = exit.stay->moves[m];
        if (move.shift > back) continue;
        best = std::min(best, arc_cost(move.arc, period) + *(values - move.shift * count + move.to));
      }
      values[i] = best;
    }
  }
  return handling;
}

/// Adds what the stay itself costs from each entry.
void Approach::add_stays(const Exit& exit, Inside& stays) {
  if (held_) stays.held = held_stay(exit, stays);
  for (std::size_t i = 0; i < exit.stay->nodes.size(); ++i) {
    const Stay::Node& node = exit.stay->nodes[i];
    if (!node.entered) continue;
    for (int back = 0; back <= stays.reach; ++back)
      if (double& value = at(stays, i, back); value < never)
        value += priced_.stay(exit.place, instant(node.phase, stays.top - back), exit.leaving);
  }
}

Approach::Inside Approach::stays_to(const Exit& exit) {
  Inside stays = walk_back(exit);
  add_stays(exit, stays);
  return stays;
}

const Approach::Inside& Approach::stays(Index<Arc> arc, int period) {
  const std::size_t left = cell(graph_.arcs()[arc].from, period);
  std::int32_t& number = memory_.stay_number[left];
  if (number < 0) {
    number = static_cast<std::int32_t>(stays_.size());
    memory_.stays_made.push_back(left);
    stays_.push_back(stays_to(exit_of(arc, period)));
  }
  return stays_[static_cast<std::size_t>(number)];
}

double Approach::at(Index<Phase> phase, int period) const {
  if (period < low_ || period > high_) return never;
  return memory_.values[cell(phase, period)];
}

void Approach::touch(Index<Phase> phase, int low, int high) {
  ApproachMemory::Range& range = memory_.valued[phase.row()];
  if (range.low > range.high) {
    memory_.touched.push_back(static_cast<std::uint32_t>(phase.row()));
    range = {low, high};
  } else {
    range = {std::min(range.low, low), std::max(range.high, high)};
  }
}

void Approach::clear() {
  for (const std::uint32_t row : memory_.touched) {
    ApproachMemory::Range& range = memory_.valued[row];
    double* const values = memory_.values.data() + cell(Index<Phase>(row), low_);
    std::fill(values + (range.low - low_), values + (range.high - low_ + 1), never);
    range = {};
  }
  memory_.touched.clear();
}

void Approach::set(Index<Phase> phase, int period, double value) {
  double& known = memory_.values[cell(phase, period)];
  if (!(value < known)) return;
  touch(phase, period, period);
  known = value;
  lowest_ = std::min(lowest_, period);
}

/// Every entry of the stay that an exit ends gets its value.
void Approach::enter(const Inside& stays, double value) {
  const std::vector<Stay::Node>& nodes = stays.stay->nodes;
  held_value_ = std::min(held_value_, value + stays.held);
  for (std::size_t i = 0; stays.reach >= 0 && i < nodes.size(); ++i) {
    if (!nodes[i].entered) continue;
    touch(nodes[i].phase, stays.top - stays.reach, stays.top);
    double* const known = memory_.values.data() + cell(nodes[i].phase, stays.top);
    const double* inside = memory_.stay_values.data() + stays.first + i;
    for (int back = 0; back <= stays.reach; ++back, inside += nodes.size()) {
      const double through = value + *inside;
      if (!(through < *(known - back))) continue;
      *(known - back) = through;
      lowest_ = std::min(lowest_, stays.top - back);
    }
  }
}

/// What is held from the start entered its place earlier: its stay is longer than its phase tells.
double Approach::held_stay(const Exit& exit, const Inside& handling) {
  if (exit.place != corridor_.stock[class_.stock].place || exit.leaving < held_->ready) return never;
  const std::uint16_t node = exit.stay->find(held_at_);
  const int back = handling.top - corridor_.calendar.period_of(held_->ready).number();
  if (node == Stay::none || back < 0 || back > handling.reach) return never;
  return at(handling, node, back) + priced_.stay(exit.place, held_->entered, exit.leaving);
}

void Approach::sweep(const Root& root) {
  clear();
  held_value_ = never;
  root_ = exit_of(root);
  top_ = lowest_ = std::min(high_, corridor_.calendar.period_of(root_.leaving).number());
  const Inside last = stays_to(root_);
  enter(last, 0);
  free(last);
  for (int period = top_; period >= low_ && period + network_.longest_shift + 1 >= lowest_; --period) leave_in(period);
}

/// All exits of a period on ways to the root, the latest first; at equal instants departures before arcs.
void Approach::leave_in(int period) {
  const auto& feeders = network_.feeders[static_cast<std::size_t>(period)];
  if (feeders.empty()) {
    for (const Index<Arc> arc : network_.upstream[root_.place.row()]) leave_by(arc, period);
    return;
  }
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
  const double value = entry + move_cost(id, period);
  if (value == never) return;
  if (graph_.phases()[arc.from].state == corridor_.first_state)
    set(arc.from, period, value);
  else
    enter(stays(id, period), value);
}

void Approach::leave_by(std::uint32_t number) {
  const Exit exit = exit_of(number);
  const double value = onward(exit);
  if (value == never) return;
  const Inside entries = stays_to(exit);
  enter(entries, value);
  free(entries);
}

/// What follows an exit, its own move included.
double Approach::onward(const Exit& exit) const {
  if (is_root(exit)) return 0;
  if (exit.arc.exists()) {
    const Arc& arc = graph_.arcs()[exit.arc];
    const int period = corridor_.calendar.period_of(exit.leaving).number();
    const double entry = at(arc.to, period + arc.shift);
    return entry == never ? never : entry + move_cost(exit.arc, period);
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
