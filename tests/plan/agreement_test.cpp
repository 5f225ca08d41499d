// The planner against models written apart from it: the checker's expansion, the arc-flow program, brute force.
#include <gtest/gtest.h>

#include <random>

#include "check/bound.h"
#include "plan/corridor_oracle.h"
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
    const std::vector<double> expected = check::cheapest_itineraries(conditions, network.lots(), prices);
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

}  // namespace
}  // namespace yizhan
