// What must be served and cannot be: proven, with the cells that forbid it named.
#include <gtest/gtest.h>

#include "plan/planner.h"
#include "tests/support/relay.h"

namespace yizhan {
namespace {

PlanAnswer answer_of(const Relay& relay) {
  PlanOptions options;
  options.threads = 1;
  return plan(relay.corridor, options);
}

Relay crowded() {
  Relay relay;
  relay.add_plain_chain();
  const Index<Departure> sailing =
      relay.add_departure(relay.add_service("line", 1000), "sailing", relay.at(10), relay.at(10, 12), relay.at(20));
  relay.corridor.departures[sailing].vehicles = Amount(5);
  relay.corridor.orders[relay.add_order("a", relay.truck, 4, 0, 30, 1e4)].must_serve = true;
  relay.corridor.orders[relay.add_order("b", relay.truck, 4, 0, 30, 1e4)].must_serve = true;
  return relay;
}

TEST(Infeasible, TooLittleRoomIsProvenAndNamed) {
  const PlanAnswer answer = answer_of(crowded());
  EXPECT_FALSE(answer.feasible);
  EXPECT_TRUE(answer.proven);
  ASSERT_FALSE(answer.forbidding.empty());
  EXPECT_EQ(answer.forbidding.front().row, "departure/sailing/vehicles");
}

TEST(Infeasible, WithoutAWayNoCellIsToBlame) {
  Relay relay = crowded();
  relay.corridor.orders[Index<Order>(0)].earliest = relay.day(11);  // after the only sailing
  const PlanAnswer answer = answer_of(relay);
  EXPECT_FALSE(answer.feasible);
  EXPECT_TRUE(answer.proven);
}

TEST(Infeasible, RoomEnoughIsServed) {
  Relay relay = crowded();
  relay.corridor.departures[Index<Departure>(0)].vehicles = Amount(8);
  const PlanAnswer answer = answer_of(relay);
  EXPECT_TRUE(answer.feasible);
  EXPECT_EQ(answer.document.plan.total().served.count(), 8);
}

/// What a lot must be served by may cost far more than its way alone: a run, or parts.
TEST(Infeasible, WhatMustBeServedIsServedHoweverDearTheRun) {
  Relay relay = crowded();
  relay.corridor.departures[Index<Departure>(0)].fixed = Money(5e6);
  relay.corridor.orders[Index<Order>(0)].quantity = Vehicles(1);
  relay.corridor.orders[Index<Order>(0)].value = Money();
  relay.corridor.orders[Index<Order>(1)].must_serve = false;
  relay.corridor.orders[Index<Order>(1)].value = Money();
  const PlanAnswer answer = answer_of(relay);
  ASSERT_TRUE(answer.feasible);
  EXPECT_NEAR(answer.document.plan.cost.value(), 5e6 + 1100, 1e-3);
}

TEST(Infeasible, WhatMustBeServedIsServedHoweverDearItsParts) {
  Relay relay = crowded();
  Corridor& corridor = relay.corridor;
  corridor.orders[Index<Order>(1)].must_serve = false;
  corridor.orders[Index<Order>(0)].value = corridor.orders[Index<Order>(1)].value = Money();
  const Index<Part> engine = corridor.parts.add({"engine", {"engine", "发动机"}, Unit::piece, Money(9e5), false});
  const Index<Supplier> maker = corridor.suppliers.add({"maker", relay.plant, {"maker", "厂"}, true});
  corridor.bill_of_materials.add({relay.truck, engine, 1});
  corridor.supplies.add({"engine",
                         maker,
                         engine,
                         relay.plant,
                         relay.add_resource("forge", Interval::horizon, 9),
                         Hours(),
                         Money(9e5),
                         {}});
  const PlanAnswer answer = answer_of(relay);
  ASSERT_TRUE(answer.feasible);
  EXPECT_NEAR(answer.document.plan.cost.value(), 4 * (9e5 + 1100), 1e-3);
}

}  // namespace
}  // namespace yizhan
