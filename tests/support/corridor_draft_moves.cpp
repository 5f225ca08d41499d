#include "tests/support/corridor_draft.h"

namespace yizhan {

void CorridorDraft::draw_moves() {
  draw_legs();
  draw_services();
  draw_departures();
  draw_takes();
  draw_storage();
  draw_rules();
}

Leg CorridorDraft::leg(std::string id, std::string stage, std::string_view mode, std::string_view from,
                       std::string_view to, double hours, MoveCost cost) {
  const auto split = [](std::string_view end) {
    const auto colon = end.find(':');
    return std::pair(end.substr(0, colon), end.substr(colon + 1));
  };
  const auto [from_place, from_state] = split(from);
  const auto [to_place, to_state] = split(to);
  Leg leg;
  leg.id = std::move(id);
  leg.stage = std::move(stage);
  leg.mode = at(corridor.modes, mode);
  leg.from = place(from_place);
  leg.from_state = state(from_state);
  leg.to = place(to_place);
  leg.to_state = state(to_state);
  leg.hours = Hours::of(hours);
  leg.cost = cost;
  return leg;
}

void CorridorDraft::draw_legs() {
  const auto each = [&](long low, long high) { return MoveCost{yuan(low, high), {}, {}}; };
  std::vector<Leg> legs = {
      leg("build_new", "build", "line", "plant_a:ordered", "plant_a:built", hours(8, 30), each(0, 300)),
      leg("build_fuel", "build", "line", "plant_a:ordered", "plant_a:built", hours(8, 30), each(0, 300)),
      leg("build_b", "build", "line", "plant_b:ordered", "plant_b:built", hours(8, 36), each(0, 900)),
      leg("haul_a_a", "haul", "road", "plant_a:built", "port_a:arrived", hours(1, 8),
          {yuan(100, 300), Money(20), {}}),
      leg("haul_b_a", "haul", "road", "plant_b:built", "port_a:arrived", hours(4, 12),
          {yuan(300, 600), Money(50), {}}),
      leg("haul_b_b", "haul", "road", "plant_b:built", "port_b:arrived", hours(1, 5), each(100, 250)),
      leg("haul_hub", "haul", "road", "hub:built", "port_a:arrived", hours(10, 30), each(800, 1500)),
      leg("gather_a", "gather", "yard", "port_a:arrived", "port_a:gathered", hours(0, 4), each(20, 60)),
      leg("inspect_a", "inspect", "yard", "port_a:gathered", "port_a:inspected", hours(1, 6),
          {Money(50), {}, Money(3)}),
      leg("stuff_a", "stuff", "yard", "port_a:inspected", "port_a:stuffed", hours(1, 3), each(200, 500)),
      leg("onestop_a", "stuff", "yard", "port_a:arrived", "port_a:stuffed", hours(2, 6), each(300, 800)),
      leg("handle_b", "inspect", "yard", "port_b:arrived", "port_b:inspected", hours(2, 9), each(80, 200)),
      leg("clear_sea", "clear", "yard", "port_far:landed", "port_far:cleared", hours(4, 20), each(100, 300)),
      leg("deliver_sea", "deliver", "road", "port_far:cleared", "market_sea:delivered", hours(3, 20), each(200, 700)),
      leg("clear_rail", "clear", "yard", "market_rail:landed", "market_rail:cleared", hours(2, 12), each(100, 300)),
      leg("deliver_rail", "deliver", "yard", "market_rail:cleared", "market_rail:delivered", hours(2, 12),
          each(50, 100)),
      leg("home_a", "deliver", "road", "plant_a:built", "market_home:delivered", hours(6, 30), each(200, 900)),
      leg("home_b", "deliver", "road", "plant_b:built", "market_home:delivered", hours(6, 40), each(200, 900)),
      leg("drive_out", "ship", "truck_export", "plant_b:built", "market_rail:landed", hours(40, 80),
          each(4000, 9000))};
  const auto find = [&](std::string_view id) -> Leg& {
    return *std::find_if(legs.begin(), legs.end(), [&](const Leg& row) { return row.id == id; });
  };
  const auto powertrain = [&](std::string_view id) { return at(corridor.powertrains, id); };
  find("build_new").filter.powertrains = {powertrain("battery"), powertrain("hybrid")};
  find("build_fuel").filter.powertrains = {powertrain("lng"), powertrain("petrol")};
  find("build_b").filter.models = {at(corridor.models, "sedan_hybrid"), at(corridor.models, "suv")};
  find("stuff_a").filter.segments = {"passenger"};
  find("home_b").filter.makers = {at(corridor.makers, chance(50) ? "group" : "south")};
  find("drive_out").filter.forms = {Form::built_up};
  find("onestop_a").dates = {day(pick(0, 2)), day(days_ + 20)};
  if (chance(50)) find("clear_rail").dates.to = day(days_);
  fill(corridor.legs, std::move(legs));
}

Service CorridorDraft::service(std::string id, std::string stage, std::string_view mode, std::string_view from,
                               std::string_view to) {
  const Leg ends = leg("", "", mode, from, to, 0, {});
  Service service;
  service.name = name(id);
  service.id = std::move(id);
  service.stage = std::move(stage);
  service.mode = ends.mode;
  service.from = ends.from;
  service.from_state = ends.from_state;
  service.to = ends.to;
  service.to_state = ends.to_state;
  return service;
}

void CorridorDraft::draw_services() {
  std::vector<Service> services = {service("roro_a", "ship", "roro", "port_a:inspected", "port_far:landed"),
                                   service("roro_b", "ship", "roro", "port_b:inspected", "port_far:landed"),
                                   service("liner", "ship", "liner", "port_a:stuffed", "port_far:landed"),
                                   service("train", "ship", "rail", "port_a:inspected", "market_rail:landed"),
                                   service("barge", "feed", "roro", "port_b:inspected", "port_a:inspected"),
                                   service("onward", "ship", "liner", "port_far:landed", "market_rail:landed")};
  for (Service& row : services) {
    row.filter.forms = {Form::built_up};
    row.cost.per_ceu = yuan(300, 900);
    row.damage_share = 0.001 * static_cast<double>(pick(0, 4));
  }
  services[0].carrier = services[1].carrier = "blue";
  services[1].cost.per_m3 = Money(12);
  Service& liner = services[2];
  liner.carrier = "red";
  liner.filter.forms = {};
  liner.load_unit = at(corridor.load_units, "box40");
  liner.per_load_unit = yuan(800, 4000);
  liner.declaration = yuan(0, 3) * 150.0;
  liner.minimum_per_lot = Vehicles(pick(0, 2));
  Service& train = services[3];
  train.load_unit = at(corridor.load_units, "wagon");
  train.per_load_unit = yuan(200, 900);
  train.declaration = yuan(0, 2) * 120.0;
  train.damage_share = 0.004;
  services[5].filter.segments = {"passenger"};
  fill(corridor.services, std::move(services));
}

Departure CorridorDraft::departure(const std::string& service, int number, std::int64_t departs,
                                   std::int64_t cutoff_before, std::int64_t duration) {
  Departure row;
  row.id = service + "_" + std::to_string(100 + number);
  row.service = at(corridor.services, service);
  row.departs = Instant::minute(departs);
  row.cutoff = Instant::minute(departs - cutoff_before);
  row.arrives = Instant::minute(departs + duration);
  row.rate_factor = static_cast<double>(pick(8, 13)) / 10;
  return row;
}

void CorridorDraft::draw_departures() {
  const long size = tiny_ ? 1 : 2;
  const auto some = [&](long low, long high) { return Amount(static_cast<double>(pick(low * size, high * size))); };
  const long last = (days_ + corridor.calendar.tail_days) * 1440;
  const long step = std::max(480L, days_ * 1440 / (tiny_ ? 3 : 5));
  std::vector<Departure> rows;
  int number = 0;
  for (long t = step + pick(0, 8) * 45; t < last; t += step + pick(-4, 8) * 30, ++number) {
    const auto cutoff = [&] { return pick(2, 12) * 30 * days_ / 10; };
    const auto sail = [&](long low, long high) { return pick(low, high) * 15 * days_ / 10; };
    Departure roro = departure("roro_a", number, t, cutoff(), sail(80, 180));
    roro.ceu = some(1, 4);
    if (chance(50)) roro.lane_m = Amount(static_cast<double>(pick(6, 20) * size));
    if (chance(40)) roro.m2 = Amount(static_cast<double>(pick(10, 30) * size));
    roro.voyage = "call_" + std::to_string(100 + number);
    if (chance(40)) roro.fixed = yuan(500, 4000);
    Departure second = departure("roro_b", number, t - 120, cutoff(), sail(90, 180));
    second.voyage = roro.voyage;
    second.ceu = roro.ceu, second.lane_m = roro.lane_m, second.m2 = roro.m2, second.fixed = roro.fixed;
    rows.push_back(roro);
    rows.push_back(second);
    Departure liner = departure("liner", number, t + pick(-6, 6) * 30, cutoff(), sail(90, 200));
    liner.teu = some(2, 5);
    if (chance(30)) liner.load_units = some(1, 2);
    if (chance(30)) liner.kg = Amount(static_cast<double>(pick(3, 9) * 1000 * size));
    rows.push_back(liner);
    Departure train = departure("train", number, t + pick(0, 8) * 30, cutoff(), sail(70, 160));
    train.load_units = some(1, 2);
    if (chance(60)) train.fixed = yuan(300, 3000);
    if (chance(60)) train.minimum = Vehicles(pick(1, 1 + size));
    rows.push_back(train);
    Departure barge = departure("barge", number, t - 300, 60, sail(8, 20));
    barge.vehicles = some(1, 2);
    if (chance(60)) rows.push_back(barge);
    Departure onward = departure("onward", number, t + 200, 90, sail(30, 90));
    onward.vehicles = some(1, 2);
    if (chance(60)) rows.push_back(onward);
  }
  const auto outside = [&](const Departure& row) {
    return row.departs.minute() < 0 || row.cutoff.minute() < 0 || row.arrives.minute() > last;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), outside), rows.end());
  fill(corridor.departures, std::move(rows));
}

