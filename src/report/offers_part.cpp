#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "model/rules.h"
#include "plan/offers.h"
#include "report/step_columns.h"

namespace yizhan::report {

namespace {

constexpr std::size_t causes_kept = 3;
// More would make a large plan wait for its page, and the page heavy.
constexpr std::size_t most_lots = 10000, most_troubled = 1000;

/// Rows in the document's own numbers: of resources, of departures (the first of a voyage), of other bounds.
class RowNumbers {
 public:
  explicit RowNumbers(const Corridor& corridor) {
    for (std::size_t i = 0; i < corridor.resources.size(); ++i)
      numbers_["resource/" + corridor.resources[Index<Resource>(i)].id] = {"resource", i};
    for (std::size_t i = 0; i < corridor.departures.size(); ++i) {
      const Departure& departure = corridor.departures[Index<Departure>(i)];
      numbers_.try_emplace("departure/" + (departure.voyage.empty() ? departure.id : departure.voyage),
                           Number{"departure", i});
    }
    for (std::size_t i = 0; i < corridor.quotas.size(); ++i)
      numbers_["quota/" + corridor.quotas[Index<Quota>(i)].id] = {"other", i};
    for (std::size_t i = 0; i < corridor.subsidies.size(); ++i)
      numbers_["budget/" + corridor.subsidies[Index<Subsidy>(i)].id] = {"other", corridor.quotas.size() + i};
  }

  /// [kind, number, yuan a vehicle] of the dearest causes; rows of other kinds (parts) are left out.
  [[nodiscard]] Json causes_json(const std::vector<Cause>& causes) const {
    Json list = Json::array();
    for (const Cause& cause : causes) {
      if (list.size() == causes_kept) break;
      auto found = numbers_.find(cause.row);
      if (found == numbers_.end()) found = numbers_.find(cause.row.substr(0, cause.row.rfind('/')));
      if (found != numbers_.end()) list.push_back({found->second.kind, found->second.number, cents(cause.worth())});
    }
    return list;
  }

 private:
  struct Number {
    std::string_view kind;
    std::size_t number = 0;
  };
  std::unordered_map<std::string, Number> numbers_;
};

/// From the end of building, or the start of what existed, to the end.
Hours travel(const Corridor& corridor, const std::vector<Step>& steps) {
  if (steps.empty()) return {};
  const Step& first = steps.front();
  const bool builds = first.leg.exists() && corridor.legs[first.leg].stage == "build";
  return steps.back().end - (builds ? first.end : first.start);
}

}  // namespace

void add_offers(const Corridor& corridor, const Plan& plan, int threads, Json& document) {
  const Table<Lot> lots = lots_of(corridor);
  const RowNumbers rows(corridor);
  const auto troubled = offers_of_troubled(corridor, plan, threads, most_troubled);
  StepColumns steps(corridor);
  for (const LotOffer& each : troubled)
    steps.add(corridor.orders[lots[each.lot].order], each.offer.itinerary.model, each.offer.itinerary.steps);
  document["offers"] = {
      {"lot", column(troubled, [](const LotOffer& o) { return number_of(o.lot); })},
      {"in_time", column(troubled, [](const LotOffer& o) { return o.in_time; })},
      {"cost", column(troubled, [](const LotOffer& o) { return cents(o.offer.cost); })},
      {"displaced", column(troubled, [](const LotOffer& o) { return cents(o.offer.displaced); })},
      {"gained", column(troubled, [](const LotOffer& o) { return cents(o.offer.gained); })},
      {"steps", column(troubled, [](const LotOffer& o) { return o.offer.itinerary.steps.size(); })},
      {"causes", column(troubled, [&](const LotOffer& o) { return rows.causes_json(o.offer.causes); })}};
  document["offer_steps"] = steps.json();

  const auto ways = offers_by_gateway(corridor, plan, threads, most_lots);
  const auto late = [&](const GatewayOffer& way) {
    const Hours over =
        way.offer.itinerary.steps.back().end - corridor.calendar.close_of(corridor.orders[lots[way.lot].order].due);
    return std::max(Hours(), over).in_minutes();
  };
  document["ways"] = {
      {"lot", column(ways, [](const GatewayOffer& w) { return number_of(w.lot); })},
      {"gateway", column(ways, [](const GatewayOffer& w) { return number_of(w.gateway); })},
      {"cost", column(ways, [](const GatewayOffer& w) { return std::round(w.offer.cost.value()); })},
      {"displaced", column(ways, [](const GatewayOffer& w) { return std::round(w.offer.displaced.value()); })},
      {"gained", column(ways, [](const GatewayOffer& w) { return std::round(w.offer.gained.value()); })},
      {"minutes",
       column(ways, [&](const GatewayOffer& w) { return travel(corridor, w.offer.itinerary.steps).in_minutes(); })},
      {"late", column(ways, late)},
      {"causes", column(ways, [&](const GatewayOffer& w) { return rows.causes_json(w.offer.causes); })}};
}

}  // namespace yizhan::report
