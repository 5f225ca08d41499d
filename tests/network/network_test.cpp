#include "network/network.h"

#include <gtest/gtest.h>

#include "tests/support/relay.h"

namespace yizhan {
namespace {

Relay sailing() {
  Relay relay;
  relay.add_plain_chain();
  relay.add_departure(relay.add_service("line", 1000), "sailing", relay.at(10), relay.at(10, 12), relay.at(20));
  return relay;
}

TEST(Network, ModelsThatMeetTheSameLegsShareOneGraph) {
  Relay relay = sailing();
  relay.add_order("trucks", relay.truck, 2, 0, 30, 1e4);
  relay.add_order("cars", relay.car, 2, 0, 30, 1e4);
  EXPECT_EQ(Network(relay.corridor).size().classes, 2u);
  EXPECT_EQ(Network(relay.corridor).size().graphs, 1u);
  relay.corridor.legs[Index<Leg>(1)].filter.powertrains = {relay.diesel};
  Leg ferry = relay.corridor.legs[Index<Leg>(1)];
  ferry.id = "haul-cars";
  ferry.hours = Hours::of(9);
  ferry.filter.powertrains = {relay.bev};
  relay.corridor.legs.add(ferry);
  EXPECT_EQ(Network(relay.corridor).size().graphs, 2u);
}

TEST(Network, APhaseIsAnOffsetAVehicleCanBeReadyAt) {
  Relay relay = sailing();
  relay.add_order("trucks", relay.truck, 2, 0, 30, 1e4);
  const Network network(relay.corridor);
  const PhaseGraph& graph = *network.classes().at(0).graph;
  // Ordered and built at a period's start; at the port 6 hours after it, or at a start after waiting.
  EXPECT_EQ(graph.phases().size(), 4u);
  EXPECT_TRUE(graph.find(relay.port, relay.ready, Hours::of(6)).exists());
  EXPECT_TRUE(graph.find(relay.port, relay.ready, Hours()).exists());
  EXPECT_FALSE(graph.find(relay.port, relay.ready, Hours::of(7)).exists());
}

TEST(Network, OnlyDeparturesThatSomeLotCanUseAreRoots) {
  Relay relay = sailing();
  relay.add_departure(Index<Service>(0), "later", relay.at(30), relay.at(30), relay.at(40));
  const Index<Order> order = relay.add_order("trucks", relay.truck, 2, 0, 15, 1e4);
  relay.corridor.longest_late = Hours::days(10);
  EXPECT_EQ(Network(relay.corridor).size().roots, 1u);
  relay.corridor.orders[order].earliest = relay.day(11);
  EXPECT_EQ(Network(relay.corridor).size().roots, 0u);
}

TEST(Cells, CapacitiesFollowDatesWeekdaysAndFactors) {
  Relay relay = sailing();
  const Index<Resource> gate = relay.add_resource("gate", Interval::day, 10);
  const Index<Resource> line = relay.add_resource("line", Interval::week, 70);
  CapacityChange closed;
  closed.resource = gate;
  closed.dates = {relay.day(4), relay.day(5)};
  closed.factor = 0.0;
  relay.corridor.capacities.add(closed);
  CapacityChange weekend;
  weekend.resource = gate;
  weekend.weekdays = 0x60;  // Saturday and Sunday; day 0 is a Wednesday
  weekend.capacity = Amount(4);
  relay.corridor.capacities.add(weekend);
  CapacityChange ramp;
  ramp.resource = line;
  ramp.dates.from = relay.day(3);
  ramp.capacity = Amount(140);
  relay.corridor.capacities.add(ramp);
  const Cells cells(relay.corridor);
  const auto of_day = [&](int day) { return cells[cells.at(gate, Period(day))].capacity; };
  EXPECT_EQ(of_day(0), 10);
  EXPECT_EQ(of_day(3), 4);  // Saturday
  EXPECT_EQ(of_day(4), 0);  // closed Sunday
  EXPECT_EQ(of_day(5), 0);  // closed Monday
  EXPECT_EQ(of_day(6), 10);
  // A week is the mean of its days: three at 70, four at 140.
  EXPECT_NEAR(cells[cells.at(line, Period(0))].capacity, (3 * 70 + 4 * 140) / 7.0, 1e-9);
  EXPECT_EQ(cells.name(cells.at(gate, Period(3))), "resource/gate/2025-01-04");
}

}  // namespace
}  // namespace yizhan
