// A plan as others read it: who goes when by which way, what it uses, what it costs, what it is worth.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/corridor.h"
#include "model/objective.h"

namespace yizhan {

/// A lot is what is planned as one: an order less its stock, or one stock row of it.
struct Lot {
  Index<Order> order;
  Index<Stock> stock;  // none: built to order
  Vehicles quantity;
  bool operator==(const Lot&) const = default;
};

/// One step of an itinerary: a leg or a departure, never both.
struct Step {
  Index<Leg> leg;
  Index<Departure> departure;
  Instant start, end;  // a departure starts when it departs
  Index<Duty> duty;    // chosen at a step of stage "clear"
  Index<Subsidy> subsidy;
  bool operator==(const Step&) const = default;
};

/// How many of the steps start before `now`: those are done, whatever is planned again.
std::size_t begun_steps(const std::vector<Step>& steps, Instant now);

struct Itinerary {
  Index<Lot> lot;
  Index<Model> model;
  Index<Place> origin;
  Vehicles quantity;
  std::vector<Step> steps;
  Money cost;  // of one vehicle, without what is paid by the load unit, lot or departure
  bool operator==(const Itinerary&) const = default;
};

/// What a count of the plan opens: load units and runs of departures.
struct LoadUnits {
  Index<Departure> departure;
  std::string shares;
  long count = 0;
  bool operator==(const LoadUnits&) const = default;
};

struct Purchase {
  Index<Supply> supply;
  int week = 0;  // of delivery order; usable after the lead
  double quantity = 0;
  bool operator==(const Purchase&) const = default;
};

/// How many of a lever may be bought, and are.
struct LeverChoice {
  Index<Lever> lever;
  LeverRange range;
  int count = 0;
  bool operator==(const LeverChoice&) const = default;
};

/// A row of the problem that is used or has a price; rows are named as in docs/reference/problem.md.
struct RowUse {
  std::string row;
  double use = 0;
  double capacity = 0;
  double price = 0;  // yuan for one unit more, at least 0
  bool operator==(const RowUse&) const = default;
};

/// What becomes of vehicles; the served include the late ones.
struct Tally {
  Vehicles vehicles, served, late, unserved;
  bool operator==(const Tally&) const = default;
};

struct LotOutcome {
  Index<Lot> lot;
  Tally tally;
  Money price;  // of one vehicle more: the cheaper of leaving it and of its best itinerary under the rows' prices
  bool operator==(const LotOutcome&) const = default;
};

/// What the vehicles aboard a departure take of it, in every dimension.
struct DepartureLoad {
  Index<Departure> departure;
  Vehicles vehicles;
  double ceu = 0, m2 = 0, lane_m = 0, kg = 0, teu = 0, load_units = 0;
  bool operator==(const DepartureLoad&) const = default;
};

/// What holds a target back that is missed.
enum class Limit { none, demand, cells, levers };

/// A shortfall by what could lift it, as far as that goes: room in cells, levers that are not bought; the rest is
/// wanted by nobody.
struct ShortfallParts {
  double cells = 0, levers = 0, demand = 0;
  bool operator==(const ShortfallParts&) const = default;
};

/// The greatest part; of equals, what comes first.
Limit greatest(const ShortfallParts& parts);

struct TargetOutcome {
  Index<Target> target;
  double wanted = 0;
  double forecast = 0;   // accounts included
  double shortfall = 0;  // in the target's unit, or in yuan for a share
  ShortfallParts parts;  // of the shortfall
  Limit limited_by = Limit::none;
  Money price;  // of one unit more counted
  [[nodiscard]] bool met() const { return limited_by == Limit::none; }
  bool operator==(const TargetOutcome&) const = default;
};

/// What a cost is paid for.
enum class CostItem {
  move,
  load_unit,
  fixed,
  declaration,
  rule,
  damage,
  storage,
  duty,
  subsidy,  // negative
  capital,
  lateness,
  purchase,
  part_stock,
  unserved,
  target,
  lever,
  revenue  // negative; only where profit is the aim
};

/// A share of the plan's cost; stage and mode are those of the step that pays it, if one does.
struct CostShare {
  CostItem item = CostItem::move;
  std::string stage;
  Index<Mode> mode;
  Money cost;
  bool operator==(const CostShare&) const = default;
};

/// Why a lot goes otherwise than in the plan before.
enum class ChangeCause {
  gone,    // a leg or departure of its itinerary is no more
  closed,  // a step is no longer open to it, or at other times
  full,    // the itineraries of the plan before exceed a row together
  more,    // vehicles that had no itinerary have one now
  fewer,   // the order, or what is left of it, is smaller
  pays     // the whole is cheaper so
};

struct Change {
  Index<Lot> lot;
  Vehicles vehicles;   // that lose their itinerary, or for `more`, that gain one
  std::string before;  // the departures of the itinerary, or its legs if there is none; empty: unserved
  std::string after;   // of the lot's new itineraries; empty: unserved
  ChangeCause why = ChangeCause::pays;
  std::string cause;  // the leg or departure, or the row
  Money saved;        // at the plan's prices, by these vehicles; below 0 if they give way to others
  bool operator==(const Change&) const = default;
};

/// A plan made before, as far as the corridor still knows what it names.
struct OldPlan {
  struct Flow {
    Itinerary itinerary;  // an unknown step has neither leg nor departure
    std::string gone;     // the name of the first unknown one
  };
  std::vector<Flow> flows;
  std::vector<Purchase> purchases;
  std::vector<RowUse> rows;
};

/// (cost - bound) / max(1, |cost|).
double gap_of(Money cost, Money bound);

/// Everything in it follows from the corridor, the seed and the limits of work: equal inputs, equal plans.
struct Plan {
  std::string corridor;
  std::vector<std::string> overlays;  // as given, in order
  std::vector<Itinerary> itineraries;
  std::vector<LoadUnits> load_units;
  std::vector<std::string> runs;  // voyages with a fixed cost or a minimum that run
  std::vector<Purchase> purchases;
  std::vector<LeverChoice> levers;  // those that may be bought
  std::optional<Money> spending;    // on levers, at most
  std::vector<RowUse> rows;         // every row with a use or a price
  std::vector<LotOutcome> lots;
  std::vector<DepartureLoad> departures;  // those with a load
  std::vector<TargetOutcome> targets;
  std::vector<CostShare> costs;  // they add up to `cost`
  std::vector<Level> levels;     // kept before the cost was looked at
  Aim aim = Aim::cost;           // what `cost` and `bound` are: in money
  std::optional<Date> now;       // planned again on this day: steps that start before it are done
  std::vector<Change> changes;   // from the plan before
  std::array<Tally, 4> kinds;    // by OrderKind
  Money cost;
  Money bound;  // no plan that keeps the levels costs less
  bool operator==(const Plan&) const = default;

