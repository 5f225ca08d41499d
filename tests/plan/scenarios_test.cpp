// What-ifs planned from one plan: true, independent of how many are planned at once, and as good as planned alone.
#include "plan/scenarios.h"

#include <gtest/gtest.h>

#include <map>

#include "check/check.h"
#include "plan/old_plan.h"
#include "tests/support/first_fault.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

PlanOptions options_of(int threads) {
  PlanOptions options;
  options.threads = threads;
  options.gap = 1e-3;
  options.work_limit = 50000;
  return options;
}

/// A corridor with less room, dearer sailings, and more to carry.
std::vector<Corridor> variants_of(const Corridor& corridor) {
  std::vector<Corridor> variants(3, corridor);
  for (Departure& departure : variants[0].departures)
    if (departure.vehicles) departure.vehicles = *departure.vehicles * 0.5;
  for (Departure& departure : variants[1].departures) departure.rate_factor *= 1.5;
  for (Order& order : variants[2].orders) order.quantity += Vehicles(1);
  return variants;
}

class Scenarios : public testing::TestWithParam<std::uint64_t> {
 protected:
  Scenarios() : variants(variants_of(random_corridor(GetParam(), RandomSize::small))) {
    const Plan base = plan(random_corridor(GetParam(), RandomSize::small), options_of(1)).document.plan;
    for (const Itinerary& itinerary : base.itineraries) old.flows.push_back({itinerary, ""});
    old.purchases = base.purchases;
    old.rows = base.rows;
  }

  std::map<std::size_t, PlanAnswer> answers(const PlanOptions& options) {
    std::map<std::size_t, PlanAnswer> found;
    ScenarioWatch watch;
    watch.done = [&](std::size_t number, PlanAnswer&& answer) { found[number] = std::move(answer); };
    const auto make = [&](std::size_t i) { return Scenario{std::make_shared<Corridor>(variants[i]), old}; };
    plan_scenarios(variants.size(), make, options, watch);
    return found;
  }

  std::vector<Corridor> variants;
  OldPlan old;
};

TEST_P(Scenarios, AreTrueAndTheSameWithAnyNumberOfThreads) {
  const auto one = answers(options_of(1)), three = answers(options_of(3));
  ASSERT_EQ(one.size(), variants.size());
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const PlanAnswer& answer = one.at(i);
    ASSERT_EQ(answer.feasible, three.at(i).feasible);
    if (!answer.feasible) continue;
    EXPECT_EQ(answer.document.plan, three.at(i).document.plan);
    Plan stated = answer.document.plan;
    stated.corridor = variants[i].id;
    EXPECT_EQ(first_fault(variants[i], stated), "");
    const Plan alone = plan(variants[i], options_of(1)).document.plan;
    const double rounding = 1e-9 * (1 + std::abs(alone.cost.value()));
    EXPECT_LE(stated.bound.value(), alone.cost.value() + rounding);
    EXPECT_LE(alone.bound.value(), stated.cost.value() + rounding);
  }
}

INSTANTIATE_TEST_SUITE_P(Random, Scenarios, testing::Range<std::uint64_t>(1, 13));

Scenario some_scenario(std::size_t) {
  return {std::make_shared<Corridor>(random_corridor(1, RandomSize::small)), {}};
}

TEST(ScenariosStopped, AreNotBegun) {
  std::atomic<bool> stop = true;
  PlanOptions options = options_of(2);
  options.stop = &stop;
  ScenarioWatch watch;
  watch.done = [](std::size_t, PlanAnswer&&) { ADD_FAILURE(); };
  plan_scenarios(2, some_scenario, options, watch);
}

/// Where nothing differs the old plan is as near to the bound as it was, and nothing else is looked for.
TEST(ScenariosUnchanged, KeepTheOldPlanAtItsOwnPrices) {
  const auto corridor = std::make_shared<Corridor>(random_corridor(3, RandomSize::small));
  const Plan base = plan(*corridor, options_of(1)).document.plan;
  PlanOptions options = options_of(1);
  options.gap = std::max(options.gap, base.gap() * 1.01);
  ScenarioWatch watch;
  watch.done = [&](std::size_t, PlanAnswer&& answer) {
    EXPECT_TRUE(answer.stands);
    EXPECT_EQ(answer.document.plan.cost, base.cost);
    EXPECT_EQ(answer.document.plan.itineraries.size(), base.itineraries.size());
  };
  plan_scenarios(
      1,
      [&](std::size_t) {
        return Scenario{corridor, as_old(*corridor, base, *corridor)};
      },
      options, watch);
}

TEST(ScenariosFailed, TellTheirFailure) {
  ScenarioWatch watch;
  watch.done = [](std::size_t, PlanAnswer&&) { throw std::runtime_error("full disk"); };
  EXPECT_THROW(plan_scenarios(2, some_scenario, options_of(2), watch), std::runtime_error);
}

}  // namespace
}  // namespace yizhan
