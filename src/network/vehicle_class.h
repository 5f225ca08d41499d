// What the moves of a corridor mean for vehicles that meet the same rules: which legs and departures
// are open to them when, at what cost, and what they take. Lots of one class share all of this.
#pragma once

#include <array>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "network/cells.h"
#include "network/past.h"

namespace yizhan {

struct CellUse {
  Index<Cell> cell;
  double amount = 0;
  bool operator==(const CellUse&) const = default;
};

/// A duty and a subsidy that a step may take, with what they cost and use.
struct Choice {
  double cost = 0;
  std::vector<CellUse> uses;
  Index<Duty> duty;
  Index<Subsidy> subsidy;
  bool operator==(const Choice&) const = default;
};

/// The terms of a leg from a period on, until the next terms.
struct LegTerms {
  Period from;
  bool open = false;
  double cost = 0;
  Hours lead;
  std::vector<Choice> choices;
  [[nodiscard]] bool same_as(const LegTerms& other) const {
    return open == other.open && cost == other.cost && lead == other.lead && choices == other.choices;
  }
};

struct ResourceUse {
  Index<Resource> resource;
  double amount = 0;
};

struct ClassLeg {
  Index<Leg> leg;
  bool ships = false, builds = false;
  std::vector<LegTerms> terms;
  std::vector<ResourceUse> takes;
  std::vector<std::pair<Index<Part>, double>> bill;  // of a build leg
};

struct ClassDeparture {
  Index<Departure> departure;
  bool ships = false;
  Instant ready_by, departs, arrives;
  double cost = 0;
  std::vector<CellUse> uses;
  std::vector<Choice> choices;
};

/// A target that vehicles of the class may count towards.
struct ClassTarget {
  Index<Target> target;
  Event event = Event::shipped;
  bool counts_revenue = false;
  Instant from, until;  // the event is in [from, until)
};

/// Where a vehicle of the class may stay.
struct ClassPlace {
  Tariff tariff;
  Hours longest;
  Index<Resource> storage;
  double intake = 0;
};

struct VehicleClass {
  Index<Model> model;
  Form form = Form::built_up;
  OrderKind kind = OrderKind::export_;
  Index<Place> market;
  Money declared_value;
  Money revenue;  // zero unless a revenue target counts built vehicles
  std::vector<Index<Mode>> modes;
  Index<State> start_state;
  std::optional<Held> held;  // a class of its own: its dwell clock started earlier
  Index<Order> pinned;       // a class of its own: an order with pins
  bool keeps_all = false;    // legs that lead nowhere too: they may have been taken already

  double capital_per_minute = 0;
  std::vector<ClassLeg> legs;              // only those on a way from a start to the market, unless `keeps_all`
  std::vector<ClassDeparture> departures;  // by `departs`
  std::vector<ClassTarget> targets;
  std::vector<ClassPlace> places;  // by place

  [[nodiscard]] const ClassPlace& at(Index<Place> place) const { return places[place.row()]; }
  [[nodiscard]] bool same_key(const VehicleClass& other) const;
};

/// The class, without its moves, of an order's vehicles of one model.
VehicleClass class_of(const Corridor& corridor, const Lot& lot, Index<Model> model);
/// That of vehicles which have begun.
VehicleClass class_of(const Corridor& corridor, const Lot& lot, const Begun& begun);

/// The departures that vehicles of a class may need: those within the time, and those taken already.
struct Travel {
  Instant from;
  Instant until = Instant::minute(std::numeric_limits<std::int64_t>::max());
  std::set<Index<Departure>> taken = {};
};

/// Fills in the moves of a class.
void fill_moves(const Corridor& corridor, const Cells& cells, VehicleClass& vehicle_class, const Travel& travel = {});

}  // namespace yizhan
