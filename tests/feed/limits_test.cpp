// What is too large, too many or not there is told, quickly and in little memory.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "feed/corridor_reader.h"
#include "feed/csv.h"
#include "feed/file_text.h"
#include "tests/feed/scratch_folder.h"

namespace yizhan::feed {
namespace {

long count(const ReadResult& result, const std::string& code) {
  return std::count_if(result.notices.begin(), result.notices.end(), [&](const Notice& n) { return n.code == code; });
}

TEST(Limits, AFolderThatIsNotThereIsOneNotice) {
  const ReadResult result = read_corridor("/no/such/folder");
  ASSERT_EQ(result.notices.size(), 1U);
  EXPECT_EQ(result.notices[0].code, "folder_missing");
  EXPECT_FALSE(result.corridor);
}

TEST(Limits, AnOverlayThatIsNotThereIsAnError) {
  EXPECT_EQ(count(read_corridor(YIZHAN_ROOT "/tests/feed/base", {"/no/such/overlay"}), "folder_missing"), 1);
}

TEST(Limits, AFolderInTheFilesPlaceIsUnreadable) {
  const ScratchFolder folder;
  folder.copy_base();
  std::filesystem::remove(folder / "duties.csv");
  std::filesystem::create_directory(folder / "duties.csv");
  EXPECT_EQ(count(read_corridor(folder.path()), "file_unreadable"), 1);
}

TEST(Limits, AHugeFileIsRefused) {
  const ScratchFolder folder;
  folder.copy_base();
  std::filesystem::resize_file(folder / "duties.csv", longest_file + 1);
  EXPECT_EQ(count(read_corridor(folder.path()), "file_too_large"), 1);
}

TEST(Limits, TooManyRowsAreRefused) {
  const ScratchFolder folder;
  folder.copy_base();
  std::string text = "id,text\n";
  for (std::size_t i = 0; i < most_rows + 2; ++i) text += std::to_string(i) + ",x\n";
  folder.write("sources.csv", text);
  EXPECT_EQ(count(read_corridor(folder.path()), "too_many_rows"), 1);
}

TEST(Limits, AlikeNoticesAreCountedInsteadOfShown) {
  const ScratchFolder folder;
  folder.copy_base();
  std::string text = "id,text\n1,One\n2,Two\n";
  for (int i = 0; i < 1500; ++i) text += "x" + std::to_string(i) + ",\n";
  folder.write("sources.csv", text);
  const ReadResult result = read_corridor(folder.path());
  EXPECT_EQ(count(result, "value_missing"), 1000);
  const auto more = std::find_if(result.notices.begin(), result.notices.end(),
                                 [](const Notice& notice) { return notice.code == "more_alike"; });
  ASSERT_NE(more, result.notices.end());
  EXPECT_EQ(more->value, "500");
}

/// Many orders with many models: what is asked about meaning stays bounded.
TEST(Limits, ManyRowsAreReadInShortTime) {
  const ScratchFolder folder;
  folder.copy_base();
  std::string text = "id,model,quantity,market,earliest_date,due_date,source\n";
  text += "o1,cars,40,market,2025-01-01,2025-02-20,A\no2,mini,10,market,2025-01-01,2025-02-20,A\n";
  for (int i = 0; i < 10'000; ++i)
    text += "n" + std::to_string(i) + ",mini," + std::to_string(i % 50 + 1) + ",market,2025-01-01,2025-02-20,A\n";
  folder.write("orders.csv", text);
  const auto start = std::chrono::steady_clock::now();
  const ReadResult result = read_corridor(folder.path());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  ASSERT_TRUE(result.corridor);
  EXPECT_EQ(result.corridor->orders.size(), 10'002U);
  EXPECT_LT(seconds, 5);  // far above what it takes, even under sanitizers on a busy machine
}

}  // namespace
}  // namespace yizhan::feed