void CorridorDraft::draw_takes() {
  struct Use {
    const char *leg, *service, *resource;
    double amount;
    Basis basis;
  };
  static const std::vector<Use> uses = {
      {"build_b", "", "line_b", 1, Basis::vehicle},     {"build_fuel", "", "line_fuel", 1, Basis::vehicle},
      {"build_new", "", "line_new", 1, Basis::vehicle}, {"clear_sea", "", "brokers", 1, Basis::vehicle},
      {"deliver_rail", "", "hall_rail", 1, Basis::m3},  {"deliver_sea", "", "scale_far", 1, Basis::kg},
      {"haul_a_a", "", "gate_a", 1, Basis::ceu},        {"haul_a_a", "", "trucks", 0.5, Basis::vehicle},
      {"haul_b_a", "", "gate_a", 1, Basis::ceu},        {"haul_b_a", "", "trucks", 1, Basis::vehicle},
      {"haul_b_b", "", "gate_b", 1, Basis::vehicle},    {"inspect_a", "", "bays_a", 0.75, Basis::vehicle},
      {"onestop_a", "", "bays_a", 0.25, Basis::ceu},    {"onestop_a", "", "chargers_a", 0.5, Basis::kwh},
      {"stuff_a", "", "crew_a", 1, Basis::load_unit},   {"", "onward", "brokers", 0.5, Basis::vehicle},
      {"", "roro_a", "gate_a", 0.2, Basis::ceu},        {"", "roro_b", "ramp_b", 1, Basis::lane_m}};
  for (const Use& use : uses) {
    Take take{{}, {}, resource(use.resource), use.amount, use.basis, {}};
    if (*use.leg) take.leg = at(corridor.legs, use.leg);
    if (*use.service) take.service = at(corridor.services, use.service);
    if (use.basis == Basis::load_unit) take.load_unit = at(corridor.load_units, "box40");
    corridor.takes.add(take);
  }
}

