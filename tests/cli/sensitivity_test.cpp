// What hangs on assumed figures, beside plans of the same corridor with an overlay that says the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/program.h"

namespace yizhan {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string mini = YIZHAN_ROOT "/corridors/relay-mini";

json moved(const std::string& out, const std::string& threads) {
  const Outcome run = run_program(
      {"sensitivity", mini, "--work-limit", "20000", "--threads", threads, "--out", out, "--format", "json"});
  EXPECT_EQ(run.code, 0) << run.errors;
  return json::parse(run.out);
}

const json& named(const json& list, const char* key, const std::string& id) {
  return *std::find_if(list.begin(), list.end(), [&](const json& each) { return each[key] == id; });
}

/// Every row of orders that are exported, with half as many again: 30, 23, 18 and 12 become 45, 35 (34.5), 27 and 18.
void write_more_exports(const fs::path& overlay) {
  fs::create_directories(overlay);
  std::ofstream(overlay / "orders.csv")
      << "change,id,quantity\nchange,gulf-1,45\nchange,gulf-2,35\nchange,steppe-1,27\nchange,wish-1,18\n";
}

TEST(Sensitivity, AnEndIsThePlanOfAnOverlayThatSaysTheSame) {
  const Scratch scratch;
  const json answer = moved(scratch / "moved", "2");
  const json& group = named(answer["groups"], "id", "orders-export");
  EXPECT_EQ(group["columns"], json({"orders.quantity"}));
  EXPECT_EQ(group["figures"], 4);
  const json& more = group["ends"][1];
  EXPECT_EQ(more["factor"], 1.5);

  write_more_exports(scratch.path() / "more");
  const Outcome run = run_program({"plan", mini, "--with", scratch / "more", "--work-limit", "20000", "--out",
                                   scratch / "plan", "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json plan = json::parse(run.out);
  EXPECT_LE(more["bound"].get<double>(), plan["cost"].get<double>() + 1e-6);
  EXPECT_LE(plan["bound"].get<double>(), more["cost"].get<double>() + 1e-6);
  const double base = answer["base"]["cost"].get<double>(), cost = more["cost"].get<double>();
  EXPECT_NEAR(more["cost_change"].get<double>(), cost - base, 1e-6);
  EXPECT_LE(more["cost_change_least"].get<double>(), cost - base + 1e-6);
  EXPECT_GE(more["cost_change_most"].get<double>(), cost - base - 1e-6);
}

TEST(Sensitivity, TurnsJustTheTargetsThatTheBasePlanMeetsAndAnEndMissesOrTheOtherWayRound) {
  const Scratch scratch;
  const json answer = moved(scratch / "moved", "1");
  std::size_t turned = 0;
  for (const json& group : answer["groups"]) {
    std::size_t flips = 0;
    for (const json& end : group["ends"]) {
      ASSERT_TRUE(end["state"] == "stands" || end["state"] == "replanned") << group["id"];
      for (const json& target : end["targets"]) {
        const bool met = named(answer["base"]["targets"], "id", target["target"])["met"];
        EXPECT_EQ(target["changes_verdict"].get<bool>(), met != target["met"].get<bool>()) << group["id"];
        flips += target["changes_verdict"].get<bool>() ? 1 : 0;
      }
    }
    EXPECT_EQ(group["flips"].size(), flips);
    for (const json& flip : group["flips"]) {
      if (flip["factor"].is_null()) continue;
      EXPECT_GE(flip["factor"], group["ends"][0]["factor"]);
      EXPECT_LE(flip["factor"], group["ends"][1]["factor"]);
    }
    turned += flips > 0 ? 1 : 0;
  }
  EXPECT_GT(turned, 0u);
  EXPECT_FALSE(answer["survives"].get<bool>());
  EXPECT_EQ(answer["moved"].get<std::size_t>(), answer["groups"].size());
  EXPECT_EQ(answer["stand"].get<std::size_t>() + answer["replanned"].get<std::size_t>(), answer["groups"].size());
}

TEST(Sensitivity, IsTheSameWithOneThreadAndTwoAndKeptAsItIsPrinted) {
  const Scratch scratch;
  json one = moved(scratch / "one", "1"), two = moved(scratch / "two", "2");
  EXPECT_EQ(json::parse(text_of(scratch.path() / "two" / "answer.json")), two);
  EXPECT_EQ(run_program({"check", mini, scratch / "two/base"}).code, 0);
  for (json* answer : {&one, &two})
    for (const char* key : {"seconds", "out", "report", "base"}) answer->erase(key);
  EXPECT_EQ(one, two);
}

TEST(Sensitivity, IsToldInBothLanguages) {
  const Scratch scratch;
  for (const char* lang : {"en", "zh"}) {
    const Outcome run =
        run_program({"sensitivity", mini, "--work-limit", "5000", "--out", scratch / "moved", "--lang", lang});
    ASSERT_EQ(run.code, 0) << run.errors;
    const bool chinese = run.out.find("出口订单量") != std::string::npos;
    EXPECT_EQ(chinese, std::string(lang) == "zh");
    EXPECT_NE(run.out.find("█"), std::string::npos);
  }
}

json moved_from(const std::string& plan, const std::string& out) {
  const Outcome run =
      run_program({"sensitivity", mini, "--from", plan, "--work-limit", "20000", "--out", out, "--format", "json"});
  EXPECT_EQ(run.code, 0) << run.errors;
  return json::parse(run.out)["groups"];
}

/// The rows of a plan's tables may stand in any order.
TEST(Sensitivity, TargetsOfThePlanMayStandInAnyOrder) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--work-limit", "20000", "--out", scratch / "plan"}).code, 0);
  const json before = moved_from(scratch / "plan", scratch / "one");
  std::istringstream text(text_of(scratch.path() / "plan/targets.csv"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  std::reverse(lines.begin() + 1, lines.end());
  std::ofstream turned(scratch.path() / "plan/targets.csv");
  for (const std::string& line : lines) turned << line << "\n";
  turned.close();
  EXPECT_EQ(moved_from(scratch / "plan", scratch / "two").dump(1).substr(0, 2000), before.dump(1).substr(0, 2000));
}

TEST(Sensitivity, APlanMadeAgainIsNoBase) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0);
  ASSERT_EQ(
      run_program({"plan", mini, "--from", scratch / "plan", "--now", "2025-03-17", "--out", scratch / "again"}).code,
      0);
  const Outcome run = run_program({"sensitivity", mini, "--from", scratch / "again", "--format", "json"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(json::parse(run.out)["notices"][0]["code"], "base_planned_again");
}

TEST(Sensitivity, APlanOfAnotherCorridorIsRefused) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"generate", "--vehicles", "20", "--out", scratch / "other"}).code, 0);
  ASSERT_EQ(run_program({"plan", scratch / "other", "--work-limit", "2000", "--out", scratch / "plan"}).code, 0);
  const Outcome run = run_program({"sensitivity", mini, "--from", scratch / "plan", "--format", "json"});
  EXPECT_EQ(run.code, 2);
  EXPECT_FALSE(json::parse(run.out)["notices"].empty());
}

}  // namespace
}  // namespace yizhan
