// Plans as pages, with a template that is no more than its place for the plan.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace yizhan {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string mini = "corridors/relay-mini";

/// For its lifetime the program finds this template, or none.
class Template {
 public:
  explicit Template(const std::string& text) {
    std::ofstream(scratch_.path() / "page.html") << text;
    setenv("YIZHAN_PAGE", (scratch_ / (text.empty() ? "nothing.html" : "page.html")).c_str(), 1);
  }
  ~Template() { unsetenv("YIZHAN_PAGE"); }
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;

 private:
  Scratch scratch_;
};

const std::string page = "<p><script type=\"application/octet-stream\" id=\"plan\"></script></p>";

std::string first_code(const Outcome& run) { return json::parse(run.out)["notices"][0]["code"]; }

TEST(Report, IsWrittenWithThePlanAndMadeAgainToTheSameBytes) {
  const Template there(page);
  const Scratch scratch;
  const Outcome planned = run_program({"plan", mini, "--out", scratch / "plan", "--format", "json"});
  ASSERT_EQ(planned.code, 0) << planned.errors;
  EXPECT_EQ(json::parse(planned.out)["report"], scratch / "plan/report.html");
  const std::string written = text_of(scratch.path() / "plan" / "report.html");
  EXPECT_GT(written.size(), page.size() + 1000);

  fs::remove(scratch.path() / "plan" / "report.html");
  const Outcome again = run_program({"report", scratch / "plan", "--format", "json"});
  ASSERT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(json::parse(again.out)["reports"][0], scratch / "plan/report.html");
  EXPECT_EQ(text_of(scratch.path() / "plan" / "report.html"), written);
  EXPECT_EQ(run_program({"check", mini, scratch / "plan"}).code, 0);
  EXPECT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0) << "a plan with a page is replaced";
}

TEST(Report, BesideAnotherPlanSaysMore) {
  const Template there(page);
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "one"}).code, 0);
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "two", "--seed", "2"}).code, 0);
  const std::size_t alone = text_of(scratch.path() / "one" / "report.html").size();
  ASSERT_EQ(run_program({"report", scratch / "one", scratch / "two", "--beside", scratch / "two"}).code, 0);
  EXPECT_GT(text_of(scratch.path() / "one" / "report.html").size(), alone);
}

TEST(Report, WithoutItsPageAPlanIsStillMadeAndSaysHowToGetIt) {
  const Template none("");
  const Scratch scratch;
  const Outcome planned = run_program({"plan", mini, "--out", scratch / "plan"});
  EXPECT_EQ(planned.code, 0);
  EXPECT_NE(planned.out.find("./yizhan builds it"), std::string::npos);
  EXPECT_FALSE(fs::exists(scratch.path() / "plan" / "report.html"));
  const Outcome report = run_program({"report", scratch / "plan", "--format", "json"});
  EXPECT_EQ(report.code, 2);
  EXPECT_EQ(first_code(report), "page_missing");
}

TEST(Report, OfWhatIsNoPlanIsBadInput) {
  const Template there(page);
  const Scratch scratch;
  const Outcome nowhere = run_program({"report", scratch / "nowhere", "--format", "json"});
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_EQ(first_code(nowhere), "folder_missing");

  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0);
  const fs::path lots = scratch.path() / "plan" / "lots.csv";
  std::ofstream(lots, std::ios::app) << "ghost,1,1,0,0,0\n";
  EXPECT_EQ(run_program({"report", scratch / "plan"}).code, 2);
  EXPECT_EQ(run_program({"report", scratch / "plan", "--corridor", "corridors/qingdao-2025"}).code, 2);

  json run = json::parse(text_of(scratch.path() / "plan" / "run.json"));
  run.erase("corridor");
  std::ofstream(scratch.path() / "plan" / "run.json") << run;
  const Outcome unnamed = run_program({"report", scratch / "plan", "--format", "json"});
  EXPECT_EQ(unnamed.code, 2);
  EXPECT_EQ(first_code(unnamed), "corridor_unnamed");
}

}  // namespace
}  // namespace yizhan
