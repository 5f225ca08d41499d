#include "check/rows.h"

#include <fmt/format.h>

#include <set>

namespace yizhan::check {

std::string moment(const Calendar& calendar, Instant t) {
  const Date day = calendar.day_of(t);
  const std::chrono::year_month_day date(day);
  const std::int64_t minute = (t - calendar.at(day)).in_minutes();
  std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (minute != 0) text += fmt::format("T{:02}:{:02}", minute / 60, minute % 60);
  return text;
}

double accounts_of(const Corridor& corridor, Index<Target> target) {
  double sum = 0;
  for (const Account& account : corridor.accounts)
    if (account.target == target && corridor.targets[target].dates.holds(account.date)) sum += account.amount;
  return sum;
}

Rows::Rows(const Corridor& corridor, const std::vector<Level>& levels) : corridor_(corridor) {
  add_resources();
  add_voyages();
  add_units();
  add_parts();
  first_quota_ = size();
  for (const Quota& quota : corridor.quotas) add("quota/" + quota.id, static_cast<double>(quota.quantity.count()));
  first_budget_ = size();
  for (const Subsidy& subsidy : corridor.subsidies) add("budget/" + subsidy.id, subsidy.budget.value());
  add_levers();
  first_target_ = size();
  add_targets();
  for (const Level& level : levels) add(level_row(level.aim), level.value);
}

Row Rows::add(std::string name, double capacity) {
  const Row row(size());
  by_name_.emplace(name, row);
  names_.push_back(std::move(name));
  capacities_.push_back(capacity);
  return row;
}

void Rows::add_resources() {
  for (std::size_t i = 0; i < corridor_.resources.size(); ++i) {
    const Resource& resource = corridor_.resources[Index<Resource>(i)];
    const Intervals& intervals = intervals_.emplace_back(corridor_.calendar, resource.per);
    const std::vector<Amount> capacities = cell_capacities(corridor_, Index<Resource>(i));
    first_cell_.push_back(size());
    for (int n = 0; n < intervals.count(); ++n)
      add(fmt::format("resource/{}/{}", resource.id, moment(corridor_.calendar, intervals.start(n))),
          capacities[static_cast<std::size_t>(n)].value());
  }
}

void Rows::add_voyages() {
  std::map<std::string, std::size_t> by_id;
  for (const Departure& departure : corridor_.departures) {
    const std::string id = departure.voyage.empty() ? departure.id : departure.voyage;
    const auto [found, is_new] = by_id.emplace(id, voyages_.size());
    if (is_new)
      voyages_.push_back({id,
                          {departure.vehicles, departure.ceu, departure.m2, departure.lane_m, departure.kg,
                           departure.teu, departure.load_units},
                          departure.fixed,
                          departure.minimum,
                          {},
                          {}});
    voyage_of_.push_back(found->second);
  }
  for (Voyage& voyage : voyages_) {
    for (std::size_t d = 0; d < dimension_names.size(); ++d)
      if (voyage.capacities[d])
        voyage.rows[d] = add(fmt::format("departure/{}/{}", voyage.id, dimension_names[d]),
                             voyage.may_run() ? 0 : voyage.capacities[d]->value());
    if (voyage.minimum > Vehicles()) voyage.minimum_row = add("minimum/" + voyage.id, 0);
  }
}

void Rows::add_units() {
  for (std::size_t i = 0; i < corridor_.departures.size(); ++i) {
    const Departure& departure = corridor_.departures[Index<Departure>(i)];
    const Index<LoadUnit> unit = corridor_.services[departure.service].load_unit;
    if (!unit.exists()) continue;
    std::set<std::string> groups;
    for (const Packing& packing : corridor_.packings)
      if (packing.load_unit == unit) groups.insert(sharing_group(corridor_, packing));
    for (const std::string& shares : groups)
      units_[{Index<Departure>(i), shares}] = add(fmt::format("units/{}/{}", departure.id, shares), 0);
  }
}

void Rows::add_parts() {
  std::set<Index<Place>> plants;
  for (const Leg& leg : corridor_.legs)
    if (leg.stage == "build") plants.insert(leg.from);
  std::set<Index<Part>> needed;
  for (const BillLine& line : corridor_.bill_of_materials) needed.insert(line.part);
  for (const Index<Place> plant : plants)
    for (const Index<Part> part : needed) {
      double opening = 0;
      for (const PartStock& stock : corridor_.part_stocks)
        if (stock.plant == plant && stock.part == part) opening += stock.opening;
      parts_[{plant, part}] = Row(size());
      for (int week = 0; week < corridor_.calendar.weeks(); ++week)
        add(fmt::format("part/{}/{}/{}", corridor_.places[plant].id, corridor_.parts[part].id, week),
            week == 0 ? opening : 0);
    }
}

void Rows::add_levers() {
  std::set<std::string> opened, excluded;
  std::set<Index<Fund>> funds;
  for (const Order& order : corridor_.orders)
    if (order.lever.exists() && is_planned(corridor_, order)) opened.insert(corridor_.levers[order.lever].id);
  for (std::size_t i = 0; i < corridor_.levers.size(); ++i) {
    if (lever_range(corridor_, Index<Lever>(i)).most == 0) continue;
    const Lever& lever = corridor_.levers[Index<Lever>(i)];
    excluded.insert(lever.excludes);
    if (lever.fund.exists()) funds.insert(lever.fund);
  }
  excluded.erase("");
  for (const std::string& id : opened) add("lever/" + id, 0);
  for (const std::string& word : excluded) add("excludes/" + word, 1);
  for (const Index<Fund> fund : funds) add("fund/" + corridor_.funds[fund].id, corridor_.funds[fund].amount.value());
  if (const auto& most = corridor_.lever_limits.spending) add(spending_row, most->value());
}

void Rows::add_targets() {
  for (std::size_t i = 0; i < corridor_.targets.size(); ++i) {
    const Target& target = corridor_.targets[Index<Target>(i)];
    add("target/" + target.id,
        target.metric == Metric::local_share ? 0 : accounts_of(corridor_, Index<Target>(i)) - target.wanted);
  }
}

Row Rows::find(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? Row() : found->second;
}

Row Rows::cell(Index<Resource> resource, Instant t) const {
  return Row(first_cell_[resource.row()] + static_cast<std::size_t>(intervals_[resource.row()].at(t)));
}

Row Rows::units(Index<Departure> departure, const std::string& shares) const {
  const auto found = units_.find({departure, shares});
  return found == units_.end() ? Row() : found->second;
}

Row Rows::part(Index<Place> plant, Index<Part> part, int week) const {
  const auto found = parts_.find({plant, part});
  if (found == parts_.end() || week < 0 || week >= corridor_.calendar.weeks()) return {};
  return Row(found->second.row() + static_cast<std::size_t>(week));
}

}  // namespace yizhan::check
