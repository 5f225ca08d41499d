#include "network/cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yizhan {

namespace {

constexpr std::array<std::string_view, dimensions> dimension_names = {"vehicles", "ceu", "m2",        "lane_m",
                                                                      "kg",       "teu", "load_units"};

std::string moment(const Calendar& calendar, Instant t) {
  const std::chrono::year_month_day day(calendar.day_of(t));
  const auto minute = (t - calendar.at(calendar.day_of(t))).in_minutes();
  const std::string date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return minute == 0 ? date : fmt::format("{}T{:02}:{:02}", date, minute / 60, minute % 60);
}

}  // namespace

std::string_view name_of(Dimension dimension) { return dimension_names[static_cast<std::size_t>(dimension)]; }

const std::optional<Amount>& capacity_of(const Departure& departure, Dimension dimension) {
  switch (dimension) {
    case Dimension::vehicles:
      return departure.vehicles;
    case Dimension::ceu:
      return departure.ceu;
    case Dimension::m2:
      return departure.m2;
    case Dimension::lane_m:
      return departure.lane_m;
    case Dimension::kg:
      return departure.kg;
    case Dimension::teu:
      return departure.teu;
    case Dimension::load_units:
      break;
  }
  return departure.load_units;
}

Cells::Cells(const Corridor& corridor) : corridor_(corridor) {
  add_resources();
  add_voyages();
  add_units();
  add_parts();
  first_quota_ = cells_.size();
  for (std::size_t row = 0; row < corridor.quotas.size(); ++row)
    add(CellKind::quota, row, 0, static_cast<double>(corridor.quotas[Index<Quota>(row)].quantity.count()));
  first_budget_ = cells_.size();
  for (std::size_t row = 0; row < corridor.subsidies.size(); ++row)
    add(CellKind::budget, row, 0, corridor.subsidies[Index<Subsidy>(row)].budget.value());
  add_levers();
  first_target_ = cells_.size();
  for (std::size_t row = 0; row < corridor.targets.size(); ++row) {
    const Target& target = corridor.targets[Index<Target>(row)];
    double accounts = 0;
    for (const Account& account : corridor.accounts)
      if (account.target == Index<Target>(row) && target.dates.holds(account.date)) accounts += account.amount;
    add(CellKind::target, row, 0, target.metric == Metric::local_share ? 0 : accounts - target.wanted);
  }
}

/// Nothing of levers that may not be bought.
void Cells::add_levers() {
  levers_ = exclusions_ = funds_ = Table<Lever, Index<Cell>>(corridor_.levers.size());
  const auto may_be_bought = [&](Index<Lever> lever) { return lever_range(corridor_, lever).most > 0; };
  for (const Order& order : corridor_.orders)
    if (order.lever.exists() && may_be_bought(order.lever) && !levers_[order.lever].exists())
      levers_[order.lever] = add(CellKind::lever, order.lever.row(), 0, 0);
  std::unordered_map<std::string, Index<Cell>> by_word;
  Table<Fund, Index<Cell>> by_fund(corridor_.funds.size());
  for (std::size_t row = 0; row < corridor_.levers.size(); ++row) {
    const Index<Lever> id(row);
    if (!may_be_bought(id)) continue;
    const Lever& lever = corridor_.levers[id];
    if (!lever.excludes.empty()) {
      const auto [found, is_new] = by_word.try_emplace(lever.excludes);
      if (is_new) found->second = add(CellKind::exclusion, row, 0, 1);
      exclusions_[id] = found->second;
    }
    if (lever.fund.exists()) {
      Index<Cell>& paid = by_fund[lever.fund];
      if (!paid.exists()) paid = add(CellKind::fund, lever.fund.row(), 0, corridor_.funds[lever.fund].amount.value());
      funds_[id] = paid;
    }
  }
  if (const auto& most = corridor_.lever_limits.spending) spending_ = add(CellKind::spending, 0, 0, most->value());
}

Index<Cell> Cells::add(CellKind kind, std::size_t subject, std::size_t detail, double capacity, int week) {
  return cells_.add({kind, static_cast<std::uint32_t>(subject), static_cast<std::uint32_t>(detail), week, capacity});
}

void Cells::add_resources() {
  const Calendar& calendar = corridor_.calendar;
  for (std::size_t row = 0; row < corridor_.resources.size(); ++row) {
    const Index<Resource> resource(row);
    first_.add(cells_.size());
    const Intervals intervals(calendar, corridor_.resources[resource].per);
    const std::vector<Amount> capacities = cell_capacities(corridor_, resource);
    for (std::size_t i = 0; i < capacities.size(); ++i) add(CellKind::resource, row, i, capacities[i].value());
    std::vector<std::uint32_t> by_period;
    for (int p = 0; p < calendar.periods(); ++p)
      by_period.push_back(static_cast<std::uint32_t>(intervals.at(calendar.start_of(Period(p)))));
    intervals_of_.add(std::move(by_period));
    intervals_.push_back(intervals);
  }
}

