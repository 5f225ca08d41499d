// Mutated corridors: harmless mutations change nothing, others never more than the notices.
#include <gtest/gtest.h>

#include "feed/corridor_reader.h"
#include "tests/feed/scratch_folder.h"
#include "tests/support/mutate.h"

namespace yizhan::feed {
namespace {

const std::filesystem::path base = YIZHAN_ROOT "/tests/feed/base";

TEST(Mutation, HarmlessOnesReadTheSame) {
  const ScratchFolder folder;
  const ReadResult original = read_corridor(base);
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    mutate(base, folder / "copy", seed, Mutation::harmless);
    const ReadResult copy = read_corridor(folder / "copy");
    ASSERT_TRUE(copy.corridor) << seed;
    EXPECT_TRUE(*copy.corridor == *original.corridor) << seed;
    EXPECT_EQ(copy.notices, original.notices) << seed;
  }
}

TEST(Mutation, AnyOtherIsReadOrRefusedWithAnError) {
  const ScratchFolder folder;
  int refused = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    mutate(base, folder / "copy", seed, Mutation::any);
    const ReadResult copy = read_corridor(folder / "copy");
    bool error = false;
    for (const Notice& notice : copy.notices) error = error || notice.severity == Severity::error;
    EXPECT_EQ(copy.corridor.has_value(), !error) << seed;
    refused += error;
  }
  EXPECT_GT(refused, 100);
  EXPECT_LT(refused, 500);
}

}  // namespace
}  // namespace yizhan::feed
