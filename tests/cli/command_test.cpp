// The contract of the commands: exit codes, keys, help, and what becomes of an older plan.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/program.h"

namespace yizhan {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string mini = "corridors/relay-mini";

/// A copy of relay-mini in which the text of one file was changed.
void copy_mini(const fs::path& folder, const std::string& file, const std::string& from, const std::string& to) {
  fs::copy(fs::path(YIZHAN_ROOT) / mini, folder, fs::copy_options::recursive);
  std::string text = text_of(folder / file);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  std::ofstream(folder / file) << text;
}

std::vector<std::string> keys_of(const json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

TEST(Help, IsTheStoredOne) {
  for (const std::string lang : {"en", "zh"})
    for (const std::string verb : {"", "validate", "plan", "check", "explain", "compare", "scenarios", "invest",
                                   "sensitivity", "report", "new", "generate"}) {
      std::vector<std::string> arguments = {"--lang", lang, "--help"};
      if (!verb.empty()) arguments = {verb, "--help", "--lang", lang};
      const Outcome run = run_program(arguments);
      EXPECT_EQ(run.code, 0);
      EXPECT_EQ(run.errors, "");
      const fs::path stored =
          fs::path(YIZHAN_ROOT) / "tests/cli/help" / lang / ((verb.empty() ? "yizhan" : verb) + ".txt");
      EXPECT_EQ(run.out, text_of(stored)) << "if this is meant: tests/cli/store_help";
    }
}

TEST(Help, VersionIsThatOfTheFile) {
  const Outcome run = run_program({"--version"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "yizhan " + text_of(fs::path(YIZHAN_ROOT) / "VERSION"));
}

TEST(CommandLine, WhatIsNotUnderstoodIsBadInput) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"fly"},
                                                    {"plan"},
                                                    {"plan", mini, "--threads", "many"},
                                                    {"plan", mini, "--swift"},
                                                    {"plan", mini, "--gap", "-1"},
                                                    {"generate"},
                                                    {"generate", "--out", "x", "--vehicles", "3"},
                                                    {"generate", "--out", "x", "--vehicles", "many"},
                                                    {"generate", "--out", "x", "--gateways", "11"},
                                                    {"generate", "--out", "x", "--years", "0"},
                                                    {"generate", "--out", "x", "--tightness", "0"},
                                                    {"generate", "--out", "x", "--period", "6h"},
                                                    {"generate", "--out", "x", "--preset", "vast"},
                                                    {"report"},
                                                    {"validate", mini, "--format", "xml"},
                                                    {"validate", mini, "--lang", "fr"}}) {
    const Outcome run = run_program(arguments);
    EXPECT_EQ(run.code, 2) << (arguments.empty() ? "" : arguments.back());
    EXPECT_EQ(run.out, "");
    EXPECT_NE(run.errors, "");
  }
}

