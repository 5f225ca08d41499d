// Plants, terminals, ports and markets.
#include <set>

#include "generate/makers.h"

namespace yizhan::generate {

namespace {

void add(Draft& draft, std::string id, PlaceKind kind, Name name, std::string country, std::string region = "",
         std::optional<Position> position = {}, std::string_view maker = "") {
  Place place;
  place.id = std::move(id);
  place.kind = kind;
  place.name = std::move(name);
  place.country = std::move(country);
  place.region = std::move(region);
  if (position) place.latitude = position->latitude, place.longitude = position->longitude;
  place.maker = Draft::find(draft.corridor.makers, maker);
  place.source = "A";
  draft.corridor.places.add(std::move(place));
}

void add_gateways(Draft& draft) {
  for (const KnownGateway* gateway : draft.gateways) {
    if (gateway != draft.gateways.front()) {
      add(draft, gateway->id, PlaceKind::port, {gateway->en, gateway->zh}, "CN", "", gateway->position);
      continue;
    }
    add(draft, roro_terminal(draft, 0), PlaceKind::terminal, {"Qingdao RoRo terminal", "青岛滚装码头"}, "CN",
        "qingdao", gateway->position);
    add(draft, box_terminal(draft, 0), PlaceKind::terminal, {"Qingdao container terminal", "青岛集装箱码头"}, "CN",
        "qingdao", Position{36.00, 120.22});
    add(draft, std::string(rail_terminal), PlaceKind::terminal, {"Qingdao rail hub", "青岛多式联运中心"}, "CN",
        "qingdao", Position{36.27, 120.06});
  }
}

void add_abroad(Draft& draft) {
  std::set<std::string_view> ports;
  for (const KnownMarket* market : draft.markets) {
    add(draft, market->id, PlaceKind::market, {market->en, market->zh}, market->country);
    const bool rail = draft.trades[draft.trade_of(*market)]->rail;
    if (ports.insert(market->port).second)
      add(draft, market->port, rail ? PlaceKind::hub : PlaceKind::port, {market->port_en, market->port_zh},
          market->port_country);
    if (rail && ports.insert(market->trade).second) {
      const bool west = std::string_view(market->trade) == "central-asia";
      add(draft, west ? "khorgos" : "manzhouli", PlaceKind::border,
          west ? Name{"Khorgos border crossing", "霍尔果斯口岸"} : Name{"Manzhouli border crossing", "满洲里口岸"},
          "CN", "", west ? Position{44.21, 80.41} : Position{49.60, 117.43});
    }
  }
}

}  // namespace

void add_places(Draft& draft) {
  for (const KnownPlant* plant : draft.plants)
    add(draft, plant->id, PlaceKind::plant, {plant->en, plant->zh}, "CN", plant->region, plant->position,
        plant->maker);
  add(draft, std::string(used_yard), PlaceKind::hub, {"Qingdao used-vehicle yard", "青岛二手车出口基地"}, "CN",
      "qingdao", Position{36.35, 120.35}, "various");
  add_gateways(draft);
  add(draft, "cn", PlaceKind::market, {"China (distribution yards)", "国内分拨"}, "CN");
  add_abroad(draft);
}

}  // namespace yizhan::generate
