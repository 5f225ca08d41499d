// The levers that `invest` chooses, beside every set of them solved as an arc-flow program.
#include "plan/invest.h"

#include <gtest/gtest.h>

#include "model/rules.h"
#include "plan/levels.h"
#include "tests/support/first_fault.h"
#include "tests/support/monolith.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

double hair(double value) { return 1e-6 * std::max(1.0, std::abs(value)); }

/// At most one of each lever, every second one cheap and paid from a fund that may not hold all; two exclude each
/// other. Tiny corridors have four of them, small ones also one that opens an order.
Corridor corridor_of(std::uint64_t seed, RandomSize size) {
  Corridor corridor = random_corridor(seed, size);
  const Index<Fund> fund =
      corridor.funds.add({"chest", {"chest", ""}, Money(1500.0 * static_cast<double>(seed % 5 + 1)), "A"});
  Table<Lever> levers;
  for (Lever lever : corridor.levers) {
    if (size == RandomSize::tiny && (lever.id == "more_cells" || lever.id == "new_market")) continue;
    lever.at_most = 1;
    if (levers.size() % 2 == 0) {
      lever.fund = fund;
      lever.cost = lever.cost * 0.05;
    }
    levers.add(lever);
  }
  corridor.levers = levers;
  return corridor;
}

/// Every set of levers that may be bought together.
std::vector<Table<Lever, int>> sets_of(const Corridor& corridor) {
  std::vector<Table<Lever, int>> sets;
  for (unsigned bits = 0; bits < 1u << corridor.levers.size(); ++bits) {
    Table<Lever, int> counts;
    for (std::size_t row = 0; row < corridor.levers.size(); ++row) counts.add(static_cast<int>(bits >> row & 1));
    if (!conflict_of(corridor, counts)) sets.push_back(std::move(counts));
  }
  return sets;
}

Corridor bought(Corridor corridor, const Table<Lever, int>& counts) {
  corridor.lever_limits = {};
  for (const int count : counts) corridor.lever_limits.ranges.add({count, count});
  return corridor;
}

Corridor with_targets_at(Corridor corridor, double times) {
  for (Target& target : corridor.targets) target.price = target.price * times;
  return corridor;
}

Investment invested(const Corridor& corridor) {
  InvestOptions options;
  options.plan.threads = 1;
  options.plan.gap = 0;
  options.plan.work_limit = 10000;
  options.points = 4;
  return invest(corridor, options);
}

/// Of a plan: its cost, each yuan of shortfall so many times.
double weighed(const Plan& plan, double times) {
  return plan.cost.value() + (times - 1) * (plan.levels.empty() ? 0 : plan.levels[0].value);
}

struct Outcomes {
  int all = 0, optimal = 0;
};

void compare_with_every_set(std::uint64_t seed, RandomSize size, Outcomes& outcomes) {
  const Corridor corridor = corridor_of(seed, size);
  const auto sets = sets_of(corridor);
  std::optional<double> cheapest, best;
  for (const Table<Lever, int>& set : sets) {
    const MonolithResult at_price = monolith(bought(corridor, set), {.columns_at_most = 12000});
    if (!at_price.proven) return;
    const MonolithResult dear = monolith(bought(with_targets_at(corridor, shortfall_weight), set), {});
    if (at_price.cost) cheapest = std::min(cheapest.value_or(1e300), *at_price.cost);
    if (dear.cost) best = std::min(best.value_or(1e300), *dear.cost);
  }
  const Investment found = invested(corridor);
  ASSERT_EQ(found.best.feasible, best.has_value());
  if (!best) return;
  const Plan& plan = found.best.document.plan;
  EXPECT_EQ(first_fault(found.allowed, plan), "");
  // No set beats what is claimed, and no claim beats the sets.
  EXPECT_LE(*best, weighed(plan, shortfall_weight) + hair(*best));
  EXPECT_LE(plan.levels.at(0).bound, (*best - *cheapest) / (shortfall_weight - 1) + hair(*best));
  const double stated =
      (plan.cost - plan.bound).value() + (shortfall_weight - 1) * (plan.levels.at(0).value - plan.levels.at(0).bound);
  EXPECT_LE(weighed(plan, shortfall_weight), *best + stated + hair(*best)) << "further from the best than stated";
  outcomes.optimal += weighed(plan, shortfall_weight) <= *best * (1 + 1e-4) + 10;
  ++outcomes.all;
  Table<Lever, int> counts(corridor.levers.size());
  for (const LeverChoice& choice : plan.levers) counts[choice.lever] = choice.count;
  EXPECT_FALSE(conflict_of(corridor, counts));

  const auto cost_of = [&](const Table<Lever, int>& set) {
    const MonolithResult result = monolith(bought(corridor, set), {});
    double paid = 0;
    for (std::size_t row = 0; row < set.size(); ++row)
      paid += lever_cost(corridor, corridor.levers[Index<Lever>(row)]).value() * set[Index<Lever>(row)];
    return result.cost.value_or(0) - paid;
  };
  const auto holds = [&](const std::optional<Worth>& worth, double saved) {
    ASSERT_TRUE(worth);
    EXPECT_LE(worth->low.value(), saved + hair(*best));
    EXPECT_GE(worth->high.value(), saved - hair(*best));
  };
  const double without_any = cost_of(Table<Lever, int>(corridor.levers.size())), of_set = cost_of(counts);
  for (std::size_t row = 0; row < corridor.levers.size(); ++row) {
    const Index<Lever> id(row);
    SCOPED_TRACE(corridor.levers[id].id);
    Table<Lever, int> one(corridor.levers.size()), other = counts;
    one[id] = 1;
    other[id] = 1 - counts[id];
    if (conflict_of(corridor, one))
      EXPECT_FALSE(found.worth[id].alone);
    else
      holds(found.worth[id].alone, without_any - cost_of(one));
    if (conflict_of(corridor, other))
      EXPECT_FALSE(found.worth[id].in_set);
    else
      holds(found.worth[id].in_set, std::abs(of_set - cost_of(other)));
  }
}

