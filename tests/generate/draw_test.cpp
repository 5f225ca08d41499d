// Draws are the same on every machine: their values stand here.
#include "generate/draw.h"

#include <gtest/gtest.h>

#include <numeric>

namespace yizhan::generate {
namespace {

TEST(Draw, GivesTheseNumbers) {
  Draw draw(7, "a stream");
  std::vector<long> drawn;
  for (int i = 0; i < 6; ++i) drawn.push_back(draw.whole(0, 999));
  EXPECT_EQ(drawn, (std::vector<long>{634, 29, 473, 804, 191, 483}));
}

TEST(Draw, StreamsDiffer) {
  Draw one(7, "one"), two(7, "two");
  EXPECT_NE(one.whole(0, 1L << 40), two.whole(0, 1L << 40));
}

TEST(Draw, HumpStaysWithinAndLeansToTheMiddle) {
  Draw draw(1, "hump");
  long within = 0;
  for (int i = 0; i < 1000; ++i) {
    const long drawn = draw.hump(5, 62);
    ASSERT_GE(drawn, 5);
    ASSERT_LE(drawn, 62);
    within += drawn >= 20 && drawn <= 47;
  }
  EXPECT_GT(within, 650);
}

TEST(Shares, AddUpAndFollowTheWeights) {
  EXPECT_EQ(shares(10, {1, 1, 1}), (std::vector<long>{4, 3, 3}));
  EXPECT_EQ(shares(100, {3, 1, 0}), (std::vector<long>{75, 25, 0}));
}

TEST(Turns, KeepEveryShare) {
  Turns turns({6, 3, 1, 0});
  std::vector<long> given(4);
  for (int i = 0; i < 100; ++i) ++given[turns.next(1)];
  EXPECT_EQ(given, (std::vector<long>{60, 30, 10, 0}));
}

}  // namespace
}  // namespace yizhan::generate
