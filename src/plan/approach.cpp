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
  const Period period = corridor_.calendar.period_of(held_->ready);
  held_at_ = graph_.find(held_->place, held_->state, held_->ready - corridor_.calendar.start_of(period));
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
  return {{}, Root::no_departure, root.phase, phase.place, root.leaving, root.leaving, &graph_.stay(root.phase)};
}

Approach::Exit Approach::exit_of(Index<Arc> arc, int period) const {
  const Index<Phase> from = graph_.arcs()[arc].from;
  const Phase& phase = graph_.phases()[from];
  const Instant leaving = instant(from, period);
  return {arc, Root::no_departure, from, phase.place, leaving, leaving, &graph_.stay(from)};
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

/// Whether a vehicle ready at a goal of the exit's stay takes the exit at once.
bool Approach::takes(const Exit& exit, Index<Phase> phase, int period) const {
  const Instant ready = instant(phase, period);
  return exit.phase.exists() ? ready == exit.leaving : ready <= exit.ready_by;
}

/// The periods from which the exit can be reached.
Approach::Stays Approach::room_for(const Exit& exit) const {
  const Calendar& calendar = corridor_.calendar;
  const int top = std::min(high_, calendar.period_of(exit.ready_by).number());
  const int bottom = std::max(low_, calendar.period_of(exit.leaving - class_.at(exit.place).longest).number());
  return {exit.stay, top, std::max(-1, top - bottom), memory_.stay_values.size(), never};
}

/// Finds the cheapest handling from every node up to the exit, period by period backwards; at once for so many
/// exits that leave from one phase in a row of periods, of which `exit` and `top` are the first.
template <int exits>
void Approach::walk_back(const Exit& exit, int top, int reach) {
  const std::vector<Stay::Node>& nodes = exit.stay->nodes;
  const std::size_t row = nodes.size() * exits;
  memory_.walk.resize(row * static_cast<std::size_t>(reach + 1));
  double* values = memory_.walk.data();
  for (int back = 0; back <= reach; ++back, values += row)
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Stay::Node& node = nodes[i];
      const bool at_once = node.is_goal && (back == 0 ? takes(exit, node.phase, top) : !exit.phase.exists());
      double best[exits];
      std::fill(best, best + exits, at_once ? 0 : never);
      const auto lower = [&](const double* to) {
        for (int e = 0; e < exits; ++e) best[e] = std::min(best[e], to[e]);
      };
      if (back > 0 && node.next_period != Stay::none) lower(values - row + node.next_period * exits);
      for (std::uint16_t m = node.first_move; m < node.end_of_moves; ++m) {
        const Stay::Move& move = exit.stay->moves[m];
        if (move.shift > back) continue;
        const double* const costs = memory_.arcs[move.arc] + (top - back - low_);
        const double* const to = values - move.shift * row + move.to * exits;
        for (int e = 0; e < exits; ++e) best[e] = std::min(best[e], costs[e] + to[e]);
      }
      std::copy(best, best + exits, values + i * exits);
    }
}

/// Keeps, after a walk, what the stays cost from each entry. The length of a stay is the same for all exits.
template <int exits>
void Approach::add_stays(const Exit& exit, Stays* stays) {
  const Stay& stay = *exit.stay;
  const int top = stays->top, reach = stays->reach;
  const auto count = static_cast<std::size_t>(reach + 1);
  for (int e = 0; e < exits; ++e) stays[e].first = memory_.stay_values.size() + stay.entries.size() * count * e;
  memory_.stay_values.resize(memory_.stay_values.size() + stay.entries.size() * count * exits);
  const auto walk = [&](std::size_t node, int back, int e) {
    return memory_
        .walk[(static_cast<std::size_t>(back) * stay.nodes.size() + node) * exits + static_cast<std::size_t>(e)];
  };
  for (std::size_t i = 0; i < stay.entries.size(); ++i) {
    const Stay::Node& node = stay.nodes[stay.entries[i]];
    for (int back = 0; back <= reach; ++back) {
      const Instant entry = instant(node.phase, top - back);
      const double dwell = priced_.dwell(exit.place, exit.leaving - entry);
      for (int e = 0; e < exits; ++e) {
        double value = walk(stay.entries[i], back, e);
        if (value < never) {
          const Hours later = Hours::minutes(e * corridor_.calendar.period.in_minutes());
          value += dwell + priced_.storage(exit.place, entry + later, exit.leaving + later);
        }
        memory_.stay_values[stays[e].first + i * count + static_cast<std::size_t>(back)] = value;
      }
    }
  }
  if (!held_ || exit.place != held_->place) return;
  const std::uint16_t start = stay.find(held_at_);
  for (int e = 0; start != Stay::none && e < exits; ++e) {
    const int back = top + e - corridor_.calendar.period_of(held_->ready).number();
    if (back < 0 || back > reach) continue;
    const Hours later = Hours::minutes(e * corridor_.calendar.period.in_minutes());
    stays[e].held = walk(start, back, e) + priced_.stay(exit.place, held_->entered, exit.leaving + later);
  }
}

