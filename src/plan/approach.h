// The cheapest ways to a root: the step of stage "ship" by which vehicles of a class leave the country.
//
// Backwards in time from the root, over stays. A stay is left at a known instant, so walking backwards
// its tariff is known at every entry, and no dwell needs to be remembered:
//   value(entry) = min over exits of value(exit) + inside(entry, exit) + stay(entry, exit),
//   value(exit)  = cost of its move + value of the entry where it ends,
// with inside() the cheapest handling between entry and exit, by the same recursion on phases. One sweep
// gives the value of every start in every period: all lots of the class read theirs from it. What lies between
// entry and exit does not depend on the root; it is found once for all roots of a class.
#pragma once

#include <optional>
#include <vector>

#include "model/plan.h"
#include "network/network.h"
#include "plan/priced_class.h"

namespace yizhan {

/// Memory that the sweeps of one thread use again and again; between uses by one approach it is clean.
struct ApproachMemory {
  /// Periods in which a phase may have a value.
  struct Range {
    int low = 0, high = -1;
  };
  std::vector<double> legs;               // by leg and period
  std::vector<double> own_arcs;           // costs of arcs that differ from their leg's, by period
  std::vector<const double*> arcs;        // by arc: its costs by period
  std::vector<double> values;             // by phase and period
  std::vector<Range> valued;              // by phase
  std::vector<std::uint32_t> touched;     // phases
  std::vector<std::int32_t> stay_number;  // by phase left and period, into stays; -1: not made yet
  std::vector<std::size_t> stays_made;    // of stay_number
  std::vector<double> stay_values;        // of all stays, one after another
  std::vector<double> walk;               // by periods back, node and exit: the walk just made
};

class Approach {
 public:
  /// Keeps references to all; no two approaches use one memory at a time. Only periods that are priced are looked at.
  Approach(const PricedClass& priced, const ClassNetwork& network, std::optional<Held> held, ApproachMemory& memory);
  ~Approach();
  Approach(const Approach&) = delete;
  Approach& operator=(const Approach&) = delete;

  /// Sweeps back from a root. Then `value` is what the way from a start phase in a period up to the root
  /// costs, without the root itself; `never` if there is none.
  void sweep(const Root& root);
  [[nodiscard]] double value(Index<Phase> start, int period) const;
  /// Only periods from the first to the last have values.
  [[nodiscard]] int first_period() const { return lowest_; }
  [[nodiscard]] int last_period() const { return top_; }
  /// The steps of the cheapest way after the last sweep.
  [[nodiscard]] std::vector<Step> trace(Index<Phase> start, int period);

 private:
  /// A way out of a stay: an arc, a departure, or the root.
  struct Exit {
    Index<Arc> arc;
    std::uint32_t departure = Root::no_departure;
    Index<Phase> phase;  // from where; of a departure, none
    Index<Place> place;
    Instant leaving, ready_by;
    const Stay* stay = nullptr;
  };
  /// What a stay costs up to an exit, by where it is entered and in how many periods before `top`. The values stand
  /// in the memory, an entry's one after another.
  struct Stays {
    const Stay* stay = nullptr;
    int top = 0, reach = -1;
    std::size_t first = 0;
    double held = never;  // from where the class is held
  };
  /// Where a trace stands.
  struct Position {
    Index<Phase> phase;
    int period = 0;
    bool held = false;
  };

  void cost_arcs();
  void clear();
  [[nodiscard]] Exit exit_of(const Root& root) const;
  [[nodiscard]] Exit exit_of(Index<Arc> arc, int period) const;
  [[nodiscard]] Exit exit_of(std::uint32_t departure) const;
  [[nodiscard]] bool takes(const Exit& exit, Index<Phase> phase, int period) const;
  [[nodiscard]] Instant instant(Index<Phase> phase, int period) const;
  [[nodiscard]] double arc_cost(std::size_t arc, int period) const { return memory_.arcs[arc][period - low_]; }
  [[nodiscard]] double move_cost(Index<Arc> arc, int period) const {
    return arc_cost(arc.row(), period) + capital_[arc.row()];
  }
  /// After a walk to one exit: from a node, so many periods before the last one.
  [[nodiscard]] double walked(const Stay& stay, std::size_t node, int back) const {
    return memory_.walk[static_cast<std::size_t>(back) * stay.nodes.size() + node];
  }
  [[nodiscard]] std::size_t cell(Index<Phase> phase, int period) const {
    return phase.row() * static_cast<std::size_t>(high_ - low_ + 1) + static_cast<std::size_t>(period - low_);
  }
  [[nodiscard]] Stays room_for(const Exit& exit) const;
  template <int exits>
  void walk_back(const Exit& exit, int top, int reach);
  template <int exits>
  void add_stays(const Exit& exit, Stays* stays);
  void free(const Stays& stays) { memory_.stay_values.resize(stays.first); }
  [[nodiscard]] Stays stays_to(const Exit& exit);
  [[nodiscard]] const Stays& stays(Index<Arc> arc, int period);
  void make_stays(Index<Arc> arc, int period);

  void enter(const Stays& stays, double value);
  void leave_in(int period);
  void leave_by(const WayIn& way, int period);
  void leave_by(std::uint32_t departure);
  [[nodiscard]] double onward(const Exit& exit) const;
  [[nodiscard]] double at(Index<Phase> phase, int period) const;
  void touch(Index<Phase> phase, int low, int high);
  void set(Index<Phase> phase, int period, double value);

  [[nodiscard]] Step step(std::uint32_t leg, Instant start) const;
  void begin(Position& position, std::vector<Step>& steps);
  [[nodiscard]] double through(const Exit& exit, const Position& position);
  [[nodiscard]] Exit best_exit(const Position& position);
  void follow(const Exit& exit, Position position, std::vector<Step>& steps);
  [[nodiscard]] Position take(const Exit& exit, std::vector<Step>& steps) const;
  [[nodiscard]] bool is_root(const Exit& exit) const;

  const PricedClass& priced_;
  const ClassNetwork& network_;
  const PhaseGraph& graph_;
  const VehicleClass& class_;
  const Corridor& corridor_;
  std::optional<Held> held_;
  Index<Phase> held_at_;
  int low_, high_;  // periods priced
  Exit root_;
  ApproachMemory& memory_;
  std::vector<double> capital_;  // by arc: while moving
  std::vector<Stays> stays_;
  double held_value_ = never;
  int lowest_ = 0, top_ = 0;
};

}  // namespace yizhan
