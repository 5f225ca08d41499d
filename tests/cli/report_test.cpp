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
}

TEST(Report, FindsThePlansCorridorAsCompareDoes) {
  const Template there(page);
  const Scratch scratch;
  const std::string own = scratch / "own";
  fs::copy(fs::path(YIZHAN_ROOT) / mini, own, fs::copy_options::recursive);
  ASSERT_EQ(run_program({"plan", own, "--out", scratch / "plan"}).code, 0);
  fs::rename(own, scratch / "moved");
  EXPECT_EQ(run_program({"report", scratch / "plan"}).code, 0) << "the same id lies in corridors/";
  EXPECT_EQ(run_program({"report", scratch / "plan", "--corridor", scratch / "moved"}).code, 0);
  const Outcome lost = run_program({"report", scratch / "plan", "--corridor", own, "--format", "json"});
  EXPECT_EQ(lost.code, 2);
  EXPECT_EQ(first_code(lost), "corridor_lost");
}

/// A study of this form, in a folder of its own.
std::string made_study(const Scratch& scratch, const std::string& name, const json& answer) {
  fs::create_directories(scratch.path() / name);
  std::ofstream(scratch.path() / name / "answer.json") << answer;
  return scratch / name;
}

const json sensitivity = {
    {"study", "sensitivity"}, {"corridor", "relay-mini"}, {"base", json::object()}, {"groups", json::array()}};

TEST(Study, IsWrittenAsItIsPrintedAndShownByThePage) {
  const Template there(page);
  const Scratch scratch;
  const std::string folder = scratch / "invest";
  const Outcome run = run_program({"invest", mini, "--points", "2", "--gap", "0.01", "--work-limit", "5000", "--out",
                                   folder, "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  EXPECT_EQ(text_of(fs::path(folder) / "answer.json"), run.out);
  const json answer = json::parse(run.out);
  EXPECT_EQ(answer["study"], "invest");
  EXPECT_EQ(answer["corridor"], "relay-mini");
  EXPECT_EQ(answer["report"], folder + "/report.html");
  EXPECT_EQ(answer["base"]["cost"], answer["base_cost"]);
  EXPECT_EQ(answer["best"]["cost"], answer["total_cost"]);
  EXPECT_EQ(answer["met"].get<bool>(), answer["scarce"].empty());
  EXPECT_GT(text_of(fs::path(folder) / "report.html").size(), page.size() + 1000);

  const std::string base = folder + "/base";
  ASSERT_EQ(run_program({"report", base}).code, 0);
  const std::string alone = text_of(fs::path(base) / "report.html");
  ASSERT_EQ(run_program({"report", base, "--study", folder}).code, 0);
  EXPECT_EQ(text_of(fs::path(base) / "report.html"), text_of(fs::path(folder) / "report.html"));
  EXPECT_LT(alone.size(), text_of(fs::path(base) / "report.html").size());
  ASSERT_EQ(
      run_program({"report", base, "--study", folder, "--study", made_study(scratch, "trust", sensitivity)}).code, 0);
}

TEST(Study, IsAnsweredWhereThePageIsNotBuilt) {
  const Template none("");
  const Scratch scratch;
  const Outcome run = run_program(
      {"invest", mini, "--points", "2", "--gap", "0.01", "--work-limit", "5000", "--out", scratch / "invest"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("./yizhan builds it"), std::string::npos);
  EXPECT_TRUE(fs::exists(scratch.path() / "invest" / "answer.json"));
  EXPECT_FALSE(fs::exists(scratch.path() / "invest" / "report.html"));
}

TEST(Study, ThatIsNoneOrAnothersIsRefusedByName) {
  const Template there(page);
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0);
  const auto refused = [&](const std::vector<std::string>& folders) {
    std::vector<std::string> arguments = {"report", scratch / "plan", "--format", "json"};
    for (const std::string& folder : folders) arguments.insert(arguments.end(), {"--study", folder});
    const Outcome run = run_program(arguments);
    EXPECT_EQ(run.code, 2) << run.errors;
    return first_code(run);
  };
  const auto with = [&](const std::string& name, const json& patch) {
    json answer = sensitivity;
    answer.merge_patch(patch);
    return made_study(scratch, name, answer);
  };
  EXPECT_EQ(refused({scratch / "nowhere"}), "folder_missing");
  EXPECT_EQ(refused({scratch / "plan"}), "study_missing");
  EXPECT_EQ(refused({made_study(scratch, "list", json::array())}), "study_malformed");
  EXPECT_EQ(refused({with("unknown", {{"study", "astrology"}})}), "study_unknown");
  EXPECT_EQ(refused({with("number", {{"study", 7}})}), "study_unknown");
  EXPECT_EQ(refused({with("another", {{"corridor", "elsewhere"}})}), "study_of_another");
  EXPECT_EQ(refused({with("no-base", {{"base", nullptr}})}), "study_malformed");
  EXPECT_EQ(refused({with("no-groups", {{"groups", nullptr}})}), "study_malformed");
  EXPECT_EQ(refused({with("no-rows", {{"groups", {1, 2}}})}), "study_malformed");
  const std::string broken = made_study(scratch, "broken", sensitivity);
  std::ofstream(fs::path(broken) / "answer.json") << "{\"study\": \"sens";
  EXPECT_EQ(refused({broken}), "study_malformed");
  std::ofstream(fs::path(broken) / "answer.json")
      << R"({"study": "sensitivity", "corridor": "relay-mini", "base": {}, "groups": [], "more": )"
      << std::string(100000, '[') << std::string(100000, ']') << "}";
  EXPECT_EQ(refused({broken}), "study_malformed");
  const std::string good = made_study(scratch, "good", sensitivity);
  EXPECT_EQ(refused({good, good}), "study_repeated");
  EXPECT_EQ(run_program({"report", scratch / "plan", "--study", good}).code, 0);
}

}  // namespace
}  // namespace yizhan
