#include "solve/solve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "solve/bound.h"
#include "solve/gap_parts.h"
#include "tests/solve/listed_paths.h"

namespace yizhan::solve::test {
namespace {

// The plan's cost and feasibility, from its flows alone.
void expect_true_plan(const Program& program, const Result& result) {
  std::vector<double> use(program.capacity.size(), 0), served(program.lots.size(), 0);
  std::map<std::pair<LotNumber, std::uint32_t>, std::pair<double, Path>> charges;
  double cost = 0;
  for (const auto& [path, quantity] : result.flows) {
    EXPECT_GT(quantity, 0);
    EXPECT_EQ(quantity, std::round(quantity));
    for (const auto& [row, amount] : path.entries) use[row] += quantity * amount;
    served[path.lot] += quantity;
    cost += quantity * path.cost;
    if (path.charge == Path::no_charge) continue;
    auto& charge = charges[{path.lot, path.charge}];
    charge.first += quantity;
    charge.second = path;
  }
  for (const auto& [key, charge] : charges) {
    cost += charge.second.fixed;
    EXPECT_GE(charge.first, std::min(charge.second.minimum, program.lots[key.first].quantity));
  }
  for (std::size_t k = 0; k < program.columns.size(); ++k) {
    const double units = result.columns[k];
    EXPECT_GE(units, 0);
    EXPECT_LE(units, program.columns[k].upper);
    if (program.columns[k].whole) {
      EXPECT_EQ(units, std::round(units));
    }
    for (const auto& [row, amount] : program.columns[k].entries) use[row] += units * amount;
    cost += units * program.columns[k].cost;
  }
  for (std::size_t row = 0; row < use.size(); ++row)
    EXPECT_LE(use[row], program.capacity[row] + 1e-6 * (1 + std::abs(program.capacity[row]))) << "row " << row;
  for (std::size_t lot = 0; lot < served.size(); ++lot) {
    EXPECT_EQ(served[lot] + result.unserved[lot], program.lots[lot].quantity);
    if (!program.lots[lot].unserved) {
      EXPECT_EQ(result.unserved[lot], 0);
    }
    cost += result.unserved[lot] * program.lots[lot].unserved.value_or(0);
  }
  EXPECT_NEAR(cost, result.cost, 1e-6 * (1 + std::abs(cost)));
}

void expect_proven_bound(const Program& program, Oracle& oracle, const Result& result) {
  auto prices = result.prices;
  project(program, prices);
  EXPECT_EQ(prices, result.prices);
  std::vector<double> values(program.lots.size());
  oracle.price(prices, 1, values);
  EXPECT_DOUBLE_EQ(bound(program, prices, values), result.bound);
}

void expect_gap_in_parts(const Program& program, const Result& result) {
  const GapParts parts = gap_parts(program, result);
  const double hair = 1e-6 * (1 + std::abs(result.cost) + std::abs(result.bound));
  for (const double part : {parts.ways, parts.left, parts.charges, parts.columns, parts.room}) EXPECT_GE(part, -hair);
  EXPECT_NEAR(parts.ways + parts.left + parts.charges + parts.columns + parts.room, result.cost - result.bound, hair);
}

Options exact() {
  Options options;
  options.relaxation_gap = 1e-9;
  return options;
}

struct Tally {
  int solved = 0, infeasible = 0, unproven = 0;
  double gap = 0, true_gap = 0;
};

Tally check_random(const Features& features, unsigned seed, int cases) {
  std::mt19937 random(seed);
  Tally tally;
  for (int i = 0; i < cases; ++i) {
    SCOPED_TRACE("case " + std::to_string(i));
    const Case full = random_case(random, features);
    ListedPaths oracle(full.program, full.paths);
    const Result result = solve(full.program, oracle, exact());
    const double best = optimum(full, false), relaxed = optimum(full, true);
    if (result.status == Status::infeasible) {
      EXPECT_EQ(best, unlimited);
      ++tally.infeasible;
      continue;
    }
    if (result.status == Status::unproven) {
      ++tally.unproven;
      continue;
    }
    EXPECT_NEAR(result.bound, relaxed, 1e-6 * (1 + std::abs(relaxed)));
    EXPECT_LE(result.bound, best + 1e-6 * (1 + std::abs(best)));
    EXPECT_GE(result.cost, best - 1e-6 * (1 + std::abs(best)));
    expect_true_plan(full.program, result);
    expect_proven_bound(full.program, oracle, result);
    expect_gap_in_parts(full.program, result);
    ++tally.solved;
    tally.gap += (result.cost - result.bound) / (1 + std::abs(result.cost));
    tally.true_gap += (result.cost - best) / (1 + std::abs(best));
  }
  std::printf("solved %d, infeasible %d, unproven %d, mean gap %.4f, above optimum %.4f\n", tally.solved,
              tally.infeasible, tally.unproven, tally.gap / std::max(1, tally.solved),
              tally.true_gap / std::max(1, tally.solved));
  return tally;
}

TEST(Solve, PlainProgramsAgreeWithTheWholeModel) { EXPECT_EQ(check_random({}, 1, 300).solved, 300); }

TEST(Solve, BoxesAreWhole) { EXPECT_EQ(check_random({.boxes = true}, 2, 300).solved, 300); }

TEST(Solve, RunsAreOpenedOrNot) { EXPECT_EQ(check_random({.runs = true}, 3, 300).solved, 300); }

TEST(Solve, StockCarriesOver) { EXPECT_EQ(check_random({.stock = true}, 4, 300).solved, 300); }

TEST(Solve, TargetsHaveAPrice) { EXPECT_EQ(check_random({.target = true}, 5, 300).solved, 300); }

TEST(Solve, ChargesArePaidOnce) { EXPECT_EQ(check_random({.charges = true}, 6, 300).solved, 300); }

TEST(Solve, WhatMustBeServedIsServedOrProvenImpossible) {
  const Tally tally = check_random({.must_serve = true}, 7, 300);
  EXPECT_GT(tally.infeasible, 10);
  EXPECT_LT(tally.unproven, 15);
}

TEST(Solve, EverythingTogether) {
  const Tally tally = check_random(
      {.boxes = true, .runs = true, .stock = true, .target = true, .charges = true, .must_serve = true}, 8, 300);
  EXPECT_LT(tally.unproven, 60);
}

TEST(Solve, TheSameWorkGivesTheSamePlan) {
  std::mt19937 random(9);
  for (int i = 0; i < 50; ++i) {
    const Case full = random_case(random, {.boxes = true, .stock = true, .target = true, .charges = true});
    Options options = exact();
    options.work = 500;
    std::vector<Result> results;
    for (const int threads : {1, 2}) {
      ListedPaths oracle(full.program, full.paths);
      options.threads = threads;
      results.push_back(solve(full.program, oracle, options));
    }
    EXPECT_EQ(results[0].cost, results[1].cost);
    EXPECT_EQ(results[0].prices, results[1].prices);
    EXPECT_EQ(results[0].columns, results[1].columns);
    ASSERT_EQ(results[0].flows.size(), results[1].flows.size());
    for (std::size_t f = 0; f < results[0].flows.size(); ++f) {
      EXPECT_EQ(results[0].flows[f].path.key, results[1].flows[f].path.key);
      EXPECT_EQ(results[0].flows[f].quantity, results[1].flows[f].quantity);
    }
  }
}

}  // namespace
}  // namespace yizhan::solve::test
