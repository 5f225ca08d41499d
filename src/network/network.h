// Legs and cells laid out in time: everything that pricing walks over.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "network/phase_graph.h"

namespace yizhan {

/// The step that leaves the country: a departure of the class, or a leg begun at a phase in a period.
struct Root {
  static constexpr std::uint32_t no_departure = 0xffffffff;
  std::uint32_t departure = no_departure;  // in the class
  std::uint32_t leg = 0;
  Index<Phase> phase;
  Period period;
  Instant leaving, arriving;
  Money declaration;  // that each lot pays once
  [[nodiscard]] bool is_departure() const { return departure != no_departure; }
};

/// An arc between stays, as sweeps look at it.
struct WayIn {
  Index<Arc> arc;
  Index<Phase> from, to;
  int shift = 0;
};

/// A class with its time-expanded network. Classes that meet the same legs share one phase graph.
struct ClassNetwork {
  VehicleClass vehicle_class;
  std::shared_ptr<const PhaseGraph> graph;
  std::vector<Root> roots;                // by leaving
  std::vector<Index<Phase>> starts;       // where lots begin
  std::vector<Instant> begins;            // when a way without stage "ship" may begin
  bool direct = false;                    // a way without stage "ship" may exist
  std::vector<Index<Cell>> onward_cells;  // that steps after a root may use
  /// By place: arcs between stays on ways to it, those that start later in a period first.
  std::vector<std::vector<WayIn>> upstream;
  std::vector<std::vector<std::uint32_t>> feeders;  // by period: departures not of stage "ship", later ones first
  int longest_shift = 0;                            // periods from the start to the end of a move before the root
  Instant earliest, deadline;                       // the first instant at which a lot is ready, the last deadline
  [[nodiscard]] Index<Place> place_of(std::size_t start) const { return graph->phases()[starts[start]].place; }
};

/// A lot, or those of its vehicles that have begun in one way, as pricing sees it.
struct PlannedLot {
  Index<Lot> lot;
  std::vector<std::uint32_t> classes;  // one for each model that serves
  std::vector<Index<Place>> origins;
  Instant ready, entered;
  Instant charged;  // from when capital is charged: what came before belongs to the steps that are done
  Vehicles quantity;
  std::uint32_t begun = none_begun;  // in the past: these vehicles alone
  static constexpr std::uint32_t none_begun = 0xffffffff;
  Instant deadline;  // no later delivery is allowed
};

/// From when a lot is ready where it starts, and stays there.
struct LotStart {
  Instant ready, entered;
};
LotStart start_of(const Corridor& corridor, const Lot& lot);

struct NetworkSize {
  std::size_t cells = 0, classes = 0, graphs = 0, phases = 0, arcs = 0, roots = 0, bytes = 0;
};

class Network {
 public:
  /// Of what is left to plan after the past. Vehicles that are done are not planned, nor, for a window of the
  /// horizon, lots that are ready only at its end or later.
  explicit Network(const Corridor& corridor, Past past = {}, std::optional<Instant> end = {});

  [[nodiscard]] const Past& past() const { return past_; }
  /// By number in the past: the class, with all moves, of what has begun.
  [[nodiscard]] const VehicleClass& class_of_begun(std::size_t number) const {
    return classes_of_begun_[numbers_of_begun_[number]];
  }
  [[nodiscard]] const Corridor& corridor() const { return corridor_; }
  [[nodiscard]] const Cells& cells() const { return cells_; }
  [[nodiscard]] const Table<Lot>& lots() const { return lots_; }
  /// The lots ordered by class, so that neighbours share their pricing.
  [[nodiscard]] const std::vector<PlannedLot>& planned() const { return planned_; }
  [[nodiscard]] const std::vector<ClassNetwork>& classes() const { return classes_; }
  /// The planned lots that a class serves.
  [[nodiscard]] const std::vector<std::uint32_t>& lots_served_by(std::uint32_t class_number) const {
    return lots_of_class_[class_number];
  }
  [[nodiscard]] NetworkSize size() const;

 private:
  void add_lot(Index<Lot> lot, std::optional<Instant> end);
  void add_begun(std::uint32_t number);
  void fill_classes_of_begun();
  void plan(PlannedLot planned);
  std::uint32_t class_number(VehicleClass vehicle_class);
  void finish(ClassNetwork& network, std::size_t number);
  [[nodiscard]] std::shared_ptr<const PhaseGraph> shared_graph(const VehicleClass& vehicle_class,
                                                               std::vector<Appearance> appearances);
  void add_roots(ClassNetwork& network) const;
  void keep_useful_roots(ClassNetwork& network, std::size_t number) const;
  void list_upstream(ClassNetwork& network) const;
  void add_onward_cells(ClassNetwork& network) const;

  const Corridor& corridor_;
  Cells cells_;
  Past past_;
  Table<Lot> lots_;
  Table<Lot, Vehicles> begun_;  // of each lot
  std::vector<PlannedLot> planned_;
  std::vector<std::vector<std::uint32_t>> lots_of_class_;  // planned ones
  std::vector<ClassNetwork> classes_;
  std::vector<VehicleClass> classes_of_begun_;
  std::vector<std::size_t> numbers_of_begun_;
  std::map<std::vector<std::int64_t>, std::shared_ptr<const PhaseGraph>> graphs_;  // by what makes them equal
};

}  // namespace yizhan
