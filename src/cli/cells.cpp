#include "cli/cells.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include "cli/names.h"

namespace yizhan::cli {

namespace {

/// A row's name cut at its slashes.
std::vector<std::string> pieces_of(std::string_view row) {
  std::vector<std::string> pieces;
  for (std::size_t end = row.find('/'); end != std::string_view::npos; end = row.find('/')) {
    pieces.emplace_back(row.substr(0, end));
    row.remove_prefix(end + 1);
  }
  pieces.emplace_back(row);
  return pieces;
}

std::string_view dimension_unit(std::string_view dimension) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> units = {{{"vehicles", "vehicle"},
                                                                                   {"ceu", "CEU"},
                                                                                   {"m2", "m2"},
                                                                                   {"lane_m", "lane m"},
                                                                                   {"kg", "kg"},
                                                                                   {"teu", "TEU"},
                                                                                   {"load_units", "box"}}};
  const auto found = std::find_if(units.begin(), units.end(), [&](auto& pair) { return pair.first == dimension; });
  return found == units.end() ? dimension : found->second;
}

CellLabel resource_label(const Corridor& corridor, const Resource& resource, const std::string& start, Words words) {
  CellLabel label{named(resource.id, resource.name, words), start, std::string(words(unit_name(resource.unit)))};
  if (resource.place.exists()) {
    const Place& place = corridor.places[resource.place];
    const std::string at = named(place.id, place.name, words);
    if (label.what.find(at) == std::string::npos) label.what += " · " + at;
  }
  switch (resource.per) {
    case Interval::week:
      label.when = fmt::format(fmt::runtime(words("week of {}")), start);
      break;
    case Interval::month:
      label.when = start.substr(0, 7);
      break;
    case Interval::year:
      label.when = start.substr(0, 4);
      break;
    case Interval::horizon:
      label.when = words("the whole horizon");
      break;
    case Interval::period:
    case Interval::day:
      break;
  }
  return label;
}

CellLabel voyage_label(const Corridor& corridor, const std::string& voyage, const std::string& dimension,
                       Words words) {
  CellLabel label{voyage, "", std::string(words(dimension_unit(dimension)))};
  for (const Departure& departure : corridor.departures) {
    if (departure.voyage != voyage && departure.id != voyage) continue;
    const Service& service = corridor.services[departure.service];
    const Date day = corridor.calendar.day_of(departure.departs);
    label.what = named(service.id, service.name, words);
    label.when = fmt::format("{:%F} {}", day, voyage);
    break;
  }
  return label;
}

CellLabel part_label(const Corridor& corridor, const std::vector<std::string>& pieces, Words words) {
  CellLabel label{pieces[1] + " · " + pieces[2], pieces[3], ""};
  const Place* plant = find(corridor.places, pieces[1]);
  const Part* part = find(corridor.parts, pieces[2]);
  if (plant && part) {
    label.what = named(plant->id, plant->name, words) + " · " + named(part->id, part->name, words);
    label.unit = words(unit_name(part->unit));
  }
  int week = 0;
  if (std::from_chars(pieces[3].data(), pieces[3].data() + pieces[3].size(), week).ec == std::errc()) {
    const Date first = corridor.calendar.start + std::chrono::days(7 * week);
    label.when = fmt::format(fmt::runtime(words("week of {}")), fmt::format("{:%F}", first));
  }
  return label;
}

/// What a departure states of a dimension.
const std::optional<Amount>& stated(const Departure& departure, std::string_view dimension) {
  const std::array<std::pair<std::string_view, const std::optional<Amount>*>, 7> capacities = {
      {{"vehicles", &departure.vehicles},
       {"ceu", &departure.ceu},
       {"m2", &departure.m2},
       {"lane_m", &departure.lane_m},
       {"kg", &departure.kg},
       {"teu", &departure.teu},
       {"load_units", &departure.load_units}}};
  const auto found =
      std::find_if(capacities.begin(), capacities.end(), [&](const auto& pair) { return pair.first == dimension; });
  static const std::optional<Amount> none;
  return found == capacities.end() ? none : *found->second;
}

/// The row of a voyage that may run reads "load - capacity x runs <= 0"; its users think of load and capacity.
RowUse as_carried(const Corridor& corridor, const Plan& plan, RowUse row) {
  const std::vector<std::string> pieces = pieces_of(row.row);
  if (pieces.size() != 3 || pieces[0] != "departure" || row.capacity != 0) return row;
  for (const Departure& departure : corridor.departures) {
    if (departure.voyage != pieces[1] && departure.id != pieces[1]) continue;
    if (const auto& capacity = stated(departure, pieces[2])) row.capacity = capacity->value();
    if (std::find(plan.runs.begin(), plan.runs.end(), pieces[1]) != plan.runs.end()) row.use += row.capacity;
    break;
  }
  return row;
}

}  // namespace

