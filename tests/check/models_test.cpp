// Three models of one problem, written apart, must agree: the best plan by trying all, the arc-flow program over
// the checker's expansion, and its relaxation.
#include <gtest/gtest.h>

#include "check/check.h"
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
    const MonolithResult whole = monolith(corridor, {.whole = true});
    ASSERT_TRUE(whole.proven) << seed;
    ASSERT_EQ(whole.cost.has_value(), tried.cost.has_value()) << seed;
    ++compared;
    if (!whole.cost) continue;
    EXPECT_NEAR(*whole.cost, *tried.cost, 1e-6 * scale(*tried.cost)) << seed;
    const MonolithResult relaxed = monolith(corridor, {.whole = false});
    ASSERT_TRUE(relaxed.cost) << seed;
    EXPECT_LE(*relaxed.cost, *whole.cost + 1e-6 * scale(*whole.cost)) << seed;
  }
  EXPECT_EQ(compared, 100);
}

/// The best plan as decisions alone: they keep every rule and cost what trying all found. (What a plan states
/// beside its decisions is not there, and said to be missing.)
TEST(Check, TakesTheDecisionsOfBruteForceAtTheirCost) {
  int checked = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Corridor corridor = random_corridor(seed, RandomSize::tiny);
    const BruteForceResult tried = brute_force(corridor);
    if (!tried.finished || !tried.cost) continue;
    const check::Verdict verdict = check::check(corridor, tried.plan);
    EXPECT_NEAR(verdict.cost.value(), *tried.cost, 1e-6 * scale(*tried.cost)) << seed;
    for (const check::Fault& fault : verdict.faults)
      EXPECT_TRUE(fault.what == "row_missing" || fault.file == "plan.json")
          << seed << " " << fault.what << " " << fault.file << ":" << fault.row << " " << fault.column << " "
          << fault.found << ", " << fault.expected;
    ++checked;
  }
  EXPECT_GT(checked, 30);
}

}  // namespace
}  // namespace yizhan
