// What the orders want of each gateway and trade, if there were room for all.
#pragma once

#include "generate/draft.h"

namespace yizhan::generate {

/// How much wants to leave about a day.
struct Pull {
  long day;
  double amount;
};

/// Built-up vehicles and kits that want a relation.
struct Wanted {
  double vehicles = 0, ceu = 0, kits = 0;
  std::vector<Pull> built_up, in_kits;  // in CEU
};

/// By gateway and trade: each consignment wants the ship of the gateway that is cheapest to haul to, of those that
/// ply its trade (for kits: that stuff containers too), unless it stands at the main terminal already.
std::vector<std::vector<Wanted>> wanted_by_sea(const Draft& draft);

/// By market in their order; trucks too large for a wagon or box stand apart.
struct WantedByRail {
  double vehicles = 0, trucks = 0, kits = 0;
  double boxes = 0;         // that the vehicles would fill
  std::vector<Pull> pulls;  // in vehicles, without the trucks
};
std::vector<WantedByRail> wanted_by_rail(const Draft& draft);

}  // namespace yizhan::generate
