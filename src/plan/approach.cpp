#include "plan/approach.h"

#include <algorithm>

namespace yizhan {

Approach::Approach(const PricedClass& priced, const PhaseGraph& graph, std::optional<Held> held)
    : priced_(priced),
      graph_(graph),
      class_(priced.vehicle_class()),
      corridor_(priced.corridor()),
      held_(held),
      periods_(corridor_.calendar.periods()) {
  const auto periods = static_cast<std::size_t>(periods_);
  values_.assign(graph.phases().size() * periods, never);
  arc_costs_.assign(graph.arcs().size() * periods, never);
  stay_number_.assign(arc_costs_.size(), -1);
  for (std::size_t row = 0; row < graph.arcs().size(); ++row) {
    const Arc& arc = graph.arcs()[Index<Arc>(row)];
    max_shift_ = std::max(max_shift_, arc.shift);
    for (int p = 0; p < periods_; ++p) {
      const Instant start = instant(arc.from, p);
      if (priced.terms(arc.leg, start).lead == arc.lead)
        arc_costs_[row * periods + static_cast<std::size_t>(p)] = priced.leg(arc.leg, start);
    }
  }
  feeders_.resize(periods);
  for (std::uint32_t number = 0; number < class_.departures.size(); ++number) {
    const ClassDeparture& departure = class_.departures[number];
    if (departure.ships) continue;
    feeders_[static_cast<std::size_t>(corridor_.calendar.period_of(departure.departs).number())].push_back(number);
  }
  for (auto& feeders : feeders_) std::reverse(feeders.begin(), feeders.end());  // later ones first
  list_upstream();
}

/// For every place the arcs between stays on ways to it: those that start later in the period first.
void Approach::list_upstream() {
  const std::size_t places = corridor_.places.size();
  std::vector<std::vector<std::size_t>> from(places);  // places that lead to one
  for (const Arc& arc : graph_.arcs())
    if (!arc.within_stay) from[graph_.phases()[arc.to].place.row()].push_back(graph_.phases()[arc.from].place.row());
  for (const ClassDeparture& use : class_.departures) {
    if (use.ships) continue;
    const Service& service = corridor_.services[corridor_.departures[use.departure].service];
    from[service.to.row()].push_back(service.from.row());
  }
  upstream_.resize(places);
  for (std::size_t place = 0; place < places; ++place) {
    std::vector<bool> reached(places);
    std::vector<std::size_t> open{place};
    reached[place] = true;
    while (!open.empty()) {
      const std::size_t next = open.back();
      open.pop_back();
      for (const std::size_t before : from[next])
        if (!reached[before]) {
          reached[before] = true;
          open.push_back(before);
        }
      for (const Index<Arc> arc : graph_.arrivals(Index<Place>(next))) upstream_[place].push_back(arc);
    }
    std::sort(upstream_[place].begin(), upstream_[place].end(), [&](Index<Arc> a, Index<Arc> b) {
      const auto key = [&](Index<Arc> arc) {
        const Index<Phase> phase = graph_.arcs()[arc].from;
        return std::tuple(graph_.phases()[phase].offset, graph_.rank(phase), arc);
      };
      return key(a) > key(b);
    });
  }
}

Instant Approach::instant(Index<Phase> phase, int period) const {
  return corridor_.calendar.start_of(Period(period)) + graph_.phases()[phase].offset;
}

double Approach::arc_cost(Index<Arc> arc, int period) const {
  return arc_costs_[arc.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period)];
}

/// An arc between stays: its cost, and capital from the time on when the vehicle exists.
double Approach::move(Index<Arc> id, int period) const {
  const Arc& arc = graph_.arcs()[id];
  const bool exists = graph_.phases()[arc.from].state != corridor_.first_state;
  return arc_cost(id, period) + (exists ? priced_.capital(arc.duration) : 0);
}

Instant Approach::leaving(const Root& root) const {
  return root.is_departure() ? class_.departures[root.departure].departs : instant(root.phase, root.period.number());
}

