// Each settled rule on a corridor that can be planned by hand.
#include <gtest/gtest.h>

#include "plan/planner.h"
#include "tests/support/relay.h"

namespace yizhan {
namespace {

Plan plan_of(const Relay& relay) {
  PlanOptions options;
  options.gap = 0;
  options.threads = 1;
  const PlanAnswer answer = plan(relay.corridor, options);
  EXPECT_TRUE(answer.feasible);
  const Plan& found = answer.document.plan;
  EXPECT_LE(found.bound.value(), found.cost.value() + 1e-6 * (1 + std::abs(found.cost.value())));
  return found;
}

/// One sailing that leaves on day 10 at noon and arrives on day 20.
Relay sailing_on_day_10(double haul = 6) {
  Relay relay;
  relay.add_plain_chain();
  relay.corridor.legs[Index<Leg>(1)].hours = Hours::of(haul);
  relay.add_departure(relay.add_service("line", 1000), "sailing", relay.at(10), relay.at(10, 12), relay.at(20));
  return relay;
}

TEST(Rules, HoursAreKeptAlongAChainOfShortSteps) {
  Relay relay;
  relay.add_leg("build", "build", relay.plant, relay.ordered, relay.plant, relay.built, 24, 0);
  relay.add_leg("haul", "haul", relay.plant, relay.built, relay.port, relay.built, 5, 0);
  relay.add_leg("gather", "gather", relay.port, relay.built, relay.port, relay.gathered, 16, 0);
  relay.add_leg("inspect", "inspect", relay.port, relay.gathered, relay.port, relay.inspected, 4, 0);
  relay.add_leg("stuff", "stuff", relay.port, relay.inspected, relay.port, relay.ready, 14, 0);
  relay.add_leg("ship", "ship", relay.port, relay.ready, relay.market, relay.landed, 26, 0);
  relay.add_leg("deliver", "deliver", relay.market, relay.landed, relay.market, relay.delivered, 7, 0);
  relay.add_order("lot", relay.truck, 3, 2, 30, 1e5);
  relay.corridor.capital_rate = 0.06;  // so that the earliest chain is the cheapest
  const Plan plan = plan_of(relay);
  ASSERT_EQ(plan.itineraries.size(), 1u);
  const std::vector<Step>& steps = plan.itineraries[0].steps;
  ASSERT_EQ(steps.size(), 7u);
  EXPECT_EQ(steps.back().end - steps.front().start, Hours::of(24 + 5 + 16 + 4 + 14 + 26 + 7));
  for (std::size_t i = 1; i < steps.size(); ++i) EXPECT_EQ(steps[i].start, steps[i - 1].end);
}

TEST(Rules, AFeederMayTakeLongerThanAnyStay) {
  Relay relay;
  relay.corridor.longest_stay = Hours::days(3);
  relay.add_leg("build", "build", relay.plant, relay.ordered, relay.plant, relay.built, 24, 0);
  relay.add_leg("deliver", "deliver", relay.market, relay.landed, relay.market, relay.delivered, 0, 0);
  const Index<Service> feeder = relay.add_service("barge", 10);
  relay.corridor.services[feeder].stage = "haul";
  relay.corridor.services[feeder].from = relay.plant;
  relay.corridor.services[feeder].from_state = relay.built;
  relay.corridor.services[feeder].to = relay.port;
  relay.corridor.services[feeder].to_state = relay.ready;
  relay.add_departure(feeder, "barge-1", relay.at(2), relay.at(2, 12), relay.at(10));
  relay.add_departure(relay.add_service("line", 1000), "sailing", relay.at(11), relay.at(11, 12), relay.at(20));
  relay.add_order("lot", relay.truck, 3, 0, 30, 1e5);
  EXPECT_EQ(plan_of(relay).total().served.count(), 3);
}

TEST(Rules, ACellIsChargedInThePeriodInWhichItsUseBegins) {
  Relay relay = sailing_on_day_10();
  const Index<Resource> gate = relay.add_resource("gate", Interval::day, 5);
  relay.take(Index<Leg>(1), gate, 1);
  relay.add_order("lot", relay.truck, 10, 7, 30, 1e5);
  // Built from day 7 (24 h): hauls begin on days 8 and 9 only, since day 10 is past the cut-off; 5 on each.
  const Plan plan = plan_of(relay);
  EXPECT_EQ(plan.total().served.count(), 10);
  for (const RowUse& row : plan.rows)
    if (row.row.starts_with("resource/gate/")) {
      EXPECT_TRUE(row.row.ends_with("2025-01-09") || row.row.ends_with("2025-01-10")) << row.row;
      EXPECT_NEAR(row.use, 5, 1e-6);
    }
}

TEST(Rules, DwellRunsThroughAllStagesAtAPlaceAndItsTariffSteps) {
  Relay relay;
  relay.add_leg("build", "build", relay.plant, relay.ordered, relay.plant, relay.built, 24, 0);
  relay.add_leg("haul", "haul", relay.plant, relay.built, relay.port, relay.built, 0, 0);
  relay.add_leg("gather", "gather", relay.port, relay.built, relay.port, relay.ready, 24, 0);
  relay.add_leg("deliver", "deliver", relay.market, relay.landed, relay.market, relay.delivered, 0, 0);
  relay.add_departure(relay.add_service("line", 0), "sailing", relay.at(12), relay.at(12), relay.at(20));
  const Index<Order> lot = relay.add_order("lot", relay.truck, 1, 0, 30, 1e5);
  relay.corridor.calendar.end = relay.day(30);
  // Only what is built on day 0 goes: hauled on day 1, it stays 11 days, of which 2 are free, 3 cost 4, 6 cost 15.
  relay.corridor.legs[Index<Leg>(0)].dates = {relay.day(0), relay.day(0)};
  Storage none;
  none.place = relay.plant;
  relay.corridor.storage.add(none);  // no waiting at the plant
  relay.corridor.tariffs.add({relay.port, Hours::days(2), Money(4), Basis::vehicle});
  relay.corridor.tariffs.add({relay.port, Hours::days(5), Money(15), Basis::vehicle});
  EXPECT_EQ(plan_of(relay).itineraries.at(0).lot.row(), lot.row());
  EXPECT_NEAR(plan_of(relay).cost.value(), 3 * 4 + 6 * 15, 1e-6);
  relay.corridor.longest_stay = Hours::days(10);  // the stay of 11 days is too long
  EXPECT_EQ(plan_of(relay).total().unserved.count(), 1);
}

TEST(Rules, AnEarlierArrivalIsNotCheaper) {
  Relay relay = sailing_on_day_10(24);
  relay.corridor.tariffs.add({relay.port, Hours::days(1), Money(50), Basis::vehicle});
  relay.add_order("lot", relay.truck, 2, 0, 30, 1e5);
  // Hauled on day 9, it waits at the port from day 10 to noon; the free plant yard takes the wait.
  EXPECT_NEAR(plan_of(relay).cost.value(), 2 * (100 + 1000), 1e-6);
}

TEST(Rules, LotsKeepTheirOwnReleases) {
  Relay relay = sailing_on_day_10();
  const Index<Resource> line = relay.add_resource("line", Interval::day, 1);
  relay.take(Index<Leg>(0), line, 1);
  relay.add_order("early", relay.truck, 2, 7, 30, 1e4);
  relay.add_order("late", relay.truck, 2, 8, 30, 1e4);
  // The haul of 6 hours must begin by day 9: builds begin on days 7 and 8, one each; two of four vehicles go.
  const Plan plan = plan_of(relay);
  EXPECT_EQ(plan.total().served.count(), 2);
  for (const Itinerary& itinerary : plan.itineraries)
    EXPECT_GE(itinerary.steps.front().start,
              relay.corridor.calendar.at(relay.corridor.orders[Index<Order>(itinerary.lot.row())].earliest));
}

TEST(Rules, AVehicleNeedsEveryPartAtOnce) {
  Relay relay = sailing_on_day_10();
  Part battery, motor;
  battery.id = "battery";
  motor.id = "motor";
  const Index<Part> first = relay.corridor.parts.add(battery), second = relay.corridor.parts.add(motor);
  relay.corridor.bill_of_materials.add({relay.car, first, 2});
  relay.corridor.bill_of_materials.add({relay.car, second, 1});
  relay.corridor.part_stocks.add({relay.plant, first, 9, Money()});   // enough for four
  relay.corridor.part_stocks.add({relay.plant, second, 3, Money()});  // enough for three
  relay.add_order("lot", relay.car, 5, 0, 30, 1e4);
  EXPECT_EQ(plan_of(relay).total().served.count(), 3);
}

TEST(Rules, PartsComeAfterTheirLeadAndStockCarriesOver) {
  Relay relay = sailing_on_day_10();
  Part motor;
  motor.id = "motor";
  const Index<Part> part = relay.corridor.parts.add(motor);
  relay.corridor.bill_of_materials.add({relay.car, part, 1});
  Supplier supplier;
  supplier.id = "supplier";
  supplier.place = relay.plant;
  Supply supply;
  supply.id = "supply";
  supply.supplier = relay.corridor.suppliers.add(supplier);
  supply.part = part;
  supply.plant = relay.plant;
  supply.resource = relay.add_resource("motors", Interval::week, 4);
  supply.cost = Money(7);
  relay.corridor.supplies.add(supply);
  relay.add_order("lot", relay.car, 6, 0, 30, 1e4);
  // Weeks 0 and 1 offer 4 each; only builds on days 0 to 8 reach the sailing: all six, 7 yuan a motor.
  EXPECT_NEAR(plan_of(relay).cost.value(), 6 * (7 + 1100), 1e-6);
  relay.corridor.supplies[Index<Supply>(0)].lead = Hours::days(5);  // what is ordered in week 0 is usable in week 1
  EXPECT_EQ(plan_of(relay).total().served.count(), 4);
  relay.corridor.supplies[Index<Supply>(0)].lead = Hours::days(8);  // in week 2, too late for the sailing
  EXPECT_EQ(plan_of(relay).total().served.count(), 0);
}

TEST(Rules, BoxesAreWholeAndSharedByGroup) {
  Relay relay = sailing_on_day_10();
  LoadUnit box;
  box.id = "40hc";
  box.teu = Teu(2);
  const Index<LoadUnit> unit = relay.corridor.load_units.add(box);
  relay.corridor.packings.add({relay.truck, Form::built_up, unit, 2, "a"});
  relay.corridor.packings.add({relay.car, Form::built_up, unit, 4, "a"});
  Service& service = relay.corridor.services[Index<Service>(0)];
  service.load_unit = unit;
  service.per_load_unit = Money(500);
  relay.corridor.departures[Index<Departure>(0)].teu = Amount(5);  // two boxes of two TEU
  relay.add_order("trucks", relay.truck, 1, 0, 30, 1e4);
  relay.add_order("cars", relay.car, 3, 0, 30, 1e4);
  // 1/2 + 3/4 boxes: two boxes, together.
  const Plan shared = plan_of(relay);
  EXPECT_NEAR(shared.cost.value(), 4 * 1100 + 2 * 500, 1e-6);
  relay.corridor.packings[Index<Packing>(1)].shares = "b";  // apart they still need one each
  EXPECT_NEAR(plan_of(relay).cost.value(), 4 * 1100 + 2 * 500, 1e-6);
  relay.corridor.orders[Index<Order>(1)].quantity = Vehicles(5);  // two boxes of cars and one of trucks are too many
  EXPECT_LT(plan_of(relay).total().served.count(), 6);
}

TEST(Rules, AVoyageRunsForItsFixedCostAndMinimumOrNotAtAll) {
  Relay relay = sailing_on_day_10();
  Departure& sailing = relay.corridor.departures[Index<Departure>(0)];
  sailing.fixed = Money(5000);
  relay.add_order("lot", relay.truck, 3, 0, 30, 2500);
  // Serving saves 3 x (2500 - 1100) = 4200, less than the 5000 of a run.
  EXPECT_EQ(plan_of(relay).total().served.count(), 0);
  sailing.fixed = Money(4000);
  EXPECT_NEAR(plan_of(relay).cost.value(), 3 * 1100 + 4000, 1e-6);
  sailing.minimum = Vehicles(4);
  EXPECT_EQ(plan_of(relay).total().served.count(), 0);
}

TEST(Rules, ADeclarationIsPaidOncePerLotAndDeparture) {
  Relay relay = sailing_on_day_10();
  relay.corridor.services[Index<Service>(0)].declaration = Money(300);
  relay.add_order("a", relay.truck, 4, 0, 30, 1e4);
  relay.add_order("b", relay.truck, 2, 0, 30, 1e4);
  EXPECT_NEAR(plan_of(relay).cost.value(), 6 * 1100 + 2 * 300, 1e-6);
  relay.corridor.services[Index<Service>(0)].minimum_per_lot = Vehicles(3);
  relay.corridor.departures[Index<Departure>(0)].vehicles = Amount(5);
  // Of b both or none go; of a at least three: a whole (4) is best, one place stays empty.
  EXPECT_EQ(plan_of(relay).total().served.count(), 5);
}

TEST(Rules, ProspectsCostNothingUnservedAndWaitForTheirLever) {
  Relay relay = sailing_on_day_10();
  const Index<Order> prospect = relay.add_order("prospect", relay.truck, 4, 0, 30, 1e4);
  relay.corridor.orders[prospect].commitment = Commitment::prospect;
  EXPECT_NEAR(plan_of(relay).cost.value(), 0, 1e-9);
  Target target;
  target.id = "exports";
  target.wanted = 4;
  target.price = Money(3000);
  relay.corridor.targets.add(target);
  EXPECT_EQ(plan_of(relay).total().served.count(), 4);  // a target makes them worth serving
  Lever lever;
  lever.id = "lever";
  relay.corridor.orders[prospect].lever = relay.corridor.levers.add(lever);
  const Plan waiting = plan_of(relay);
  EXPECT_EQ(waiting.total().vehicles.count(), 0);
  EXPECT_EQ(waiting.targets.at(0).limited_by, Limit::levers);
}

/// Ten wanted: two go, one is left for want of room, three wait for a lever, and nobody orders the other four.
TEST(Rules, AShortfallIsPartedByWhatCouldLiftIt) {
  Relay relay = sailing_on_day_10();
  relay.corridor.departures[Index<Departure>(0)].vehicles = Amount(2);
  relay.add_order("firm", relay.truck, 3, 0, 30, 1e4);
  const Index<Order> prospect = relay.add_order("prospect", relay.truck, 3, 0, 30, 1e4);
  Lever lever;
  lever.id = "lever";
  relay.corridor.orders[prospect].lever = relay.corridor.levers.add(lever);
  Target target;
  target.id = "exports";
  target.wanted = 10;
  target.price = Money(3000);
  relay.corridor.targets.add(target);
  const TargetOutcome missed = plan_of(relay).targets.at(0);
  EXPECT_EQ(missed.shortfall, 8);
  EXPECT_EQ(missed.parts, (ShortfallParts{1, 3, 4}));
  EXPECT_EQ(missed.limited_by, Limit::demand);
  relay.corridor.targets[Index<Target>(0)].wanted = 6;
  EXPECT_EQ(plan_of(relay).targets.at(0).parts, (ShortfallParts{1, 3, 0}));
  EXPECT_EQ(plan_of(relay).targets.at(0).limited_by, Limit::levers);
}

/// A sailing for two, and four to go: a lever adds two places a week for 500 and 365 a year.
TEST(Rules, LeversAreBoughtWhereTheyPayAndNotBefore) {
  Relay relay = sailing_on_day_10();
  relay.add_order("a", relay.truck, 4, 0, 30, 1e4);
  relay.corridor.orders[Index<Order>(0)].lever = {};
  const Money served = plan_of(relay).cost;
  Resource pier;
  pier.id = "pier";
  pier.per = Interval::day;
  pier.capacity = Amount(1);
  Take take;
  take.service = Index<Service>(0);
  take.resource = relay.corridor.resources.add(pier);
  take.amount = 1;
  relay.corridor.takes.add(take);
  Lever lever;
  lever.id = "longer-pier";
  lever.resource = take.resource;
  lever.adds = Amount(2);
  lever.cost = Money(500);
  lever.lead = Hours::days(10);
  lever.at_most = 3;
  const Index<Lever> id = relay.corridor.levers.add(lever);
  const Plan without = plan_of(relay);
  EXPECT_EQ(without.total().served.count(), 1);
  relay.corridor.lever_limits.ranges = Table<Lever, LeverRange>(1, {0, 3});
  const Plan bought = plan_of(relay);
  ASSERT_EQ(bought.levers.size(), 1);
  EXPECT_EQ(bought.levers[0].count, 2);
  EXPECT_NEAR(bought.cost.value(), served.value() + 2 * 500, 1e-6);
  relay.corridor.lever_limits.spending = Money(999);
  EXPECT_EQ(plan_of(relay).levers[0].count, 1);
  relay.corridor.lever_limits.spending.reset();
  relay.corridor.levers[id].lead = Hours::days(11);  // too late for the sailing
  EXPECT_EQ(plan_of(relay).levers[0].count, 0);
}

TEST(Rules, DutyIsThatOfTheKeyThatNamesMostAndAQuotaOffersTheCheapOne) {
  Relay relay = sailing_on_day_10();
  relay.corridor.legs[Index<Leg>(2)].stage = "clear";
  relay.add_order("cars", relay.car, 5, 0, 30, 1e5);
  Duty general;
  general.id = "general";
  general.country = "MX";
  general.rate = 0.1;
  relay.corridor.duties.add(general);
  EXPECT_NEAR(plan_of(relay).cost.value(), 5 * (1100 + 4000), 1e-6);
  Duty battery = general;
  battery.id = "battery";
  battery.powertrain = relay.bev;
  battery.rate = 0.2;
  relay.corridor.duties.add(battery);
  EXPECT_NEAR(plan_of(relay).cost.value(), 5 * (1100 + 8000), 1e-6);
  Quota quota;
  quota.id = "quota";
  quota.quantity = Vehicles(2);
  Duty within = battery;
  within.id = "within";
  within.rate = 0;
  within.quota = relay.corridor.quotas.add(quota);
  relay.corridor.duties.add(within);
  EXPECT_NEAR(plan_of(relay).cost.value(), 5 * 1100 + 3 * 8000, 1e-6);
  relay.corridor.quotas[Index<Quota>(0)].dates = {relay.day(0), relay.day(19)};  // cleared on day 20
  EXPECT_NEAR(plan_of(relay).cost.value(), 5 * (1100 + 8000), 1e-6);
}

TEST(Rules, AnUnknownRuleBlocksARuledMode) {
  Relay relay = sailing_on_day_10();
  relay.corridor.modes[relay.sea].ruled = true;
  relay.add_order("cars", relay.car, 2, 0, 30, 1e4);
  EXPECT_EQ(plan_of(relay).total().served.count(), 0);
  Rule rule;
  rule.id = "cars-by-sea";
  rule.powertrain = relay.bev;
  rule.mode = relay.sea;
  rule.allowed = Permission::yes;
  rule.lead = Hours::days(3);
  rule.cost = Money(20);
  relay.corridor.rules.add(rule);
  EXPECT_NEAR(plan_of(relay).cost.value(), 2 * (1100 + 20), 1e-6);
  relay.corridor.orders[Index<Order>(0)].earliest =
      relay.day(6);  // ready on day 7 at 6: past the cut-off less 3 days
  EXPECT_EQ(plan_of(relay).total().served.count(), 0);
}

TEST(Rules, TheYearsEnds) {
  Relay relay = sailing_on_day_10();
  const Index<Order> later = relay.add_order("later", relay.truck, 2, 0, 45, 1e4);  // due after the horizon
  EXPECT_NEAR(plan_of(relay).cost.value(), 0, 1e-9);
  relay.corridor.orders[later].due = relay.day(30);
  Stock stock;
  stock.id = "stock";
  stock.order = later;
  stock.model = relay.truck;
  stock.place = relay.port;
  stock.state = relay.ready;
  stock.ready = relay.at(0);
  stock.entered = relay.at(-5);
  stock.quantity = Vehicles(1);
  relay.corridor.stock.add(stock);
  relay.corridor.tariffs.add({relay.port, Hours::days(7), Money(10), Basis::vehicle});
  // One from stock, 15.5 days at the port of which 7 are free; one built.
  EXPECT_NEAR(plan_of(relay).cost.value(), 1000 + 8.5 * 10 + 1100, 1e-6);
  Target target;
  target.id = "exports";
  target.wanted = 2;
  target.price = Money(1);
  target.dates = {relay.day(0), relay.day(9)};  // the ship leaves on day 10
  relay.corridor.targets.add(target);
  EXPECT_NEAR(plan_of(relay).targets.at(0).forecast, 0, 1e-6);
  relay.corridor.targets[Index<Target>(0)].dates.to = relay.day(10);
  EXPECT_NEAR(plan_of(relay).targets.at(0).forecast, 2, 1e-6);
}

TEST(Rules, TheGapIsStatedThreeWays) {
  Plan plan;
  plan.cost = Money(1000);
  plan.bound = Money(900);
  plan.costs = {{CostItem::unserved, "", {}, Money(600)}, {CostItem::move, "", {}, Money(400)}};
  plan.kinds[0].vehicles = Vehicles(50);
  EXPECT_NEAR(plan.gap(), 0.1, 1e-12);
  EXPECT_NEAR(plan.gap_avoidable(), 0.25, 1e-12);
  EXPECT_NEAR(plan.gap_per_vehicle().value(), 2, 1e-12);
}

TEST(Rules, APriceIsBracketedByPlanningWithOneUnitMoreAndOneLess) {
  Relay relay = sailing_on_day_10();
  relay.corridor.departures[Index<Departure>(0)].vehicles = Amount(5);
  relay.add_order("dear", relay.truck, 4, 0, 30, 9000);
  relay.add_order("cheap", relay.truck, 4, 0, 30, 4000);
  const Plan base = plan_of(relay);
  double price = 0;
  for (const RowUse& row : base.rows)
    if (row.row == "departure/sailing/vehicles") price = row.price;
  relay.corridor.departures[Index<Departure>(0)].vehicles = Amount(6);
  const double more = (base.cost - plan_of(relay).cost).value();
  relay.corridor.departures[Index<Departure>(0)].vehicles = Amount(4);
  const double less = (plan_of(relay).cost - base.cost).value();
  EXPECT_NEAR(more, 4000 - 1100, 1e-6);
  EXPECT_GE(price, more - 1e-6);
  EXPECT_LE(price, less + 1e-6);
}

}  // namespace
}  // namespace yizhan
