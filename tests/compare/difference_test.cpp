// Differences of plans against figures by hand: ten trucks and two ships, one at 1,000 yuan, one at 1,500.
#include "compare/difference.h"

#include <gtest/gtest.h>

#include "plan/planner.h"
#include "tests/support/relay.h"

namespace yizhan::compare {
namespace {

struct TwoShips : Relay {
  TwoShips() {
    add_plain_chain();
    cheap = add_service("cheap", 1000);
    dear = add_service("dear", 1500);
    add_departure(cheap, "cheap-1", at(9), at(10), at(20));
    add_departure(dear, "dear-1", at(9), at(10), at(20));
    order = add_order("o", truck, 10, 0, 30, 90000);
  }
  Index<Service> cheap, dear;
  Index<Order> order;
  static constexpr std::size_t cheap_ship = 0;
};

Plan planned(const Corridor& corridor) {
  PlanOptions options;
  options.gap = 0;
  options.threads = 1;
  options.work_limit = 100000;
  return plan(corridor, options).document.plan;
}

/// Two ships, and what a change of the second corridor does.
struct Changed {
  template <class Change>
  explicit Changed(Change change) {
    change(now);
    old_plan = planned(then.corridor);
    new_plan = planned(now.corridor);
    found = difference({then.corridor, old_plan}, {now.corridor, new_plan});
  }
  TwoShips then, now;
  Plan old_plan, new_plan;
  Difference found;
};

TEST(Difference, OfAPlanToItselfIsNone) {
  const Changed same([](TwoShips&) {});
  EXPECT_EQ(same.old_plan.cost, Money(10 * 1100));
  EXPECT_EQ(same.found.cost, Money());
  EXPECT_TRUE(same.found.within_gaps());
  EXPECT_TRUE(same.found.items.empty());
  EXPECT_TRUE(same.found.flows.empty());
  EXPECT_TRUE(same.found.cells.empty());
  EXPECT_TRUE(same.found.lots.empty());
}

TEST(Difference, RoomForFourOnTheCheapShipMovesSix) {
  const Changed less([](TwoShips& ships) {
    ships.corridor.departures[Index<Departure>(TwoShips::cheap_ship)].vehicles = Amount(4);
  });
  EXPECT_EQ(less.found.cost, Money(6 * 500));
  EXPECT_FALSE(less.found.within_gaps());
  EXPECT_NEAR(less.found.least.value(), 3000, 1e-3);
  EXPECT_NEAR(less.found.most.value(), 3000, 1e-3);
  EXPECT_EQ(less.found.items, (std::map<CostItem, Money>{{CostItem::move, Money(3000)}}));
  EXPECT_TRUE(less.found.flows.empty()) << "both ships are of one port and mode";

  ASSERT_EQ(less.found.cells.size(), 1u);
  const CellMove& cell = less.found.cells.front();
  EXPECT_EQ(cell.row, "departure/cheap-1/vehicles");
  EXPECT_TRUE(cell.became_scarce());
  EXPECT_NEAR(cell.before.price.value(), 0, 1e-6);
  EXPECT_NEAR(cell.after.price.value(), 500, 1e-3);
  EXPECT_EQ(cell.before.use, 10);
  EXPECT_EQ(cell.after.use, 4);
  EXPECT_EQ(cell.before.capacity, 1000);
  EXPECT_EQ(cell.after.capacity, 4);

  ASSERT_EQ(less.found.lots.size(), 1u);
  const LotChange& lot = less.found.lots.front();
  EXPECT_EQ(lot.lot, "o");
  EXPECT_EQ(lot.moved(), Vehicles(6));
  EXPECT_EQ(lot.cost, Money(3000));
  EXPECT_EQ(lot.late_days, 0);
  EXPECT_EQ(lot.lost, (std::vector<Way>{{"cheap-1", "build > haul > cheap-1 > deliver", Vehicles(6)}}));
  EXPECT_EQ(lot.gained, (std::vector<Way>{{"dear-1", "build > haul > dear-1 > deliver", Vehicles(6)}}));
  EXPECT_EQ(lot.why.reason, Reason::shrank);
  EXPECT_EQ(lot.why.subject, "departure/cheap-1/vehicles");
  EXPECT_NEAR(lot.why.by.value(), 500, 1e-3);
}

TEST(Difference, MoreRoomOnTheCheapShipFreesIt) {
  TwoShips narrow, wide;
  narrow.corridor.departures[Index<Departure>(TwoShips::cheap_ship)].vehicles = Amount(4);
  const Plan then = planned(narrow.corridor), now = planned(wide.corridor);
  const Difference found = difference({narrow.corridor, then}, {wide.corridor, now});
  ASSERT_EQ(found.cells.size(), 1u);
  EXPECT_FALSE(found.cells.front().became_scarce());
  ASSERT_EQ(found.lots.size(), 1u);
  EXPECT_EQ(found.lots.front().why.reason, Reason::freed);
  EXPECT_EQ(found.lots.front().cost, Money(-3000));
}

TEST(Difference, AShipThatIsNoMoreIsNamed) {
  const Changed gone([](TwoShips& ships) {
    ships.corridor.departures[Index<Departure>(TwoShips::cheap_ship)].id = "another-1";
    ships.corridor.departures[Index<Departure>(TwoShips::cheap_ship)].service = ships.dear;
  });
  ASSERT_EQ(gone.found.lots.size(), 1u);
  EXPECT_EQ(gone.found.lots.front().why, (Why{Reason::gone, "cheap-1", {}}));
  EXPECT_EQ(gone.found.lots.front().moved(), Vehicles(10));
}

TEST(Difference, AShipThatLeavesAtAnotherTimeIsNamed) {
  const Changed later([](TwoShips& ships) {
    Departure& ship = ships.corridor.departures[Index<Departure>(TwoShips::cheap_ship)];
    ship.departs = ships.at(30);
    ship.arrives = ships.at(59);  // 28 days late at 10 yuan is less than 500: it takes the capacity away as well
    ship.vehicles = Amount(0);
  });
  ASSERT_EQ(later.found.lots.size(), 1u);
  EXPECT_EQ(later.found.lots.front().why, (Why{Reason::retimed, "cheap-1", {}}));
}

TEST(Difference, AShipThatIsClosedIsNamed) {
  const Changed closed(
      [](TwoShips& ships) { ships.corridor.services[ships.cheap].filter.powertrains = {ships.bev}; });
  ASSERT_EQ(closed.found.lots.size(), 1u);
  EXPECT_EQ(closed.found.lots.front().why, (Why{Reason::closed, "cheap-1", {}}));
}

TEST(Difference, AWayThatCostsMoreItselfIsTold) {
  const Changed dearer([](TwoShips& ships) { ships.corridor.services[ships.cheap].cost.per_vehicle = Money(3000); });
  EXPECT_EQ(dearer.found.cost, Money(5000));
  ASSERT_EQ(dearer.found.lots.size(), 1u);
  EXPECT_EQ(dearer.found.lots.front().why, (Why{Reason::costs_more, "move", Money(2000)}));
}

TEST(Difference, AWayThatBecameCheaperIsTold) {
  const Changed cheaper([](TwoShips& ships) { ships.corridor.services[ships.dear].cost.per_vehicle = Money(400); });
  ASSERT_EQ(cheaper.found.lots.size(), 1u);
  EXPECT_EQ(cheaper.found.lots.front().why, (Why{Reason::costs_less, "move", Money(1100)}));
}

TEST(Difference, AWayThatOpensIsTold) {
  const Changed opened([](TwoShips& ships) {
    ships.add_departure(ships.add_service("new", 10), "new-1", ships.at(9), ships.at(10), ships.at(20));
  });
  ASSERT_EQ(opened.found.lots.size(), 1u);
  EXPECT_EQ(opened.found.lots.front().why, (Why{Reason::opened, "new-1", {}}));
}

TEST(Difference, MoreVehiclesAndANewOrderAreDemand) {
  const Changed more([](TwoShips& ships) {
    ships.corridor.orders[ships.order].quantity = Vehicles(12);
    ships.add_order("p", ships.car, 3, 0, 30, 90000);
  });
  EXPECT_EQ(more.found.total.vehicles, Vehicles(5));
  EXPECT_EQ(more.found.total.served, Vehicles(5));
  EXPECT_EQ(more.found.all_lots, 2u);
  ASSERT_EQ(more.found.lots.size(), 2u);
  EXPECT_EQ(more.found.lots[0].lot, "p");
  EXPECT_EQ(more.found.lots[1].lot, "o");
  EXPECT_EQ(more.found.lots[1].moved(), Vehicles(2));
  for (const LotChange& lot : more.found.lots) EXPECT_EQ(lot.why.reason, Reason::demand);
  ASSERT_EQ(more.found.flows.size(), 1u);
  EXPECT_EQ(more.found.flows[0], (FlowMove{"maker", "market", "port", "sea", Vehicles(10), Vehicles(15)}));
}

TEST(Difference, VehiclesLeftHaveNoWay) {
  const Changed left([](TwoShips& ships) {
    for (Departure& departure : ships.corridor.departures) departure.vehicles = Amount(3);
  });
  EXPECT_EQ(left.found.total.unserved, Vehicles(4));
  ASSERT_EQ(left.found.lots.size(), 1u);
  const LotChange& lot = left.found.lots.front();
  EXPECT_EQ(lot.gained,
            (std::vector<Way>{{"", "", Vehicles(4)}, {"dear-1", "build > haul > dear-1 > deliver", Vehicles(3)}}));
  EXPECT_EQ(lot.cost, Money(3 * 500 + 4 * (90000 - 1100)));
  EXPECT_EQ(lot.why.reason, Reason::shrank);
}

TEST(Difference, LatenessIsTold) {
  const Changed late([](TwoShips& ships) {
    for (Departure& departure : ships.corridor.departures) departure.arrives = ships.at(33);
  });
  ASSERT_TRUE(late.found.lots.empty()) << "the way is the same";
  EXPECT_EQ(late.found.total.late, Vehicles(10));
  EXPECT_EQ(late.found.items, (std::map<CostItem, Money>{{CostItem::lateness, Money(10 * 2 * 10)}}));
}

TEST(Difference, OfOtherAimsIsNotProven) {
  TwoShips ships;
  const Plan then = planned(ships.corridor);
  Plan now = then;
  now.aim = Aim::profit;
  EXPECT_FALSE(difference({ships.corridor, then}, {ships.corridor, now}).same_aims);
}

}  // namespace
}  // namespace yizhan::compare
