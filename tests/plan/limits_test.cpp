// Numbers at their limits: what the feed takes is planned right, to an optimum known by hand, and what it does not
// take is refused by a notice that says what.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "feed/corridor_reader.h"
#include "feed/corridor_writer.h"
#include "tests/support/program.h"
#include "tests/support/proof.h"
#include "tests/support/random_corridor.h"
#include "tests/support/relay.h"

namespace yizhan {
namespace {

class Limits : public testing::Test {
 protected:
  feed::ReadResult read(const Corridor& corridor) const {
    feed::write_corridor(corridor, scratch_.path() / "corridor");
    return feed::read_corridor(scratch_.path() / "corridor");
  }

  /// The corridor as the feed reads it, planned; everything that must hold of the plan does.
  Proof proven(const Corridor& corridor, const ProofOptions& options = {}) const {
    const feed::ReadResult result = read(corridor);
    for (const Notice& notice : result.notices)
      if (notice.severity == Severity::error)
        ADD_FAILURE() << notice.code << " " << notice.file << " " << notice.column << " " << notice.value;
    if (!result.corridor) return {};
    Proof proof = prove(*result.corridor, options, scratch_.path());
    for (const std::string& fault : proof.faults) ADD_FAILURE() << fault;
    return proof;
  }

  /// The plan costs what it must by hand, and its bound proves it.
  void expect_optimal(const Corridor& corridor, double optimum) const {
    const Proof proof = proven(corridor, {.columns_at_most = 0});
    ASSERT_TRUE(proof.feasible);
    const double hair = 1e-9 * std::max(1.0, optimum);
    EXPECT_NEAR(proof.cost, optimum, hair);
    EXPECT_NEAR(proof.bound, optimum, hair);
  }

  /// The one error that the feed tells.
  std::string refusal(const Corridor& corridor) const {
    const feed::ReadResult result = read(corridor);
    EXPECT_FALSE(result.corridor);
    std::string codes;
    for (const Notice& notice : result.notices)
      if (notice.severity == Severity::error) codes += (codes.empty() ? "" : " ") + notice.code;
    return codes;
  }

  Scratch scratch_;
};

/// Built for nothing, hauled for 100 a vehicle and shipped for `cost`, on day 10; `room` aboard.
Relay with_sailing(double cost, double room) {
  Relay relay;
  relay.add_plain_chain();
  const Index<Departure> sailing =
      relay.add_departure(relay.add_service("line", cost), "sailing", relay.at(10), relay.at(10, 12), relay.at(20));
  relay.corridor.departures[sailing].vehicles = Amount(room);
  return relay;
}

TEST_F(Limits, AMillionthAndAThousandMillionInOneSum) {
  Relay relay = with_sailing(1e-6, 5);
  relay.add_departure(relay.add_service("spare", 1e8), "spare_sailing", relay.at(11), relay.at(11, 12), relay.at(20));
  relay.corridor.legs[Index<Leg>(1)].cost.per_vehicle = Money(1e-6);  // the haul
  relay.add_order("gold", relay.truck, 8, 0, 30, 1e9);
  relay.add_order("tin", relay.truck, 8, 0, 30, 3e-6);
  expect_optimal(relay.corridor, 5 * 2e-6 + 3 * (1e8 + 1e-6) + 8 * 3e-6);
}

TEST_F(Limits, WhatIsWorthAMillionthIsDecidedRightToo) {
  Relay relay = with_sailing(1e-6, 100);
  relay.corridor.legs[Index<Leg>(1)].cost.per_vehicle = Money(1e-6);
  relay.add_order("gold", relay.truck, 8, 0, 30, 1e9);
  relay.add_order("tin", relay.truck, 8, 0, 30, 3e-6);
  relay.add_order("dust", relay.truck, 8, 0, 30, 1e-6);
  expect_optimal(relay.corridor, 16 * 2e-6 + 8 * 1e-6);
}

/// Every price of a corridor with all features drawn anew between a millionth and a thousand million.
TEST_F(Limits, PricesOfFifteenOrdersOfMagnitude) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    Corridor corridor = random_corridor(seed, RandomSize::tiny);
    std::mt19937_64 random(seed);
    const auto any = [&](Money& price) {
      price = Money(std::pow(10.0, -6 + 15 * static_cast<double>(random() % 1000) / 999));
    };
    for (Leg& leg : corridor.legs) any(leg.cost.per_vehicle);
    for (Service& service : corridor.services) any(service.cost.per_ceu), any(service.declaration);
    for (Departure& departure : corridor.departures)
      if (departure.voyage.empty() && departure.fixed > Money()) any(departure.fixed);
    for (Order& order : corridor.orders) any(order.value), any(order.late_per_day);
    for (TariffStep& step : corridor.tariffs) any(step.per_day);
    for (Target& target : corridor.targets)
      if (target.unit == Unit::vehicle) any(target.price);
    proven(corridor);
  }
}

