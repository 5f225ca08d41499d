#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "feed/cell.h"
#include "model/rules.h"
#include "report/columns.h"

namespace yizhan::report {

namespace {

constexpr std::array<std::string_view, 6> interval_names = {"period", "day", "week", "month", "year", "horizon"};

using RowsByName = std::unordered_map<std::string_view, const RowUse*>;

RowsByName rows_by_name(const Plan& plan) {
  RowsByName rows;
  for (const RowUse& row : plan.rows) rows.emplace(row.row, &row);
  return rows;
}

/// The name of a cell, as docs/reference/problem.md writes it.
std::string cell_name(const Calendar& calendar, const std::string& resource, Instant start) {
  const Date day = calendar.day_of(start);
  const int minute = static_cast<int>((start - calendar.at(day)).in_minutes());
  const std::string when = minute == 0 ? feed::format_date(day) : feed::format_datetime({day, minute});
  return "resource/" + resource + "/" + when;
}

/// Every interval of a resource: when it starts, what it holds, what the plan uses, what one unit more is worth.
Json resource_json(const Corridor& corridor, Index<Resource> number, const RowsByName& rows) {
  const Resource& resource = corridor.resources[number];
  const Intervals intervals(corridor.calendar, resource.per);
  const std::vector<Amount> capacities = cell_capacities(corridor, number);
  Json starts = Json::array(), capacity = Json::array(), use = Json::array(), price = Json::array();
  for (int i = 0; i < intervals.count(); ++i) {
    const auto found = rows.find(cell_name(corridor.calendar, resource.id, intervals.start(i)));
    starts.push_back(intervals.start(i).minute());
    capacity.push_back(rounded(capacities[static_cast<std::size_t>(i)].value()));
    use.push_back(found == rows.end() ? 0 : rounded(found->second->use));
    price.push_back(found == rows.end() ? 0 : rounded(found->second->price));
  }
  const bool is_yard = std::any_of(corridor.storage.begin(), corridor.storage.end(),
                                   [&](const Storage& storage) { return storage.resource == number; });
  return {{"id", resource.id},
          {"name", name_json(resource.id, resource.name)},
          {"place", number_of(resource.place)},
          {"unit", unit_name(resource.unit)},
          {"per", interval_names[static_cast<std::size_t>(resource.per)]},
          {"yard", is_yard},
          {"start", starts},
          {"capacity", capacity},
          {"use", use},
          {"price", price}};
}

/// What a departure offers, in each dimension that it bounds.
std::map<std::string, double> offered(const Departure& departure) {
  const std::pair<const char*, const std::optional<Amount>*> dimensions[] = {
      {"vehicles", &departure.vehicles},    {"ceu", &departure.ceu}, {"m2", &departure.m2},
      {"lane_m", &departure.lane_m},        {"kg", &departure.kg},   {"teu", &departure.teu},
      {"load_units", &departure.load_units}};
  std::map<std::string, double> capacities;
  for (const auto& [dimension, capacity] : dimensions)
    if (*capacity) capacities[dimension] = (*capacity)->value();
  return capacities;
}

}  // namespace

Json cells_json(const Corridor& corridor, const Plan& plan) {
  const RowsByName rows = rows_by_name(plan);
  Json resources = Json::array();
  for (std::size_t row = 0; row < corridor.resources.size(); ++row)
    resources.push_back(resource_json(corridor, Index<Resource>(row), rows));
  return resources;
}

/// A row for each voyage and dimension. Where a voyage may run or not, its row reads "load - capacity x runs <= 0";
/// the document says load and capacity.
Json voyages_json(const Corridor& corridor, const Plan& plan) {
  const RowsByName rows = rows_by_name(plan);
  Json first = Json::array(), dimension = Json::array(), capacity = Json::array(), use = Json::array(),
       price = Json::array(), runs = Json::array();
  std::map<std::string, bool> seen;
  for (std::size_t number = 0; number < corridor.departures.size(); ++number) {
    const Departure& departure = corridor.departures[Index<Departure>(number)];
    const std::string& voyage = departure.voyage.empty() ? departure.id : departure.voyage;
    if (!seen.emplace(voyage, true).second) continue;
    const bool may_stay = departure.fixed > Money() || departure.minimum > Vehicles();
    const bool run = !may_stay || std::find(plan.runs.begin(), plan.runs.end(), voyage) != plan.runs.end();
    for (const auto& [name, offer] : offered(departure)) {
      const auto found = rows.find("departure/" + voyage + "/" + name);
      const RowUse* row = found == rows.end() ? nullptr : found->second;
      first.push_back(number);
      dimension.push_back(name);
      capacity.push_back(rounded(offer));
      use.push_back(rounded(row ? row->use + (may_stay && run ? offer : 0) : 0));
      price.push_back(rounded(row ? row->price : 0));
      runs.push_back(run);
    }
  }
  Json voyage_of = Json::array();
  std::map<std::string, std::size_t> leader;
  for (std::size_t number = 0; number < corridor.departures.size(); ++number) {
    const Departure& departure = corridor.departures[Index<Departure>(number)];
    voyage_of.push_back(
        leader.emplace(departure.voyage.empty() ? departure.id : departure.voyage, number).first->second);
  }
  return {{"departure", first}, {"dimension", dimension}, {"capacity", capacity}, {"use", use},
          {"price", price},     {"runs", runs},           {"first_of", voyage_of}};
}

/// Quotas and budgets: one bound for the whole time.
Json other_rows_json(const Corridor& corridor, const Plan& plan) {
  const RowsByName rows = rows_by_name(plan);
  Json others = Json::array();
  const auto add = [&](const std::string& row, const std::string& id, const Name& name, double capacity,
                       std::string_view unit) {
    const auto found = rows.find(row);
    others.push_back({{"name", name_json(id, name)},
                      {"unit", unit},
                      {"capacity", capacity},
                      {"use", found == rows.end() ? 0 : rounded(found->second->use)},
                      {"price", found == rows.end() ? 0 : rounded(found->second->price)}});
  };
  for (const Quota& quota : corridor.quotas)
    add("quota/" + quota.id, quota.id, quota.name, static_cast<double>(quota.quantity.count()), "vehicle");
  for (const Subsidy& subsidy : corridor.subsidies)
    add("budget/" + subsidy.id, subsidy.id, subsidy.name, subsidy.budget.value(), "yuan");
  return others;
}

}  // namespace yizhan::report
