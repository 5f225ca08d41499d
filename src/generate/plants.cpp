// Lines with ramp-up and holidays, delivery at home, and the hauls to the terminals.
#include <algorithm>
#include <cmath>
#include <map>

#include "generate/makers.h"

namespace yizhan::generate {

namespace {

/// Vehicles that a plant builds over the horizon.
struct Output {
  double all = 0, nev = 0, to_terminals = 0;
};

std::map<Index<Place>, Output> outputs_of(const Draft& draft) {
  std::map<Index<Place>, Output> outputs;
  for (const Consignment& wants : draft.consignments) {
    const Order& order = draft.corridor.orders[wants.order];
    const Model& model = draft.corridor.models[order.models.front()];
    const auto count = static_cast<double>(order.quantity.count());
    Output& output = outputs[order.origins.front()];
    output.all += count;
    if (draft.corridor.powertrains[model.powertrain].nev || !model.group.empty()) output.nev += count;
    if (wants.market && !wants.landed && order.form == Form::built_up) output.to_terminals += count;
  }
  return outputs;
}

/// A holiday slows a resource.
void add_holiday(Draft& draft, Index<Resource> resource, long from, long to, double factor) {
  CapacityChange change;
  change.resource = resource;
  change.dates = {draft.day(from), draft.day(to)};
  change.factor = factor;
  change.source = "A";
  draft.corridor.capacities.add(std::move(change));
}

/// A line that grows by an eighth over the horizon, in steps of a month.
Index<Resource> add_line(Draft& draft, const std::string& id, const KnownPlant& plant, Name name, double per_week) {
  const Index<Resource> line =
      draft.add_resource(id, plant.id, std::move(name), Unit::vehicle, Interval::week, per_week * 1.06);
  const long months = draft.extent.days / 30;
  for (long month = 0; month < months; ++month) {
    CapacityChange step;
    step.resource = line;
    step.dates.from = draft.day(month * 30);
    step.dates.to = month + 1 == months ? draft.corridor.calendar.end : draft.day(month * 30 + 29);
    const double grown = 0.94 + 0.12 * static_cast<double>(month) / static_cast<double>(std::max(1L, months - 1));
    step.capacity = Amount(std::ceil(per_week * grown));
    step.source = "A";
    draft.corridor.capacities.add(std::move(step));
  }
  for (long first = 0; first < draft.extent.days; first += days_a_year) {
    add_holiday(draft, line, first + 27, first + 34, 0.1);
    if (draft.extent.days > first + 281) add_holiday(draft, line, first + 273, first + 280, 0.6);
  }
  return line;
}

void add_build(Draft& draft, const KnownPlant& plant, bool nev, const std::vector<Index<Resource>>& lines) {
  std::vector<Index<Model>> built;
  for (std::size_t row = 0; row < draft.corridor.models.size(); ++row) {
    const Model& model = draft.corridor.models[Index<Model>(row)];
    if (draft.corridor.makers[model.maker].id == plant.maker &&
        draft.corridor.powertrains[model.powertrain].nev == nev)
      built.emplace_back(row);
  }
  if (built.empty()) return;
  Leg& leg = draft.add_leg("build-" + std::string(plant.id) + (nev ? "-nev" : "-fuel"), "build", "line",
                           {plant.id, "ordered"}, {plant.id, "built"}, plant.driven ? 36 : 24, {});
  leg.filter.models = built;
  if (nev || !plant.kits) leg.filter.forms = {Form::built_up};
  for (const Index<Resource> line : lines) draft.take(line);
}

void add_plant(Draft& draft, const KnownPlant& plant, const Output& output, double weeks) {
  const auto enough = [&](double vehicles) { return std::max(45.0, 1.5 * vehicles / weeks); };
  const std::string id = plant.id;
  const Index<Resource> line =
      add_line(draft, "line-" + id, plant, {std::string(plant.en) + " assembly", std::string(plant.zh) + "总装"},
               enough(output.all));
  const bool builds_nev =
      std::any_of(draft.corridor.models.begin(), draft.corridor.models.end(), [&](const Model& model) {
        return draft.corridor.makers[model.maker].id == plant.maker &&
               draft.corridor.powertrains[model.powertrain].nev;
      });
  add_build(draft, plant, false, {line});
  if (builds_nev) {
    const Index<Resource> conversion = add_line(
        draft, "nev-" + id, plant,
        {std::string(plant.en) + " new-energy conversion", std::string(plant.zh) + "新能源改造"}, enough(output.nev));
    add_build(draft, plant, true, {conversion, line});
  }
  draft
      .add_leg("deliver-" + id, "deliver", "truck", {id, "built"}, {"cn", "delivered"}, 48,
               {Money(350), Money(), Money()})
      .filter.forms = {Form::built_up};
  draft.corridor.storage.add({draft.place(id), Hours::days(14), {}, Basis::ceu, "A"});
  draft.corridor.tariffs.add({draft.place(id), Hours::days(7), Money(3), Basis::ceu, "A"});
}

/// Ways from an origin to every terminal it is hauled to.
void add_ways(Draft& draft, const std::string& origin, Position position, bool driven, bool kits,
              Index<Resource> fleet) {
  const auto haul = [&](const std::string& to, long km) {
    const auto distance = static_cast<double>(km);
    draft
        .add_leg("haul-" + origin + "-" + to, "haul", driven ? "driven" : "truck", {origin, "built"}, {to, "arrived"},
                 2 + std::round(distance / 50), {Money(haul_cost(km, driven)), Money(), Money()})
        .filter.forms = {Form::built_up};
    if (fleet.exists()) draft.take(fleet);
  };
  const auto haul_kits = [&](const std::string& to, long km) {
    const auto distance = static_cast<double>(km);
    draft
        .add_leg("haul-kits-" + origin + "-" + to, "haul", "truck", {origin, "built"}, {to, "arrived"},
                 2 + std::round(distance / 50), {Money(std::round(12 * distance / kits_per_box)), Money(), Money()})
        .filter.forms = {Form::kit};
  };
  for (const std::size_t gateway : hauled_to(draft, position)) {
    const long km = road_km(position, draft.gateways[gateway]->position);
    haul(roro_terminal(draft, gateway), km);
    if (gateway == 0) haul(box_terminal(draft, gateway), km + 15);
    if (kits && draft.gateways[gateway]->boxes) haul_kits(box_terminal(draft, gateway), km + 15);
  }
  if (draft.offered_by_rail.boxes <= 0) return;
  const long km = road_km(position, {36.27, 120.06});
  haul(std::string(rail_terminal), km);
  if (kits) haul_kits(std::string(rail_terminal), km);
}

}  // namespace

void add_hauls(Draft& draft) {
  const std::map<Index<Place>, Output> outputs = outputs_of(draft);
  std::map<std::string, double> by_region;
  for (const KnownPlant* plant : draft.plants)
    if (const auto found = outputs.find(draft.place(plant->id)); found != outputs.end() && !plant->driven)
      by_region[plant->region] += found->second.to_terminals;
  const double days = static_cast<double>(draft.extent.days) - 35;
  std::map<std::string, Index<Resource>> fleets;
  for (const KnownPlant* plant : draft.plants) {
    if (!plant->driven && !fleets.contains(plant->region)) {
      const std::string region = plant->region;
      fleets[region] =
          draft.add_resource("trucks-" + region, "", {"Car trucks, " + region, "轿运车：" + region}, Unit::vehicle,
                             Interval::day, std::max(50.0, 1.6 * by_region[region] / days));
    }
    add_ways(draft, plant->id, plant->position, plant->driven, plant->kits,
             plant->driven ? Index<Resource>() : fleets.at(plant->region));
  }
  add_ways(draft, std::string(used_yard), {36.35, 120.35}, false, false, {});
  draft.corridor.storage.add({draft.place(used_yard), Hours::days(30), {}, Basis::ceu, "A"});
  draft.corridor.tariffs.add({draft.place(used_yard), Hours::days(15), Money(4), Basis::ceu, "A"});
}

void add_plants(Draft& draft) {
  std::map<Index<Place>, Output> outputs = outputs_of(draft);
  const double weeks = static_cast<double>(draft.extent.days - 35) / 7;
  for (const KnownPlant* plant : draft.plants) add_plant(draft, *plant, outputs[draft.place(plant->id)], weeks);
}

}  // namespace yizhan::generate
