#include "check/counts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yizhan::check {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

Count count_of(CountKind kind) {
  Count count;
  count.kind = kind;
  return count;
}

double most_units(const Departure& departure, const LoadUnit& unit) {
  double most = unlimited;
  if (departure.load_units) most = std::min(most, departure.load_units->value());
  if (departure.teu && unit.teu > Teu()) most = std::min(most, departure.teu->value() / unit.teu.value());
  return std::floor(most + 1e-9);
}

void add_units(const Corridor& corridor, const Rows& rows, std::vector<Count>& counts) {
  for (std::size_t i = 0; i < corridor.departures.size(); ++i) {
    const Index<Departure> id(i);
    const Departure& departure = corridor.departures[id];
    const Service& service = corridor.services[departure.service];
    if (!service.load_unit.exists()) continue;
    const LoadUnit& unit = corridor.load_units[service.load_unit];
    const Voyage& voyage = rows.voyage_of(id);
    std::vector<std::string> groups;
    for (const Packing& packing : corridor.packings)
      if (packing.load_unit == service.load_unit) groups.push_back(sharing_group(corridor, packing));
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    for (const std::string& shares : groups) {
      Count count = count_of(CountKind::units);
      count.cost = service.per_load_unit.value() * departure.rate_factor;
      count.upper = most_units(departure, unit);
      count.whole = true;
      count.uses.push_back({rows.units(id, shares), -1});
      if (voyage.rows[teu_dimension].exists()) count.uses.push_back({voyage.rows[teu_dimension], unit.teu.value()});
      if (voyage.rows[load_units_dimension].exists()) count.uses.push_back({voyage.rows[load_units_dimension], 1});
      count.departure = id;
      count.shares = shares;
      counts.push_back(std::move(count));
    }
  }
}

void add_runs(const Rows& rows, std::vector<Count>& counts) {
  for (const Voyage& voyage : rows.voyages()) {
    if (!voyage.may_run()) continue;
    Count count = count_of(CountKind::run);
    count.cost = voyage.fixed.value();
    count.upper = 1;
    count.whole = true;
    for (std::size_t d = 0; d < dimension_names.size(); ++d)
      if (voyage.rows[d].exists()) count.uses.push_back({voyage.rows[d], -voyage.capacities[d]->value()});
    if (voyage.minimum_row.exists())
      count.uses.push_back({voyage.minimum_row, static_cast<double>(voyage.minimum.count())});
    count.voyage = voyage.id;
    counts.push_back(std::move(count));
  }
}

/// What a unit bought counts towards a target.
double counted(const Corridor& corridor, const Target& target, const Supply& supply, Date day) {
  if (!target.dates.holds(day)) return 0;
  const Part& part = corridor.parts[supply.part];
  const Supplier& supplier = corridor.suppliers[supply.supplier];
  const bool here = target.region.empty() || corridor.places[supplier.place].region == target.region;
  if (target.metric == Metric::parts_value) return part.core && here ? part.value.value() : 0;
  if (target.metric == Metric::local_share) return part.value.value() * (supplier.local - target.wanted);
  return 0;
}

void add_purchases(const Corridor& corridor, const Rows& rows, std::vector<Count>& counts) {
  for (std::size_t i = 0; i < corridor.supplies.size(); ++i) {
    const Supply& supply = corridor.supplies[Index<Supply>(i)];
    for (int week = 0; week < corridor.calendar.weeks(); ++week) {
      const Instant start = Instant() + Hours::days(7 * week);
      const Date day = corridor.calendar.day_of(start);
      const Row arrives = rows.part(supply.plant, supply.part, arrival_week(supply, week));
      if (!supply.dates.holds(day) || !arrives.exists()) continue;
      const Row cell = rows.cell(supply.resource, start);
      Count count = count_of(CountKind::purchase);
      count.cost = supply.cost.value();
      count.upper = rows.capacity(cell);
      for (std::size_t l = 0; l < corridor.levers.size(); ++l)
        if (corridor.levers[Index<Lever>(l)].resource == supply.resource)
          count.upper += corridor.levers[Index<Lever>(l)].adds.value() * lever_range(corridor, Index<Lever>(l)).most;
      count.uses = {{cell, 1}, {arrives, -1}};
      for (std::size_t t = 0; t < corridor.targets.size(); ++t) {
        const double value = counted(corridor, corridor.targets[Index<Target>(t)], supply, day);
        if (value != 0) count.uses.push_back({rows.target(Index<Target>(t)), -value});
      }
      count.supply = Index<Supply>(i);
      count.week = week;
      counts.push_back(std::move(count));
    }
  }
}

