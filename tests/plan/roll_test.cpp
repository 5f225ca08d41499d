// Plans made in turns: true by the checker, their bound below the optimum of the arc-flow program and their cost not
// below it, and what turns share - stock, ships under way, years' rows - right by hand.
#include "plan/roll.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>

#include "feed/plan_folder.h"
#include "plan/planner.h"
#include "plan/seam.h"
#include "tests/support/first_fault.h"
#include "tests/support/monolith.h"
#include "tests/support/program.h"
#include "tests/support/random_corridor.h"
#include "tests/support/relay.h"

namespace yizhan {
namespace {

PlanOptions options_of(int days, int look_ahead) {
  PlanOptions options;
  options.threads = 1;
  options.gap = 0;
  options.work_limit = 40000;
  options.roll = Roll{days, look_ahead};
  return options;
}

double size_of(double cost) { return std::max(1.0, std::abs(cost)); }

std::map<std::string, std::string> written(const Corridor& corridor, PlanDocument document) {
  const Scratch scratch;
  document.plan.corridor = corridor.id;
  EXPECT_TRUE(feed::write_plan(corridor, document, scratch.path() / "plan"));
  auto files = files_of(scratch.path() / "plan");
  files.erase("run.json");
  return files;
}

TEST(Roll, AWindowOverAllIsThePlainPlan) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    PlanOptions options = options_of(400, 400);
    ASSERT_EQ(turns_of(corridor, *options.roll), 1) << seed;
    const PlanAnswer rolled = plan(corridor, options);
    options.roll.reset();
    const PlanAnswer plain = plan(corridor, options);
    ASSERT_EQ(rolled.feasible, plain.feasible) << seed;
    EXPECT_EQ(rolled.document.plan, plain.document.plan) << seed;
  }
}

/// The optimum of the whole lies between bound and cost, and one thread and two make the same plan.
TEST(Roll, TheOptimumLiesBetweenBoundAndPlan) {
  int compared = 0, turns = 0;
  double above = 0;
  for (std::uint64_t seed = 1; compared < 12; ++seed) {
    SCOPED_TRACE(seed);
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    PlanOptions options = options_of(1 + static_cast<int>(seed % 2), 2 + static_cast<int>(seed % 3));
    if (turns_of(corridor, *options.roll) < 2) continue;
    const MonolithResult best = monolith(corridor, {.columns_at_most = 8000});
    if (!best.proven) continue;
    ++compared;
    turns += turns_of(corridor, *options.roll);
    const PlanAnswer one = plan(corridor, options);
    options.threads = 2;
    const PlanAnswer two = plan(corridor, options);
    ASSERT_EQ(one.feasible, two.feasible);
    ASSERT_EQ(one.feasible, best.cost.has_value());
    if (!one.feasible) continue;
    const Plan& plan = one.document.plan;
    EXPECT_EQ(first_fault(corridor, plan), "");
    EXPECT_EQ(written(corridor, one.document), written(corridor, two.document));
    const double hair = 1e-6 * size_of(*best.cost);
    EXPECT_LE(plan.bound.value(), *best.cost + hair);
    EXPECT_GE(plan.cost.value(), *best.cost - hair);
    above += (plan.cost.value() - *best.cost) / size_of(*best.cost);
  }
  EXPECT_GT(turns, 30);
  EXPECT_LT(above / compared, 0.05) << "a turn of a day or two that looks at four";
}

/// What the turns alone make: every plan on the way is one of the whole corridor, and true.
TEST(Roll, EveryTurnLeavesATruePlan) {
  int planned = 0;
  for (std::uint64_t seed = 1; seed <= 16; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    const PlanOptions options = options_of(2, 3);
    if (turns_of(corridor, *options.roll) < 3) continue;
    for (int last = 1; last <= 3; ++last) {
      std::atomic<bool> stop = false;
      PlanOptions stopped = options;
      stopped.stop = &stop;
      stopped.on_turn = [&](int turn, int) { stop = stop || turn > last; };
      const PlanAnswer answer = plan(corridor, stopped);
      if (!answer.feasible) continue;  // something that must be served comes later
      ++planned;
      EXPECT_EQ(first_fault(corridor, answer.document.plan), "") << seed << " " << last;
      EXPECT_EQ(answer.document.run.stopped, Stop::interrupt) << seed;
    }
  }
  EXPECT_GT(planned, 15);
}

/// Orders of five vehicles every ten days; a ship every ten days, that arrives 30 days later: long after the turn.
struct TwoYears : Relay {
  TwoYears() {
    corridor.calendar.end = corridor.calendar.start + std::chrono::days(729);
    corridor.calendar.tail_days = 60;
    add_plain_chain();
    const Index<Service> line = add_service("line", 500);
    for (int number = 0; number < 66; ++number) {
      const int leaves = 15 + 10 * number;
      const std::string id = std::to_string(1000 + number);
      const Index<Departure> ship = add_departure(line, "ship-" + id, at(leaves), at(leaves, 12), at(leaves + 30));
      corridor.departures[ship].vehicles = Amount(5);
      add_order("order-" + id, truck, 5, 10 * number, 10 * number + 60, 5000);
    }
  }
};

TEST(Roll, ShipsUnderWayAtTheSeamArrive) {
  const TwoYears years;
  const PlanOptions options = options_of(37, 61);
  EXPECT_GT(turns_of(years.corridor, *options.roll), 15);
  const Plan made = plan(years.corridor, options).document.plan;
  EXPECT_EQ(first_fault(years.corridor, made), "");
  EXPECT_EQ(made.total().served, Vehicles(330));
  EXPECT_NEAR(made.cost.value(), 330 * 600, 1e-6);
  EXPECT_NEAR(made.bound.value(), 330 * 600, 1);
}

