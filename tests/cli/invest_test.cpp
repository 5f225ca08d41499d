// The levers that `invest` chooses, beside every set tried by hand.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace yizhan {
namespace {

using nlohmann::json;
const std::string mini = YIZHAN_ROOT "/corridors/relay-mini";

double shortfall(const json& levels) { return levels[0]["value"].get<double>(); }

json planned(const Scratch& scratch, const std::string& levers, const std::string& objective) {
  const Outcome run = run_program({"plan", mini, "--levers", levers, "--objective", objective, "--gap", "0",
                                   "--work-limit", "50000", "--out", scratch / "plan", "--format", "json"});
  EXPECT_EQ(run.code, 0) << run.errors;
  return json::parse(run.out);
}

TEST(Invest, ChoosesTheBestOfAllSetsAndBracketsWhatEachIsWorth) {
  const Scratch scratch;
  const Outcome run = run_program({"invest", mini, "--points", "3", "--gap", "0", "--work-limit", "50000", "--out",
                                   scratch / "invest", "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json found = json::parse(run.out);
  double least = 1e300, cost = 1e300;
  for (const char* set : {"none", "second-gate", "showroom", "second-gate,showroom"}) {
    const json plan = planned(scratch, set, "targets,cost");
    const double missed = shortfall(plan["levels"]);
    if (missed > least + 1e-6) continue;
    if (missed < least - 1e-6) cost = 1e300;
    least = std::min(least, missed);
    cost = std::min(cost, plan["cost"].get<double>());
  }
  EXPECT_LE(found["bound"].get<double>(), cost * (1 + 1e-9));
  EXPECT_LE(cost, found["total_cost"].get<double>() * (1 + 1e-9));
  EXPECT_NEAR(found["frontier"].back()["shortfall"].get<double>(), least, 1e-6 * (1 + least));

  const double without = planned(scratch, "none", "cost")["cost"].get<double>();
  for (const json& lever : found["levers"]) {
    const double with = planned(scratch, lever["id"].get<std::string>(), "cost")["cost"].get<double>();
    const double worth = without - (with - lever["cost_of_one"].get<double>());
    EXPECT_LE(lever["worth_low"].get<double>(), worth + 1e-3) << lever["id"];
    EXPECT_GE(lever["worth_high"].get<double>(), worth - 1e-3) << lever["id"];
  }
  for (const char* name : {"base", "best"})
    EXPECT_EQ(run_program({"check", mini, scratch / (std::string("invest/") + name)}).code, 0) << name;
}

TEST(Invest, MoreMoneyMissesNoMoreOfTheTargets) {
  const Scratch scratch;
  const Outcome run = run_program(
      {"invest", mini, "--points", "4", "--work-limit", "50000", "--out", scratch / "invest", "--format", "json"});
  ASSERT_EQ(run.code, 0) << run.errors;
  const json frontier = json::parse(run.out)["frontier"];
  ASSERT_EQ(frontier.size(), 4);
  EXPECT_EQ(frontier[0]["lever_cost"], 0);
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    EXPECT_LE(frontier[i]["lever_cost"].get<double>(), frontier[i]["budget"].get<double>() + 1e-6);
    const double before = frontier[i > 0 ? i - 1 : 0]["shortfall"].get<double>();
    EXPECT_LE(frontier[i]["shortfall"].get<double>(), before + 1e-6);
  }
}

}  // namespace
}  // namespace yizhan
