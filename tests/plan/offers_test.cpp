// Ways for many lots at once must be those of each lot alone, and the best gateway's way the best of all.
#include "plan/offers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

#include "model/rules.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

/// A plan that leaves every lot, at prices of its own.
Plan empty_plan(const Corridor& corridor) {
  Plan plan;
  const Table<Lot> lots = lots_of(corridor);
  for (std::size_t lot = 0; lot < lots.size(); ++lot) {
    const Vehicles quantity = lots[Index<Lot>(lot)].quantity;
    plan.lots.push_back({Index<Lot>(lot), {quantity, {}, {}, quantity}, {}});
  }
  for (const Quota& quota : corridor.quotas) plan.rows.push_back({"quota/" + quota.id, 0, 1, 250});
  for (const Departure& departure : corridor.departures)
    if (departure.ceu) plan.rows.push_back({"departure/" + departure.id + "/ceu", 0, 1, 90});
  return plan;
}

bool ships(const Corridor& corridor, const Step& step) {
  return (step.leg.exists() ? corridor.legs[step.leg].stage
                            : corridor.services[corridor.departures[step.departure].service].stage) == "ship";
}

TEST(Offers, OfManyLotsAreThoseOfEachAlone) {
  long checked = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    const Plan plan = empty_plan(corridor);
    std::map<std::pair<std::size_t, bool>, double> together;
    for (const LotOffer& each : offers_of_troubled(corridor, plan, 2, 1000))
      together[{each.lot.row(), each.in_time}] = each.offer.total().value();
    for (const LotOutcome& outcome : plan.lots) {
      const Explanation alone = explain(corridor, plan, outcome.lot);
      for (const bool in_time : {false, true}) {
        const std::optional<Offer>& offer = in_time ? alone.in_time : alone.best;
        const auto found = together.find({outcome.lot.row(), in_time});
        ASSERT_EQ(offer.has_value(), found != together.end()) << "seed " << seed << " lot " << outcome.lot.row();
        if (!offer) continue;
        EXPECT_NEAR(offer->total().value(), found->second, 1e-6 * (1 + std::abs(found->second))) << "seed " << seed;
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 200);
}

TEST(Offers, TheBestGatewayIsTheBestWay) {
  long checked = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    const Plan plan = empty_plan(corridor);
    std::map<std::size_t, double> least;
    for (const GatewayOffer& way : offers_by_gateway(corridor, plan, 1, 1000)) {
      const auto found = least.emplace(way.lot.row(), std::numeric_limits<double>::infinity()).first;
      found->second = std::min(found->second, way.offer.total().value());
    }
    for (const LotOffer& each : offers_of_troubled(corridor, plan, 1, 1000)) {
      const auto found = least.find(each.lot.row());
      if (each.in_time || found == least.end()) continue;
      EXPECT_GE(found->second, each.offer.total().value() - 1e-6) << "seed " << seed << " lot " << each.lot.row();
      // By one ship: who ships twice may leave the second port only where that is no gateway that is shut.
      const auto& steps = each.offer.itinerary.steps;
      if (std::count_if(steps.begin(), steps.end(), [&](const Step& step) { return ships(corridor, step); }) == 1) {
        EXPECT_NEAR(found->second, each.offer.total().value(), 1e-6 * (1 + std::abs(found->second)))
            << "seed " << seed;
      }
      ++checked;
    }
  }
  EXPECT_GT(checked, 100);
}

TEST(Offers, OfMoreLotsThanAskedForTheLargestAreTold) {
  const Corridor corridor = random_corridor(3, RandomSize::small);
  const Table<Lot> lots = lots_of(corridor);
  const Plan plan = empty_plan(corridor);
  const auto all = offers_by_gateway(corridor, plan, 1, 1000);
  const auto few = offers_by_gateway(corridor, plan, 1, 2);
  EXPECT_LT(few.size(), all.size());
  std::vector<Vehicles> told, others;
  for (const GatewayOffer& way : few) told.push_back(lots[way.lot].quantity);
  for (const GatewayOffer& way : all)
    if (std::none_of(few.begin(), few.end(), [&](const GatewayOffer& each) { return each.lot == way.lot; }))
      others.push_back(lots[way.lot].quantity);
  ASSERT_FALSE(told.empty());
  ASSERT_FALSE(others.empty());
  EXPECT_GE(*std::min_element(told.begin(), told.end()), *std::max_element(others.begin(), others.end()));
}

}  // namespace
}  // namespace yizhan
