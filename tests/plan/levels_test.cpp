// Objectives in order, against the monolithic model solved level by level, cases by hand, and the checker.
#include <gtest/gtest.h>

#include "check/check.h"
#include "model/rules.h"
#include "plan/planner.h"
#include "tests/support/first_fault.h"
#include "tests/support/monolith.h"
#include "tests/support/random_corridor.h"
#include "tests/support/relay.h"

namespace yizhan {
namespace {

PlanAnswer planned(const Corridor& corridor, Objective objective) {
  PlanOptions options;
  options.objective = std::move(objective);
  options.threads = 1;
  options.gap = 0;
  options.work_limit = 30000;
  return plan(corridor, options);
}

/// Two ships for three vehicles, of one place and of two. A way costs 600 by the early one, 900 by the late one.
struct TwoShips : Relay {
  TwoShips() {
    add_plain_chain();
    early = add_departure(add_service("early", 500), "e", at(5), at(6), at(16));
    late = add_departure(add_service("late", 800), "l", at(7), at(8), at(18));
    corridor.departures[early].vehicles = Amount(1);
    corridor.departures[late].vehicles = Amount(2);
  }
  Index<Departure> early, late;
};

TEST(Levels, CostLeavesWhatServingFirstServes) {
  TwoShips two;
  two.add_order("o", two.truck, 3, 0, 30, 700);
  const Plan cheap = planned(two.corridor, {Aim::cost}).document.plan;
  EXPECT_EQ(cheap.total().unserved, Vehicles(2));
  EXPECT_NEAR(cheap.cost.value(), 600 + 2 * 700, 1e-6);
  EXPECT_TRUE(cheap.levels.empty());

  const Plan full = planned(two.corridor, {Aim::serve, Aim::cost}).document.plan;
  EXPECT_EQ(first_fault(two.corridor, full), "");
  EXPECT_EQ(full.total().unserved, Vehicles(0));
  EXPECT_NEAR(full.cost.value(), 600 + 2 * 900, 1e-6);
  EXPECT_NEAR(full.bound.value(), full.cost.value(), 1e-3);
  ASSERT_EQ(full.levels.size(), 1u);
  EXPECT_EQ(full.levels[0].value, 0);
  EXPECT_EQ(full.levels[0].bound, 0);
  EXPECT_GE(full.levels[0].price, 200 - 1e-6) << "a vehicle that may be left saves 900 - 700";
}

TEST(Levels, FewerPlacesThanVehiclesAreProvenSo) {
  TwoShips two;
  two.add_order("o", two.truck, 5, 0, 30, 700);
  const Plan full = planned(two.corridor, {Aim::serve, Aim::cost}).document.plan;
  EXPECT_EQ(first_fault(two.corridor, full), "");
  EXPECT_EQ(full.levels[0].value, 2);
  EXPECT_EQ(full.levels[0].bound, 2);
  EXPECT_NEAR(full.cost.value(), 600 + 2 * 900 + 2 * 700, 1e-6);
}

TEST(Levels, ProfitServesWhatRevenuePaysFor) {
  TwoShips two;
  const Index<Order> order = two.add_order("o", two.truck, 3, 0, 30, 100);
  two.corridor.orders[order].revenue = Money(650);
  const Plan one = planned(two.corridor, {Aim::profit}).document.plan;
  EXPECT_EQ(first_fault(two.corridor, one), "");
  EXPECT_EQ(one.total().served, Vehicles(1)) << "600 - 650 < 100, and 900 - 650 > 100";
  EXPECT_NEAR(one.cost.value(), 600 - 650 + 2 * 100, 1e-6);
  EXPECT_NEAR(one.paid_for(CostItem::revenue).value(), -650, 1e-6);
  EXPECT_NEAR(one.bound.value(), one.cost.value(), 1e-3);

  two.corridor.orders[order].revenue = Money(801);
  const Plan all = planned(two.corridor, {Aim::profit}).document.plan;
  EXPECT_EQ(first_fault(two.corridor, all), "");
  EXPECT_EQ(all.total().served, Vehicles(3)) << "900 - 801 < 100";
}

Target counting(const std::string& id, Metric metric, double wanted, double price) {
  Target target;
  target.id = id;
  target.metric = metric;
  target.event = Event::delivered;
  target.wanted = wanted;
  target.price = Money(price);
  return target;
}

TEST(Levels, TargetsFirstSpendWhatTheirPriceDoesNotJustify) {
  TwoShips two;
  two.add_order("o", two.truck, 3, 0, 30, 700);
  two.corridor.targets.add(counting("t", Metric::vehicles, 2, 50));
  const Plan cheap = planned(two.corridor, {Aim::cost}).document.plan;
  EXPECT_NEAR(cheap.cost.value(), 600 + 2 * 700 + 50, 1e-6);
  const Plan met = planned(two.corridor, {Aim::targets, Aim::cost}).document.plan;
  EXPECT_EQ(first_fault(two.corridor, met), "");
  EXPECT_NEAR(met.cost.value(), 600 + 900 + 700, 1e-6);
  EXPECT_NEAR(met.levels.at(0).value, 0, 1e-9);
  EXPECT_GE(met.levels.at(0).price * 50, 150 - 1e-6) << "50 yuan of shortfall save 900 - 700 - 50";
}

TEST(Levels, TheirOrderMatters) {
  // One place on a ship: for a vehicle of the target, or for two that share it.
  Relay relay;
  relay.add_plain_chain();
  const Index<Departure> ship =
      relay.add_departure(relay.add_service("s", 500), "s", relay.at(5), relay.at(6), relay.at(16));
  relay.corridor.departures[ship].vehicles = std::nullopt;
  relay.corridor.departures[ship].ceu = Amount(2);
  relay.corridor.models[relay.car].ceu = Ceu(2);
  relay.add_order("cars", relay.car, 1, 0, 30, 1000);
  relay.add_order("trucks", relay.truck, 2, 0, 30, 1000);
  Target electric = counting("electric", Metric::vehicles, 1, 10);
  electric.nev_only = true;
  relay.corridor.targets.add(electric);
  const Plan trucks = planned(relay.corridor, {Aim::serve, Aim::targets, Aim::cost}).document.plan;
  EXPECT_EQ(first_fault(relay.corridor, trucks), "");
  EXPECT_EQ(trucks.total().unserved, Vehicles(1));
  EXPECT_NEAR(trucks.levels.at(1).value, 10, 1e-9);
  const Plan cars = planned(relay.corridor, {Aim::targets, Aim::serve, Aim::cost}).document.plan;
  EXPECT_EQ(first_fault(relay.corridor, cars), "");
  EXPECT_EQ(cars.total().unserved, Vehicles(2));
  EXPECT_NEAR(cars.levels.at(0).value, 0, 1e-9);
  EXPECT_NEAR(cars.levels.at(1).value, 2, 1e-9);
}

/// The optimum of the monolithic model with a target more, which is what keeps a level there.
double monolith_with(Corridor corridor, const Target& target) {
  corridor.targets.add(target);
  const MonolithResult best = monolith(corridor, {.whole = true});
  EXPECT_TRUE(best.proven);
  return best.cost.value_or(0);
}

/// So dear that a target comes before any cost of a tiny corridor.
constexpr double above_all = 1e7;

double vehicles_of(const Corridor& corridor) {
  double sum = 0;
  for (const Lot& lot : lots_of(corridor)) sum += static_cast<double>(lot.quantity.count());
  return sum;
}

double hair(double value) { return 1e-6 * std::max(1.0, std::abs(value)); }

/// Calls for tiny corridors that have a plan.
template <class Compare>
void on_tiny(std::uint64_t seeds, Compare compare) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::tiny);
    if (!monolith(corridor, {.whole = true}).cost) continue;
    SCOPED_TRACE("seed " + std::to_string(seed));
    compare(corridor);
  }
}