TEST(Validate, CountsNoticesAndFigures) {
  const Outcome run = run_program({"validate", mini, "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json answer = json::parse(run.out);
  EXPECT_EQ(keys_of(answer), (std::vector<std::string>{"errors", "figures", "notices", "warnings"}));
  EXPECT_EQ(answer["errors"], 0);
  EXPECT_EQ(keys_of(answer["figures"]["sourced"]), (std::vector<std::string>{"H", "L", "M"}));
  EXPECT_GT(answer["figures"]["assumed"], 0);
}

TEST(Validate, ToldInTypedNotices) {
  const Scratch scratch;
  copy_mini(scratch.path() / "mini", "orders.csv", "2025-", "2025-13-");
  const Outcome run = run_program({"validate", scratch / "mini", "--format", "json"});
  EXPECT_EQ(run.code, 2);
  const json answer = json::parse(run.out);
  ASSERT_GE(answer["errors"], 1);
  EXPECT_EQ(keys_of(answer["notices"][0]),
            (std::vector<std::string>{"allowed", "code", "column", "file", "mend", "row", "severity", "value"}));
  EXPECT_EQ(answer["notices"][0]["file"], "orders.csv");
}

TEST(Validate, SpeaksChinese) {
  const Outcome run = run_program({"validate", mini, "--lang", "zh"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("个错误"), std::string::npos);
}

TEST(PlanCommand, AnswersWithTheKeysOfTheContract) {
  const Scratch scratch;
  const Outcome run = run_program({"plan", mini, "--out", scratch / "plan", "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json answer = json::parse(run.out);
  for (const char* key : {"cost", "bound", "gap", "gap_per_vehicle", "gap_avoidable", "seconds", "peak_mb",
                          "vehicles", "served", "late", "unserved", "kind", "targets", "scarce", "stopped"})
    EXPECT_TRUE(answer.contains(key)) << key;
  for (const char* kind : {"export", "kd", "transit", "domestic"})
    for (const char* key : {"vehicles", "served", "late", "unserved"})
      EXPECT_TRUE(answer["kind"][kind][key].is_number()) << kind << key;
  for (const char* key : {"metric", "wanted", "forecast", "met", "shortfall", "limited_by", "price"})
    EXPECT_TRUE(answer["targets"][0].contains(key)) << key;
  EXPECT_EQ(answer["vehicles"].get<long>(), answer["served"].get<long>() + answer["unserved"].get<long>());
  EXPECT_LE(answer["bound"].get<double>(), answer["cost"].get<double>());
  EXPECT_NEAR(answer["gap"].get<double>(),
              (answer["cost"].get<double>() - answer["bound"].get<double>()) / answer["cost"].get<double>(), 1e-12);
}

TEST(PlanCommand, StatesEachLevelOfItsObjective) {
  const Scratch scratch;
  const Outcome run = run_program(
      {"plan", mini, "--objective", "serve,targets", "--out", scratch / "plan", "--format", "json", "--gap", "0.01"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json answer = json::parse(run.out);
  EXPECT_EQ(answer["objective"], "serve,targets,cost");
  ASSERT_EQ(answer["levels"].size(), 3u);
  EXPECT_EQ(answer["levels"][0]["name"], "serve");
  EXPECT_EQ(answer["levels"][0]["value"], answer["unserved"]);
  EXPECT_EQ(answer["levels"][2]["value"], answer["cost"]);
  EXPECT_TRUE(answer["levels"][2]["price"].is_null());
  EXPECT_EQ(run_program({"check", mini, scratch / "plan"}).code, 0);
}

TEST(PlanCommand, MadeInTurnsIsAPlanLikeAny) {
  const Scratch scratch;
  const Outcome run = run_program({"plan", mini, "--roll", "2", "--look-ahead", "4", "--work-limit", "20000", "--out",
                                   scratch / "plan", "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json answer = json::parse(run.out);
  EXPECT_LE(answer["bound"].get<double>(), answer["cost"].get<double>());
  EXPECT_NE(run.errors.find("turn 1 of "), std::string::npos);
  EXPECT_EQ(run_program({"check", mini, scratch / "plan"}).code, 0);
  const json about = json::parse(text_of(scratch.path() / "plan" / "run.json"));
  EXPECT_GT(about["sizes"]["turns"].get<long>(), 1);
}

TEST(PlanCommand, RefusesTurnsThatAreNone) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--roll", "0"}, "roll_days"},
      {{"--roll", "weekly"}, "roll_days"},
      {{"--roll", "30", "--look-ahead", "1.5"}, "roll_days"},
      {{"--roll", "30", "--look-ahead", "29"}, "look_ahead_short"},
      {{"--look-ahead", "29"}, "look_ahead_alone"},
      {{"--roll", "7", "--now", "2025-03-10"}, "roll_with"},
      {{"--roll", "7", "--objective", "serve,cost"}, "roll_with"}};
  for (const auto& [options, code] : cases)
    for (const std::string lang : {"en", "zh"}) {
      const Scratch scratch;
      std::vector<std::string> arguments = {"plan",   mini, "--out",    scratch / "plan",
                                            "--lang", lang, "--format", "json"};
      arguments.insert(arguments.end(), options.begin(), options.end());
      const Outcome run = run_program(arguments);
      EXPECT_EQ(run.code, 2) << code;
      EXPECT_EQ(json::parse(run.out)["notices"][0]["code"], code);
      EXPECT_FALSE(fs::exists(scratch.path() / "plan"));
    }
}

TEST(PlanCommand, BuysTheLeversThatItIsAskedTo) {
  const Scratch scratch;
  const Outcome run = run_program(
      {"plan", mini, "--levers", "showroom", "--work-limit", "20000", "--out", scratch / "plan", "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json levers = json::parse(run.out)["levers"];
  ASSERT_EQ(levers.size(), 1);
  EXPECT_EQ(levers[0]["id"], "showroom");
  EXPECT_EQ(levers[0]["count"], 1);
  EXPECT_GT(levers[0]["cost"].get<double>(), 150000);  // and what it takes to run
  EXPECT_EQ(run_program({"check", mini, scratch / "plan"}).code, 0);
  // Planned again, it stays bought.
  const Outcome again = run_program({"plan", mini, "--from", scratch / "plan", "--now", "2025-03-08", "--work-limit",
                                     "20000", "--out", scratch / "again", "--format", "json"});
  ASSERT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(json::parse(again.out)["levers"], levers);
  EXPECT_EQ(run_program({"check", mini, scratch / "again"}).code, 0);
}

TEST(PlanCommand, RefusesLeversThatAreNone) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--levers", "showrom"}, "lever_unknown"},
      {{"--levers", "showroom=2"}, "lever_count"},
      {{"--levers", "showroom=x"}, "lever_count"},
      {{"--lever-budget", "5"}, "lever_budget_alone"},
      {{"--levers", "all", "--roll", "7"}, "levers_with"}};
  for (const auto& [options, code] : cases) {
    std::vector<std::string> arguments = {"plan", mini, "--format", "json"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome run = run_program(arguments);
    EXPECT_EQ(run.code, 2) << code;
    EXPECT_EQ(json::parse(run.out)["notices"][0]["code"], code);
  }
}

TEST(PlanCommand, RefusesObjectivesThatAreNone) {
  for (const auto& [objective, code] :
       std::vector<std::pair<std::string, std::string>>{{"serf", "objective_unknown"},
                                                        {"", "objective_unknown"},
                                                        {"serve,serve", "objective_repeated"},
                                                        {"cost,targets", "objective_after_money"}}) {
    const Outcome run = run_program({"plan", mini, "--objective", objective, "--format", "json"});
    EXPECT_EQ(run.code, 2) << objective;
    EXPECT_EQ(json::parse(run.out)["notices"][0]["code"], code) << objective;
  }
}

TEST(PlanCommand, ThreadsDoNotChangeTheFiles) {
  const Scratch scratch;
  for (const std::string threads : {"1", "2"})
    ASSERT_EQ(run_program({"plan", mini, "--out", scratch / threads, "--threads", threads, "--seed", "7"}).code, 0);
  auto one = files_of(scratch / "1"), two = files_of(scratch / "2");
  one.erase("run.json");
  two.erase("run.json");
  EXPECT_EQ(one, two);
}

TEST(PlanCommand, PrintsNoLineThatIsTooWide) {
  const Scratch scratch;
  const Outcome run = run_program({"plan", mini, "--out", scratch / "plan"});
  ASSERT_EQ(run.code, 0);
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 110) << line;
}

TEST(PlanCommand, AnInterruptKeepsTheBestPlanWithItsGap) {
  const Scratch scratch;
  const Outcome run = run_program({"plan", "corridors/qingdao-2025", "--out", scratch / "plan", "--format", "json"},
                                  std::chrono::milliseconds(1500));
  ASSERT_EQ(run.code, 0) << run.errors;
  const json answer = json::parse(run.out);
  EXPECT_EQ(answer["stopped"], "interrupt");
  EXPECT_GT(answer["gap"].get<double>(), 0);
  EXPECT_TRUE(fs::exists(scratch.path() / "plan" / "plan.json"));
}

TEST(PlanCommand, BadInputLeavesTheOldPlanWhole) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0);
  const auto before = files_of(scratch / "plan");
  copy_mini(scratch.path() / "broken", "orders.csv", "2025-", "2025-13-");
  EXPECT_EQ(run_program({"plan", scratch / "broken", "--out", scratch / "plan"}).code, 2);
  EXPECT_EQ(files_of(scratch / "plan"), before);
}

TEST(PlanCommand, ReplacesNothingThatIsNotAPlan) {
  const Scratch scratch;
  fs::create_directory(scratch.path() / "photos");
  std::ofstream(scratch.path() / "photos" / "one.jpg") << "light";
  const Outcome run = run_program({"plan", mini, "--out", scratch / "photos"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.errors.find("one.jpg"), std::string::npos);
  EXPECT_EQ(files_of(scratch / "photos"), (std::map<std::string, std::string>{{"one.jpg", "light"}}));
}

TEST(CheckCommand, AcceptsAPlanAndNamesWhatWasChanged) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0);
  const Outcome good = run_program({"check", mini, scratch / "plan", "--format", "json"});
  EXPECT_EQ(good.code, 0) << good.out;
  EXPECT_EQ(keys_of(json::parse(good.out)), (std::vector<std::string>{"bound", "cost", "faults", "gap", "ok"}));

  const fs::path lots = scratch.path() / "plan" / "lots.csv";
  std::string text = text_of(lots);
  text.replace(text.rfind(",0,0,"), 5, ",1,0,");
  std::ofstream(lots) << text;
  const Outcome bad = run_program({"check", mini, scratch / "plan", "--format", "json"});
  EXPECT_EQ(bad.code, 4);
  const json answer = json::parse(bad.out);
  EXPECT_EQ(answer["ok"], false);
  ASSERT_FALSE(answer["faults"].empty());
  EXPECT_EQ(keys_of(answer["faults"][0]), (std::vector<std::string>{"expected", "found", "what", "where"}));
  EXPECT_NE(answer["faults"][0]["where"].get<std::string>().find("lots.csv"), std::string::npos);
}

TEST(CheckCommand, WithoutAPlanIsBadInput) {
  EXPECT_EQ(run_program({"check", mini, "nowhere"}).code, 2);
  EXPECT_EQ(run_program({"check", "nowhere", "nowhere"}).code, 2);
}

TEST(ExplainCommand, TellsALotLegByLeg) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0);
  const std::string lots = text_of(scratch.path() / "plan" / "lots.csv");
  const std::string lot = lots.substr(lots.find('\n') + 1, lots.find(',', lots.find('\n')) - lots.find('\n') - 1);
  const Outcome run = run_program({"explain", mini, scratch / "plan", lot, "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json answer = json::parse(run.out);
  EXPECT_EQ(answer["lot"], lot);
  ASSERT_FALSE(answer["itineraries"].empty());
  EXPECT_TRUE(answer["itineraries"][0]["steps"][0].contains("starts"));
  EXPECT_TRUE(answer["serve"].contains("cost"));
}

TEST(ExplainCommand, ALotThatIsNotThereIsBadInput) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "plan"}).code, 0);
  const Outcome run = run_program({"explain", mini, scratch / "plan", "nobody"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.errors.find("nobody"), std::string::npos);
}

TEST(NewCommand, MakesAFolderThatOnlyLacksWhatOneFillsIn) {
  const Scratch scratch;
  ASSERT_EQ(run_program({"new", scratch / "mine"}).code, 0);
  EXPECT_TRUE(fs::exists(scratch.path() / "mine" / "orders.csv"));
  const Outcome again = run_program({"new", scratch / "mine"});
  EXPECT_EQ(again.code, 2) << "it must not overwrite what was filled in";
}

TEST(GenerateCommand, MakesTheSameCorridorTwiceAndSaysWhatItHolds) {
  const Scratch scratch;
  std::string answers[2];
  for (const int i : {0, 1}) {
    const Outcome run = run_program(
        {"generate", "--vehicles", "400", "--seed", "3", "--out", scratch / std::to_string(i), "--format", "json"});
    ASSERT_EQ(run.code, 0) << run.errors;
    const json answer = json::parse(run.out);
    EXPECT_EQ(answer["vehicles"], 400);
    EXPECT_GT(answer["departures"]["sailings"], 0);
    EXPECT_NEAR(answer["tightness"].get<double>(), 0.9, 0.1);
  }
  EXPECT_EQ(files_of(scratch / "0"), files_of(scratch / "1"));
  EXPECT_EQ(run_program({"validate", scratch / "0"}).code, 0);
}

TEST(GenerateCommand, AFlagOverridesItsPreset) {
  const Scratch scratch;
  const Outcome run = run_program(
      {"generate", "--preset", "scarce", "--vehicles", "3000", "--out", scratch / "few", "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json answer = json::parse(run.out);
  EXPECT_EQ(answer["vehicles"], 3000);
  EXPECT_GT(answer["tightness"].get<double>(), 1);
}

TEST(GenerateCommand, ReplacesNothingThatIsNotACorridor) {
  const Scratch scratch;
  fs::create_directory(scratch.path() / "photos");
  std::ofstream(scratch.path() / "photos" / "one.jpg") << "light";
  const Outcome run = run_program({"generate", "--vehicles", "20", "--out", scratch / "photos"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.errors.find("one.jpg"), std::string::npos);
  EXPECT_EQ(files_of(scratch / "photos"), (std::map<std::string, std::string>{{"one.jpg", "light"}}));
}

TEST(GenerateCommand, SpeaksChinese) {
  const Scratch scratch;
  const Outcome run = run_program({"generate", "--vehicles", "20", "--out", scratch / "few", "--lang", "zh"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("滚装航次"), std::string::npos);
}

/// A train that left with two boxes stands, though the corridor now gives it one.
TEST(Check, WhatHasLeftStandsBeyondWhatTheCorridorNowHolds) {
  const Scratch scratch;
  fs::create_directories(scratch.path() / "less");
  std::ofstream(scratch.path() / "less/departures.csv") << "change,id,load_units\nchange,train-1,1\n";
  ASSERT_EQ(run_program({"plan", mini, "--out", scratch / "base"}).code, 0);
  ASSERT_NE(text_of(scratch.path() / "base/load_units.csv").find("train-1"), std::string::npos);
  const std::vector<std::string> again = {
      "plan",           mini,    "--with",     scratch / "less", "--from",
      scratch / "base", "--now", "2025-03-17", "--out",          scratch / "again"};
  ASSERT_EQ(run_program(again).code, 0);
  const Outcome checked = run_program({"check", mini, scratch / "again", "--with", scratch / "less"});
  EXPECT_EQ(checked.code, 0) << checked.out;
}

}  // namespace
}  // namespace yizhan
