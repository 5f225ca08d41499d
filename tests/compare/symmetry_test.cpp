// What holds of any two plans, on random corridors and changed copies of them.
#include <gtest/gtest.h>

#include <map>

#include "compare/difference.h"
#include "model/rules.h"
#include "plan/planner.h"
#include "tests/support/random_corridor.h"

namespace yizhan::compare {
namespace {

Plan planned(const Corridor& corridor) {
  PlanOptions options;
  options.gap = 1e-3;
  options.threads = 1;
  options.work_limit = 50000;
  return plan(corridor, options).document.plan;
}

/// A corridor, and one with other capacities, costs and orders.
class Pair : public testing::TestWithParam<std::uint64_t> {
 protected:
  Pair() : before(random_corridor(GetParam(), RandomSize::small)), after(before) {
    for (std::size_t row = 0; row < after.departures.size(); row += 3) {
      Departure& departure = after.departures[Index<Departure>(row)];
      if (departure.vehicles) departure.vehicles = *departure.vehicles * 0.5;
      departure.rate_factor *= 1.4;
    }
    for (std::size_t row = 0; row < after.orders.size(); row += 2)
      after.orders[Index<Order>(row)].quantity += Vehicles(1);
    old_plan = planned(before);
    new_plan = planned(after);
  }
  Corridor before, after;
  Plan old_plan, new_plan;
};

bool is_paid_by_vehicles(CostItem item) {
  return item == CostItem::move || item == CostItem::rule || item == CostItem::damage || item == CostItem::storage ||
         item == CostItem::duty || item == CostItem::subsidy || item == CostItem::capital ||
         item == CostItem::lateness || item == CostItem::unserved;
}

TEST_P(Pair, NothingDiffersFromItself) {
  const Difference same = difference({after, new_plan}, {after, new_plan});
  EXPECT_TRUE(same.flows.empty() && same.cells.empty() && same.lots.empty() && same.items.empty());
  EXPECT_EQ(same.cost, Money());
  EXPECT_EQ(same.total, Tally());
}

TEST_P(Pair, BackwardsIsTheMirror) {
  const Difference there = difference({before, old_plan}, {after, new_plan});
  const Difference back = difference({after, new_plan}, {before, old_plan});
  EXPECT_EQ(there.cost, -back.cost);
  EXPECT_EQ(there.least, -back.most);
  EXPECT_EQ(there.within_gaps(), back.within_gaps());
  ASSERT_EQ(there.flows.size(), back.flows.size());
  for (std::size_t i = 0; i < there.flows.size(); ++i) {
    EXPECT_EQ(there.flows[i].before, back.flows[i].after);
    EXPECT_EQ(there.flows[i].after, back.flows[i].before);
  }
  ASSERT_EQ(there.cells.size(), back.cells.size());
  for (std::size_t i = 0; i < there.cells.size(); ++i) {
    EXPECT_EQ(there.cells[i].before, back.cells[i].after);
    EXPECT_NE(there.cells[i].became_scarce(), back.cells[i].became_scarce());
  }
  ASSERT_EQ(there.lots.size(), back.lots.size());
  for (std::size_t i = 0; i < there.lots.size(); ++i) {
    EXPECT_EQ(there.lots[i].lot, back.lots[i].lot);
    EXPECT_EQ(there.lots[i].lost, back.lots[i].gained);
    EXPECT_EQ(there.lots[i].gained, back.lots[i].lost);
    EXPECT_NEAR((there.lots[i].cost + back.lots[i].cost).value(), 0, 1e-6);
  }
}

TEST_P(Pair, LotsAddUpToWhatVehiclesPayMore) {
  const Difference found = difference({before, old_plan}, {after, new_plan});
  double by_items = 0, by_lots = 0, all_items = 0;
  const auto add = [&](const Plan& plan, double sign) {
    for (const CostShare& share : plan.costs) {
      if (is_paid_by_vehicles(share.item)) by_items += sign * share.cost.value();
      all_items += sign * share.cost.value();
    }
  };
  add(new_plan, 1);
  add(old_plan, -1);
  EXPECT_NEAR(all_items, found.cost.value(), 1e-6 * (1 + std::abs(old_plan.cost.value())));
  // Lots that go the same way may still pay otherwise: they are not among those that changed.
  std::map<std::string, bool> changed;
  for (const LotChange& lot : found.lots) {
    by_lots += lot.cost.value();
    changed[lot.lot] = true;
  }
  const auto same = [&](const Corridor& corridor, const Plan& plan, double sign) {
    const Table<Lot> lots = lots_of(corridor);
    const auto name = [&](Index<Lot> lot) {
      const std::string order = corridor.orders[lots[lot].order].id;
      return lots[lot].stock.exists() ? order + "/" + corridor.stock[lots[lot].stock].id : order;
    };
    for (const Itinerary& itinerary : plan.itineraries)
      if (!changed.contains(name(itinerary.lot)))
        by_lots += sign * itinerary.cost.value() * static_cast<double>(itinerary.quantity.count());
    for (const LotOutcome& outcome : plan.lots)
      if (const auto cost = unserved_cost(corridor, corridor.orders[lots[outcome.lot].order]);
          cost && !changed.contains(name(outcome.lot)))
        by_lots += sign * cost->value() * static_cast<double>(outcome.tally.unserved.count());
  };
  same(after, new_plan, 1);
  same(before, old_plan, -1);
  EXPECT_NEAR(by_lots, by_items, 1e-6 * (1 + std::abs(old_plan.cost.value())));
}

TEST_P(Pair, FlowsAndLotsAddUpToTheVehiclesMore) {
  const Difference found = difference({before, old_plan}, {after, new_plan});
  long on_the_way = 0, in_flows = 0, in_lots = 0;
  for (const Itinerary& itinerary : new_plan.itineraries) on_the_way += itinerary.quantity.count();
  for (const Itinerary& itinerary : old_plan.itineraries) on_the_way -= itinerary.quantity.count();
  for (const FlowMove& flow : found.flows) in_flows += flow.more();
  for (const LotChange& lot : found.lots) {
    for (const Way& way : lot.gained) in_lots += way.vehicles.count();
    for (const Way& way : lot.lost) in_lots -= way.vehicles.count();
  }
  EXPECT_EQ(in_flows, on_the_way);
  EXPECT_EQ(in_lots, found.total.vehicles.count());
}

INSTANTIATE_TEST_SUITE_P(Random, Pair, testing::Range<std::uint64_t>(1, 13));

}  // namespace
}  // namespace yizhan::compare
