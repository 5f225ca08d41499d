// A traveller's ways laid out in time, node by node, exactly as docs/reference/problem.md describes them: a node
// is where a vehicle is, in which state, from when it is ready and since when it has stayed there.
#pragma once

#include <algorithm>
#include <limits>

#include "check/conditions.h"
#include "model/pins.h"

namespace yizhan::check {

struct Node {
  Index<Place> place;
  Index<State> state;
  Instant ready;         // for the next step
  Instant entered;       // when the stay began; the calendar's start while the vehicle does not exist yet
  bool shipped = false;  // a step of stage "ship" lies behind it
  auto operator<=>(const Node&) const = default;
};

/// What a step costs and takes, whatever way leads to it.
struct Toll {
  bool known = false, open = false;
  Terms terms;
  std::vector<Choice> choices;
};

/// From a node to the next: a leg, a departure, or waiting for the next period (neither).
struct Move {
  Index<Leg> leg;
  Index<Departure> departure;
  Instant start, end;
  Instant stayed_until;  // the stay takes storage from the node's `ready` until then
  bool ends_stay = false;
  bool ships = false;  // the first step of stage "ship"
  Node to;
  std::size_t toll = 0;  // number of its toll; none for waiting
  [[nodiscard]] bool waits() const { return !leg.exists() && !departure.exists(); }
};

class Expansion {
 public:
  Expansion(const Conditions& conditions, const Traveller& traveller);

  /// Calls `visit(const Move&)` for every move from the node from which the end is still reached by `latest`.
  template <class Visit>
  void moves(const Node& node, Instant latest, Visit visit);

  [[nodiscard]] bool is_end(const Node& node) const {
    return node.place == traveller_.order->market && node.state == corridor_.final_state;
  }
  /// Whether a vehicle may end so: pins may ask that it is shipped.
  [[nodiscard]] bool may_end(const Node& node) const {
    return node.shipped || !pins_demand_shipping(corridor_, *traveller_.order);
  }
  /// Before the vehicle is made: it waits freely and nothing runs.
  [[nodiscard]] bool is_unmade(const Node& node) const { return node.state == corridor_.first_state; }
  [[nodiscard]] const Toll& toll(std::size_t number) const { return tolls_[number]; }
  [[nodiscard]] std::size_t tolls() const { return tolls_.size(); }
  [[nodiscard]] const Traveller& traveller() const { return traveller_; }
  [[nodiscard]] const Conditions& conditions() const { return conditions_; }
  /// Numbers a place in a state.
  [[nodiscard]] std::size_t spot(Index<Place> place, Index<State> state) const {
    return place.row() * corridor_.states.size() + state.row();
  }

 private:
  struct Boarding {
    Instant by, departs, arrives;
    Index<Departure> departure;
    std::size_t toll;
  };
  static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;

  void add_legs();
  void add_departures();
  void measure_least();
  const Toll& toll_of_leg(std::size_t number, Index<Leg> leg, Instant start);
  bool in_time(const Node& node, Instant latest) const {
    return node.ready.minute() + least_[spot(node.place, node.state)] <= latest.minute();
  }
  bool leg_move(const Node& node, std::size_t number, Instant latest, Move& move);

  const Conditions& conditions_;
  const Corridor& corridor_;
  const Traveller traveller_;
  std::vector<Index<Leg>> legs_;                       // those that the traveller may ever use
  std::vector<std::vector<std::size_t>> legs_from_;    // by spot
  std::vector<std::vector<Boarding>> boardings_from_;  // by spot, by `by`
  std::vector<std::int64_t> least_;                    // minutes from a spot to the end, at least
  std::vector<Hours> longest_;                         // by place
  std::vector<Toll> tolls_;                            // of legs by period, then of departures
};

template <class Visit>
void Expansion::moves(const Node& node, Instant latest, Visit visit) {
  if (is_end(node)) return;
  const std::size_t here = spot(node.place, node.state);
  const bool unmade = is_unmade(node);
  Move move;
  for (const std::size_t number : legs_from_[here])
    if (leg_move(node, number, latest, move)) visit(static_cast<const Move&>(move));
  const Calendar& calendar = corridor_.calendar;
  const Instant next = calendar.start_of(calendar.period_of(node.ready) + 1);
  const Instant stay_end = node.entered + longest_[node.place.row()];
  const auto& boardings = boardings_from_[here];
  const auto before = [](const Boarding& boarding, Instant t) { return boarding.by < t; };
  // Whoever boards a departure whose cut-off lies in a later period waits for that period first.
  for (auto it = std::lower_bound(boardings.begin(), boardings.end(), node.ready, before);
       it != boardings.end() && it->by < next && !unmade; ++it) {
    const Service& service = corridor_.services[corridor_.departures[it->departure].service];
    if (it->departs > stay_end) continue;
    move = {{}, it->departure, it->departs, it->arrives, it->departs, true, false, {}, it->toll};
    move.ships = !node.shipped && service.stage == "ship";
    if (move.ships && !pins_ship(corridor_, *traveller_.order, it->departure)) continue;
    move.to = {service.to, service.to_state, it->arrives, it->arrives, node.shipped || move.ships};
    if (in_time(move.to, latest)) visit(static_cast<const Move&>(move));
  }
  if (next >= calendar.last() || (!unmade && next > stay_end)) return;
  move = {{}, {}, node.ready, next, next, false, false, node, 0};
  move.to.ready = next;
  if (in_time(move.to, latest)) visit(static_cast<const Move&>(move));
}

}  // namespace yizhan::check