TEST_F(Limits, PricesBeyondTheFeedsAreRefused) {
  Relay relay = with_sailing(2e12, 5);
  relay.add_order("a", relay.truck, 1, 0, 30, 1e4);
  EXPECT_EQ(refusal(relay.corridor), "number_out_of_range");
  relay.corridor.services[Index<Service>(0)].cost.per_vehicle = Money(-1);
  EXPECT_EQ(refusal(relay.corridor), "number_out_of_range");
}

/// Ways of more than 5 x 10^12 yuan a vehicle are out of reckoning (solve::closed): none is taken.
TEST_F(Limits, AWayBeyondReckoningIsNotTaken) {
  Relay relay = with_sailing(1e12, 10);
  relay.corridor.services[Index<Service>(0)].cost.per_m3 = Money(1e12);  // of 16 m3
  relay.add_order("a", relay.truck, 3, 0, 30, 1e12);
  expect_optimal(relay.corridor, 3e12);
  relay.corridor.orders[Index<Order>(0)].must_serve = true;
  EXPECT_FALSE(proven(relay.corridor, {.columns_at_most = 0}).feasible);
}

TEST_F(Limits, NoRoomAtAllLeavesEveryVehicle) {
  Relay relay = with_sailing(1000, 0);
  relay.add_order("a", relay.truck, 7, 0, 30, 1e4);
  expect_optimal(relay.corridor, 7e4);
}

TEST_F(Limits, AGateOfCapacityZeroIsShut) {
  Relay relay = with_sailing(1000, 10);
  relay.take(Index<Leg>(1), relay.add_resource("gate", Interval::day, 0), 1);
  relay.add_order("a", relay.truck, 7, 0, 30, 1e4);
  expect_optimal(relay.corridor, 7e4);
  relay.corridor.takes[Index<Take>(0)].amount = 0;  // who takes nothing goes through
  expect_optimal(relay.corridor, 7 * 1100);
}

TEST_F(Limits, WithoutRoomWhatMustBeServedIsProvenImpossible) {
  Relay relay = with_sailing(1000, 0);
  relay.corridor.orders[relay.add_order("a", relay.truck, 7, 0, 30, 1e4)].must_serve = true;
  EXPECT_FALSE(proven(relay.corridor).feasible);
}

TEST_F(Limits, EmptyQuotasAndBudgetsGiveNothing) {
  Relay relay = with_sailing(1000, 10);
  relay.corridor.legs[Index<Leg>(2)].stage = "clear";
  Duty full, within;
  full.id = "full", full.country = "MX", full.rate = 0.1;
  within = full;
  within.id = "within", within.rate = 0;
  within.quota = relay.corridor.quotas.add({"quota", {"q", "q"}, Vehicles(0), {}});
  relay.corridor.duties.add(full);
  relay.corridor.duties.add(within);
  Subsidy subsidy;
  subsidy.id = "grant", subsidy.leg = Index<Leg>(1), subsidy.per_vehicle = Money(50);
  relay.corridor.subsidies.add(subsidy);
  relay.add_order("a", relay.truck, 7, 0, 30, 1e4);
  expect_optimal(relay.corridor, 7 * (1100 + 4000));
  relay.corridor.quotas[Index<Quota>(0)].quantity = Vehicles(2);
  relay.corridor.subsidies[Index<Subsidy>(0)].budget = Money(50);
  expect_optimal(relay.corridor, 7 * 1100 + 5 * 4000 - 50);
}

