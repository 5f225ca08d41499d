// The planner against models written apart from it: the checker's expansion, the arc-flow program, brute force.
#include <gtest/gtest.h>

#include <random>

#include "check/bound.h"
#include "plan/assembly.h"
#include "plan/corridor_oracle.h"
#include "solve/solve.h"
#include "tests/support/monolith.h"
#include "tests/support/program.h"
#include "tests/support/proof.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

/// Prices on a third of the rows, on the scale of what a vehicle costs there.
std::vector<double> random_prices(const check::Rows& rows, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> prices(rows.size());
  for (std::size_t row = 0; row < prices.size(); ++row) {
    const std::string& name = rows.name(check::Row(row));
    if (random() % 3 != 0) continue;
    const double scale = name.rfind("target/revenue", 0) == 0 || name.rfind("target/parts", 0) == 0 ? 0.01
                         : name.find("kg") != std::string::npos || name.rfind("budget/", 0) == 0    ? 1
                                                                                                    : 800;
    prices[row] = scale * static_cast<double>(random() % 1000) / 1000;
  }
  return prices;
}

TEST(Agreement, RowsAreNamedAndBoundedAlike) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    const Cells cells(corridor);
    const check::Rows rows(corridor);
    ASSERT_EQ(cells.size(), rows.size()) << seed;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const check::Row row = rows.find(cells.name(Index<Cell>(i)));
      ASSERT_TRUE(row.exists()) << seed << " " << cells.name(Index<Cell>(i));
      EXPECT_EQ(cells[Index<Cell>(i)].capacity, rows.capacity(row)) << seed << " " << rows.name(row);
    }
  }
}

TEST(Agreement, TheOraclePricesEveryLotAsTheCheckerDoes) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    const Network network(corridor);
    const check::Rows rows(corridor);
    const check::Conditions conditions(corridor, rows);
    CorridorOracle oracle(network);
    const std::vector<double> prices = random_prices(rows, seed);
    std::vector<double> by_cell(network.cells().size());
    for (std::size_t i = 0; i < by_cell.size(); ++i)
      by_cell[i] = prices[rows.find(network.cells().name(Index<Cell>(i))).row()];
    std::vector<double> values(network.planned().size());
    oracle.price(by_cell, 1, values);
    const std::vector<double> expected = check::cheapest_itineraries(conditions, network.lots(), prices).of_lots;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Lot& lot = network.lots()[network.planned()[i].lot];
      const double value = expected[network.planned()[i].lot.row()];
      if (std::isinf(value))
        EXPECT_TRUE(std::isinf(values[i])) << seed << " " << corridor.orders[lot.order].id;
      else
        EXPECT_NEAR(values[i], value, 1e-6 * std::max(1.0, std::abs(value)))
            << seed << " " << corridor.orders[lot.order].id << (lot.stock.exists() ? " stock" : "");
    }
  }
}

double size_of(double cost) { return std::max(1.0, std::abs(cost)); }

/// The bound of the relaxation, solved as exactly as may be.
solve::Result relaxed(const Corridor& corridor) {
  const Network network(corridor);
  Assembly assembly = assemble(network);
  assembly.program.whole = false;
  for (solve::StaticColumn& column : assembly.program.columns) column.whole = false;
  CorridorOracle oracle(network);
  solve::Options options;
  options.relaxation_gap = 1e-8;
  solve::Result result = solve::solve(assembly.program, oracle, options);
  result.bound += assembly.past_use.cost.value();  // what must be bought
  return result;
}

/// Twenty parts of 25 corridors each, so that they may run side by side.
class OnSmallCorridors : public testing::TestWithParam<int> {
 protected:
  static constexpr int corridors = 25;

  /// `compare` is false if a corridor is not for this test; then another is drawn for it.
  template <class Compare>
  void on_each(Compare compare) {
    int compared = 0;
    for (std::uint64_t seed = 1; compared < corridors; ++seed) {
      const std::uint64_t all = static_cast<std::uint64_t>(GetParam()) * 1000 + seed;
      SCOPED_TRACE("seed " + std::to_string(all));
      compared += compare(random_corridor_with_levers(all, RandomSize::small));
    }
  }
};

TEST_P(OnSmallCorridors, TheRelaxationIsTheMonolithsOwn) {
  on_each([](const Corridor& corridor) {
    const MonolithResult expected = monolith(corridor, {.whole = false});
    EXPECT_TRUE(expected.proven);
    const solve::Result found = relaxed(corridor);
    if (!expected.cost)
      EXPECT_EQ(found.status, solve::Status::infeasible);
    else
      EXPECT_NEAR(found.bound, *expected.cost, 1e-6 * size_of(*expected.cost));
    return true;
  });
}

/// And the checker accepts the plan, which is the same with one thread and two.
TEST_P(OnSmallCorridors, TheOptimumLiesBetweenBoundAndPlan) {
  const Scratch scratch;
  on_each([&](const Corridor& corridor) {
    const Proof proof = prove(corridor, {.only_known = true}, scratch.path());
    for (const std::string& fault : proof.faults) ADD_FAILURE() << fault;
    return proof.known;
  });
}

INSTANTIATE_TEST_SUITE_P(Parts, OnSmallCorridors, testing::Range(0, 20));

}  // namespace
}  // namespace yizhan
