#include "plan/outcome.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "plan/cost_shares.h"

namespace yizhan {

namespace {

class Outcome {
 public:
  Outcome(const Network& network, const Assembly& assembly, const CorridorOracle& oracle, const solve::Result& result)
      : network_(network),
        corridor_(network.corridor()),
        cells_(network.cells()),
        assembly_(assembly),
        oracle_(oracle),
        result_(result),
        shares_(corridor_),
        use_(cells_.size()),
        lots_(network.lots().size()) {}

  Plan plan() {
    plan_.corridor = corridor_.id;
    for (std::size_t number = 0; number < network_.past().begun.size(); ++number) add_past(number);
    for (const solve::Flow& flow : result_.flows) add_flow(flow);
    strand();
    add_declarations();
    list_levers();
    for (std::size_t i = 0; i < assembly_.meanings.size(); ++i)
      if (units_of(i) > 0) std::visit([&](const auto& meaning) { add_column(meaning, i); }, assembly_.meanings[i]);
    hold_parts();
    finish_lots();
    finish_targets();
    finish_rows();
    finish_departures();
    plan_.costs = shares_.shares();
    for (const CostShare& share : plan_.costs) plan_.cost += share.cost;
    plan_.bound = Money(result_.bound) + assembly_.past_use.cost;
    std::sort(plan_.itineraries.begin(), plan_.itineraries.end(), [](const Itinerary& a, const Itinerary& b) {
      const auto key = [](const Itinerary& i) {
        return std::tuple(i.lot, i.model, i.origin, i.steps.empty() ? Instant() : i.steps.back().end,
                          i.steps.empty() ? Instant() : i.steps.front().start);
      };
      return key(a) < key(b);
    });
    return std::move(plan_);
  }

 private:
  void add_flow(const solve::Flow& flow) {
    const KeptItinerary& kept = oracle_.itinerary(flow.path.key);
    const PlannedLot& planned = network_.planned()[kept.planned_lot];
    const VehicleClass& vehicle_class = oracle_.vehicle_class(kept);
    const auto vehicles = std::llround(flow.quantity);
    Money cost(flow.path.cost);
    if (planned.begun != PlannedLot::none_begun) cost += assembly_.past_use.terms[planned.begun].cost;
    for (const solve::Entry& entry : flow.path.entries) {
      use_[entry.row] += entry.amount * flow.quantity;
      note_target(Index<Cell>(entry.row), planned.lot, vehicles);
    }
    if (flow.path.charge != solve::Path::no_charge) declared_.insert({flow.path.charge, planned.lot});
    add_served({planned.lot, vehicle_class.model, kept.origin, Vehicles(vehicles), kept.steps, cost}, vehicle_class);
  }

  /// What the steps that are done use; of what is delivered, the itinerary.
  void add_past(std::size_t number) {
    const Begun& begun = network_.past().begun[number];
    const ItineraryTerms& terms = assembly_.past_use.terms[number];
    const long vehicles = begun.quantity.count();
    for (const CellUse& use : terms.uses) {
      use_[use.cell.row()] += use.amount * static_cast<double>(vehicles);
      note_target(use.cell, begun.lot, vehicles);
    }
    if (terms.export_departure.exists()) declared_.insert({terms.export_departure.row(), begun.lot});
    if (begun.done)
      add_served({begun.lot, begun.model, begun.origin, begun.quantity, begun.steps, terms.cost},
                 network_.class_of_begun(number));
  }

  /// What has begun and goes no further.
  void strand() {
    for (std::uint32_t number = 0; number < network_.planned().size(); ++number) {
      const PlannedLot& planned = network_.planned()[number];
      const Vehicles left(std::llround(result_.unserved[number]));
      if (planned.begun == PlannedLot::none_begun || left <= Vehicles()) continue;
      const Begun& begun = network_.past().begun[planned.begun];
      add_itinerary(
          {begun.lot, begun.model, begun.origin, left, begun.steps, assembly_.past_use.terms[planned.begun].cost},
          network_.class_of_begun(planned.begun), false);
    }
  }

