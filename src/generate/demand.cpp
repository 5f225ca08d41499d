#include "generate/demand.h"

#include <algorithm>

#include "model/rules.h"

namespace yizhan::generate {

namespace {

std::size_t cheapest_gateway(const Draft& draft, const Consignment& wants, std::size_t trade, bool kits) {
  std::size_t best = 0;
  if (wants.at_main) return best;
  double least = haul_cost(road_km(wants.origin, draft.gateways[0]->position), false);
  for (const std::size_t gateway : hauled_to(draft, wants.origin)) {
    if (!draft.plies[gateway][trade] || (kits && !draft.gateways[gateway]->boxes)) continue;
    const double cost = haul_cost(road_km(wants.origin, draft.gateways[gateway]->position), false);
    if (cost < least) best = gateway, least = cost;
  }
  return best;
}

/// The day on which a lot would best leave: between when it can be there and when it must have left; what is built
/// may not stand for long.
long best_day(const Draft& draft, const Consignment& wants, const Order& order) {
  constexpr long to_the_ship = 8, from_the_ship = 4;
  if (wants.at_main) return 0;
  if (wants.built) return to_the_ship + 4;
  const long from = (order.earliest - draft.corridor.calendar.start).count() + to_the_ship;
  const long until = (order.due - draft.corridor.calendar.start).count() - wants.market->days - from_the_ship;
  return from + std::max(0L, (until - from) * 2 / 3);
}

/// The share of a box that a vehicle of the order fills.
double boxes_of(const Draft& draft, const Order& order) {
  return intake(draft.corridor, Basis::load_unit, order.models.front(), order.form, draft.load_unit("box-40hc"))
      .value_or(1);
}

}  // namespace

std::vector<std::vector<Wanted>> wanted_by_sea(const Draft& draft) {
  std::vector<std::vector<Wanted>> wanted(draft.gateways.size(), std::vector<Wanted>(draft.trades.size()));
  for (const Consignment& wants : draft.consignments) {
    if (!wants.market || wants.landed) continue;
    const std::size_t trade = draft.trade_of(*wants.market);
    if (draft.trades[trade]->rail) continue;
    const Order& order = draft.corridor.orders[wants.order];
    const bool kits = order.form == Form::kit;
    const auto count = static_cast<double>(order.quantity.count());
    Wanted& here = wanted[cheapest_gateway(draft, wants, trade, kits)][trade];
    (kits ? here.kits : here.vehicles) += count;
    if (!kits) here.ceu += count * wants.ceu;
    (kits ? here.in_kits : here.built_up)
        .push_back({best_day(draft, wants, order), kits ? count * ceu_per_box / kits_per_box : count * wants.ceu});
  }
  return wanted;
}

std::vector<WantedByRail> wanted_by_rail(const Draft& draft) {
  std::vector<WantedByRail> wanted(draft.markets.size());
  for (const Consignment& wants : draft.consignments) {
    if (!wants.market || wants.landed || !draft.trades[draft.trade_of(*wants.market)]->rail) continue;
    const auto at = std::find(draft.markets.begin(), draft.markets.end(), wants.market) - draft.markets.begin();
    WantedByRail& here = wanted[static_cast<std::size_t>(at)];
    const Order& order = draft.corridor.orders[wants.order];
    const auto count = static_cast<double>(order.quantity.count());
    const bool truck = draft.corridor.models[order.models.front()].segment == "heavy-truck";
    (order.form == Form::kit ? here.kits : truck ? here.trucks : here.vehicles) += count;
    if (!truck && order.form == Form::built_up) here.boxes += count * boxes_of(draft, order);
    if (!truck) here.pulls.push_back({best_day(draft, wants, order), order.form == Form::kit ? count / 2 : count});
  }
  return wanted;
}

}  // namespace yizhan::generate
