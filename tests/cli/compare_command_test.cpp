// `compare` and `scenarios` as their users run them.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/difference.h"
#include "cli/grid.h"
#include "tests/support/program.h"

namespace yizhan {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::vector<std::string> plan_keys = {"cost",     "bound",   "gap",      "gap_per_vehicle", "gap_avoidable",
                                            "seconds",  "peak_mb", "vehicles", "served",          "late",
                                            "unserved", "kind",    "targets",  "scarce",          "stopped"};

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

/// relay-mini with overlays of its own: a ship with less room, a dearer duty; broken ones where a test wants them.
class WhatIf : public testing::Test {
 protected:
  WhatIf() : mini(scratch / "mini") {
    fs::copy(fs::path(YIZHAN_ROOT) / "corridors/relay-mini", mini, fs::copy_options::recursive);
    overlay("small-ship", "departures.csv",
            "change,id,service,cutoff,departs,arrives,ceu,source\nchange,roro-1,,,,,9,A\n");
    overlay("dear-duty", "duties.csv", "change,id,country,rate,source\nchange,ae,,0.3,A\n");
    write(fs::path(mini) / "overlays" / "README.md",
          "# What if\n\n| `small-ship` | the first ship has little room | 首船舱位少 |\n");
  }

  void overlay(const std::string& name, const std::string& table, const std::string& text) const {
    write(fs::path(mini) / "overlays" / name / table, text);
  }
  [[nodiscard]] std::string overlay_folder(const std::string& name) const {
    return (fs::path(mini) / "overlays" / name).string();
  }
  void plan(const std::string& out, const std::vector<std::string>& overlays = {}) const {
    std::vector<std::string> arguments = {"plan", mini, "--out", scratch / out};
    for (const std::string& name : overlays) arguments.insert(arguments.end(), {"--with", overlay_folder(name)});
    ASSERT_EQ(run_program(arguments).code, 0);
  }
  /// Changes a number of a plan.
  void untrue(const std::string& plan) const {
    const fs::path lots = scratch.path() / plan / "lots.csv";
    std::string text = text_of(lots);
    text.replace(text.rfind(",0,0,"), 5, ",1,0,");
    write(lots, text);
  }
  [[nodiscard]] json answer(std::vector<std::string> arguments, int code = 0) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome run = run_program(arguments);
    EXPECT_EQ(run.code, code) << run.out << run.errors;
    return json::parse(run.out);
  }

  const Scratch scratch;
  const std::string mini;
};

using CompareCommand = WhatIf;
using ScenariosCommand = WhatIf;

TEST_F(CompareCommand, RowsHaveTheKeysOfPlanAndWhatChanged) {
  plan("base");
  plan("small", {"small-ship"});
  const json rows = answer({"compare", scratch / "base", scratch / "small"})["rows"];
  ASSERT_EQ(rows.size(), 2u);
  for (const json& row : rows)
    for (const std::string& key : plan_keys) EXPECT_TRUE(row.contains(key)) << key;
  EXPECT_TRUE(rows[0]["changes"].is_null());
  const json& changes = rows[1]["changes"];
  EXPECT_NEAR(changes["cost"].get<double>(), rows[1]["cost"].get<double>() - rows[0]["cost"].get<double>(), 1e-6);
  EXPECT_NEAR(changes["cost_least"].get<double>(), rows[1]["bound"].get<double>() - rows[0]["cost"].get<double>(),
              1e-6);
  EXPECT_EQ(changes["served"], rows[1]["served"].get<long>() - rows[0]["served"].get<long>());
  ASSERT_FALSE(changes["lots"].empty());
  EXPECT_EQ(changes["lots_changed"], changes["lots"].size());
  for (const char* key : {"lot", "vehicles", "before", "after", "cost", "late_vehicle_days", "why", "cause"})
    EXPECT_TRUE(changes["lots"][0].contains(key)) << key;
  const auto causes = [&](const std::string& why, const std::string& cause) {
    return std::any_of(changes["lots"].begin(), changes["lots"].end(),
                       [&](const json& lot) { return lot["why"] == why && lot["cause"] == cause; });
  };
  EXPECT_TRUE(causes("shrank", "departure/roro-1/ceu")) << changes["lots"].dump(1);
}