void CorridorDraft::draw_storage() {
  const auto stay = [&](const char* where, long least, Index<Resource> resource, Basis basis) {
    corridor.storage.add({place(where), Hours::days(pick(least, std::max(least, days_ / 2))), resource, basis});
  };
  stay("market_rail", 1, {}, Basis::vehicle);
  stay("plant_a", 2, {}, Basis::vehicle);
  stay("port_a", 2, resource("yard_a"), Basis::m2);
  stay("port_b", 2, resource("yard_b"), Basis::vehicle);
  const auto step = [&](const char* where, double after, long low, long high, Basis basis) {
    corridor.tariffs.add({place(where), Hours::of(after * 24), yuan(low, high), basis});
  };
  step("market_rail", 0.25, 40, 90, Basis::vehicle);
  step("plant_b", 0, 5, 20, Basis::ceu);
  step("port_a", days_ < 5 ? 0.25 : 1, 3, 9, Basis::m2);
  step("port_a", days_ < 5 ? 0.75 : 2.5, 10, 40, Basis::m2);
  step("port_a", days_ < 5 ? 1.25 : 4, 0, 10, Basis::vehicle);
  step("port_b", 0.5, 20, 60, Basis::vehicle);
  corridor.tariffs.add({place("port_b"), Hours::of(36), Money(30), Basis::lane_m});
  step("port_far", 1, 50, 200, Basis::vehicle);
  corridor.tariffs.add({place("port_far"), Hours::of(40), Money(0.2), Basis::kg});
}

