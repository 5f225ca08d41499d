// What really happened takes the place of what an old plan said.
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "check/check.h"
#include "model/rules.h"
#include "plan/planner.h"
#include "tests/support/first_fault.h"
#include "tests/support/random_corridor.h"
#include "tests/support/relay.h"

namespace yizhan {
namespace {

PlanAnswer planned(const Corridor& corridor, const Plan* before = nullptr, std::optional<Date> now = {}) {
  OldPlan old;
  PlanOptions options;
  options.threads = 1;
  options.gap = 1e-4;
  options.work_limit = 100000;
  options.now = now;
  if (before) {
    for (const Itinerary& itinerary : before->itineraries) old.flows.push_back({itinerary, ""});
    old.purchases = before->purchases;
    old.rows = before->rows;
    options.from = &old;
  }
  return plan(corridor, options);
}

/// Reports all that a plan says of the time before an instant.
void report(Corridor& corridor, const Plan& plan, Instant now) {
  const Table<Lot> lots = lots_of(corridor);
  int number = 0;
  for (const Itinerary& itinerary : plan.itineraries)
    for (std::size_t i = 0; i < begun_steps(itinerary.steps, now); ++i) {
      const Step& step = itinerary.steps[i];
      const Lot& lot = lots[itinerary.lot];
      corridor.executed.add({"r" + std::to_string(1000 + number++), lot.order, lot.stock, itinerary.model,
                             itinerary.quantity, step.leg, step.departure, step.start, step.end, step.duty,
                             step.subsidy});
    }
}

/// Vehicles by lot and step begun before an instant.
auto begun(const Plan& plan, Instant now) {
  std::map<std::tuple<Index<Lot>, Index<Leg>, Index<Departure>, Instant, Instant>, long> vehicles;
  for (const Itinerary& itinerary : plan.itineraries)
    for (const Step& step : itinerary.steps)
      if (step.start < now)
        vehicles[{itinerary.lot, step.leg, step.departure, step.start, step.end}] += itinerary.quantity.count();
  return vehicles;
}

TEST(Executed, ReportingThePlansOwnPastIsAsGoodAsThePlan) {
  int planned_again = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Corridor corridor = random_corridor(seed, RandomSize::small);
    const PlanAnswer first = planned(corridor);
    if (!first.feasible) continue;
    const Plan& before = first.document.plan;
    const Date now = corridor.calendar.start + (corridor.calendar.end - corridor.calendar.start) / 2;
    const PlanAnswer unreported = planned(corridor, &before, now);
    report(corridor, before, corridor.calendar.at(now));
    const PlanAnswer answer = planned(corridor, &before, now);
    ASSERT_TRUE(answer.notices.empty()) << seed << " " << answer.notices.front().code << " "
                                        << answer.notices.front().value;
    if (!answer.feasible) continue;
    const Plan& after = answer.document.plan;
    EXPECT_EQ(first_fault(corridor, after), "") << seed;
    EXPECT_EQ(begun(after, corridor.calendar.at(now)), begun(before, corridor.calendar.at(now))) << seed;
    // Vehicles that meet in one place may change histories: no step is another, what is to come is as good.
    EXPECT_NEAR(after.cost.value(), unreported.document.plan.cost.value(), 0.02 * std::abs(before.cost.value()))
        << seed;
    ++planned_again;
  }
  EXPECT_GT(planned_again, 15);
}

/// A ship on day 6 for 500, one on day 8 for 800; three trucks, planned on the first. Built from day 0 to 1, hauled
/// on day 1 within 6 hours.
struct TwoShips : testing::Test, Relay {
  TwoShips() {
    add_plain_chain();
    build = Index<Leg>(0);
    haul = Index<Leg>(1);
    early = add_departure(add_service("early", 500), "e", at(5), at(6), at(16));
    late = add_departure(add_service("late", 800), "l", at(7), at(8), at(18));
    order = add_order("o", truck, 3, 0, 30, 5000);
    before = planned(corridor).document.plan;
  }
  void happened(const std::string& id, Index<Leg> leg, Index<Departure> departure, long vehicles, Instant started,
                Instant ended) {
    corridor.executed.add({id, order, {}, {}, Vehicles(vehicles), leg, departure, started, ended, {}, {}});
  }
  Plan again(int now) {
    PlanAnswer answer = planned(corridor, &before, day(now));
    EXPECT_TRUE(answer.notices.empty()) << answer.notices.front().code;
    EXPECT_EQ(first_fault(corridor, answer.document.plan), "");
    return answer.document.plan;
  }
  std::string refused(int now) {
    const PlanAnswer answer = planned(corridor, &before, day(now));
    return answer.notices.empty() ? "" : answer.notices.front().code;
  }
  long aboard(const Plan& plan, Index<Departure> departure) {
    for (const DepartureLoad& load : plan.departures)
      if (load.departure == departure) return load.vehicles.count();
    return 0;
  }
  Index<Leg> build, haul;
  Index<Departure> early, late;
  Index<Order> order;
  Plan before;
};

TEST_F(TwoShips, ADelayedLegMissesTheShip) {
  ASSERT_EQ(aboard(before, early), 3);
  happened("a", build, {}, 3, at(0), at(1));
  happened("b", haul, {}, 2, at(1), at(1, 7));
  happened("c", haul, {}, 1, at(1), at(5, 12));  // a breakdown: announced for noon of day 5
  const Plan after = again(3);
  EXPECT_EQ(aboard(after, early), 2);
  EXPECT_EQ(aboard(after, late), 1);
  ASSERT_EQ(after.changes.size(), 1u);
  EXPECT_EQ(after.changes[0].vehicles, Vehicles(1));
}

TEST_F(TwoShips, ALegThatStillLastsEndsNotBeforeNow) {
  happened("a", build, {}, 3, at(0), at(1));
  happened("b", haul, {}, 3, at(1), at(1));
  const Plan after = again(4);
  EXPECT_EQ(after.itineraries.at(0).steps.at(1).end, at(4));
  EXPECT_EQ(aboard(after, early), 3);
}

TEST_F(TwoShips, AMissedDepartureIsNamed) {
  corridor.services[corridor.departures[early].service].minimum_per_lot = Vehicles(2);  // one got aboard all the same
  happened("a", build, {}, 3, at(0), at(1));
  happened("b", haul, {}, 3, at(1), at(1, 6));
  happened("c", {}, early, 1, at(6), at(6));
  const Plan after = again(7);
  EXPECT_EQ(aboard(after, early), 1);
  EXPECT_EQ(aboard(after, late), 2);
  ASSERT_EQ(after.changes.size(), 1u);
  EXPECT_EQ(after.changes[0].why, ChangeCause::gone);
  EXPECT_EQ(after.changes[0].cause, "e");
}

TEST_F(TwoShips, WhatHasNotBegunBeginsFromNowOn) {
  happened("a", build, {}, 1, at(0), at(1));
  const Plan after = again(2);
  EXPECT_EQ(aboard(after, early), 3);
  for (const Itinerary& itinerary : after.itineraries)
    EXPECT_EQ(itinerary.steps.front().start, itinerary.quantity == Vehicles(1) ? at(0) : at(2));
}

TEST_F(TwoShips, WithoutAnOldPlanReportsAreThePast) {
  happened("a", build, {}, 3, at(0), at(1, 12));
  const PlanAnswer answer = planned(corridor, nullptr, day(2));
  EXPECT_EQ(first_fault(corridor, answer.document.plan), "");
  EXPECT_EQ(answer.document.plan.itineraries.at(0).steps.at(0).end, at(1, 12));
}

TEST_F(TwoShips, ContradictionsAreNoticed) {
  const auto with = [&](auto... rows) {
    corridor.executed = {};
    (rows(), ...);
    return refused(4);
  };
  const auto all_built = [&] { happened("a", build, {}, 3, at(0), at(1)); };
  EXPECT_EQ(with([&] { happened("a", build, {}, 4, at(0), at(1)); }), "executed_exceeds");
  EXPECT_EQ(with([&] { happened("a", haul, {}, 3, at(0), at(1)); }), "executed_order");
  EXPECT_EQ(with(all_built, [&] { happened("b", haul, {}, 3, at(0, 12), at(2)); }), "executed_order");
  EXPECT_EQ(with(all_built, [&] { happened("b", haul, {}, 3, at(4), at(5)); }), "executed_after_now");
  EXPECT_EQ(with(all_built, [&] { happened("b", {}, early, 3, at(3), at(5)); }), "executed_departure");
  corridor.orders[order].models.push_back(car);
  EXPECT_EQ(with(all_built), "executed_model");
}

TEST_F(TwoShips, TheCheckerKnowsWhatIsReported) {
  happened("a", build, {}, 3, at(0), at(1, 3));
  Plan claimed = before;
  claimed.now = day(2);
  bool found = false;
  for (const check::Fault& fault : check::check(corridor, claimed).faults)
    found = found || fault.what == "executed_otherwise";
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace yizhan