TEST_F(CompareCommand, APlanAndItselfDoNotDiffer) {
  plan("base");
  fs::copy(scratch.path() / "base", scratch.path() / "again");
  const json changes = answer({"compare", scratch / "base", scratch / "again", "--all"})["rows"][1]["changes"];
  EXPECT_EQ(changes["cost"], 0);
  EXPECT_EQ(changes["within_gaps"], true);
  for (const char* list : {"flows", "cells", "lots"}) EXPECT_TRUE(changes[list].empty()) << list;
}

TEST_F(CompareCommand, PlansWithLeversAreReadAsTheyWereAsked) {
  plan("base");
  ASSERT_EQ(run_program({"plan", mini, "--levers", "all", "--out", scratch / "levers"}).code, 0);
  const json changes = answer({"compare", scratch / "base", scratch / "levers", "--all"})["rows"][1]["changes"];
  EXPECT_TRUE(changes["within_gaps"].is_null()) << "they were asked for different things";
  const auto opened = [](const json& lot) { return lot["lot"] == "wish-1" && lot["why"] == "demand"; };
  EXPECT_TRUE(std::any_of(changes["lots"].begin(), changes["lots"].end(), opened));
}

TEST_F(CompareCommand, TextFitsThePageInBothLanguages) {
  plan("base");
  plan("small", {"small-ship"});
  plan("duty", {"dear-duty"});
  for (const std::string lang : {"en", "zh"}) {
    const Outcome run =
        run_program({"compare", scratch / "base", scratch / "small", scratch / "duty", "--lang", lang});
    ASSERT_EQ(run.code, 0) << run.errors;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with("  ")) {
        EXPECT_LE(cli::width_of(line), 100) << line;
      }
    EXPECT_NE(run.out.find(lang == "en" ? "lots go otherwise" : "走法不同"), std::string::npos);
  }
}

TEST_F(CompareCommand, FindsACorridorThatHasMovedWhereItIsTold) {
  plan("base");
  plan("small", {"small-ship"});
  fs::rename(mini, scratch.path() / "elsewhere");
  const json refused = answer({"compare", scratch / "base", scratch / "small"}, 2);
  ASSERT_FALSE(refused["notices"].empty());
  // The same id lies among the corridors of this folder, without the overlay.
  EXPECT_EQ(refused["notices"][0]["code"], "overlay_lost");
  EXPECT_EQ(run_program({"compare", scratch / "base", scratch / "small", "--corridor", scratch / "elsewhere"}).code,
            0);
  EXPECT_EQ(run_program(
                {"compare", scratch / "base", scratch / "small", "--with", scratch / "elsewhere/overlays/small-ship"})
                .code,
            0);
  EXPECT_EQ(answer({"compare", scratch / "base", scratch / "small", "--corridor", scratch / "nowhere"},
                   2)["notices"][0]["code"],
            "corridor_lost");
}

TEST_F(CompareCommand, TellsAllThatIsMissingAtOnce) {
  plan("base");
  write(scratch.path() / "empty" / "note.txt", "nothing");
  write(scratch.path() / "strange" / "plan.json", R"({"corridor": "../../etc", "overlays": ["../x"]})");
  write(scratch.path() / "broken" / "plan.json", "{");
  const json notices = answer(
      {"compare", scratch / "base", scratch / "none", scratch / "empty", scratch / "strange", scratch / "broken"},
      2)["notices"];
  std::vector<std::string> codes;
  for (const json& notice : notices) codes.push_back(notice["code"]);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"folder_missing", "file_unreadable", "corridor_lost", "json_malformed"}));
}