void Cells::add_voyages() {
  std::unordered_map<std::string, Index<Voyage>> by_name;
  for (std::size_t row = 0; row < corridor_.departures.size(); ++row) {
    const Departure& departure = corridor_.departures[Index<Departure>(row)];
    const std::string& id = departure.voyage.empty() ? departure.id : departure.voyage;
    const auto [found, is_new] = by_name.try_emplace(id, Index<Voyage>(voyages_.size()));
    if (is_new) voyages_.add({id, {}, departure.fixed, departure.minimum});
    voyages_[found->second].departures.push_back(Index<Departure>(row));
    voyage_of_.add(found->second);
  }
  for (std::size_t row = 0; row < voyages_.size(); ++row) {
    const Voyage& voyage = voyages_[Index<Voyage>(row)];
    const Departure& first = corridor_.departures[voyage.departures.front()];
    std::vector<Index<Cell>> cells(dimensions);
    for (int d = 0; d < dimensions; ++d)
      if (const auto& capacity = capacity_of(first, static_cast<Dimension>(d)))
        cells[static_cast<std::size_t>(d)] =
            add(CellKind::departure, row, static_cast<std::size_t>(d), voyage.has_runs() ? 0 : capacity->value());
    dimensions_.add(std::move(cells));
    minimum_.add(voyage.minimum > Vehicles() ? add(CellKind::minimum, row, 0, 0) : Index<Cell>());
  }
}

void Cells::add_units() {
  for (const Packing& packing : corridor_.packings)
    if (const std::string group = sharing_group(corridor_, packing);
        std::find(groups_.begin(), groups_.end(), group) == groups_.end())
      groups_.push_back(group);
  for (std::size_t row = 0; row < corridor_.departures.size(); ++row) {
    const Index<LoadUnit> unit = corridor_.services[corridor_.departures[Index<Departure>(row)].service].load_unit;
    std::vector<Index<Cell>> cells(groups_.size());
    for (std::size_t group = 0; unit.exists() && group < groups_.size(); ++group) {
      const bool carries =
          std::any_of(corridor_.packings.begin(), corridor_.packings.end(), [&](const Packing& packing) {
            return packing.load_unit == unit && sharing_group(corridor_, packing) == groups_[group];
          });
      if (carries) cells[group] = add(CellKind::units, row, group, 0);
    }
    units_.add(std::move(cells));
  }
}

void Cells::add_parts() {
  std::vector<std::vector<bool>> needed(corridor_.places.size(), std::vector<bool>(corridor_.parts.size()));
  for (const Leg& leg : corridor_.legs)
    if (leg.stage == "build")
      for (const BillLine& line : corridor_.bill_of_materials) needed[leg.from.row()][line.part.row()] = true;
  for (std::size_t place = 0; place < corridor_.places.size(); ++place) {
    std::vector<Index<Cell>> cells(corridor_.parts.size());
    for (std::size_t part = 0; part < corridor_.parts.size(); ++part) {
      if (!needed[place][part]) continue;
      double opening = 0;
      for (const PartStock& stock : corridor_.part_stocks)
        if (stock.plant.row() == place && stock.part.row() == part) opening += stock.opening;
      cells[part] = Index<Cell>(cells_.size());
      for (int week = 0; week < corridor_.calendar.weeks(); ++week)
        add(CellKind::part, place, part, week == 0 ? opening : 0, week);
    }
    parts_.add(std::move(cells));
  }
}

Index<Cell> Cells::departure(Index<Voyage> voyage, Dimension dimension) const {
  return dimensions_[voyage][static_cast<std::size_t>(dimension)];
}

Index<Cell> Cells::units(Index<Departure> departure, const std::string& shares) const {
  const auto group = std::find(groups_.begin(), groups_.end(), shares) - groups_.begin();
  return units_[departure][static_cast<std::size_t>(group)];
}

Index<Cell> Cells::part(Index<Place> plant, Index<Part> part, int week) const {
  const Index<Cell> first = parts_[plant][part.row()];
  return first.exists() ? Index<Cell>(first.row() + static_cast<std::size_t>(week)) : first;
}

Instant Cells::start_of(Index<Cell> cell) const {
  return intervals_[cells_[cell].subject].start(static_cast<int>(cells_[cell].detail));
}

std::string Cells::name(Index<Cell> id) const {
  const Cell& cell = cells_[id];
  const std::size_t subject = cell.subject;
  switch (cell.kind) {
    case CellKind::resource:
      return fmt::format("resource/{}/{}", corridor_.resources[Index<Resource>(subject)].id,
                         moment(corridor_.calendar, start_of(id)));
    case CellKind::departure:
      return fmt::format("departure/{}/{}", voyages_[Index<Voyage>(subject)].id,
                         name_of(static_cast<Dimension>(cell.detail)));
    case CellKind::units:
      return fmt::format("units/{}/{}", corridor_.departures[Index<Departure>(subject)].id, groups_[cell.detail]);
    case CellKind::minimum:
      return fmt::format("minimum/{}", voyages_[Index<Voyage>(subject)].id);
    case CellKind::part:
      return fmt::format("part/{}/{}/{}", corridor_.places[Index<Place>(subject)].id,
                         corridor_.parts[Index<Part>(cell.detail)].id, cell.week);
    case CellKind::quota:
      return fmt::format("quota/{}", corridor_.quotas[Index<Quota>(subject)].id);
    case CellKind::lever:
      return fmt::format("lever/{}", corridor_.levers[Index<Lever>(subject)].id);
    case CellKind::exclusion:
      return fmt::format("excludes/{}", corridor_.levers[Index<Lever>(subject)].excludes);
    case CellKind::fund:
      return fmt::format("fund/{}", corridor_.funds[Index<Fund>(subject)].id);
    case CellKind::spending:
      return "spending";
    case CellKind::budget:
      return fmt::format("budget/{}", corridor_.subsidies[Index<Subsidy>(subject)].id);
    case CellKind::target:
      break;
  }
  const Target& target = corridor_.targets[Index<Target>(subject)];
  return is_level(target) ? target.id : fmt::format("target/{}", target.id);
}

}  // namespace yizhan