  void add_served(const Itinerary& itinerary, const VehicleClass& vehicle_class) {
    const Lot& lot = network_.lots()[itinerary.lot];
    Tally& tally = lots_[itinerary.lot];
    tally.served += itinerary.quantity;
    const Instant delivered = itinerary.steps.empty() ? start_of(corridor_, lot).ready : itinerary.steps.back().end;
    if (delivered > corridor_.calendar.close_of(corridor_.orders[lot.order].due)) tally.late += itinerary.quantity;
    add_itinerary(itinerary, vehicle_class, true);
  }

  void add_itinerary(const Itinerary& itinerary, const VehicleClass& vehicle_class, bool delivered) {
    for (const Step& step : itinerary.steps)
      if (step.departure.exists()) load(step.departure, vehicle_class, itinerary.quantity.count());
    const Lot& lot = network_.lots()[itinerary.lot];
    shares_.add_itinerary(itinerary, vehicle_class, corridor_.orders[lot.order], start_of(corridor_, lot), delivered);
    plan_.itineraries.push_back(itinerary);
  }

  void list_levers() {
    plan_.spending = corridor_.lever_limits.spending;
    for (std::size_t i = 0; i < assembly_.meanings.size(); ++i)
      if (const auto* column = std::get_if<LeverColumn>(&assembly_.meanings[i]))
        plan_.levers.push_back(
            {column->lever, lever_range(corridor_, column->lever), static_cast<int>(std::llround(units_of(i)))});
  }

  /// Of a static column, decided now or before.
  double units_of(std::size_t column) const { return result_.columns[column] + assembly_.past[column]; }

  void load(Index<Departure> id, const VehicleClass& vehicle_class, long vehicles) {
    DepartureLoad& load = loads_[id];
    load.departure = id;
    load.vehicles += Vehicles(vehicles);
    const auto number = static_cast<double>(vehicles);
    const auto take = [&](Basis basis) {
      return *intake(corridor_, basis, vehicle_class.model, vehicle_class.form) * number;
    };
    load.ceu += take(Basis::ceu);
    load.m2 += take(Basis::m2);
    load.lane_m += take(Basis::lane_m);
    load.kg += take(Basis::kg);
  }

  void add_declarations() {
    for (const auto& [departure, lot] : declared_) {
      const Service& service = corridor_.services[corridor_.departures[Index<Departure>(departure)].service];
      shares_.add(CostItem::declaration, service, service.declaration);
    }
  }

  void use_column(std::size_t i) {
    for (const solve::Entry& entry : assembly_.program.columns[i].entries)
      use_[entry.row] += entry.amount * units_of(i);
  }

  void add_column(const UnitsColumn& units, std::size_t i) {
    const Departure& departure = corridor_.departures[units.departure];
    const Service& service = corridor_.services[departure.service];
    const auto count = std::llround(units_of(i));
    plan_.load_units.push_back({units.departure, units.shares, count});
    loads_[units.departure].departure = units.departure;
    loads_[units.departure].load_units += static_cast<double>(count);
    loads_[units.departure].teu += static_cast<double>(count) * corridor_.load_units[service.load_unit].teu.value();
    shares_.add(CostItem::load_unit, service,
                service.per_load_unit * (departure.rate_factor * static_cast<double>(count)));
    use_column(i);
  }

  void add_column(const RunColumn& run, std::size_t i) {
    const Voyage& voyage = cells_.voyages()[run.voyage];
    plan_.runs.push_back(voyage.id);
    shares_.add(CostItem::fixed, corridor_.services[corridor_.departures[voyage.departures.front()].service],
                voyage.fixed);
    use_column(i);
  }

  void add_column(const PurchaseColumn& purchase, std::size_t i) {
    plan_.purchases.push_back({purchase.supply, purchase.week, units_of(i)});
    shares_.add(CostItem::purchase, "", {}, corridor_.supplies[purchase.supply].cost * units_of(i));
    use_column(i);
  }

  void add_column(const LeverColumn& column, std::size_t i) {
    shares_.add(CostItem::lever, "", {}, lever_cost(corridor_, corridor_.levers[column.lever]) * units_of(i));
    use_column(i);
  }

  void add_column(const StockColumn&, std::size_t) {}
  void add_column(const ShortColumn&, std::size_t) {}

