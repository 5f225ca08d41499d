#include "plan/assembly.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yizhan {

namespace {

class Assembler {
 public:
  explicit Assembler(const Network& network)
      : network_(network), corridor_(network.corridor()), cells_(network.cells()) {}

  Assembly assemble() {
    for (std::size_t row = 0; row < cells_.size(); ++row)
      program().capacity.push_back(cells_[Index<Cell>(row)].capacity);
    for (const PlannedLot& lot : network_.planned()) add_lot(lot);
    for (std::size_t row = 0; row < corridor_.departures.size(); ++row) add_units(Index<Departure>(row));
    for (std::size_t row = 0; row < cells_.voyages().size(); ++row) add_run(Index<Voyage>(row));
    for (std::size_t row = 0; row < corridor_.supplies.size(); ++row) add_purchases(Index<Supply>(row));
    for (std::size_t place = 0; place < corridor_.places.size(); ++place)
      for (std::size_t part = 0; part < corridor_.parts.size(); ++part)
        add_stock(Index<Place>(place), Index<Part>(part));
    for (std::size_t row = 0; row < corridor_.levers.size(); ++row) add_lever(Index<Lever>(row));
    for (std::size_t row = 0; row < corridor_.targets.size(); ++row) add_short(Index<Target>(row));
    take_past();
    return std::move(assembly_);
  }

 private:
  solve::Program& program() { return assembly_.program; }

  void add(ColumnMeaning meaning, double cost, double upper, bool whole, std::vector<CellUse> uses) {
    solve::StaticColumn column{cost, upper, whole, {}};
    for (const CellUse& use : uses)
      if (use.cell.exists() && use.amount != 0)
        column.entries.push_back({static_cast<solve::Row>(use.cell.row()), use.amount});
    std::sort(column.entries.begin(), column.entries.end(),
              [](const solve::Entry& a, const solve::Entry& b) { return a.row < b.row; });
    program().columns.push_back(std::move(column));
    assembly_.meanings.push_back(std::move(meaning));
  }

  void add_lot(const PlannedLot& planned) {
    const Lot& lot = network_.lots()[planned.lot];
    const auto unserved = unserved_cost(corridor_, corridor_.orders[lot.order]);
    solve::Demand demand{static_cast<double>(planned.quantity.count()),
                         unserved ? std::optional(unserved->value()) : std::nullopt};
    if (planned.quantity != lot.quantity) {
      const auto number = static_cast<std::uint32_t>(program().lots.size());
      demand.party = parties_.try_emplace(planned.lot, number).first->second;
      demand.party_quantity = static_cast<double>(lot.quantity.count());
    }
    program().lots.push_back(demand);
  }

  /// What was decided before now is no longer decided: it is paid, and leaves less of the rows.
  void take_past() {
    PastUse& past = assembly_.past_use = past_use_of(network_);
    assembly_.past.assign(assembly_.meanings.size(), 0);
    for (std::size_t i = 0; i < assembly_.meanings.size(); ++i) {
      solve::StaticColumn& column = program().columns[i];
      const auto decided =
          std::visit([&](const auto& meaning) { return decided_before(meaning); }, assembly_.meanings[i]);
      if (!decided) continue;
      assembly_.past[i] = *decided;
      if (!std::holds_alternative<LeverColumn>(assembly_.meanings[i])) column.upper = 0;
      past.cost += Money(column.cost * *decided);
      for (const solve::Entry& entry : column.entries) past.use[entry.row] += entry.amount * *decided;
    }
    program().paid = past.cost.value();
    std::vector<bool> supplied(past.use.size());
    for (const solve::StaticColumn& column : program().columns)
      for (const solve::Entry& entry : column.entries)
        if (entry.amount < 0 && column.upper > 0) supplied[entry.row] = true;
    for (std::size_t row = 0; row < past.use.size(); ++row) {
      if (past.use[row] == 0) continue;
      double& capacity = program().capacity[row];
      capacity -= past.use[row];
      // What has happened stands, even beyond what a row holds.
      if (capacity < 1e-9 * std::abs(past.use[row]) && !supplied[row]) capacity = std::max(0.0, capacity);
    }
  }

