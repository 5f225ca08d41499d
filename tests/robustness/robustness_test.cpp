#include "tests/robustness/robustness.h"

#include <gtest/gtest.h>

namespace yizhan {
namespace {

const std::filesystem::path corridor = YIZHAN_ROOT "/corridors/relay-mini";

TEST(Robustness, MutatedCopiesAreRefusedOrPlannedTruly) {
  const Robustness result = plan_mutated(corridor, 0, 300);
  for (const std::string& fault : result.faults) ADD_FAILURE() << fault;
  EXPECT_GT(result.refused, 30);
  EXPECT_GT(result.planned, 30);
}

TEST(Robustness, HarmlessChangesGiveTheSamePlan) {
  const Robustness result = plan_harmless(corridor, 0, 30);
  for (const std::string& fault : result.faults) ADD_FAILURE() << fault;
}

}  // namespace
}  // namespace yizhan