TEST(Levels, ServeThenCostIsTheMonolithsByLevels) {
  int all = 0, optimal = 0;
  on_tiny(30, [&](const Corridor& corridor) {
    const double vehicles = vehicles_of(corridor);
    const double weighted = monolith_with(corridor, counting("z", Metric::vehicles, vehicles, above_all));
    const double unserved = std::floor(weighted / above_all + 0.5);
    const double cost = weighted - above_all * unserved;
    const PlanAnswer answer = planned(corridor, {Aim::serve, Aim::cost});
    ASSERT_TRUE(answer.feasible);
    const Plan& found = answer.document.plan;
    EXPECT_EQ(first_fault(corridor, found), "");
    EXPECT_LE(found.levels.at(0).bound, unserved);
    EXPECT_LE(unserved, found.levels[0].value);
    if (found.levels[0].value == unserved) {
      EXPECT_LE(found.bound.value(), cost + hair(weighted));
      EXPECT_LE(cost, found.cost.value() + hair(weighted));
      optimal += found.cost.value() <= cost + 10;
    }
    ++all;
  });
  EXPECT_GE(all, 20);
  EXPECT_GE(optimal, all * 3 / 4) << "of " << all;
}

TEST(Levels, ProfitIsTheMonolithsWithEveryYuanOfRevenueWanted) {
  int all = 0, optimal = 0;
  on_tiny(30, [&](const Corridor& corridor) {
    double revenue = 0;
    for (const Lot& lot : lots_of(corridor))
      revenue += corridor.orders[lot.order].revenue.value() * static_cast<double>(lot.quantity.count());
    const double best = monolith_with(corridor, counting("z", Metric::revenue, revenue, 1)) - revenue;
    const Plan found = planned(corridor, {Aim::profit}).document.plan;
    EXPECT_EQ(first_fault(corridor, found), "");
    EXPECT_LE(found.bound.value(), best + hair(revenue));
    EXPECT_LE(best, found.cost.value() + hair(revenue));
    optimal += found.cost.value() <= best + 10;
    ++all;
  });
  EXPECT_GE(optimal, all * 3 / 4) << "of " << all;
}