void expect_a_rise(const std::vector<FrontierPoint>& frontier) {
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    EXPECT_LE(frontier[i].spent.value(), frontier[i].budget.value() + 1e-6);
    if (i == 0) continue;
    EXPECT_GT(frontier[i].spent, frontier[i - 1].spent);
    EXPECT_GE(frontier[i].vehicles, frontier[i - 1].vehicles);
    EXPECT_GE(frontier[i].revenue, frontier[i - 1].revenue);
    EXPECT_LE(frontier[i].shortfall.value(), frontier[i - 1].shortfall.value() + 1e-6);
  }
}

TEST(Invest, AgreesWithEverySetOnTinyCorridors) {
  Outcomes outcomes;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    compare_with_every_set(seed, RandomSize::tiny, outcomes);
  }
  EXPECT_GE(outcomes.all, 4);
  EXPECT_GE(outcomes.optimal, outcomes.all * 3 / 4) << "of " << outcomes.all;
}

class OnSmallCorridors : public testing::TestWithParam<std::uint64_t> {};

TEST_P(OnSmallCorridors, InvestAgreesWithEverySet) {
  Outcomes outcomes;
  compare_with_every_set(GetParam(), RandomSize::small, outcomes);
}

INSTANTIATE_TEST_SUITE_P(Wide, OnSmallCorridors, testing::Range<std::uint64_t>(1, 13));

TEST(Invest, TheFrontierRisesAndNeverBreaksItsBudget) {
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Investment found = invested(corridor_of(seed, RandomSize::small));
    if (!found.best.feasible) continue;
    ASSERT_FALSE(found.frontier.empty());
    expect_a_rise(found.frontier);
    EXPECT_EQ(found.frontier.back().spent, spent_on_levers(found.allowed, found.best.document.plan));
  }
}

FrontierPoint point(double spent, long vehicles, double revenue, double shortfall) {
  return {Money(spent), Money(spent), Vehicles(vehicles), Money(revenue), Money(shortfall), {}};
}

TEST(Frontier, KeepsTheLongestRiseToTheLast) {
  const FrontierPoint last = point(10, 8, 80, 0);
  const std::vector<FrontierPoint> rise = efficient(
      {point(6, 6, 60, 2), point(0, 4, 40, 9), point(3, 4, 40, 9),  // the third brings nothing for its money
       point(2, 5, 50, 5), point(4, 5, 49, 4),                      // the fifth sells less than the fourth
       point(9, 9, 90, 0), point(12, 9, 90, 0)},                    // more than the last, one way or the other
      last);
  ASSERT_EQ(rise.size(), 4u);
  EXPECT_EQ(rise[0].spent, Money(0));
  EXPECT_EQ(rise[1].spent, Money(2));
  EXPECT_EQ(rise[2].spent, Money(6));
  EXPECT_EQ(rise[3].spent, Money(10));
  expect_a_rise(rise);
}

TEST(Frontier, BudgetsLieWhereSetsChange) {
  const std::vector<Money> costs{Money(1), Money(4), Money(100)};
  const std::vector<Money> two = budgets_of(costs, 2), five = budgets_of(costs, 5);
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(two[0], Money(1));
  EXPECT_EQ(two[1], Money(5));
  ASSERT_EQ(five.size(), 5u);
  for (std::size_t i = 1; i < five.size(); ++i) EXPECT_LT(five[i - 1], five[i]);
  EXPECT_TRUE(budgets_of({}, 5).empty());
}

TEST(Levers, OfOneWordOrBeyondTheirFundCannotBeBoughtTogether) {
  Corridor corridor = random_corridor(1, RandomSize::tiny);
  Table<Lever, int> counts(corridor.levers.size());
  EXPECT_FALSE(conflict_of(corridor, counts));
  for (int& count : counts) count = 1;
  for (Lever& lever : corridor.levers) lever.excludes = "";
  EXPECT_FALSE(conflict_of(corridor, counts));
  const Index<Lever> first(0), second(1);
  corridor.levers[first].excludes = corridor.levers[second].excludes = "either";
  ASSERT_TRUE(conflict_of(corridor, counts));
  EXPECT_EQ(conflict_of(corridor, counts)->word, "either");
  counts[first] = 0;
  EXPECT_FALSE(conflict_of(corridor, counts));
  const Money cost = lever_cost(corridor, corridor.levers[second]);
  corridor.levers[second].fund = corridor.funds.add({"chest", {}, cost, "A"});
  EXPECT_FALSE(conflict_of(corridor, counts)) << "a fund may be spent to the last yuan";
  counts[second] = 2;
  ASSERT_TRUE(conflict_of(corridor, counts));
  EXPECT_EQ(conflict_of(corridor, counts)->fund, Index<Fund>(0));
}

}  // namespace
}  // namespace yizhan
