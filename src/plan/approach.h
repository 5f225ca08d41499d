// The cheapest ways to a root: the step of stage "ship" by which vehicles of a class leave the country.
//
// Backwards in time from the root, over stays. A stay is left at a known instant, so walking backwards
// its tariff is known at every entry, and no dwell needs to be remembered:
//   value(entry) = min over exits of value(exit) + inside(entry, exit) + stay(entry, exit),
//   value(exit)  = cost of its move + value of the entry where it ends,
// with inside() the cheapest handling between entry and exit, by the same recursion on phases. One sweep
// gives the value of every start in every period: all lots of the class read theirs from it.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "model/plan.h"
#include "network/network.h"
#include "plan/priced_class.h"

namespace yizhan {

/// Memory that the sweeps of one thread use again and again; between uses by one approach it is clean.
struct ApproachMemory {
  std::vector<double> arc_costs;          // by period and arc, filled for a period when first asked
  std::vector<char> arcs_priced;          // by period
  std::vector<double> values;             // by phase and period
  std::vector<std::size_t> touched;       // of values
  std::vector<std::int32_t> stay_number;  // by arc and period, into stays; -1: not made yet
  std::vector<std::size_t> stays_made;    // of stay_number
  std::vector<double> stay_values;        // of all stays, one after another
};

class Approach {
 public:
  /// Keeps references to all; no two approaches use one memory at a time.
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
    Index<State> state;
    Instant leaving, ready_by;
  };
  /// By phase of the place and periods back from `top`: the cheapest way through the stay to an exit. Its values
  /// stand in the memory.
  struct Inside {
    int top = 0, reach = -1;
    std::size_t phases = 0, first = 0;
  };
  /// Where a trace stands.
  struct Position {
    Index<Phase> phase;
    int period = 0;
    bool held = false;
  };

  [[nodiscard]] Exit exit_of(const Root& root) const;
  [[nodiscard]] Exit exit_of(Index<Arc> arc, int period) const;
  [[nodiscard]] Exit exit_of(std::uint32_t departure) const;
  [[nodiscard]] bool takes(const Exit& exit, Index<Phase> phase, int period) const;
  [[nodiscard]] Instant instant(Index<Phase> phase, int period) const;
  [[nodiscard]] const double* arc_costs(int period);
  [[nodiscard]] double arc_cost(Index<Arc> arc, int period) { return arc_costs(period)[arc.row()]; }
  [[nodiscard]] double& at(const Inside& inside, std::size_t local, int back) {
    return memory_.stay_values[inside.first + static_cast<std::size_t>(back) * inside.phases + local];
  }
  [[nodiscard]] Inside room_for(const Exit& exit);
  void free(const Inside& inside) { memory_.stay_values.resize(inside.first); }
  [[nodiscard]] Inside walk_back(const Exit& exit);
  void mark_exit(const Exit& exit, const Inside& handling);
  [[nodiscard]] Inside stays_to(const Exit& exit);
  [[nodiscard]] const Inside& stays(Index<Arc> arc, int period);

  void enter(const Exit& exit, const Inside& stays, double value);
  void leave_in(int period);
  void leave_by(Index<Arc> arc, int period);
  void leave_by(std::uint32_t departure);
  [[nodiscard]] double held_stay(const Exit& exit);
  [[nodiscard]] double onward(const Exit& exit);
  [[nodiscard]] double at(Index<Phase> phase, int period) const;
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
  int periods_;
  Exit root_;
  ApproachMemory& memory_;
  std::deque<Inside> stays_;
  double held_value_ = never;
  int lowest_ = 0, top_ = 0, max_shift_ = 0;
};

}  // namespace yizhan