TEST_F(CompareCommand, RefusesPlansOfAnotherCorridor) {
  plan("base");
  const std::string other = scratch / "other";
  fs::copy(mini, other, fs::copy_options::recursive);
  std::string settings = text_of(fs::path(other) / "corridor.toml");
  settings.replace(settings.find("relay-mini"), 10, "relay-maxi");
  write(fs::path(other) / "corridor.toml", settings);
  ASSERT_EQ(run_program({"plan", other, "--out", scratch / "foreign"}).code, 0);
  EXPECT_EQ(answer({"compare", scratch / "base", scratch / "foreign"}, 2)["notices"][0]["code"], "plan_of_another");
}

TEST_F(CompareCommand, NamesThePlanThatIsNotTrue) {
  plan("base");
  plan("small", {"small-ship"});
  untrue("small");
  const json told = answer({"compare", scratch / "base", scratch / "small"}, 4);
  ASSERT_EQ(told["plans"].size(), 1u);
  EXPECT_EQ(told["plans"][0]["plan"], scratch / "small");
  EXPECT_FALSE(told["plans"][0]["faults"].empty());
  EXPECT_EQ(run_program({"compare", scratch / "base"}).code, 2) << "one plan is not enough";
}

TEST(Reasons, HaveTheirChinese) {
  for (int reason = 0; reason <= static_cast<int>(compare::Reason::even); ++reason) {
    const std::string_view name = cli::name_of(static_cast<compare::Reason>(reason));
    EXPECT_NE(cli::Words(cli::Language::zh)(name), name);
  }
}

TEST_F(ScenariosCommand, RowsAreWhatPlanSaysOfEachOverlay) {
  const auto borrow = [&](const std::string& name) {
    fs::copy(fs::path(YIZHAN_ROOT) / "tests/scenarios" / name / "overlay", overlay_folder(name));
  };
  borrow("home_only");
  borrow("kits_by_box");
  const json told = answer({"scenarios", mini, "--out", scratch / "out", "--gap", "0"});
  ASSERT_EQ(told["rows"].size(), 4u);
  EXPECT_EQ(told["rows"][3]["title"], "the first ship has little room");
  EXPECT_EQ(told["rows"][3]["title_zh"], "首船舱位少");
  EXPECT_EQ(told["study"], "scenarios");
  EXPECT_EQ(json::parse(text_of(scratch.path() / "out" / "answer.json")), told);
  std::size_t proven = 0;
  for (const json& row : told["rows"]) {
    const std::string name = row["overlay"];
    const json single =
        answer({"plan", mini, "--with", overlay_folder(name), "--out", scratch / "single", "--gap", "0"});
    // Whatever is proven of one is true of the other.
    EXPECT_LE(row["bound"].get<double>(), single["cost"].get<double>() * (1 + 1e-9));
    EXPECT_LE(single["bound"].get<double>(), row["cost"].get<double>() * (1 + 1e-9));
    if (single["gap"] == 0) {
      ++proven;
      for (const char* key : {"cost", "bound", "gap", "vehicles", "served", "late", "unserved"})
        EXPECT_NEAR(row[key].get<double>(), single[key].get<double>(), 1e-6) << name << key;
    }
    EXPECT_EQ(row["overlays"], json::array({name}));
    for (const std::string& key : plan_keys) EXPECT_TRUE(row.contains(key)) << key;
    EXPECT_NEAR(row["changes"]["cost"].get<double>(), row["cost"].get<double>() - told["base"]["cost"].get<double>(),
                1e-6);
    EXPECT_EQ(run_program({"check", mini, scratch / ("out/" + name), "--with", overlay_folder(name)}).code, 0);
    EXPECT_EQ(run_program({"compare", scratch / "out/base", scratch / ("out/" + name)}).code, 0);
  }
  EXPECT_EQ(proven, 2u);
}

