#include "tests/support/corridor_draft.h"

namespace yizhan {

void CorridorDraft::draw_world() {
  draw_calendar();
  draw_words();
  draw_places();
  draw_models();
  draw_packings();
  draw_parts();
  draw_resources();
  draw_capacities();
  draw_supplies();
}

void CorridorDraft::draw_calendar() {
  struct Shape {
    int period_hours;
    long days_from, days_to, tail_from, tail_to;
  };
  static const std::vector<Shape> tiny = {{24, 3, 5, 1, 2}, {24, 3, 5, 1, 2}, {12, 2, 2, 1, 1}};
  static const std::vector<Shape> small = {{24, 7, 10, 1, 3}, {24, 7, 10, 1, 3}, {24, 7, 10, 1, 3}, {12, 3, 4, 1, 2},
                                           {8, 2, 3, 1, 1},   {6, 2, 2, 1, 1},   {4, 2, 2, 1, 1}};
  const std::vector<Shape>& shapes = tiny_ ? tiny : small;
  const Shape& shape = shapes[static_cast<std::size_t>(pick(0, static_cast<long>(shapes.size()) - 1))];
  days_ = pick(shape.days_from, shape.days_to);
  using namespace std::chrono_literals;
  Calendar& calendar = corridor.calendar;
  calendar.start = Date(2025y / 2 / 20) + std::chrono::days(pick(0, 12));
  calendar.end = calendar.start + std::chrono::days(days_ - 1);
  calendar.tail_days = static_cast<int>(pick(shape.tail_from, shape.tail_to));
  calendar.period = Hours::of(shape.period_hours);
  corridor.id = "random";
  corridor.name = {"A random corridor", "随机走廊"};
  corridor.capital_rate = 0.06;
  corridor.longest_stay = Hours::days(std::max(1L, days_ / 2));
  corridor.longest_late = Hours::days(pick(1, std::max(2L, days_ / 3)));
}

void CorridorDraft::draw_words() {
  corridor.sources.add({"drawn", "Drawn at random", ""});
  std::vector<State> states;
  for (const char* id :
       {"ordered", "built", "arrived", "gathered", "inspected", "stuffed", "landed", "cleared", "delivered"})
    states.push_back({id, name(id)});
  for (State& row : states) corridor.states.add(std::move(row));
  corridor.first_state = state("ordered");
  corridor.final_state = state("delivered");
  fill<Mode>(corridor.modes, {{"line", name("line"), false},
                              {"yard", name("yard"), false},
                              {"road", name("road"), false},
                              {"truck_export", name("truck_export"), true},
                              {"roro", name("roro"), true},
                              {"liner", name("liner"), true},
                              {"rail", name("rail"), true}});
  fill<Powertrain>(corridor.powertrains, {{"battery", name("battery"), true},
                                          {"hybrid", name("hybrid"), true},
                                          {"petrol", name("petrol"), false},
                                          {"lng", name("lng"), false}});
  fill<Maker>(corridor.makers,
              {{"group", {}, name("group")}, {"north", {}, name("north")}, {"south", {}, name("south")}});
  corridor.makers[at(corridor.makers, "north")].parent = at(corridor.makers, "group");
}

void CorridorDraft::draw_places() {
  const auto row = [&](const char* id, PlaceKind kind, const char* region, const char* country) {
    Place place{id, kind, name(id), region, country, "", {}, {}, {}};
    if (kind == PlaceKind::port) place.latitude = 36.0, place.longitude = 120.5;
    return place;
  };
  std::vector<Place> places = {row("plant_a", PlaceKind::plant, "qingdao", "CN"),
                               row("plant_b", PlaceKind::plant, "yantai", "CN"),
                               row("maker_near", PlaceKind::supplier, "qingdao", "CN"),
                               row("maker_far", PlaceKind::supplier, "ulsan", "KR"),
                               row("hub", PlaceKind::hub, "xian", "CN"),
                               row("port_a", PlaceKind::port, "qingdao", "CN"),
                               row("port_b", PlaceKind::port, "yantai", "CN"),
                               row("port_far", PlaceKind::port, "", "MX"),
                               row("market_sea", PlaceKind::market, "", "MX"),
                               row("market_rail", PlaceKind::market, "", "KZ"),
                               row("market_home", PlaceKind::market, "", "CN")};
  places[0].maker = at(corridor.makers, "north");
  fill(corridor.places, std::move(places));
}

void CorridorDraft::draw_models() {
  const auto row = [&](const char* id, const char* maker, const char* group, const char* segment,
                       const char* powertrain) {
    Model model;
    model.id = id;
    model.maker = at(corridor.makers, maker);
    model.group = group;
    model.segment = segment;
    model.name = name(id);
    model.powertrain = at(corridor.powertrains, powertrain);
    model.length = Metres(static_cast<double>(pick(38, 52)) / 10);
    model.width = Metres(static_cast<double>(pick(16, 20)) / 10);
    model.height = Metres(static_cast<double>(pick(14, 19)) / 10);
    model.mass = Kilograms(static_cast<double>(pick(11, 23)) * 100);
    model.value = yuan(80000, 250000);
    return model;
  };
  std::vector<Model> models = {row("sedan_ev", "north", "sedan", "passenger", "battery"),
                               row("sedan_hybrid", "north", "sedan", "passenger", "hybrid"),
                               row("suv", "south", "suv", "passenger", "petrol"),
                               row("tractor", "south", "tractor", "truck", "lng")};
  models[0].battery = KilowattHours(60);
  models[0].un_number = "UN3556";
  models[0].ceu = Ceu(1.2);
  models[1].battery = KilowattHours(12);
  models[2].ceu = Ceu(1);
  models[3].length = Metres(7.2);
  models[3].height = Metres(3.5);
  models[3].mass = Kilograms(8800);
  fill(corridor.models, std::move(models));
}

void CorridorDraft::draw_packings() {
  fill<LoadUnit>(corridor.load_units, {{"box40", name("box40"), Teu(2)}, {"wagon", name("wagon"), Teu(0)}});
  const Index<LoadUnit> box = at(corridor.load_units, "box40"), wagon = at(corridor.load_units, "wagon");
  for (std::size_t i = 0; i < corridor.models.size(); ++i) {
    const Index<Model> model(i);
    const bool truck = corridor.models[model].segment == "truck";
    const std::string shares = truck ? "" : "cars";
    if (!truck) corridor.packings.add({model, Form::built_up, box, static_cast<double>(pick(2, 4)), shares});
    corridor.packings.add({model, Form::built_up, wagon, truck ? 1.0 : static_cast<double>(pick(2, 5)), shares});
    corridor.packings.add({model, Form::kit, box, truck ? 2.0 : 4.5, "kits"});
  }
  const Index<Model> suv = at(corridor.models, "suv");
  fill<Kit>(corridor.kits, {{"suv_body", suv, Metres(2.2), Metres(1.8), Metres(1.1), Kilograms(620), 1, 2},
                            {"suv_engine", suv, Metres(1.1), Metres(1), Metres(0.9), Kilograms(240), 1, 3}});
}

void CorridorDraft::draw_parts() {
  fill<Part>(corridor.parts, {{"axle", name("axle"), Unit::piece, Money(120), false},
                              {"battery", name("battery"), Unit::kwh, Money(25), true},
                              {"engine", name("engine"), Unit::piece, Money(900), true}});
  const Index<Part> axle = at(corridor.parts, "axle"), battery = at(corridor.parts, "battery"),
                    engine = at(corridor.parts, "engine");
  for (std::size_t i = 0; i < corridor.models.size(); ++i) {
    const Model& model = corridor.models[Index<Model>(i)];
    corridor.bill_of_materials.add({Index<Model>(i), axle, model.segment == "truck" ? 3.0 : 2.0});
    if (model.battery > KilowattHours())
      corridor.bill_of_materials.add({Index<Model>(i), battery, model.battery.value()});
    if (model.id != "sedan_ev") corridor.bill_of_materials.add({Index<Model>(i), engine, 1});
  }
}

void CorridorDraft::draw_resources() {
  const long size = tiny_ ? 1 : 3;
  const auto row = [&](const char* id, const char* where, Unit unit, Interval per, double capacity) {
    return Resource{id, place(where), name(id), unit, per, Amount(capacity)};
  };
  const auto some = [&](long low, long high) { return static_cast<double>(pick(low * size, high * size)); };
  const Interval often = chance(60) ? Interval::period : Interval::day;
  fill<Resource>(corridor.resources,
                 {row("line_new", "plant_a", Unit::vehicle, Interval::week, some(2, 7)),
                  row("line_fuel", "plant_a", Unit::vehicle, Interval::week, some(2, 7)),
                  row("line_b", "plant_b", Unit::vehicle, chance(50) ? Interval::week : Interval::day, some(1, 5)),
                  row("trucks", "hub", Unit::vehicle, Interval::day, some(1, 3)),
                  row("gate_a", "port_a", Unit::ceu, often, some(1, 4)),
                  row("gate_b", "port_b", Unit::vehicle, Interval::day, some(1, 2)),
                  row("bays_a", "port_a", Unit::hour, often, some(1, 3)),
                  row("chargers_a", "port_a", Unit::kwh, Interval::month, some(60, 300)),
                  row("crew_a", "port_a", Unit::box, Interval::day, some(1, 2)),
                  row("yard_a", "port_a", Unit::m2, often, some(15, 40)),
                  row("yard_b", "port_b", Unit::vehicle, Interval::day, some(1, 4)),
                  row("ramp_b", "port_b", Unit::lane_m, Interval::year, 14.0 * static_cast<double>(size)),
                  row("scale_far", "port_far", Unit::kg, Interval::week, 9000.0 * static_cast<double>(size)),
                  row("hall_rail", "market_rail", Unit::m3, Interval::month, 60.0 * static_cast<double>(size)),
                  row("brokers", "port_far", Unit::vehicle, Interval::horizon, some(4, 9)),
                  row("cells_near", "maker_near", Unit::kwh, Interval::week, some(60, 300)),
                  row("cells_far", "maker_far", Unit::kwh, Interval::month, some(60, 400)),
                  row("forge", "maker_near", Unit::piece, Interval::week, some(6, 24))});
}

void CorridorDraft::draw_capacities() {
  const auto dates = [&](long from, long to) { return DateRange{day(from), day(to)}; };
  corridor.capacities.add({resource("bays_a"), dates(0, days_ + 9), 0x1f, 0, 12, {}, 1.5});
  corridor.capacities.add(
      {resource("bays_a"), dates(1, 2), 0x7f, 0, 24, Amount(static_cast<double>(pick(0, 4))), {}});
  corridor.capacities.add({resource("gate_a"), dates(0, days_ + 9), 0x40, 0, 24, Amount(0), {}});
  corridor.capacities.add({resource("line_new"), dates(3, days_ + 9), 0x7f, 0, 24, {}, 1.25});
  corridor.capacities.add({resource("trucks"), dates(days_ / 2, days_ / 2), 0x7f, 0, 24, {}, 0.5});
  const auto lever = [&](const char* id, const char* adds_to, double adds, double cost, int at_most,
                         const char* word) {
    const Index<Resource> to = adds_to ? resource(adds_to) : Index<Resource>();
    return Lever{id,      name(id), to, {}, {}, Amount(adds), Money(cost), Money(1000), Hours::days(pick(0, 2)),
                 at_most, word,     {}};
  };
  fill<Lever>(corridor.levers,
              {lever("more_bays", "bays_a", 2, 50000, 2, ""), lever("more_brokers", "brokers", 3, 1500, 1, "office"),
               lever("more_cells", "cells_near", 100, 800, 2, ""), lever("more_yard", "yard_a", 30, 2500, 1, ""),
               lever("more_trucks", "trucks", 2, 4000, 1, "office"), lever("new_market", nullptr, 0, 20000, 1, "")});
  fill<PlausibleRange>(corridor.ranges,
                       {{"exports", name("exports"), "orders", "quantity", "kind", {"export"}, 0.5, 1.5}});
  fill<Variation>(corridor.variations, {{"sea_days", "hours", "roro_a", "triangular", 0.9, 1, 1.4}});
}

void CorridorDraft::draw_supplies() {
  fill<Supplier>(corridor.suppliers, {{"far", place("maker_far"), name("far"), false},
                                      {"near", place("maker_near"), name("near"), true}});
  const Index<Supplier> near = at(corridor.suppliers, "near"), far = at(corridor.suppliers, "far");
  const Index<Part> axle = at(corridor.parts, "axle"), battery = at(corridor.parts, "battery"),
                    engine = at(corridor.parts, "engine");
  const Index<Place> a = place("plant_a"), b = place("plant_b");
  const DateRange all{day(0), day(days_ + 9)};
  fill<Supply>(corridor.supplies,
               {{"axle_a", near, axle, a, resource("forge"), Hours(), Money(110), all},
                {"axle_b", near, axle, b, resource("forge"), Hours(), Money(115), all},
                {"battery_a_far",
                 far,
                 battery,
                 a,
                 resource("cells_far"),
                 Hours::of(static_cast<double>(pick(0, 7)) * 24),
                 Money(18),
                 {day(0), day(pick(0, days_))}},
                {"battery_a_near", near, battery, a, resource("cells_near"), Hours(), Money(24), all},
                {"battery_b", far, battery, b, resource("cells_far"), Hours(), Money(20), all},
                {"engine_a", near, engine, a, resource("forge"), Hours(), Money(800), all},
                {"engine_b", far, engine, b, resource("forge"), Hours(), Money(860), all}});
  for (const Index<Place> plant : {a, b})
    for (const Index<Part> part : {axle, battery, engine})
      if (chance(70)) {
        const double opening = static_cast<double>(part == battery ? pick(0, 3) * 60 : pick(0, tiny_ ? 3 : 12));
        corridor.part_stocks.add({plant, part, opening, Money(part == battery ? 0.5 : 15)});
      }
}

}  // namespace yizhan
