// A class's legs before export, laid out in time without writing time out.
//
// A vehicle moves on at the very instant it is ready, or at the start of a later period. So the instants
// at which it can be ready in a state of a place differ, from period to period, only by whole periods: what
// stays is the offset into the period, one of a few. A *phase* is a place, a state and such an offset; an *arc* is
// a leg from a phase to a phase some whole periods later. Phases times periods are the whole time-expanded
// network, with hours kept exactly.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "network/vehicle_class.h"

namespace yizhan {

struct Phase {
  Index<Place> place;
  Index<State> state;
  Hours offset;              // from the period's start
  Index<Phase> next_period;  // the phase after waiting for a period's start; itself at offset 0
  bool entered = false;      // a move from elsewhere or a start ends here
};

struct Arc {
  std::uint32_t leg = 0;  // in the class
  Hours lead;             // asked by rules, part of the duration
  Index<Phase> from, to;
  int shift = 0;  // periods from the one at `from` to the one at `to`
  Hours duration;
  bool within_stay = false;  // from and to are one stay
  bool at_times = false;     // its leg asks for other leads at other times
};

/// Where vehicles of a class may appear without a leg: a start, or the arrival of a departure.
struct Appearance {
  Index<Place> place;
  Index<State> state;
  Hours offset;
};

/// The phases of a place from which a goal (a state, or one phase) can be reached within one stay, for walking back
/// through it. A node that leads to another in the same period comes after it.
struct Stay {
  static constexpr std::uint16_t none = 0xffff;
  struct Move {
    std::uint32_t arc = 0;
    std::uint16_t to = 0;  // node
    std::uint16_t shift = 0;
  };
  struct Node {
    Index<Phase> phase;
    Hours offset;
    std::uint16_t next_period = none;  // node; none if it leads nowhere
    std::uint16_t first_move = 0, end_of_moves = 0;
    bool entered = false, is_goal = false;
  };
  std::vector<Node> nodes;
  std::vector<Move> moves;
  std::vector<std::uint16_t> entries;  // nodes at which a vehicle may enter
  /// The node of a phase; none if the goal is not reached from it.
  [[nodiscard]] std::uint16_t find(Index<Phase> phase) const;
};

class PhaseGraph {
 public:
  /// Over the legs of the class that are not of stage "ship" and do not end in the final state.
  PhaseGraph(const Corridor& corridor, const VehicleClass& vehicle_class, const std::vector<Appearance>& appearances);

  [[nodiscard]] const Table<Phase>& phases() const { return phases_; }
  [[nodiscard]] const Table<Arc>& arcs() const { return arcs_; }
  [[nodiscard]] const std::vector<Index<Phase>>& at(Index<Place> place) const { return at_[place]; }
  /// Up to a state of a place, at whatever phase; or up to one phase.
  [[nodiscard]] const Stay& stay(Index<Place> place, Index<State> state) const;
  [[nodiscard]] const Stay& stay(Index<Phase> phase) const { return stays_to_[phase]; }
  /// Arcs between stays that end at a place.
  [[nodiscard]] const std::vector<Index<Arc>>& arrivals(Index<Place> place) const { return arrivals_[place]; }
  /// Rank in time within a period: an arc of no shift leads to a higher rank.
  [[nodiscard]] std::size_t rank(Index<Phase> phase) const { return rank_[phase]; }
  /// The phase; none if a vehicle is never ready so.
  [[nodiscard]] Index<Phase> find(Index<Place> place, Index<State> state, Hours offset) const;

 private:
  Index<Phase> add(Index<Place> place, Index<State> state, Hours offset);
  void grow(const Corridor& corridor, const VehicleClass& vehicle_class);
  void order();
  void list_arrivals();
  void list_stays(std::size_t states);
  [[nodiscard]] Stay stay_of(Index<Place> place, const std::set<Index<Phase>>& goals) const;

  Table<Phase> phases_;
  Table<Arc> arcs_;
  Table<Place, std::vector<Index<Phase>>> at_;
  std::vector<Stay> stays_;      // by place and state
  Table<Phase, Stay> stays_to_;  // a phase
  std::size_t states_ = 0;
  Table<Place, std::vector<Index<Arc>>> arrivals_;
  Table<Phase, std::size_t> rank_;
};

}  // namespace yizhan
