#include <gtest/gtest.h>

#include <algorithm>

#include "feed/corridor_reader.h"
#include "tests/feed/scratch_folder.h"

namespace yizhan::feed {
namespace {

template <class T>
const T* find(const Table<T>& table, const std::string& id) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const T& row) { return row.id == id; });
  return found == table.end() ? nullptr : &*found;
}

const std::filesystem::path base = YIZHAN_ROOT "/tests/feed/base";

TEST(Overlay, AddsChangesAndRemovesRowsByKey) {
  const ScratchFolder folder;
  folder.write("one/duties.csv", "id,rate,change\nae,0.25,\nae-battery,,remove\n");
  folder.write("one/load_units.csv", "id,teu,source,change\n20gp,1,A,add\n");
  const ReadResult result = read_corridor(base, {folder / "one"});
  ASSERT_TRUE(result.corridor);
  EXPECT_EQ(find(result.corridor->duties, "ae")->rate, 0.25);
  EXPECT_EQ(find(result.corridor->duties, "ae")->country, "AE");  // an empty cell keeps what the base says
  EXPECT_EQ(find(result.corridor->duties, "ae-battery"), nullptr);
  EXPECT_EQ(find(result.corridor->load_units, "20gp")->teu, Teu(1));
  EXPECT_EQ(result.corridor->duties.size(), 2U);
}

TEST(Overlay, StacksInOrder) {
  const ScratchFolder folder;
  folder.write("one/duties.csv", "id,rate\nae,0.25\n");
  folder.write("two/duties.csv", "id,rate\nae,0.5\n");
  EXPECT_EQ(find(read_corridor(base, {folder / "one", folder / "two"}).corridor->duties, "ae")->rate, 0.5);
  EXPECT_EQ(find(read_corridor(base, {folder / "two", folder / "one"}).corridor->duties, "ae")->rate, 0.25);
}

TEST(Overlay, ReplacesKeysOfTheCorridor) {
  const ScratchFolder folder;
  folder.write("one/corridor.toml", "period_hours = 6\n");
  const ReadResult result = read_corridor(base, {folder / "one"});
  ASSERT_TRUE(result.corridor);
  EXPECT_EQ(result.corridor->calendar.period, Hours::of(6));
  EXPECT_EQ(result.corridor->id, "small");
}

TEST(Overlay, ChangesRowsOfManyKeys) {
  const ScratchFolder folder;
  folder.write("one/tariffs.csv", "place,after_days,cny_per_day\nport,7,9\n");
  const ReadResult result = read_corridor(base, {folder / "one"});
  ASSERT_TRUE(result.corridor);
  EXPECT_EQ(result.corridor->tariffs.size(), 2U);
  EXPECT_EQ(result.corridor->tariffs.begin()->per_day, Money(9));
}

TEST(Overlay, IsNamedByItsNotices) {
  const ScratchFolder folder;
  folder.write("one/duties.csv", "id,country,rate,maker,source\nmx,MX,0.5,nroth,A\n");
  const ReadResult result = read_corridor(base, {folder / "one"});
  ASSERT_EQ(result.notices.size(), 1U);
  EXPECT_EQ(result.notices[0].code, "reference_unknown");
  EXPECT_EQ(result.notices[0].file, (folder / "one" / "duties.csv").generic_string());
  EXPECT_EQ(result.notices[0].row, 2);
  EXPECT_EQ(result.notices[0].mend, "north");
}

}  // namespace
}  // namespace yizhan::feed
