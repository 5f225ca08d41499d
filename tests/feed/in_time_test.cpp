// Which orders and stock need a departure in their time.
#include <gtest/gtest.h>

#include "feed/corridor_reader.h"
#include "tests/feed/scratch_folder.h"

namespace yizhan::feed {
namespace {

/// Notices about an order whose departures have all left, and of which six vehicles have landed.
Notices notices_of(const std::string& quantity) {
  const ScratchFolder folder;
  folder.write("late/corridor.toml", "longest_late_days = 5\n");
  folder.write("late/orders.csv", "id,model,quantity,market,earliest_date,due_date,source\no3,mini," + quantity +
                                      ",market,2025-01-25,2025-02-05,A\n");
  folder.write("late/stock.csv",
               "id,order,model,place,state,ready,quantity,source\ns3,o3,mini,far_port,landed,2025-01-26,6,A\n");
  return read_corridor(YIZHAN_ROOT "/tests/feed/base", {folder / "late"}).notices;
}

TEST(InTime, WhatHasLandedNeedsNoDeparture) { EXPECT_TRUE(notices_of("6").empty()); }

TEST(InTime, WhatIsStillToBeBuiltDoes) {
  const Notices notices = notices_of("10");
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].code, "order_without_departure");
  EXPECT_EQ(notices[0].column, "due_date");
}

}  // namespace
}  // namespace yizhan::feed