  bool is_past(Index<Departure> departure) const {
    return corridor_.departures[departure].departs < network_.past().now;
  }

  /// How much of a column was decided before now; none if it still can be.
  std::optional<double> decided_before(const UnitsColumn& units) const {
    if (!is_past(units.departure)) return std::nullopt;
    return std::max(0.0, std::ceil(assembly_.past_use.use[cells_.units(units.departure, units.shares).row()] - 1e-9));
  }
  std::optional<double> decided_before(const RunColumn& run) const {
    const auto& departures = cells_.voyages()[run.voyage].departures;
    if (assembly_.past_use.voyages.count(run.voyage)) return 1;
    if (std::all_of(departures.begin(), departures.end(), [&](Index<Departure> id) { return is_past(id); })) return 0;
    return std::nullopt;
  }
  std::optional<double> decided_before(const PurchaseColumn& column) const {
    if (network_.corridor().calendar.start_of_week(column.week) >= network_.past().now) return std::nullopt;
    double bought = 0;
    for (const Purchase& purchase : network_.past().purchases)
      if (purchase.supply == column.supply && purchase.week == column.week) bought += purchase.quantity;
    return bought;
  }
  std::optional<double> decided_before(const StockColumn&) const { return std::nullopt; }
  std::optional<double> decided_before(const LeverColumn& column) const {
    return lever_range(corridor_, column.lever).least;
  }
  std::optional<double> decided_before(const ShortColumn&) const { return std::nullopt; }

  void add_units(Index<Departure> id) {
    const Departure& departure = corridor_.departures[id];
    const Service& service = corridor_.services[departure.service];
    if (!service.load_unit.exists()) return;
    const double teu = corridor_.load_units[service.load_unit].teu.value();
    double most = solve::unlimited;
    if (departure.load_units) most = std::floor(departure.load_units->value() + 1e-9);
    if (departure.teu && teu > 0) most = std::min(most, std::floor(departure.teu->value() / teu + 1e-9));
    const Index<Voyage> voyage = cells_.voyage_of(id);
    for (const std::string& shares : cells_.sharing_groups()) {
      const Index<Cell> units = cells_.units(id, shares);
      if (!units.exists()) continue;
      add(UnitsColumn{id, shares}, (service.per_load_unit * departure.rate_factor).value(), most, true,
          {{units, -1},
           {cells_.departure(voyage, Dimension::teu), teu},
           {cells_.departure(voyage, Dimension::load_units), 1}});
    }
  }

  void add_run(Index<Voyage> id) {
    const Voyage& voyage = cells_.voyages()[id];
    if (!voyage.has_runs()) return;
    std::vector<CellUse> uses{{cells_.minimum(id), static_cast<double>(voyage.minimum.count())}};
    const Departure& first = corridor_.departures[voyage.departures.front()];
    for (int d = 0; d < dimensions; ++d)
      if (const auto& capacity = capacity_of(first, static_cast<Dimension>(d)))
        uses.push_back({cells_.departure(id, static_cast<Dimension>(d)), -capacity->value()});
    add(RunColumn{id}, voyage.fixed.value(), 1, true, std::move(uses));
  }

  void add_purchases(Index<Supply> id) {
    const Supply& supply = corridor_.supplies[id];
    const Calendar& calendar = corridor_.calendar;
    for (int week = 0; arrival_week(supply, week) < calendar.weeks(); ++week) {
      const Instant start = calendar.start_of_week(week);
      const Index<Cell> part = cells_.part(supply.plant, supply.part, arrival_week(supply, week));
      if (!part.exists() || !supply.dates.holds(calendar.day_of(start))) continue;
      const Index<Cell> offered = cells_.at(supply.resource, calendar.period_of(start));
      std::vector<CellUse> uses{{offered, 1}, {part, -1}};
      for (std::size_t row = 0; row < corridor_.targets.size(); ++row)
        uses.push_back({cells_.target(Index<Target>(row)),
                        -counted_by(corridor_, corridor_.targets[Index<Target>(row)], supply, week)});
      add(PurchaseColumn{id, week}, supply.cost.value(), cells_[offered].capacity + most_added(supply.resource),
          false, std::move(uses));
    }
  }

