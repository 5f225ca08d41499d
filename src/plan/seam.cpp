#include "plan/seam.h"

#include <algorithm>

namespace yizhan {

namespace {

RowTime days_of(const Calendar& calendar, const DateRange& dates) {
  const Date last = calendar.day_of(calendar.last());
  return {calendar.at(std::clamp(dates.from, calendar.start, last)),
          calendar.close_of(std::clamp(dates.to, calendar.start, last))};
}

RowTime days_of(const Calendar& calendar, int week) {
  return {calendar.start_of_week(week), calendar.start_of_week(week + 1)};
}

}  // namespace

RowTime time_of(const Corridor& corridor, const Cells& cells, Index<Cell> id) {
  const Cell& cell = cells[id];
  const auto leaves = [&](Index<Departure> departure) { return corridor.departures[departure].departs; };
  switch (cell.kind) {
    case CellKind::resource: {
      const Intervals& intervals = cells.intervals(Index<Resource>(cell.subject));
      const int number = static_cast<int>(cell.detail);
      return {intervals.start(number),
              number + 1 < intervals.count() ? intervals.start(number + 1) : corridor.calendar.last()};
    }
    case CellKind::departure:
    case CellKind::minimum: {
      RowTime time{corridor.calendar.last(), Instant()};
      for (const Index<Departure> departure : cells.voyages()[Index<Voyage>(cell.subject)].departures) {
        time.from = std::min(time.from, leaves(departure));
        time.until = std::max(time.until, leaves(departure) + Hours::minutes(1));
      }
      return time;
    }
    case CellKind::units: {
      const Instant departs = leaves(Index<Departure>(cell.subject));
      return {departs, departs + Hours::minutes(1)};
    }
    case CellKind::part:
      return days_of(corridor.calendar, cell.week);
    case CellKind::quota:
      return days_of(corridor.calendar, corridor.quotas[Index<Quota>(cell.subject)].dates);
    case CellKind::budget:
      return days_of(corridor.calendar, corridor.subsidies[Index<Subsidy>(cell.subject)].dates);
    case CellKind::lever:
    case CellKind::exclusion:
    case CellKind::fund:
    case CellKind::spending:
      return {Instant(), corridor.calendar.last()};
    case CellKind::target:
      break;
  }
  return days_of(corridor.calendar, corridor.targets[Index<Target>(cell.subject)].dates);
}

Seam::Seam(const Corridor& corridor)
    : corridor_(corridor), lots_(lots_of(corridor)), supplies_(corridor.resources.size(), 0) {
  for (const Supply& supply : corridor.supplies) supplies_[supply.resource] = 1;
  const Cells cells(corridor);
  std::vector<VehicleClass> classes;
  const auto number_of = [&](VehicleClass vehicle_class) {
    vehicle_class.held.reset();  // where stock stands does not matter here
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [&](const VehicleClass& known) { return known.same_key(vehicle_class); });
    const auto number = static_cast<std::size_t>(found - classes.begin());
    if (found == classes.end()) {
      VehicleClass filled = vehicle_class;
      fill_moves(corridor, cells, filled);
      used_.push_back(used_by(cells, filled));
      classes.push_back(std::move(vehicle_class));
    }
    return number;
  };
  for (std::size_t row = 0; row < lots_.size(); ++row) {
    const Lot& lot = lots_[Index<Lot>(row)];
    const Order& order = corridor.orders[lot.order];
    Wanting wanting{
        Index<Lot>(row), {}, start_of(corridor, lot).ready, {}, static_cast<double>(lot.quantity.count())};
    wanting.deadline =
        std::min(corridor.calendar.close_of(order.due) + corridor.longest_late, corridor.calendar.last());
    if (lot.stock.exists())
      wanting.classes.push_back(number_of(class_of(corridor, lot, corridor.stock[lot.stock].model)));
    else
      for (const Index<Model> model : order.models)
        wanting.classes.push_back(number_of(class_of(corridor, lot, model)));
    last_ready_ = std::max(last_ready_, wanting.ready);
    wanting_.push_back(std::move(wanting));
  }
}

