// Three models of one problem, written apart, must agree: the best plan by trying all, the arc-flow program over
// the checker's expansion, and its relaxation.
#include <gtest/gtest.h>

#include "tests/support/brute_force.h"
#include "tests/support/monolith.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

double scale(double cost) { return std::max(1.0, std::abs(cost)); }

TEST(Models, WholeMonolithMatchesBruteForceOnTinyCorridors) {
  int compared = 0;
  for (std::uint64_t seed = 1; compared < 100 && seed < 400; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::tiny);
    const BruteForceResult tried = brute_force(corridor);
    if (!tried.finished) continue;
    const MonolithResult whole = monolith(corridor, true);
    ASSERT_TRUE(whole.proven) << seed;
    ASSERT_EQ(whole.cost.has_value(), tried.cost.has_value()) << seed;
    ++compared;
    if (!whole.cost) continue;
    EXPECT_NEAR(*whole.cost, *tried.cost, 1e-6 * scale(*tried.cost)) << seed;
    const MonolithResult relaxed = monolith(corridor, false);
    ASSERT_TRUE(relaxed.cost) << seed;
    EXPECT_LE(*relaxed.cost, *whole.cost + 1e-6 * scale(*whole.cost)) << seed;
  }
  EXPECT_EQ(compared, 100);
}

}  // namespace
}  // namespace yizhan