  [[nodiscard]] Objective objective() const;
  [[nodiscard]] Tally total() const;
  [[nodiscard]] Money paid_for(CostItem item) const;
  [[nodiscard]] double gap() const { return gap_of(cost, bound); }
  /// What the gap comes to for each vehicle of the lots.
  [[nodiscard]] Money gap_per_vehicle() const;
  /// The gap over the cost without the penalties for unserved vehicles and missed targets.
  [[nodiscard]] double gap_avoidable() const;
};

/// What ended a run before the asked gap was proven.
enum class Stop { none, interrupt, time_limit, work_limit };

/// How the plan came about; it differs from run to run.
struct RunInfo {
  std::string version;
  std::string host;
  std::string corridor;               // the folder that was read, absolute; empty if unknown
  std::vector<std::string> overlays;  // likewise, in order
  int threads = 1;
  std::uint64_t seed = 0;
  double seconds = 0;  // from the start of the process
  double peak_mb = 0;
  Stop stopped = Stop::none;
  std::map<std::string, long> sizes;        // rows, columns, nodes, arcs, ... of the problem solved
  std::map<std::string, double> phases;     // seconds by phase
  std::map<std::string, double> gap_parts;  // yuan, by what makes cost more than the bound; of one aim alone
  bool operator==(const RunInfo&) const = default;
};

struct PlanDocument {
  Plan plan;
  RunInfo run;
};

}  // namespace yizhan
