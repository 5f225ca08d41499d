// The oracle against itself: a path's own terms, evaluated step by step, must give the value that the
// sweeps found for it, and the best of them the lot's value.
#include <gtest/gtest.h>

#include <random>

#include "plan/corridor_oracle.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

std::vector<double> random_prices(const Network& network, std::mt19937_64& random) {
  std::vector<double> prices(network.cells().size());
  for (double& price : prices)
    if (random() % 3 == 0) price = static_cast<double>(random() % 1000) / 10;
  return prices;
}

double reduced_value(const Network& network, const solve::Path& path, const std::vector<double>& prices) {
  const Lot& lot = network.lots()[network.planned()[path.lot].lot];
  double value = path.cost + path.fixed / static_cast<double>(lot.quantity.count());
  for (const solve::Entry& entry : path.entries) value += entry.amount * prices[entry.row];
  return value;
}

TEST(Oracle, ValuesAreThoseOfThePathsTakenStepByStep) {
  long checked = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::small);
    const Network network(corridor);
    CorridorOracle oracle(network);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 3; ++round) {
      const std::vector<double> prices =
          round == 0 ? std::vector<double>(network.cells().size()) : random_prices(network, random);
      std::vector<double> values(network.planned().size());
      oracle.price(prices, 1 + round % 2, values);
      for (solve::LotNumber lot = 0; lot < values.size(); ++lot) {
        std::vector<solve::Path> paths;
        oracle.paths(std::vector<solve::Wanted>{{lot, 1e9, 20}}, 1, paths);
        ASSERT_EQ(paths.empty(), values[lot] == solve::unlimited) << "seed " << seed << " lot " << lot;
        double least = solve::unlimited;
        for (const solve::Path& path : paths) least = std::min(least, reduced_value(network, path, prices));
        if (!paths.empty()) {
          EXPECT_NEAR(least, values[lot], 1e-6 * (1 + std::abs(least))) << "seed " << seed << " lot " << lot;
          EXPECT_NEAR(reduced_value(network, paths.front(), prices), values[lot], 1e-6 * (1 + std::abs(least)));
          ++checked;
        }
        const auto cheapest = oracle.cheapest(lot);
        ASSERT_EQ(cheapest.has_value(), !paths.empty());
        if (cheapest) {
          EXPECT_NEAR(reduced_value(network, *cheapest, prices), values[lot], 1e-6 * (1 + std::abs(least)));
        }
      }
    }
  }
  EXPECT_GT(checked, 1000);
}

}  // namespace
}  // namespace yizhan
