// Every notice of the feed has a folder that provokes it, with all that the reader says of it.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "feed/notice_text.h"
#include "tests/feed/case_reader.h"

namespace yizhan::feed {
namespace {

namespace fs = std::filesystem;

const fs::path cases = YIZHAN_ROOT "/tests/feed/cases";

std::set<std::string> case_names() {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(cases))
    names.insert(entry.path().filename().string());
  return names;
}

class Case : public testing::TestWithParam<std::string> {
 protected:
  const fs::path work_ = fs::temp_directory_path() / ("yizhan_case_" + GetParam());
  void TearDown() override { fs::remove_all(work_); }
};

TEST_P(Case, TellsJustWhatIsExpected) {
  const ReadResult result = read_case(cases / GetParam(), work_);
  const auto expected = nlohmann::json::parse(std::ifstream(cases / GetParam() / "expected.json"));
  EXPECT_EQ(to_json(result.notices).dump(1), expected.dump(1));
  bool own = false;
  bool error = false;
  for (const Notice& notice : result.notices) {
    own = own || notice.code == GetParam();
    error = error || notice.severity == Severity::error;
    EXPECT_NE(render(notice, Language::en), "");
    EXPECT_NE(render(notice, Language::zh), render(notice, Language::en));
    EXPECT_NE(mend_text(notice, Language::zh), "");
  }
  EXPECT_TRUE(own);
  EXPECT_EQ(result.corridor.has_value(), !error);
}

INSTANTIATE_TEST_SUITE_P(Feed, Case, testing::ValuesIn(case_names()), [](const auto& each) { return each.param; });

TEST(Base, HasNothingToMend) {
  const ReadResult result = read_corridor(YIZHAN_ROOT "/tests/feed/base");
  EXPECT_EQ(to_json(result.notices).dump(), "[]");
  ASSERT_TRUE(result.corridor);
}

TEST(Catalogue, EveryNoticeOfTheFeedIsProvokedSomewhere) {
  const std::set<std::string> limits = {"file_too_large", "file_unreadable", "folder_missing", "more_alike",
                                        "too_many_rows"};  // limits_test.cpp
  const std::set<std::string> of_plans = {
      "base_planned_again", "cannot_write",          "json_malformed",     "lot_unknown",        "out_not_a_plan",
      "plan_disagrees",     "plan_number",           "plan_of_another",    "plan_step",          "out_not_a_corridor",
      "past_unknown",       "past_closed",           "past_exceeds",       "now_outside",        "objective_unknown",
      "objective_repeated", "objective_after_money", "executed_after_now", "executed_order",     "executed_exceeds",
      "executed_model",     "executed_departure",    "roll_days",          "roll_with",          "look_ahead_short",
      "look_ahead_alone",   "lever_unknown",         "lever_count",        "lever_budget_alone", "levers_with",
      "levers_none",        "corridor_lost",         "overlay_lost",       "overlays_none",      "overlay_named_base",
      "page_missing",       "study_missing",         "study_malformed",    "study_unknown",      "study_of_another",
      "study_repeated",     "lever_conflict_word",   "lever_conflict_fund"};
  const std::set<std::string> names = case_names();
  for (const CatalogueEntry& entry : notice_catalogue())
    EXPECT_EQ(1, names.count(entry.code) + limits.count(entry.code) + of_plans.count(entry.code)) << entry.code;
}

}  // namespace
}  // namespace yizhan::feed