TEST_F(ScenariosCommand, ThreadsDoNotChangeThePlans) {
  for (const std::string threads : {"1", "2"})
    ASSERT_EQ(
        run_program({"scenarios", mini, "--out", scratch / threads, "--threads", threads, "--work-limit", "20000"})
            .code,
        0);
  for (const std::string name : {"base", "small-ship", "dear-duty"}) {
    auto one = files_of(scratch.path() / "1" / name), two = files_of(scratch.path() / "2" / name);
    one.erase("run.json");
    two.erase("run.json");
    EXPECT_FALSE(one.empty());
    EXPECT_EQ(one, two) << name;
  }
}

TEST_F(ScenariosCommand, BeginsFromAPlanThatIsThere) {
  plan("base");
  const json told = answer({"scenarios", mini, "--from", scratch / "base", "--out", scratch / "out"});
  EXPECT_EQ(told["rows"].size(), 2u);
  plan("small", {"small-ship"});
  EXPECT_EQ(
      answer({"scenarios", mini, "--from", scratch / "small", "--out", scratch / "out"}, 2)["notices"][0]["code"],
      "plan_of_another");
  untrue("base");
  EXPECT_EQ(answer({"scenarios", mini, "--from", scratch / "base", "--out", scratch / "out"}, 4)["ok"], false);
}

TEST_F(ScenariosCommand, WhatCannotBeKeptIsARowThatSaysSo) {
  fs::copy(fs::path(YIZHAN_ROOT) / "tests/scenarios/must_serve_too_much/overlay", overlay_folder("too-much"));
  const json told = answer({"scenarios", mini, "--out", scratch / "out"});
  ASSERT_EQ(told["rows"].size(), 3u);
  EXPECT_EQ(told["rows"][2]["overlay"], "too-much");
  EXPECT_EQ(told["rows"][2]["feasible"], false);
  EXPECT_EQ(told["rows"][0]["feasible"], true);
  EXPECT_FALSE(fs::exists(scratch.path() / "out" / "too-much"));
  const Outcome text = run_program({"scenarios", mini, "--out", scratch / "out"});
  EXPECT_NE(text.out.find("no plan keeps what must be kept"), std::string::npos);
}

TEST_F(ScenariosCommand, OverlaysThatAreWrongAreToldBeforeAnythingIsPlanned) {
  overlay("wrong", "departures.csv", "change,id,service,cutoff,departs,arrives,ceu,source\nchange,roro-9,,,,,9,A\n");
  overlay("worse", "duties.csv", "change,id,country,rate,source\nchange,ae,,much,A\n");
  const json told = answer({"scenarios", mini, "--out", scratch / "out"}, 2);
  EXPECT_GE(told["notices"].size(), 2u);
  EXPECT_FALSE(fs::exists(scratch.path() / "out"));
  fs::remove_all(fs::path(mini) / "overlays");
  EXPECT_EQ(answer({"scenarios", mini}, 2)["notices"][0]["code"], "overlays_none");
  overlay("base", "duties.csv", "change,id,country,rate,source\nchange,ae,,0.3,A\n");
  EXPECT_EQ(answer({"scenarios", mini}, 2)["notices"][0]["code"], "overlay_named_base");
}

TEST_F(ScenariosCommand, AnInterruptKeepsWhatIsDone) {
  const Outcome run =
      run_program({"scenarios", "corridors/qingdao-2025", "--out", scratch / "out", "--format", "json"},
                  std::chrono::milliseconds(3000));
  ASSERT_EQ(run.code, 0) << run.errors;
  const json told = json::parse(run.out);
  EXPECT_EQ(told["stopped"], "interrupt");
  EXPECT_TRUE(fs::exists(scratch.path() / "out" / "base" / "plan.json"));
  EXPECT_TRUE(told["rows"].back()["feasible"].is_null());
}

}  // namespace
}  // namespace yizhan
