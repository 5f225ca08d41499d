// The cheapest ways at the prices of a plan: of lots that it leaves or delivers late, and through each gateway.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "plan/explain.h"

namespace yizhan {

using PricesByName = std::unordered_map<std::string, double>;

PricesByName prices_by_name(const Plan& plan);

/// The corridor with nothing planned but these lots of `lots_of(corridor)`, each as an order of its own, in this
/// sequence: all rows keep their names.
Corridor only_lots(const Corridor& corridor, const std::vector<Index<Lot>>& lots);

/// By order: the cheapest way of one vehicle more of it; none if there is no way. An order that has stock is all
/// stock.
std::vector<std::optional<Offer>> best_offers(const Corridor& corridor, const PricesByName& prices, int threads = 1);

/// What becomes of one vehicle more of a lot.
struct LotOffer {
  Index<Lot> lot;
  bool in_time = false;  // without any delay
  Offer offer;
};

/// For every lot that a plan leaves a part of or delivers late: its cheapest way, and its cheapest one in time. Of
/// more than `most` lots, those with the most such vehicles.
std::vector<LotOffer> offers_of_troubled(const Corridor& corridor, const Plan& plan, int threads, std::size_t most);

struct GatewayOffer {
  Index<Lot> lot;
  Index<Place> gateway;
  Offer offer;
};

/// For every lot that is not for the home market, nor pinned to a way, and every place at home or on a border from
/// which something ships: the cheapest way there. Of more than `most` lots, the largest.
std::vector<GatewayOffer> offers_by_gateway(const Corridor& corridor, const Plan& plan, int threads,
                                            std::size_t most);

}  // namespace yizhan