  /// The least stock that serves the weeks to come, from the last week backwards.
  void hold_parts() {
    for (std::size_t i = assembly_.meanings.size(); i-- > 0;) {
      const StockColumn* stock = std::get_if<StockColumn>(&assembly_.meanings[i]);
      if (!stock) continue;
      const Index<Cell> next = cells_.part(stock->plant, stock->part, stock->week + 1);
      const double held = std::max(0.0, use_[next.row()] - cells_[next].capacity);
      use_[next.row()] -= held;
      use_[cells_.part(stock->plant, stock->part, stock->week).row()] += held;
      shares_.add(CostItem::part_stock, "", {}, Money(assembly_.program.columns[i].cost * held));
    }
  }

  /// Vehicles of a lot that counted towards each target.
  void note_target(Index<Cell> id, Index<Lot> lot, long vehicles) {
    const Cell& cell = cells_[id];
    if (cell.kind == CellKind::target) counted_[{Index<Target>(cell.subject), lot}] += vehicles;
  }

  void finish_lots() {
    for (std::uint32_t number = 0; number < network_.planned().size(); ++number) {
      const PlannedLot& planned = network_.planned()[number];
      if (planned.begun == PlannedLot::none_begun) prices_[planned.lot] = Money(result_.values[number]);
    }
    for (std::size_t row = 0; row < network_.lots().size(); ++row) {
      const Index<Lot> id(row);
      const Lot& lot = network_.lots()[id];
      Tally& tally = lots_[id];
      tally.vehicles = lot.quantity;
      tally.unserved = lot.quantity - tally.served;
      if (const auto cost = unserved_cost(corridor_, corridor_.orders[lot.order]))
        shares_.add(CostItem::unserved, "", {}, *cost * static_cast<double>(tally.unserved.count()));
      plan_.lots.push_back({id, lots_[id], prices_[id]});
      Tally& kind = plan_.kinds[static_cast<std::size_t>(corridor_.orders[network_.lots()[id].order].kind)];
      kind.vehicles += lots_[id].vehicles;
      kind.served += lots_[id].served;
      kind.late += lots_[id].late;
      kind.unserved += lots_[id].unserved;
    }
  }

  void finish_targets() {
    for (std::size_t row = 0; row < corridor_.targets.size(); ++row) {
      const Index<Target> id(row);
      const Target& target = corridor_.targets[id];
      if (is_level(target)) continue;
      const Index<Cell> cell = cells_.target(id);
      TargetOutcome outcome;
      outcome.target = id;
      outcome.wanted = target.wanted;
      const double missing = use_[cell.row()] - cells_[cell].capacity;
      outcome.forecast = target.metric == Metric::local_share ? share_of(target) : target.wanted - missing;
      outcome.shortfall = missing > tolerance(target) ? missing : 0;
      outcome.price = Money(result_.prices[cell.row()]);
      if (outcome.shortfall > 0) {
        outcome.parts = parts_of(id, outcome.shortfall);
        outcome.limited_by = greatest(outcome.parts);
        shares_.add(CostItem::target, "", {}, target.price * outcome.shortfall);
        use_[cell.row()] -= outcome.shortfall;
      }
      plan_.targets.push_back(outcome);
    }
  }

  /// The share of local suppliers in the value of all purchases.
  double share_of(const Target& target) const {
    double local = 0, all = 0;
    for (const Purchase& purchase : plan_.purchases) {
      const Supply& supply = corridor_.supplies[purchase.supply];
      const Date day = corridor_.calendar.day_of(corridor_.calendar.start_of_week(purchase.week));
      if (!target.dates.holds(day)) continue;
      const double value = corridor_.parts[supply.part].value.value() * purchase.quantity;
      all += value;
      if (corridor_.suppliers[supply.supplier].local) local += value;
    }
    return all > 0 ? local / all : 0;
  }

  /// docs/reference/problem.md, "Targets".
  ShortfallParts parts_of(Index<Target> id, double shortfall) const {
    const Target& target = corridor_.targets[id];
    const bool of_parts = target.metric == Metric::parts_value || target.metric == Metric::local_share;
    const double left = of_parts ? (leaves_any() ? shortfall : 0) : left_of(id);
    double waiting = 0;
    for (const Order& order : corridor_.orders) {
      if (!waits_for_lever(order)) continue;
      if (of_parts)
        waiting = shortfall;
      else if (could_count(target, order))
        waiting += counts_for(target, order) * static_cast<double>(order.quantity.count());
    }
    const double cells = std::min(shortfall, left), levers = std::min(shortfall - cells, waiting);
    return {cells, levers, shortfall - cells - levers};
  }

