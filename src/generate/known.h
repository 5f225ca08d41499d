// What is known of the export of vehicles and calibrates every generated corridor: gateways, trades, markets, plants
// and models. Figures are those of corridors/make/tables, with their marks; all others are assumed.
#pragma once

#include <span>

#include "model/corridor.h"

namespace yizhan::generate {

struct Position {
  double latitude, longitude;
};

/// A port of departure. The first is the main gateway, which also has a rail hub.
struct KnownGateway {
  const char *id, *en, *zh;
  Position position;
  bool boxes;  // stuffs containers too
};

/// A relation that ships or trains ply.
struct KnownTrade {
  const char *id, *en, *zh;
  bool rail;
  double usd_per_m3;   // RoRo; by rail the base of a vehicle's value
  double usd_per_teu;  // container lines; by rail yuan for a container
  const char* source;  // of the latter
};

/// A country of delivery, the place where vehicles land for it, and its customs.
struct KnownMarket {
  const char *id, *en, *zh, *country;
  const char* trade;
  const char *port, *port_en, *port_zh, *port_country;
  int days;  // from the main gateway
  double clear_hours, clear_cny;
  long weight;      // its share of what is exported built up
  long kit_weight;  // of what is exported in kits
  double duty, kit_duty;
  const char* duty_source;
};

struct KnownPlant {
  const char *id, *en, *zh, *maker, *region;
  Position position;
  long weight;
  bool kits;    // packs kits
  bool driven;  // its vehicles go on their own wheels
};

struct KnownMaker {
  const char *id, *parent, *en, *zh;
};

struct KnownModel {
  const char *id, *maker, *group, *segment, *en, *zh, *powertrain;
  double length_mm, width_mm, height_mm, mass_kg, battery_kwh, value_cny, export_cny;
  int per_box, per_wagon, kits_per_box;  // 0: does not go in
  long weight;
  const char* source;
};

struct KnownSource {
  const char *id, *text, *url;
};

std::span<const KnownGateway> known_gateways();  // in the order in which they are taken
std::span<const KnownTrade> known_trades();
std::span<const KnownMarket> known_markets();  // likewise
std::span<const KnownPlant> known_plants();    // likewise
std::span<const KnownMaker> known_makers();    // parents first
std::span<const KnownModel> known_models();
std::span<const KnownSource> known_sources();

}  // namespace yizhan::generate
