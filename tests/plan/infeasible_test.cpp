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

}  // namespace
}  // namespace yizhan