  /// What vehicles of planned orders that could count, and do not, would add.
  double left_of(Index<Target> id) const {
    const Target& target = corridor_.targets[id];
    double left = 0;
    for (std::size_t row = 0; row < network_.lots().size(); ++row) {
      const Lot& lot = network_.lots()[Index<Lot>(row)];
      const Order& order = corridor_.orders[lot.order];
      if (waits_for_lever(order) || !could_count(target, lot)) continue;
      const auto counted = counted_.find({id, Index<Lot>(row)});
      left += counts_for(target, order) *
              static_cast<double>(lot.quantity.count() - (counted == counted_.end() ? 0 : counted->second));
    }
    return left;
  }

  bool leaves_any() const {
    for (std::size_t row = 0; row < network_.lots().size(); ++row)
      if (lots_[Index<Lot>(row)].unserved > Vehicles() &&
          !waits_for_lever(corridor_.orders[network_.lots()[Index<Lot>(row)].order]))
        return true;
    return false;
  }

  /// What one vehicle adds.
  static double counts_for(const Target& target, const Order& order) {
    return target.metric == Metric::revenue ? order.revenue.value() : 1;
  }

  /// Whether its lever is not bought.
  bool waits_for_lever(const Order& order) const {
    return order.lever.exists() &&
           std::none_of(plan_.levers.begin(), plan_.levers.end(),
                        [&](const LeverChoice& choice) { return choice.lever == order.lever && choice.count > 0; });
  }

  bool could_count(const Target& target, const Order& order) const {
    const auto origins = origins_of(corridor_, order);
    return fits(target, order) && std::any_of(origins.begin(), origins.end(), [&](Index<Place> origin) {
             return target.region.empty() || corridor_.places[origin].region == target.region;
           });
  }

  bool could_count(const Target& target, const Lot& lot) const {
    if (!lot.stock.exists()) return could_count(target, corridor_.orders[lot.order]);
    const Place& place = corridor_.places[corridor_.stock[lot.stock].place];
    return fits(target, corridor_.orders[lot.order]) && (target.region.empty() || place.region == target.region);
  }

  bool fits(const Target& target, const Order& order) const {
    const bool kind =
        target.kinds.empty() || std::find(target.kinds.begin(), target.kinds.end(), order.kind) != target.kinds.end();
    const bool powertrain =
        !target.nev_only || std::any_of(order.models.begin(), order.models.end(), [&](Index<Model> model) {
          return corridor_.powertrains[corridor_.models[model].powertrain].nev;
        });
    return kind && powertrain && (target.metric != Metric::revenue || order.revenue > Money());
  }

  void finish_rows() {
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      const Cell& cell = cells_[Index<Cell>(row)];
      if (cell.kind == CellKind::target && is_level(corridor_.targets[Index<Target>(cell.subject)])) continue;
      const double price = result_.prices[row];
      if (std::abs(use_[row]) > 1e-9 || price > 0)
        plan_.rows.push_back({cells_.name(Index<Cell>(row)), use_[row], cell.capacity, price});
    }
  }

  void finish_departures() {
    for (const auto& [id, load] : loads_) plan_.departures.push_back(load);
  }

  const Network& network_;
  const Corridor& corridor_;
  const Cells& cells_;
  const Assembly& assembly_;
  const CorridorOracle& oracle_;
  const solve::Result& result_;
  CostShares shares_;
  Plan plan_;
  std::vector<double> use_;  // by cell
  Table<Lot, Tally> lots_;
  std::map<Index<Lot>, Money> prices_;
  std::map<Index<Departure>, DepartureLoad> loads_;
  std::set<std::pair<std::uint64_t, Index<Lot>>> declared_;  // departure and lot
  std::map<std::pair<Index<Target>, Index<Lot>>, long> counted_;
};

}  // namespace

Plan outcome_of(const Network& network, const Assembly& assembly, const CorridorOracle& oracle,
                const solve::Result& result) {
  return Outcome(network, assembly, oracle, result).plan();
}

}  // namespace yizhan
