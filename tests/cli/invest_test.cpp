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

  const auto net_cost = [&](const std::string& set) {  // what levers cost aside
    const json plan = planned(scratch, set, "cost");
    double net = plan["cost"].get<double>();
    for (const json& lever : plan["levers"]) net -= lever["cost"].get<double>();
    return net;
  };
  const auto set_of = [&](const json& levers, const std::string& turned) {
    std::string set;
    for (const json& lever : levers)
      if ((lever["count"] > 0) != (lever["id"] == turned))
        set += (set.empty() ? "" : ",") + lever["id"].get<std::string>();
    return set.empty() ? std::string("none") : set;
  };
  const double without = net_cost("none"), of_set = net_cost(set_of(found["levers"], ""));
  for (const json& lever : found["levers"]) {
    const std::string id = lever["id"];
    const auto brackets = [&](const std::string& key, double worth) {
      EXPECT_LE(lever[key + "_low"].get<double>(), worth + 1e-3) << id << " " << key;
      EXPECT_GE(lever[key + "_high"].get<double>(), worth - 1e-3) << id << " " << key;
    };
    brackets("alone", without - net_cost(id));
    brackets("worth", std::abs(of_set - net_cost(set_of(found["levers"], id))));
    EXPECT_EQ(lever["worth_beside"], "set");
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
  ASSERT_GE(frontier.size(), 2);
  ASSERT_LE(frontier.size(), 4) << "two levers make four sets";
  EXPECT_EQ(frontier[0]["lever_cost"], 0);
  EXPECT_TRUE(frontier[0]["levers"].empty());
  for (std::size_t i = 1; i < frontier.size(); ++i) {
    const json &less = frontier[i - 1], &more = frontier[i];
    EXPECT_LE(more["lever_cost"].get<double>(), more["budget"].get<double>() + 1e-6);
    EXPECT_LT(less["lever_cost"].get<double>(), more["lever_cost"].get<double>());
    EXPECT_LE(more["shortfall"].get<double>(), less["shortfall"].get<double>() + 1e-6);
    EXPECT_GE(more["vehicles"], less["vehicles"]);
    EXPECT_GE(more["revenue"], less["revenue"]);
    EXPECT_FALSE(more["levers"].empty());
  }
}

}  // namespace
}  // namespace yizhan
