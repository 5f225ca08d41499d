#include "network/phase_graph.h"

#include <algorithm>
#include <set>

namespace yizhan {

PhaseGraph::PhaseGraph(const Corridor& corridor, const VehicleClass& vehicle_class,
                       const std::vector<Appearance>& appearances)
    : at_(corridor.places.size()), arrivals_(corridor.places.size()) {
  for (const Appearance& appearance : appearances)
    phases_[add(appearance.place, appearance.state, appearance.offset)].entered = true;
  for (const ClassLeg& use : vehicle_class.legs) {
    const Leg& leg = corridor.legs[use.leg];
    if (leg.from_state == corridor.first_state && vehicle_class.start_state == corridor.first_state)
      add(leg.from, leg.from_state, Hours());
  }
  grow(corridor, vehicle_class);
  order();
  list_arrivals();
  list_stays(corridor.states.size());
}

Index<Phase> PhaseGraph::find(Index<Place> place, Index<State> state, Hours offset) const {
  for (const Index<Phase> phase : at_[place])
    if (phases_[phase].state == state && phases_[phase].offset == offset) return phase;
  return {};
}

Index<Phase> PhaseGraph::add(Index<Place> place, Index<State> state, Hours offset) {
  if (const Index<Phase> known = find(place, state, offset); known.exists()) return known;
  const Index<Phase> added = phases_.add({place, state, offset, {}, false});
  at_[place].push_back(added);
  const Index<Phase> next = offset == Hours() ? added : add(place, state, Hours());
  phases_[added].next_period = next;
  return added;
}

/// Follows every leg from every phase until nothing is new.
void PhaseGraph::grow(const Corridor& corridor, const VehicleClass& vehicle_class) {
  const auto period = corridor.calendar.period.in_minutes();
  for (std::size_t row = 0; row < phases_.size(); ++row) {
    const Index<Phase> from(row);
    for (std::size_t number = 0; number < vehicle_class.legs.size(); ++number) {
      const ClassLeg& use = vehicle_class.legs[number];
      const Leg& leg = corridor.legs[use.leg];
      const bool leaves = leg.from == phases_[from].place && leg.from_state == phases_[from].state;
      if (!leaves || use.ships || leg.to_state == corridor.final_state) continue;
      std::set<Hours> leads;
      for (const LegTerms& terms : use.terms)
        if (terms.open) leads.insert(terms.lead);
      for (const Hours lead : leads) {
        const Hours duration = leg.hours + lead;
        const auto minute = (phases_[from].offset + duration).in_minutes();
        const Index<Phase> to = add(leg.to, leg.to_state, Hours::minutes(minute % period));
        const bool within = leg.from == leg.to && leg.from_state != corridor.first_state;
        if (!within) phases_[to].entered = true;
        arcs_.add({static_cast<std::uint32_t>(number), lead, from, to, static_cast<int>(minute / period), duration,
                   within, leads.size() > 1});
      }
    }
  }
}

/// Ranks the phases so that arcs of no shift lead upwards (Kahn 1962), and lists the arcs.
void PhaseGraph::order() {
  std::vector<int> before(phases_.size());
  std::vector<std::vector<Index<Phase>>> after(phases_.size());
  for (const Arc& arc : arcs_)
    if (arc.shift == 0) {
      ++before[arc.to.row()];
      after[arc.from.row()].push_back(arc.to);
    }
  const auto later = [&](Index<Phase> a, Index<Phase> b) {
    return std::pair(phases_[a].offset, a) > std::pair(phases_[b].offset, b);
  };
  std::vector<Index<Phase>> ready;
  for (std::size_t row = 0; row < phases_.size(); ++row)
    if (before[row] == 0) ready.push_back(Index<Phase>(row));
  std::make_heap(ready.begin(), ready.end(), later);
  rank_ = Table<Phase, std::size_t>(phases_.size());
  for (std::size_t rank = 0; !ready.empty(); ++rank) {
    std::pop_heap(ready.begin(), ready.end(), later);
    const Index<Phase> phase = ready.back();
    ready.pop_back();
    rank_[phase] = rank;
    for (const Index<Phase> next : after[phase.row()])
      if (--before[next.row()] == 0) {
        ready.push_back(next);
        std::push_heap(ready.begin(), ready.end(), later);
      }
  }
  for (auto& phases : at_)
    std::sort(phases.begin(), phases.end(), [&](auto a, auto b) { return rank_[a] > rank_[b]; });
}

void PhaseGraph::list_arrivals() {
  for (std::size_t row = 0; row < arcs_.size(); ++row)
    if (const Arc& arc = arcs_[Index<Arc>(row)]; !arc.within_stay)
      arrivals_[phases_[arc.to].place].push_back(Index<Arc>(row));
}

void PhaseGraph::list_stays(std::size_t states) {
  states_ = states;
  stays_.resize(at_.size() * states);
  for (std::size_t place = 0; place < at_.size(); ++place) {
    std::vector<std::set<Index<Phase>>> goals(states);
    for (const Index<Phase> phase : at_[Index<Place>(place)]) goals[phases_[phase].state.row()].insert(phase);
    for (std::size_t state = 0; state < states; ++state)
      if (!goals[state].empty()) stays_[place * states + state] = stay_of(Index<Place>(place), goals[state]);
  }
  stays_to_ = Table<Phase, Stay>(phases_.size());
  for (std::size_t row = 0; row < phases_.size(); ++row)
    stays_to_[Index<Phase>(row)] = stay_of(phases_[Index<Phase>(row)].place, {Index<Phase>(row)});
}

Stay PhaseGraph::stay_of(Index<Place> place, const std::set<Index<Phase>>& goals) const {
  std::set<Index<Phase>> leading = goals;
  std::vector<Index<Arc>> handling;
  for (std::size_t row = 0; row < arcs_.size(); ++row)
    if (const Arc& arc = arcs_[Index<Arc>(row)]; arc.within_stay && phases_[arc.to].place == place)
      handling.push_back(Index<Arc>(row));
  for (bool grown = true; grown;) {
    grown = false;
    for (const Index<Phase> phase : at_[place])
      if (leading.count(phases_[phase].next_period)) grown = leading.insert(phase).second || grown;
    for (const Index<Arc> arc : handling)
      if (leading.count(arcs_[arc].to)) grown = leading.insert(arcs_[arc].from).second || grown;
  }
  Stay stay;
  for (const Index<Phase> phase : at_[place])
    if (leading.count(phase))
      stay.nodes.push_back(
          {phase, phases_[phase].offset, Stay::none, 0, 0, phases_[phase].entered, goals.count(phase) > 0});
  for (Stay::Node& node : stay.nodes) {
    node.next_period = stay.find(phases_[node.phase].next_period);
    node.first_move = static_cast<std::uint16_t>(stay.moves.size());
    for (const Index<Arc> arc : handling)
      if (arcs_[arc].from == node.phase && leading.count(arcs_[arc].to))
        stay.moves.push_back({static_cast<std::uint32_t>(arc.row()), stay.find(arcs_[arc].to),
                              static_cast<std::uint16_t>(arcs_[arc].shift)});
    node.end_of_moves = static_cast<std::uint16_t>(stay.moves.size());
    if (node.entered) stay.entries.push_back(static_cast<std::uint16_t>(&node - stay.nodes.data()));
  }
  return stay;
}

std::uint16_t Stay::find(Index<Phase> phase) const {
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (nodes[i].phase == phase) return static_cast<std::uint16_t>(i);
  return none;
}

const Stay& PhaseGraph::stay(Index<Place> place, Index<State> state) const {
  return stays_[place.row() * states_ + state.row()];
}

}  // namespace yizhan