std::string_view unit_name(Unit unit) {
  constexpr std::array<std::string_view, 13> names = {"vehicle", "CEU", "TEU", "box",  "wagon", "m2",   "m3",
                                                      "lane m",  "kg",  "kWh", "hour", "yuan",  "piece"};
  return names[static_cast<std::size_t>(unit)];
}

CellLabel label_of(const Corridor& corridor, const std::string& row, Words words) {
  const std::vector<std::string> pieces = pieces_of(row);
  if (pieces.size() == 3 && pieces[0] == "resource")
    if (const Resource* resource = find(corridor.resources, pieces[1]))
      return resource_label(corridor, *resource, pieces[2], words);
  if (pieces.size() == 3 && pieces[0] == "departure") return voyage_label(corridor, pieces[1], pieces[2], words);
  if (pieces.size() >= 3 && pieces[0] == "units") return voyage_label(corridor, pieces[1], "load_units", words);
  if (pieces.size() == 4 && pieces[0] == "part") return part_label(corridor, pieces, words);
  if (pieces.size() == 2 && pieces[0] == "quota")
    if (const Quota* quota = find(corridor.quotas, pieces[1]))
      return {named(quota->id, quota->name, words), "", std::string(words("vehicle"))};
  if (pieces.size() == 2 && pieces[0] == "budget")
    if (const Subsidy* subsidy = find(corridor.subsidies, pieces[1]))
      return {named(subsidy->id, subsidy->name, words), "", std::string(words("yuan"))};
  if (pieces.size() == 2 && pieces[0] == "fund")
    if (const Fund* fund = find(corridor.funds, pieces[1]))
      return {named(fund->id, fund->name, words), "", std::string(words("yuan"))};
  return {row, "", ""};
}

std::vector<RowUse> dearest_cells(std::vector<RowUse> rows, std::size_t most) {
  constexpr std::array<std::string_view, 5> bounding = {"resource/", "departure/", "quota/", "budget/", "fund/"};
  std::erase_if(rows, [&](const RowUse& row) {
    return row.price <= 0 || std::none_of(bounding.begin(), bounding.end(),
                                          [&](std::string_view prefix) { return row.row.starts_with(prefix); });
  });
  std::stable_sort(rows.begin(), rows.end(), [](const RowUse& a, const RowUse& b) { return a.price > b.price; });
  if (rows.size() > most) rows.resize(most);
  return rows;
}

std::vector<Scarcity> scarcities(const Corridor& corridor, const Plan& plan, std::size_t most, Words words) {
  std::vector<Scarcity> found;
  std::map<std::string, std::size_t> number_of;  // by a row's name up to its last slash
  for (const RowUse& row : dearest_cells(plan.rows, plan.rows.size())) {
    const RowUse carried = as_carried(corridor, plan, row);
    if (carried.capacity <= 0) continue;  // closed: nothing tells how far below its price one more unit is worth
    const std::string subject = row.row.substr(0, row.row.rfind('/'));
    auto number = number_of.find(subject);
    if (number == number_of.end()) {
      CellLabel label = label_of(corridor, row.row, words);
      const auto same = std::find_if(found.begin(), found.end(),
                                     [&](const Scarcity& scarcity) { return scarcity.label.what == label.what; });
      number = number_of.emplace(subject, same - found.begin()).first;
      if (same == found.end() && found.size() < most) found.push_back({std::move(label), carried, 0});
    }
    if (number->second < found.size()) ++found[number->second].cells;
  }
  return found;
}

}  // namespace yizhan::cli