/// Stock that pays from its third day on at the port and must leave within 25: one ship takes it beyond the first
/// turn.
TEST(Roll, AStaysClockRunsOverTheSeam) {
  TwoYears years;
  years.corridor.storage.add({years.port, Hours::days(25), {}, Basis::vehicle});
  years.corridor.tariffs.add({years.port, Hours::days(3), Money(10), Basis::vehicle});
  Stock stock;
  stock.id = "stock";
  stock.order = Index<Order>(0);
  stock.model = years.truck;
  stock.place = years.port;
  stock.state = years.ready;
  stock.quantity = Vehicles(5);
  years.corridor.stock.add(stock);
  years.corridor.orders[Index<Order>(0)].quantity = Vehicles(5);
  const Plan made = plan(years.corridor, options_of(7, 14)).document.plan;
  EXPECT_EQ(first_fault(years.corridor, made), "");
  EXPECT_EQ(made.total().served, Vehicles(330));
  EXPECT_NEAR(made.paid_for(CostItem::storage).value(), 5 * 12.5 * 10, 1e-6) << "15.5 days, three of them free";
}

/// A quota of each year for a third of what is wanted: a turn has its share of it, none is exceeded or wasted.
TEST(Roll, AYearsQuotaIsSharedByItsTurns) {
  TwoYears years;
  Corridor& corridor = years.corridor;
  for (Departure& ship : corridor.departures)
    ship.vehicles = Amount(7);  // who waits for the next year takes no place
  corridor.legs[Index<Leg>(2)].stage = "clear";
  Duty full;
  full.id = "full", full.country = "MX", full.per_vehicle = Money(1000);
  corridor.duties.add(full);
  for (int year = 0; year < 2; ++year) {
    const DateRange dates{years.day(365 * year), years.day(365 * year + 364)};
    Duty within;
    within.id = "within-" + std::to_string(year), within.country = "MX", within.dates = dates;
    within.quota = corridor.quotas.add({within.id, {"q", "q"}, Vehicles(55), dates});
    corridor.duties.add(within);
  }
  PlanOptions options = options_of(90, 130);
  options.work_limit = 100000;
  const Plan made = plan(corridor, options).document.plan;
  EXPECT_EQ(first_fault(corridor, made), "");
  // No more than 110 pay no duty; the optimum is at the bound.
  EXPECT_NEAR(made.cost.value(), 330 * 600 + (330 - 110) * 1000, 1e-6);
  EXPECT_NEAR(made.bound.value(), made.cost.value(), 1e-3 * made.cost.value());
}

TEST(Roll, AWindowHasOfAYearsRowWhatItsVehiclesAreOfAll) {
  TwoYears years;
  Target target;
  target.id = "year", target.event = Event::shipped, target.wanted = 100, target.price = Money(1);
  target.dates = {years.day(0), years.day(364)};
  const Index<Target> id = years.corridor.targets.add(target);
  const Index<Resource> gate = years.add_resource("gate", Interval::year, 300);
  years.take(Index<Leg>(1), gate, 1);
  const Seam seam(years.corridor);
  const Cells cells(years.corridor);
  const auto days = [](int count) { return Instant() + Hours::days(count); };
  // 37 orders are ready in the year, and nine before day 90.
  EXPECT_NEAR(seam.share(cells, cells.target(id), days(90)), 9.0 / 37, 1e-12);
  EXPECT_NEAR(seam.share(cells, cells.first_of(gate), days(90)), 9.0 / 37, 1e-12);
  EXPECT_EQ(seam.share(cells, cells.target(id), days(365)), 1);
  EXPECT_EQ(seam.last_ready(), days(650));
}

/// A target of each year that costs more than it is worth to meet early is met where ships are cheap, in its year.
TEST(Roll, AYearsTargetIsMetInItsYear) {
  TwoYears years;
  for (Order& order : years.corridor.orders) order.value = Money(100);  // less than the way costs
  for (int year = 0; year < 2; ++year) {
    Target target;
    target.id = "year-" + std::to_string(year), target.event = Event::shipped, target.wanted = 60;
    target.price = Money(2000);
    target.dates = {years.day(365 * year), years.day(365 * year + 364)};
    years.corridor.targets.add(target);
  }
  const Plan made = plan(years.corridor, options_of(60, 120)).document.plan;
  EXPECT_EQ(first_fault(years.corridor, made), "");
  for (const TargetOutcome& target : made.targets) EXPECT_TRUE(target.met());
  EXPECT_NEAR(made.cost.value(), 120 * 600 + (330 - 120) * 100, 1e-6);
}

TEST(Roll, AnInterruptLeavesTheRestUnserved) {
  const TwoYears years;
  std::atomic<bool> stop = false;
  PlanOptions options = options_of(90, 120);
  options.stop = &stop;
  options.on_turn = [&](int turn, int) { stop = stop || turn == 3; };
  const PlanAnswer answer = plan(years.corridor, options);
  ASSERT_TRUE(answer.feasible);
  const Plan& made = answer.document.plan;
  EXPECT_EQ(first_fault(years.corridor, made), "");
  EXPECT_EQ(answer.document.run.stopped, Stop::interrupt);
  EXPECT_GE(made.total().served, Vehicles(100)) << "two turns look at all that is ready before day 210";
  EXPECT_LT(made.total().served, Vehicles(330));
}

}  // namespace
}  // namespace yizhan