  /// By levers, to an interval.
  double most_added(Index<Resource> resource) const {
    double most = 0;
    for (std::size_t row = 0; row < corridor_.levers.size(); ++row)
      if (const Lever& lever = corridor_.levers[Index<Lever>(row)]; lever.resource == resource)
        most += lever.adds.value() * lever_range(corridor_, Index<Lever>(row)).most;
    return most;
  }

  void add_stock(Index<Place> plant, Index<Part> part) {
    Money hold;
    for (const PartStock& stock : corridor_.part_stocks)
      if (stock.plant == plant && stock.part == part) hold = stock.hold_per_week;
    if (!cells_.part(plant, part, 0).exists()) return;
    for (int week = 0; week + 1 < corridor_.calendar.weeks(); ++week)
      add(StockColumn{plant, part, week}, hold.value(), solve::unlimited, false,
          {{cells_.part(plant, part, week), 1}, {cells_.part(plant, part, week + 1), -1}});
  }

  void add_lever(Index<Lever> id) {
    const Lever& lever = corridor_.levers[id];
    const LeverRange range = lever_range(corridor_, id);
    if (range.most == 0) return;
    const double cost = lever_cost(corridor_, lever).value();
    std::vector<CellUse> uses{{cells_.lever(id), -prospects_of(id)},
                              {cells_.exclusion(id), 1},
                              {cells_.fund(id), cost},
                              {cells_.spending(), cost}};
    if (lever.quota.exists()) uses.push_back({cells_.quota(lever.quota), -lever.adds.value()});
    if (lever.subsidy.exists()) uses.push_back({cells_.budget(lever.subsidy), -lever.adds.value()});
    if (lever.resource.exists()) {
      const Intervals& intervals = cells_.intervals(lever.resource);
      for (int i = 0; i < intervals.count(); ++i)
        if (intervals.start(i) >= in_use(lever))
          uses.push_back({Index<Cell>(cells_.first_of(lever.resource).row() + static_cast<std::size_t>(i)),
                          -lever.adds.value()});
    }
    add(LeverColumn{id}, cost, range.most - range.least, true, std::move(uses));
  }

  /// Vehicles of the orders that wait for the lever.
  double prospects_of(Index<Lever> id) const {
    double vehicles = 0;
    for (const Lot& lot : network_.lots())
      if (corridor_.orders[lot.order].lever == id) vehicles += static_cast<double>(lot.quantity.count());
    return vehicles;
  }

  void add_short(Index<Target> id) {
    const Target& target = corridor_.targets[id];
    const Index<Cell> cell = cells_.target(id);
    double most = std::max(0.0, -cells_[cell].capacity);
    if (target.metric == Metric::local_share)
      for (std::size_t i = 0; i < assembly_.meanings.size(); ++i)
        for (const solve::Entry& entry : program().columns[i].entries)
          if (entry.row == cell.row()) most += std::max(0.0, entry.amount) * program().columns[i].upper;
    add(ShortColumn{id}, target.price.value(), most, false, {{cell, -1}});
  }

  const Network& network_;
  const Corridor& corridor_;
  const Cells& cells_;
  Assembly assembly_;
  std::map<Index<Lot>, std::uint32_t> parties_;  // by lot: the number of its first part
};

}  // namespace

Assembly assemble(const Network& network) { return Assembler(network).assemble(); }

double counted_by(const Corridor& corridor, const Target& target, const Supply& supply, int week) {
  const Date day = corridor.calendar.day_of(corridor.calendar.start_of_week(week));
  const Part& part = corridor.parts[supply.part];
  if (!target.dates.holds(day)) return 0;
  if (target.metric == Metric::local_share) {
    const bool local = corridor.suppliers[supply.supplier].local;
    return part.value.value() * ((local ? 1 : 0) - target.wanted);
  }
  if (target.metric != Metric::parts_value || !part.core) return 0;
  const std::string& region = corridor.places[corridor.suppliers[supply.supplier].place].region;
  return target.region.empty() || target.region == region ? part.value.value() : 0;
}

}  // namespace yizhan
