// A class's legs before export, laid out in time without writing time out.
//
// A vehicle moves on at the very instant it is ready, or at the start of a later period. So the instants
// at which it can be ready in a state of a place differ, from period to period, only by whole periods: what
// stays is the offset into the period, one of a few. A *phase* is a place, a state and such an offset; an *arc* is
// a leg from a phase to a phase some whole periods later. Phases times periods are the whole time-expanded
// network, with hours kept exactly.
#pragma once

#include <cstdint>
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
};

/// Where vehicles of a class may appear without a leg: a start, or the arrival of a departure.
struct Appearance {
  Index<Place> place;
  Index<State> state;
  Hours offset;
};

/// A phase among those of its place, for walking back through a stay.
struct StayPhase {
  Index<Phase> phase;
  std::uint32_t next_period = 0;  // among those of the place
  bool entered = false;
  struct Handling {
    std::uint32_t arc = 0, to = 0;  // `to` among those of the place
    int shift = 0;
  };
  std::vector<Handling> handling;
};

class PhaseGraph {
 public:
  /// Over the legs of the class that are not of stage "ship" and do not end in the final state.
  PhaseGraph(const Corridor& corridor, const VehicleClass& vehicle_class, const std::vector<Appearance>& appearances);

  [[nodiscard]] const Table<Phase>& phases() const { return phases_; }
  [[nodiscard]] const Table<Arc>& arcs() const { return arcs_; }
  /// Phases of a place, later ones first where a leg of less than a period leads from one to another.
  [[nodiscard]] const std::vector<Index<Phase>>& at(Index<Place> place) const { return at_[place]; }
  /// The same phases in the same order, with what may be done at them.
  [[nodiscard]] const std::vector<StayPhase>& stay_at(Index<Place> place) const { return stay_at_[place]; }
  /// Those of them from which a state of the place can be reached within the stay.
  [[nodiscard]] const std::vector<std::uint32_t>& leading_to(Index<Place> place, Index<State> state) const;
  /// Arcs between stays that end at a place.
  [[nodiscard]] const std::vector<Index<Arc>>& arrivals(Index<Place> place) const { return arrivals_[place]; }
  /// The place of a phase's number among those of its place.
  [[nodiscard]] std::size_t local(Index<Phase> phase) const { return local_[phase]; }
  /// Rank in time within a period: an arc of no shift leads to a higher rank.
  [[nodiscard]] std::size_t rank(Index<Phase> phase) const { return rank_[phase]; }
  /// The phase; none if a vehicle is never ready so.
  [[nodiscard]] Index<Phase> find(Index<Place> place, Index<State> state, Hours offset) const;

 private:
  Index<Phase> add(Index<Place> place, Index<State> state, Hours offset);
  void grow(const Corridor& corridor, const VehicleClass& vehicle_class);
  void order();
  void list_stays(std::size_t states);
  void list_leading(Index<Place> place, std::size_t states);

  Table<Phase> phases_;
  Table<Arc> arcs_;
  Table<Place, std::vector<Index<Phase>>> at_;
  Table<Place, std::vector<StayPhase>> stay_at_;
  Table<Place, std::vector<std::vector<std::uint32_t>>> leading_to_;  // by state
  Table<Place, std::vector<Index<Arc>>> arrivals_;
  Table<Phase, std::size_t> local_, rank_;
};

}  // namespace yizhan
