// The tables of a corridor, by name.
#pragma once

#include <concepts>
#include <type_traits>

#include "model/corridor.h"

namespace yizhan::feed {

/// Calls `visit` with the name and the rows of every table.
template <class C, class Visit>
requires std::same_as<std::remove_const_t<C>, Corridor>
void for_each_table(C& corridor, Visit visit) {
  visit("sources", corridor.sources);
  visit("states", corridor.states);
  visit("modes", corridor.modes);
  visit("powertrains", corridor.powertrains);
  visit("makers", corridor.makers);
  visit("places", corridor.places);
  visit("models", corridor.models);
  visit("load_units", corridor.load_units);
  visit("packings", corridor.packings);
  visit("kits", corridor.kits);
  visit("parts", corridor.parts);
  visit("bill_of_materials", corridor.bill_of_materials);
  visit("suppliers", corridor.suppliers);
  visit("resources", corridor.resources);
  visit("capacities", corridor.capacities);
  visit("supplies", corridor.supplies);
  visit("part_stocks", corridor.part_stocks);
  visit("funds", corridor.funds);
  visit("levers", corridor.levers);
  visit("orders", corridor.orders);
  visit("stock", corridor.stock);
  visit("legs", corridor.legs);
  visit("services", corridor.services);
  visit("departures", corridor.departures);
  visit("takes", corridor.takes);
  visit("storage", corridor.storage);
  visit("tariffs", corridor.tariffs);
  visit("rules", corridor.rules);
  visit("quotas", corridor.quotas);
  visit("duties", corridor.duties);
  visit("subsidies", corridor.subsidies);
  visit("variations", corridor.variations);
  visit("ranges", corridor.ranges);
  visit("targets", corridor.targets);
  visit("accounts", corridor.accounts);
  visit("pins", corridor.pins);
  visit("executed", corridor.executed);
}

}  // namespace yizhan::feed