Seam::Used Seam::used_by(const Cells& cells, const VehicleClass& vehicle_class) const {
  Used used{std::vector<char>(corridor_.resources.size()), std::vector<char>(corridor_.quotas.size()),
            std::vector<char>(corridor_.subsidies.size()), std::vector<char>(corridor_.targets.size())};
  const auto add_uses = [&](const std::vector<CellUse>& uses) {
    for (const CellUse& use : uses) {
      const Cell& cell = cells[use.cell];
      if (cell.kind == CellKind::resource) used.resources[cell.subject] = 1;
      if (cell.kind == CellKind::quota) used.quotas[cell.subject] = 1;
      if (cell.kind == CellKind::budget) used.budgets[cell.subject] = 1;
    }
  };
  const auto add_choices = [&](const std::vector<Choice>& choices) {
    for (const Choice& choice : choices) add_uses(choice.uses);
  };
  const auto add_stay = [&](Index<Place> place) {
    if (const Index<Resource> storage = vehicle_class.at(place).storage; storage.exists())
      used.resources[storage.row()] = 1;
  };
  for (const ClassLeg& leg : vehicle_class.legs) {
    for (const ResourceUse& take : leg.takes) used.resources[take.resource.row()] = 1;
    for (const LegTerms& terms : leg.terms) add_choices(terms.choices);
    add_stay(corridor_.legs[leg.leg].from);
    used.parts = used.parts || leg.builds;
  }
  for (const ClassDeparture& departure : vehicle_class.departures) {
    add_uses(departure.uses);
    add_choices(departure.choices);
    add_stay(corridor_.services[corridor_.departures[departure.departure].service].from);
  }
  for (const ClassTarget& target : vehicle_class.targets) used.targets[target.target.row()] = 1;
  return used;
}

bool Seam::is_of_parts(const Cell& cell) const {
  if (cell.kind == CellKind::resource) return supplies_[Index<Resource>(cell.subject)];
  if (cell.kind != CellKind::target) return false;
  const Metric metric = corridor_.targets[Index<Target>(cell.subject)].metric;
  return metric == Metric::parts_value || metric == Metric::local_share;
}

bool Seam::starts_in(const Wanting& wanting, const std::string& region) const {
  const Lot& lot = lots_[wanting.lot];
  if (region.empty()) return true;
  if (lot.stock.exists()) return corridor_.places[corridor_.stock[lot.stock].place].region == region;
  const auto origins = origins_of(corridor_, corridor_.orders[lot.order]);
  return std::any_of(origins.begin(), origins.end(),
                     [&](Index<Place> origin) { return corridor_.places[origin].region == region; });
}

bool Seam::may_use(const Wanting& wanting, const Cell& cell) const {
  const bool parts = is_of_parts(cell);
  return std::any_of(wanting.classes.begin(), wanting.classes.end(), [&](std::size_t number) {
    const Used& used = used_[number];
    if (parts && used.parts) return true;
    switch (cell.kind) {
      case CellKind::resource:
        return used.resources[cell.subject] != 0;
      case CellKind::quota:
        return used.quotas[cell.subject] != 0;
      case CellKind::budget:
        return used.budgets[cell.subject] != 0;
      case CellKind::target:
        return used.targets[cell.subject] != 0 &&
               starts_in(wanting, corridor_.targets[Index<Target>(cell.subject)].region);
      default:
        return false;
    }
  });
}

double Seam::share(const Cells& cells, Index<Cell> id, Instant end) const {
  const RowTime time = time_of(corridor_, cells, id);
  if (time.until <= end) return 1;
  double before = 0, all = 0;
  for (const Wanting& wanting : wanting_) {
    if (wanting.ready >= time.until || wanting.deadline <= time.from || !may_use(wanting, cells[id])) continue;
    all += wanting.vehicles;
    if (wanting.ready < end) before += wanting.vehicles;
  }
  return all > 0 ? before / all : 1;
}

void Seam::leave(const Cells& cells, Instant end, solve::Program& program) const {
  for (std::size_t row = 0; row < cells.size(); ++row) {
    const Index<Cell> id(row);
    const Cell& cell = cells[id];
    const bool is_long = cell.kind == CellKind::resource || cell.kind == CellKind::quota ||
                         cell.kind == CellKind::budget || cell.kind == CellKind::target;
    // A row that begins after the end is not decided on yet; vehicles under way may need it.
    if (!is_long || cell.capacity == 0 || time_of(corridor_, cells, id).from >= end) continue;
    double& capacity = program.capacity[row];
    const double left = (1 - share(cells, id, end)) * cell.capacity;
    // What has been used beyond the share cannot be given back. A target asks for less: its capacity is below 0.
    if (left != 0) capacity = left > 0 ? std::max(std::min(capacity, 0.0), capacity - left) : capacity - left;
  }
}

}  // namespace yizhan
