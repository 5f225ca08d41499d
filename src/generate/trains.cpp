// Car trains that pay to run and need a minimum, container trains, and trucks on their own wheels over the border.
#include <algorithm>
#include <cmath>

#include "generate/demand.h"
#include "generate/makers.h"
#include "generate/timetable.h"

namespace yizhan::generate {

namespace {

constexpr double cars_per_train = 140;  // the greater half of a train, which the corridor's shippers take
constexpr double by_car_train = 0.55;   // of vehicles that fit a wagon
constexpr double boxes_per_train = 9;   // offered to the corridor's shippers
constexpr long longest_train_gap = 28;

std::string border_of(const KnownMarket& market) {
  return std::string_view(market.trade) == "central-asia" ? "khorgos" : "manzhouli";
}

Index<Service> add_service(Draft& draft, const KnownMarket& market, bool cars) {
  const KnownTrade& trade = *draft.trades[draft.trade_of(market)];
  Service row;
  row.id = (cars ? "jsq-" : "box-train-") + std::string(market.port);
  row.name = {(cars ? "JSQ Qingdao-" : "Container train Qingdao-") + std::string(market.port_en),
              (cars ? "JSQ青岛—" : "班列青岛—") + std::string(market.port_zh)};
  row.stage = "ship";
  row.mode = draft.mode(cars ? "rail_car" : "rail_box");
  row.carrier = "China Railway";
  row.from = draft.place(rail_terminal);
  row.from_state = draft.state(cars ? "inspected" : "ready");
  row.to = draft.place(market.port);
  row.to_state = draft.state("landed");
  row.damage_share = 0.002;
  row.load_unit = draft.load_unit(cars ? "wagon-jsq" : "box-40hc");
  row.per_load_unit = Money(cars ? std::round(trade.usd_per_teu * 2.3 / 1000) * 1000 : trade.usd_per_teu);
  row.declaration = Money(200);
  row.source = "A";
  return draft.corridor.services.add(std::move(row));
}

/// What the corridor's shippers may take of a car train, together.
struct TrainPart {
  double wagons, fixed;
  long minimum;
};

void add_car_trains(Draft& draft, const KnownMarket& market, double vehicles, const std::vector<Pull>& pulls,
                    Index<Resource> border) {
  const Index<Service> service = add_service(draft, market, true);
  draft.take(service, border, Basis::vehicle);
  // Where few are wanted, two smaller parts of trains are on offer.
  const TrainPart part = vehicles > 0 ? TrainPart{18, 260000, 75} : TrainPart{6, 60000, 25};
  const long count = std::max(2L, std::lround(vehicles / cars_per_train));
  const std::vector<long> days = days_wanted(season_of(draft, market.days), count, pulls);
  for (std::size_t i = 0; i < days.size(); ++i) {
    Departure row =
        departure(draft, numbered("jsq-" + std::string(market.port), i + 1), service, days[i], market.days);
    row.load_units = Amount(part.wagons);
    row.fixed = Money(part.fixed);
    row.minimum = Vehicles(part.minimum);
    draft.corridor.departures.add(std::move(row));
  }
}

void add_box_trains(Draft& draft, const KnownMarket& market, double boxes, const std::vector<Pull>& pulls,
                    Index<Resource> border) {
  const std::string name = "box-train-" + std::string(market.port);
  const Index<Service> service = add_service(draft, market, false);
  draft.take(service, border, Basis::vehicle);
  const SailingSeason season = season_of(draft, market.days);
  const long count = std::max(season.days() / longest_train_gap + 1, std::lround(boxes / boxes_per_train));
  Draw draw = draft.draw(name);
  const std::vector<long> days = days_wanted(season, count, pulls);
  const std::vector<long> sizes = uneven(draw, std::max(2 * count, std::lround(boxes)), count);
  for (std::size_t i = 0; i < days.size(); ++i) {
    Departure row = departure(draft, numbered(name, i + 1), service, days[i], market.days + 1);
    row.load_units = Amount(static_cast<double>(std::max(1L, sizes[i])));
    draft.corridor.departures.add(std::move(row));
  }
  draft.offered_by_rail.boxes += static_cast<double>(std::max(2 * count, std::lround(boxes)));
}

/// Heavy trucks go from their plants to the border and on.
void add_crossing(Draft& draft, const KnownMarket& market) {
  const std::string border = border_of(market);
  const Index<Resource> crossing = Draft::find(draft.corridor.resources, "crossing-" + border);
  const bool west = border == "khorgos";
  Leg& leg = draft.add_leg("cross-" + border + "-" + market.port, "ship", "driven", {border, "arrived"},
                           {market.port, "landed"}, west ? 48 : 240, {Money(west ? 2600 : 21000), Money(), Money()});
  leg.filter.segments = {"light-truck", "heavy-truck"};
  draft.take(crossing);
}

void add_border(Draft& draft, const std::string& border, double by_rail, double trucks, double weeks) {
  const bool west = border == "khorgos";
  const Name name = west ? Name{"Khorgos", "霍尔果斯"} : Name{"Manzhouli", "满洲里"};
  draft.add_resource("rail-" + border, border, {name.en + " rail slots", name.zh + "铁路车辆配额"}, Unit::vehicle,
                     Interval::week, std::max(150.0, 1.6 * by_rail / weeks));
  draft.add_resource("crossing-" + border, border, {name.en + " road crossing", name.zh + "公路口岸"}, Unit::vehicle,
                     Interval::week, std::max(20.0, 1.3 * trucks / weeks));
}

void add_drives(Draft& draft, const std::string& border) {
  for (const KnownPlant* plant : draft.plants) {
    if (!plant->driven) continue;
    const Place& at = draft.corridor.places[draft.place(border)];
    const long km = road_km(plant->position, {*at.latitude, *at.longitude});
    Leg& leg = draft.add_leg("drive-" + std::string(plant->id) + "-" + border, "haul", "driven", {plant->id, "built"},
                             {border, "arrived"}, 2 + static_cast<double>(std::lround(static_cast<double>(km) / 26)),
                             {Money(haul_cost(km, true)), Money(), Money()});
    leg.filter.forms = {Form::built_up};
  }
}

}  // namespace

void add_trains(Draft& draft) {
  const std::vector<WantedByRail> wanted = wanted_by_rail(draft);
  const double weeks = static_cast<double>(draft.extent.days - 30) / 7;
  for (const char* border : {"khorgos", "manzhouli"}) {
    if (!draft.place(border).exists()) continue;
    WantedByRail all;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (border_of(*draft.markets[i]) != border) continue;
      all.vehicles += wanted[i].vehicles + wanted[i].kits;
      all.trucks += wanted[i].trucks;
    }
    add_border(draft, border, all.vehicles, all.trucks, weeks);
    if (std::any_of(draft.plants.begin(), draft.plants.end(), [](const auto* plant) { return plant->driven; }))
      add_drives(draft, border);
  }
  const double room = 1 / draft.wishes.tightness;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const KnownMarket& market = *draft.markets[i];
    if (!draft.trades[draft.trade_of(market)]->rail) continue;
    const Index<Resource> border = Draft::find(draft.corridor.resources, "rail-" + border_of(market));
    // A car train needs many at once: where few are wanted, container trains have room for all.
    const bool often =
        by_car_train * wanted[i].vehicles > cars_per_train * static_cast<double>(draft.extent.days) / 50;
    const double by_car = often ? by_car_train : 0;
    const double cars = by_car * wanted[i].vehicles;
    const double kits = wanted[i].kits / kits_per_box;
    add_car_trains(draft, market, cars * room, wanted[i].pulls, border);
    add_box_trains(draft, market, ((1 - by_car) * wanted[i].boxes + kits / 0.85) * 1.1 * room, wanted[i].pulls,
                   border);
    draft.offered_by_rail.ceu += 1.25 * cars * room;
    draft.offered_by_rail.kits += kits;
    add_crossing(draft, market);
  }
}

}  // namespace yizhan::generate
