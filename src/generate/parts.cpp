// Parts, bills of materials, suppliers' weekly capacity, and what plants hold at the start.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "generate/makers.h"

namespace yizhan::generate {

namespace {

/// A part, its near supplier and its far one.
struct KnownPart {
  const char *id, *en, *zh;
  Unit unit;
  double value, hold;
  bool core;
  double near_cost, far_cost;
  int far_lead_hours;
};

constexpr std::array<KnownPart, 4> known_parts = {{
    {"battery", "Traction battery (LFP)", "动力电池（磷酸铁锂）", Unit::kwh, 450, 0.6, true, 8, 14, 24},
    {"motor", "Drive motor and control", "电驱总成", Unit::piece, 4800, 8, true, 85, 205, 120},
    {"chassis", "Chassis and steering set", "底盘转向总成", Unit::piece, 7800, 9, false, 90, 390, 96},
    {"axle", "Heavy front axle", "重型前桥", Unit::piece, 6500, 8, false, 120, 480, 72},
}};

/// How much of a part a vehicle takes; 0 if it takes none.
double quantity_in(const KnownPart& part, const Corridor& corridor, const Model& model) {
  const std::string_view id = part.id;
  const bool nev = corridor.powertrains[model.powertrain].nev;
  if (id == "battery") return nev ? model.battery.value() : 0;
  if (id == "motor") return nev ? 1 : 0;
  return (model.segment == "heavy-truck") == (id == "axle") ? 1 : 0;
}

void add_bills(Corridor& corridor) {
  for (const KnownPart& known : known_parts) {
    const Index<Part> part =
        corridor.parts.add({known.id, {known.en, known.zh}, known.unit, Money(known.value), known.core, "A"});
    for (std::size_t row = 0; row < corridor.models.size(); ++row) {
      const Model& model = corridor.models[Index<Model>(row)];
      const double quantity = quantity_in(known, corridor, model);
      if (quantity > 0 && corridor.makers[model.maker].id != "various")
        corridor.bill_of_materials.add({Index<Model>(row), part, quantity, "A"});
    }
  }
}

/// (plant, part) -> what the orders take over the horizon.
std::map<std::pair<Index<Place>, Index<Part>>, double> use_of(const Corridor& corridor) {
  std::map<Index<Model>, std::vector<const BillLine*>> bills;
  for (const BillLine& line : corridor.bill_of_materials) bills[line.model].push_back(&line);
  std::map<std::pair<Index<Place>, Index<Part>>, double> use;
  for (const Order& order : corridor.orders) {
    std::map<Index<Part>, double> most;  // of a group, the model that takes most
    for (const Index<Model> model : order.models)
      for (const BillLine* line : bills[model]) most[line->part] = std::max(most[line->part], line->quantity);
    for (const auto& [part, quantity] : most)
      use[{order.origins.front(), part}] += quantity * static_cast<double>(order.quantity.count());
  }
  return use;
}

/// The greatest quantity of a part in a vehicle that a plant builds; none if it builds no such vehicle.
double greatest_bill(const Corridor& corridor, const KnownPlant& plant, Index<Part> part) {
  double greatest = 0;
  for (const BillLine& line : corridor.bill_of_materials)
    if (line.part == part && corridor.makers[corridor.models[line.model].maker].id == plant.maker)
      greatest = std::max(greatest, line.quantity);
  return greatest;
}

Index<Resource> add_supplier(Draft& draft, const KnownPart& part, bool near, double per_week) {
  Corridor& corridor = draft.corridor;
  const std::string id = std::string(part.id) + (near ? "-near" : "-far");
  Place place;
  place.id = "maker-" + id;
  place.kind = PlaceKind::supplier;
  place.name = {std::string(part.en) + (near ? ": near maker" : ": far maker"),
                std::string(part.zh) + (near ? "：本地" : "：外地")};
  place.region = near ? "qingdao" : "china";
  place.country = "CN";
  const Index<Place> at = corridor.places.add(place);
  corridor.suppliers.add({id, at, place.name, near});
  return draft.add_resource(id, place.id, place.name, part.unit, Interval::week, per_week);
}

void add_part(Draft& draft, const KnownPart& known, double weeks) {
  Corridor& corridor = draft.corridor;
  const Index<Part> part = Draft::find(corridor.parts, known.id);
  const auto use = use_of(corridor);
  double all = 0, lot = 0;
  std::vector<const KnownPlant*> takers;
  for (const KnownPlant* plant : draft.plants) {
    const double greatest = greatest_bill(corridor, *plant, part);
    if (greatest <= 0) continue;
    takers.push_back(plant);
    lot = std::max(lot, 60 * greatest);
    if (const auto found = use.find({draft.place(plant->id), part}); found != use.end()) all += found->second;
  }
  if (takers.empty()) return;
  const Index<Resource> near = add_supplier(draft, known, true, std::max(lot, 0.95 * all / weeks));
  const Index<Resource> far = add_supplier(draft, known, false, std::max(lot, 0.7 * all / weeks));
  for (const KnownPlant* plant : takers) {
    const Index<Place> at = draft.place(plant->id);
    for (const bool is_near : {true, false}) {
      const std::string supplier = std::string(known.id) + (is_near ? "-near" : "-far");
      corridor.supplies.add({supplier + ":" + plant->id,
                             Draft::find(corridor.suppliers, supplier),
                             part,
                             at,
                             is_near ? near : far,
                             Hours::of(is_near ? 0 : known.far_lead_hours),
                             Money(is_near ? known.near_cost : known.far_cost),
                             {},
                             "A"});
    }
    const auto found = use.find({at, part});
    const double opening = found == use.end() ? 0 : std::round(1.5 * found->second / weeks);
    corridor.part_stocks.add({at, part, opening, Money(known.hold), "A"});
  }
}

}  // namespace

void add_parts(Draft& draft) {
  add_bills(draft.corridor);
  const double weeks = static_cast<double>(draft.extent.days - 35) / 7;
  for (const KnownPart& known : known_parts) add_part(draft, known, weeks);
}

}  // namespace yizhan::generate
