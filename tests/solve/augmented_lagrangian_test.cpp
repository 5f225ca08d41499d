// The method of multipliers against the relaxation's optimum, and its whole flows against what lots hold.
#include "solve/augmented_lagrangian.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/solve/listed_paths.h"

namespace yizhan::solve::test {
namespace {

constexpr double artificial_cost = 1e5;

/// All that stands around the method while it runs on one program.
struct Bench {
  explicit Bench(const Case& drawn)
      : program(drawn.program),
        oracle(program, drawn.paths),
        supply(program),
        limits(Clock::now(), Clock::time_point::max(), std::numeric_limits<std::uint64_t>::max(), nullptr),
        pricing(program, oracle, limits, 1) {
    std::vector<double> none(program.capacity.size(), 0);
    pricing.at(none);
    pricing.gather(0.02, 10);
  }

  const Program& program;
  ListedPaths oracle;
  Supply supply;
  Limits limits;
  Pricing pricing;
};

TEST(AugmentedLagrangian, BoundAndRelaxedPlanComeNearTheOptimum) {
  std::mt19937 random(7);
  double below = 0, apart = 0;
  for (int i = 0; i < 60; ++i) {
    SCOPED_TRACE(i);
    const Case drawn = random_case(random, {.boxes = true, .stock = true});
    Bench bench(drawn);
    AugmentedLagrangian lagrangian(bench.pricing, bench.supply, artificial_cost);
    while (lagrangian.rounds() < 40) lagrangian.round();
    const double best = optimum(drawn, true), size = 1 + std::abs(best);
    EXPECT_LE(bench.pricing.best_bound(), best + 1e-6 * size);
    below += (best - bench.pricing.best_bound()) / size;
    apart += std::abs(lagrangian.cost() - best) / size;
  }
  EXPECT_LE(below / 60, 0.005);
  EXPECT_LE(apart / 60, 0.02);
}

TEST(AugmentedLagrangian, WholeFlowsAreWholeAndNoLotCarriesMoreThanItHas) {
  std::mt19937 random(8);
  for (int i = 0; i < 60; ++i) {
    SCOPED_TRACE(i);
    const Case drawn = random_case(random, {.boxes = true, .runs = true, .stock = true, .charges = true});
    Bench bench(drawn);
    AugmentedLagrangian lagrangian(bench.pricing, bench.supply, artificial_cost);
    for (int round = 0; round < 15; ++round) lagrangian.round();
    lagrangian.make_whole();
    std::vector<double> carried(bench.program.lots.size(), 0);
    for (ColumnId id = 0; id < lagrangian.flow().size(); ++id) {
      const double flow = lagrangian.flow()[id];
      EXPECT_EQ(flow, std::round(flow));
      EXPECT_GE(flow, 0);
      carried[bench.pricing.pool()[id].lot] += flow;
    }
    for (LotNumber lot = 0; lot < carried.size(); ++lot) EXPECT_LE(carried[lot], bench.program.lots[lot].quantity);
    for (Column k = 0; k < bench.program.columns.size(); ++k) {
      EXPECT_GE(lagrangian.statics()[k], 0);
      EXPECT_LE(lagrangian.statics()[k], bench.program.columns[k].upper + 1e-6);
    }
  }
}

// A voyage's room follows from its running, and its running from nothing: only the range 0 .. 1 bounds it.
TEST(Supply, AMinimumThatPathsFillBoundsNoSupplier) {
  Program program;
  program.capacity = {0, 0, 0};                                    // the voyage's room, its minimum, boxes aboard
  program.columns.push_back({500, 1, true, {{0, -29}, {1, 12}}});  // it runs
  program.columns.push_back({10, 29, true, {{0, 1}, {2, -1}}});    // a box
  const Supply supply(program);
  EXPECT_FALSE(supply.is_implied(0));
  EXPECT_TRUE(supply.is_substitutable(2));
}

}  // namespace
}  // namespace yizhan::solve::test