void CorridorDraft::draw_rules() {
  const auto row = [&](const char* id, const char* powertrain, const char* mode, Permission allowed) {
    Rule rule;
    rule.id = id;
    rule.mode = at(corridor.modes, mode);
    rule.powertrain = at(corridor.powertrains, powertrain);
    rule.allowed = allowed;
    return rule;
  };
  std::vector<Rule> rules = {row("liner_any", "", "liner", Permission::yes),
                             row("liner_battery", "battery", "liner", Permission::yes),
                             row("liner_red", "lng", "liner", Permission::no),
                             row("rail_any", "", "rail", Permission::yes),
                             row("rail_battery_stop", "battery", "rail", Permission::unknown),
                             row("rail_kz", "hybrid", "rail", Permission::yes),
                             row("road_any", "petrol", "truck_export", Permission::yes),
                             row("road_hybrid", "hybrid", "truck_export", Permission::yes),
                             row("road_lng", "lng", "truck_export", Permission::yes),
                             row("roro_any", "", "roro", Permission::yes),
                             row("roro_battery", "battery", "roro", Permission::yes)};
  rules[1].lead = Hours::of(hours(1, 12));
  rules[1].cost = yuan(100, 400);
  rules[1].max_soc = 0.5;
  rules[1].documents = "UN3556";
  rules[2].carrier = "red";
  rules[4].dates = {day(pick(0, days_)), day(days_ + 20)};
  rules[5].country = "KZ";
  rules[5].cost = yuan(10, 90);
  rules[5].lead = Hours::of(hours(1, 5));
  rules[7].lead = Hours::of(hours(2, 9));
  rules[10].lead = Hours::of(hours(1, 8));
  rules[10].cost = yuan(20, 100);
  fill(corridor.rules, std::move(rules));
}

}  // namespace yizhan