Approach::Exit Approach::exit_of(const Root& root) const {
  if (root.is_departure()) return exit_of(root.departure);
  const Instant leaving = instant(root.phase, root.period.number());
  const Phase& phase = graph_.phases()[root.phase];
  return {{}, Root::no_departure, root.phase, phase.place, phase.state, leaving, leaving};
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

/// Whether a vehicle ready at a phase in a period takes the exit at once.
bool Approach::takes(const Exit& exit, Index<Phase> phase, int period) const {
  if (exit.phase.exists()) return phase == exit.phase && instant(phase, period) == exit.leaving;
  return graph_.phases()[phase].state == exit.state && instant(phase, period) <= exit.ready_by;
}

Approach::Inside Approach::inside(const Exit& exit) const {
  const Calendar& calendar = corridor_.calendar;
  const auto& phases = graph_.at(exit.place);
  Inside handling;
  handling.top = calendar.period_of(exit.ready_by).number();
  const int bottom = std::max(0, calendar.period_of(exit.leaving - class_.at(exit.place).longest).number());
  handling.reach = handling.top - bottom;
  if (handling.reach < 0 || handling.top < 0) return {0, -1, {}};
  const auto width = static_cast<std::size_t>(handling.reach + 1);
  handling.values.assign(phases.size() * width, never);
  for (int back = 0; back <= handling.reach; ++back)
    for (std::size_t local = 0; local < phases.size(); ++local) {
      const Index<Phase> phase = phases[local];
      const int period = handling.top - back;
      double best = takes(exit, phase, period) ? 0 : never;
      if (back > 0) best = std::min(best, handling.at(graph_.local(graph_.phases()[phase].next_period), back - 1));
      for (const Index<Arc> arc : graph_.stay_arcs(phase)) {
        const Arc& step = graph_.arcs()[arc];
        if (step.shift <= back)
          best = std::min(best, arc_cost(arc, period) + handling.at(graph_.local(step.to), back - step.shift));
      }
      handling.values[local * width + static_cast<std::size_t>(back)] = best;
    }
  return handling;
}

Approach::Inside Approach::with_stays(const Exit& exit, Inside handling) const {
  const auto& phases = graph_.at(exit.place);
  for (std::size_t local = 0; local < phases.size() && handling.reach >= 0; ++local) {
    if (!graph_.phases()[phases[local]].entered) continue;
    for (int back = 0; back <= handling.reach; ++back) {
      double& value =
          handling.values[local * static_cast<std::size_t>(handling.reach + 1) + static_cast<std::size_t>(back)];
      if (value < never) value += priced_.stay(exit.place, instant(phases[local], handling.top - back), exit.leaving);
    }
  }
  return handling;
}

const Approach::Inside& Approach::stays(Index<Arc> arc, int period) {
  std::int32_t& number =
      stay_number_[arc.row() * static_cast<std::size_t>(periods_) + static_cast<std::size_t>(period)];
  if (number < 0) {
    number = static_cast<std::int32_t>(stays_.size());
    const Exit exit = exit_of(arc, period);
    stays_.push_back(with_stays(exit, inside(exit)));
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
  const auto& phases = graph_.at(exit.place);
  for (std::size_t local = 0; local < phases.size() && stays.reach >= 0; ++local) {
    if (!graph_.phases()[phases[local]].entered) continue;
    for (int back = 0; back <= stays.reach; ++back)
      set(phases[local], stays.top - back, value + stays.at(local, back));
  }
  if (held_) hold(exit, value);
}

/// What is held from the start entered its place earlier: its stay is longer than its phase tells.
double Approach::held_stay(const Exit& exit) const {
  const Stock& stock = corridor_.stock[class_.stock];
  if (exit.place != stock.place || exit.leaving < held_->ready) return never;
  const int period = corridor_.calendar.period_of(held_->ready).number();
  const Index<Phase> start =
      graph_.find(stock.place, stock.state, held_->ready - corridor_.calendar.start_of(Period(period)));
  const Inside handling = inside(exit);
  const int back = handling.top - period;
  if (back < 0 || back > handling.reach) return never;
  return handling.at(graph_.local(start), back) + priced_.stay(exit.place, held_->entered, exit.leaving);
}

void Approach::hold(const Exit& exit, double value) { held_value_ = std::min(held_value_, value + held_stay(exit)); }

void Approach::sweep(const Root& root) {
  for (const std::size_t cell : touched_) values_[cell] = never;
  touched_.clear();
  held_value_ = never;
  root_ = exit_of(root);
  top_ = lowest_ = std::min(periods_ - 1, corridor_.calendar.period_of(root_.leaving).number());
  enter(root_, with_stays(root_, inside(root_)), 0);
  for (int period = top_; period >= 0 && period + max_shift_ + 1 >= lowest_; --period) leave_in(period);
}

/// All exits of a period on ways to the root, the latest first; at equal instants departures before arcs.
void Approach::leave_in(int period) {
  const auto& feeders = feeders_[static_cast<std::size_t>(period)];
  auto feeder = feeders.begin();
  for (const Index<Arc> arc : upstream_[root_.place.row()]) {
    const Instant leaving = instant(graph_.arcs()[arc].from, period);
    for (; feeder != feeders.end() && class_.departures[*feeder].departs >= leaving; ++feeder) leave_by(*feeder);
    leave_by(arc, period);
  }
  for (; feeder != feeders.end(); ++feeder) leave_by(*feeder);
}

void Approach::leave_by(Index<Arc> id, int period) {
  const Arc& arc = graph_.arcs()[id];
  const double entry = at(arc.to, period + arc.shift);
  if (entry == never || arc_cost(id, period) == never) return;
  const double value = entry + move(id, period);
  if (graph_.phases()[arc.from].state == corridor_.first_state)
    set(arc.from, period, value);
  else
    enter(exit_of(id, period), stays(id, period), value);
}

void Approach::leave_by(std::uint32_t number) {
  const Exit exit = exit_of(number);
  const double value = onward(exit);
  if (value < never) enter(exit, with_stays(exit, inside(exit)), value);
}

/// What follows an exit, its own move included.
double Approach::onward(const Exit& exit) const {
  if (exit.arc.exists()) {
    const Arc& arc = graph_.arcs()[exit.arc];
    const int period = corridor_.calendar.period_of(exit.leaving).number();
    return at(arc.to, period + arc.shift) + move(exit.arc, period);
  }
  if (exit.leaving == root_.leaving && exit.place == root_.place && exit.departure == root_.departure) return 0;
  const ClassDeparture& departure = class_.departures[exit.departure];
  const Service& service = corridor_.services[corridor_.departures[departure.departure].service];
  const Period period = corridor_.calendar.period_of(departure.arrives);
  const Index<Phase> entry =
      graph_.find(service.to, service.to_state, departure.arrives - corridor_.calendar.start_of(period));
  if (!entry.exists()) return never;
  return at(entry, period.number()) + priced_.departure(departure) +
         priced_.capital(departure.arrives - departure.departs);
}

double Approach::value(Index<Phase> start, Period period) const {
  return held_ ? held_value_ : at(start, period.number());
}

}  // namespace yizhan