Approach::Stays Approach::stays_to(const Exit& exit) {
  Stays stays = room_for(exit);
  walk_back<1>(exit, stays.top, stays.reach);
  add_stays<1>(exit, &stays);
  return stays;
}

const Approach::Stays& Approach::stays(Index<Arc> arc, int period) {
  const std::int32_t& number = memory_.stay_number[cell(graph_.arcs()[arc].from, period)];
  if (number < 0) make_stays(arc, period);
  return stays_[static_cast<std::size_t>(number)];
}

/// Makes those of a few periods at once, where they reach equally far back.
void Approach::make_stays(Index<Arc> arc, int period) {
  constexpr int together = 8;
  const Index<Phase> from = graph_.arcs()[arc].from;
  const int first = low_ + (period - low_) / together * together;
  const Stays one = room_for(exit_of(arc, first));
  const bool alone = first + together - 1 > high_ || one.top != first || one.top - one.reach <= low_;
  const auto number = static_cast<std::int32_t>(stays_.size());
  if (alone) {
    stays_.push_back(stays_to(exit_of(arc, period)));
  } else {
    const Exit exit = exit_of(arc, first);
    for (int e = 0; e < together; ++e) stays_.push_back({one.stay, one.top + e, one.reach, 0, never});
    walk_back<together>(exit, one.top, one.reach);
    add_stays<together>(exit, stays_.data() + number);
  }
  for (int e = 0; e < (alone ? 1 : together); ++e) {
    const std::size_t left = cell(from, alone ? period : first + e);
    memory_.stay_number[left] = number + e;
    memory_.stays_made.push_back(left);
  }
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
void Approach::enter(const Stays& stays, double value) {
  held_value_ = std::min(held_value_, value + stays.held);
  if (stays.reach < 0) return;
  const double* inside = memory_.stay_values.data() + stays.first;
  for (const std::uint16_t entry : stays.stay->entries) {
    const Index<Phase> phase = stays.stay->nodes[entry].phase;
    touch(phase, stays.top - stays.reach, stays.top);
    double* const known = memory_.values.data() + cell(phase, stays.top);
    for (int back = 0; back <= stays.reach; ++back, ++inside) {
      const double through = value + *inside;
      if (!(through < *(known - back))) continue;
      *(known - back) = through;
      lowest_ = std::min(lowest_, stays.top - back);
    }
  }
}

void Approach::sweep(const Root& root) {
  clear();
  held_value_ = never;
  root_ = exit_of(root);
  top_ = lowest_ = std::min(high_, corridor_.calendar.period_of(root_.leaving).number());
  const Stays last = stays_to(root_);
  enter(last, 0);
  free(last);
  for (int period = top_; period >= low_ && period + network_.longest_shift + 1 >= lowest_; --period)
    leave_in(period);
}

/// All exits of a period on ways to the root, the latest first; at equal instants departures before arcs.
void Approach::leave_in(int period) {
  const auto& feeders = network_.feeders[static_cast<std::size_t>(period)];
  if (feeders.empty()) {
    for (const WayIn& way : network_.upstream[root_.place.row()]) leave_by(way, period);
    return;
  }
  auto feeder = feeders.begin();
  for (const WayIn& way : network_.upstream[root_.place.row()]) {
    const Instant leaving = instant(way.from, period);
    for (; feeder != feeders.end() && class_.departures[*feeder].departs >= leaving; ++feeder) leave_by(*feeder);
    leave_by(way, period);
  }
  for (; feeder != feeders.end(); ++feeder) leave_by(*feeder);
}

void Approach::leave_by(const WayIn& way, int period) {
  const int end = period + way.shift;
  const ApproachMemory::Range& range = memory_.valued[way.to.row()];
  if (end < range.low || end > range.high) return;
  const double entry = memory_.values[cell(way.to, end)];
  if (entry == never) return;
  const double value = entry + move_cost(way.arc, period);
  if (value == never) return;
  if (graph_.phases()[way.from].state == corridor_.first_state)
    set(way.from, period, value);
  else
    enter(stays(way.arc, period), value);
}

void Approach::leave_by(std::uint32_t number) {
  const Exit exit = exit_of(number);
  const double value = onward(exit);
  if (value == never) return;
  const Stays entries = stays_to(exit);
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