TEST_F(Limits, OneLotOfAMillionVehicles) {
  Relay relay = with_sailing(100, 400'000);
  relay.corridor.services[Index<Service>(0)].declaration = Money(250);
  relay.corridor.services[Index<Service>(0)].minimum_per_lot = Vehicles(400'000);
  const Index<Departure> second =
      relay.add_departure(relay.add_service("second", 200), "later", relay.at(11), relay.at(11, 12), relay.at(20));
  relay.corridor.departures[second].vehicles = Amount(350'000);
  relay.take(Index<Leg>(1), relay.add_resource("gate", Interval::horizon, 7e11), 1e6);
  relay.add_order("a", relay.truck, 1'000'000, 0, 30, 1000);
  // 400,000 by the first, 300,000 by the second, as the gate lets 700,000 through
  const Proof proof = proven(relay.corridor);
  const double optimum = 4e5 * 200 + 250 + 3e5 * 300 + 3e5 * 1000;
  EXPECT_NEAR(proof.cost, optimum, 1e-9 * optimum);
  EXPECT_NEAR(proof.bound, optimum, 1e-5 * optimum);  // the declaration is spread over the lot
}

TEST_F(Limits, ASumBeyondAnyNumberOfTheFeedIsStillAPlan) {
  Relay relay = with_sailing(1, 10);
  relay.add_order("a", relay.truck, 1'000'000, 0, 30, 1e9);
  expect_optimal(relay.corridor, 10 * 101 + 999'990 * 1e9);
}

TEST_F(Limits, MoreThanAMillionInOneLotIsRefused) {
  Relay relay = with_sailing(100, 10);
  relay.add_order("a", relay.truck, 1'000'001, 0, 30, 1000);
  EXPECT_EQ(refusal(relay.corridor), "number_out_of_range");
}

TEST_F(Limits, AHorizonOfOneDay) {
  for (const int period_hours : {24, 4}) {
    Relay relay;
    relay.corridor.calendar.end = relay.corridor.calendar.start;
    relay.corridor.calendar.tail_days = 0;
    relay.corridor.calendar.period = Hours::of(period_hours);
    relay.add_leg("build", "build", relay.plant, relay.ordered, relay.plant, relay.built, 10, 5);
    const Index<Leg> home =
        relay.add_leg("home", "deliver", relay.plant, relay.built, relay.market, relay.delivered, 14, 7);
    relay.take(home, relay.add_resource("road", Interval::period, 3), 1);
    relay.add_order("a", relay.truck, 4, 0, 0, 1000);
    // Only what is begun at midnight is there at midnight, in time: all leave at ten.
    expect_optimal(relay.corridor, 3 * 12 + 1000);
    relay.corridor.legs[home].hours = Hours::of(14.25);
    expect_optimal(relay.corridor, 4 * 1000);
  }
}

TEST_F(Limits, AHorizonOfNoDayOrOfTooManyIsRefused) {
  Relay relay = with_sailing(100, 10);
  relay.corridor.calendar.end = relay.day(-1);
  EXPECT_EQ(refusal(relay.corridor), "dates_reversed");
  relay.corridor.calendar.end = relay.day(3700);
  EXPECT_EQ(refusal(relay.corridor), "horizon_too_long");
}

/// Nine cheap ones let four vehicles through each.
TEST_F(Limits, TenThousandLegsOutOfOnePlace) {
  constexpr int legs = 10'000, cheap = 9;
  Relay relay = with_sailing(1000, 50);
  relay.corridor.legs[Index<Leg>(1)].cost.per_vehicle = Money(20'000);
  for (int i = 0; i < legs; ++i) {
    const int cost = 1 + (i * 7919) % legs;  // each once, in no order
    const std::string id = "road_" + std::to_string(100'000 + i);
    const Index<Leg> leg = relay.add_leg(id, "haul", relay.plant, relay.built, relay.port, relay.ready, 6,
                                         cost <= cheap ? cost : 100 + cost);
    if (cost <= cheap) relay.take(leg, relay.add_resource(id, Interval::horizon, 4), 1);
  }
  relay.add_order("a", relay.truck, 40, 0, 30, 1e5);
  expect_optimal(relay.corridor, 40 * 1000 + 4 * (cheap * (cheap + 1) / 2) + 4 * (100 + cheap + 1));
}

}  // namespace
}  // namespace yizhan