TEST(Levels, TargetsThenCostAreTheMonolithsByLevels) {
  constexpr double times = 1e3;
  int all = 0, optimal = 0;
  on_tiny(30, [&](const Corridor& corridor) {
    Corridor weighted = corridor;
    for (Target& target : weighted.targets) target.price = target.price * times;
    const MonolithResult cheapest = monolith(corridor, {.whole = true}), best = monolith(weighted, {.whole = true});
    const double most = (*best.cost - *cheapest.cost) / (times - 1);  // the least shortfall is not above it
    const Plan found = planned(corridor, {Aim::targets, Aim::cost}).document.plan;
    EXPECT_EQ(first_fault(corridor, found), "");
    EXPECT_LE(found.levels.at(0).bound, most + hair(*best.cost));
    // Whatever is kept, no plan beats the weighted optimum.
    EXPECT_LE(*best.cost, found.cost.value() + (times - 1) * found.levels[0].value + hair(*best.cost));
    optimal += found.cost.value() + (times - 1) * found.levels[0].value <= *best.cost * (1 + 1e-4) + 10;
    ++all;
  });
  EXPECT_GE(optimal, all * 3 / 4) << "of " << all;
}

TEST(Levels, ThreeLevelsOnSmallCorridorsAreAcceptedAndKeepWhatComesFirst) {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    const PlanAnswer first = planned(corridor, {Aim::serve, Aim::cost});
    const PlanAnswer all = planned(corridor, {Aim::serve, Aim::targets, Aim::profit});
    ASSERT_EQ(first.feasible, all.feasible) << seed;
    if (!all.feasible) continue;
    EXPECT_EQ(first_fault(corridor, all.document.plan), "") << seed;
    EXPECT_LE(all.document.plan.levels.at(0).bound, first.document.plan.levels.at(0).value) << seed;
  }
}

TEST(Levels, WhatTheyStateIsChecked) {
  const Corridor corridor = random_corridor(3, RandomSize::small);
  const Plan sound = planned(corridor, {Aim::serve, Aim::targets, Aim::cost}).document.plan;
  ASSERT_EQ(first_fault(corridor, sound), "");
  const auto fault_after = [&](auto change) {
    Plan wrong = sound;
    change(wrong);
    return first_fault(corridor, wrong);
  };
  EXPECT_NE(fault_after([](Plan& plan) { plan.levels[0].value += 1; }), "");
  EXPECT_NE(fault_after([](Plan& plan) { plan.levels[1].bound = plan.levels[1].value + 1; }), "");
  EXPECT_NE(fault_after([](Plan& plan) { plan.levels[0].price += 1; }), "");
  EXPECT_NE(fault_after([](Plan& plan) { plan.levels[0].prices.push_back({"level/targets", 1}); }), "");
  EXPECT_NE(fault_after([](Plan& plan) { plan.aim = Aim::profit; }), "");
}

}  // namespace
}  // namespace yizhan
