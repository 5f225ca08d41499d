#include "feed/spelling.h"

#include <gtest/gtest.h>

namespace yizhan::feed {
namespace {

TEST(Spelling, FindsTheNearestWord) {
  const std::vector<std::string> known = {"plant", "port", "far_port", "market"};
  EXPECT_EQ(nearest("plnat", known), "plant");  // a swap is one step
  EXPECT_EQ(nearest("PORT", known), "port");
  EXPECT_EQ(nearest("farport", known), "far_port");
  EXPECT_EQ(nearest("zebra", known), "");
  EXPECT_EQ(nearest("", known), "");
}

TEST(Speller, StopsSearchingAfterAWhile) {
  Speller speller;
  speller.learn("plant");
  for (int i = 0; i < Speller::most_searches; ++i) EXPECT_EQ(speller.nearest("plan"), "plant");
  EXPECT_EQ(speller.nearest("plan"), "");
}

}  // namespace
}  // namespace yizhan::feed