void add_stock(const Corridor& corridor, const Rows& rows, std::vector<Count>& counts) {
  for (const auto& [key, first] : rows.parts())
    for (int week = 0; week + 1 < corridor.calendar.weeks(); ++week) {
      Count count = count_of(CountKind::stock);
      for (const PartStock& stock : corridor.part_stocks)
        if (stock.plant == key.first && stock.part == key.second) count.cost = stock.hold_per_week.value();
      count.upper = unlimited;
      count.part = rows.part(key.first, key.second, week);
      count.uses = {{count.part, 1}, {rows.part(key.first, key.second, week + 1), -1}};
      count.week = week;
      counts.push_back(std::move(count));
    }
}

void add_levers(const Corridor& corridor, const Rows& rows, std::vector<Count>& counts) {
  for (std::size_t i = 0; i < corridor.levers.size(); ++i) {
    const Index<Lever> id(i);
    const Lever& lever = corridor.levers[id];
    const LeverRange range = lever_range(corridor, id);
    if (range.most == 0) continue;
    Count count = count_of(CountKind::lever);
    count.cost = lever_cost(corridor, lever).value();
    count.upper = range.most - range.least;
    count.whole = true;
    count.lever = id;
    if (const Row row = rows.lever(id); row.exists()) {
      double opened = 0;
      for (const Order& order : corridor.orders)
        if (order.lever == id) opened += static_cast<double>(order.quantity.count());
      count.uses.push_back({row, -opened});
    }
    if (const Row row = rows.exclusion(id); row.exists()) count.uses.push_back({row, 1});
    if (lever.fund.exists()) count.uses.push_back({rows.fund(lever.fund), count.cost});
    if (rows.spending().exists()) count.uses.push_back({rows.spending(), count.cost});
    const double adds = -lever.adds.value();
    if (lever.quota.exists()) count.uses.push_back({rows.quota(lever.quota), adds});
    if (lever.subsidy.exists()) count.uses.push_back({rows.budget(lever.subsidy), adds});
    if (lever.resource.exists()) {
      const Intervals& intervals = rows.intervals(lever.resource);
      for (int n = 0; n < intervals.count(); ++n)
        if (intervals.start(n) >= in_use(lever))
          count.uses.push_back({rows.cell(lever.resource, intervals.start(n)), adds});
    }
    counts.push_back(std::move(count));
  }
}

/// The most yuan by which local purchases can fall short of the share.
double most_missing(Index<Target> target, const Rows& rows, const std::vector<Count>& counts) {
  double missing = 0;
  for (const Count& count : counts)
    for (const Use& use : count.uses)
      if (count.kind == CountKind::purchase && use.row == rows.target(target) && use.amount > 0)
        missing += use.amount * count.upper;
  return missing;
}

}  // namespace

std::vector<Count> counts_of(const Corridor& corridor, const Rows& rows) {
  std::vector<Count> counts;
  add_units(corridor, rows, counts);
  add_runs(rows, counts);
  add_purchases(corridor, rows, counts);
  add_stock(corridor, rows, counts);
  add_levers(corridor, rows, counts);
  for (std::size_t i = 0; i < corridor.targets.size(); ++i) {
    const Index<Target> id(i);
    const Target& target = corridor.targets[id];
    Count count = count_of(CountKind::shortfall);
    count.cost = target.price.value();
    count.upper = target.metric == Metric::local_share ? most_missing(id, rows, counts)
                                                       : std::max(0.0, -rows.capacity(rows.target(id)));
    count.uses = {{rows.target(id), -1}};
    if (const Row level = rows.level(Aim::targets); level.exists())
      count.uses.push_back({level, target.price.value()});
    count.target = id;
    counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace yizhan::check
