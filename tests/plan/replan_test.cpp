// Planning again, against the checker and by what must stay: what is done, what nothing speaks against.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

#include "check/check.h"
#include "feed/corridor_reader.h"
#include "feed/plan_folder.h"
#include "model/rules.h"
#include "plan/planner.h"
#include "tests/feed/scratch_folder.h"
#include "tests/support/first_fault.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

using StepKey = std::tuple<Index<Leg>, Index<Departure>, Instant, Instant, Index<Duty>, Index<Subsidy>>;
using FlowKey = std::tuple<Index<Lot>, Index<Model>, Index<Place>, std::vector<StepKey>>;

/// Vehicles by all they do before an instant; those that have not begun are left out.
std::map<FlowKey, long> flows_before(const std::vector<Itinerary>& itineraries, Instant until) {
  std::map<FlowKey, long> flows;
  for (const Itinerary& itinerary : itineraries) {
    FlowKey key{itinerary.lot, itinerary.model, itinerary.origin, {}};
    for (std::size_t i = 0; i < begun_steps(itinerary.steps, until); ++i) {
      const Step& step = itinerary.steps[i];
      std::get<3>(key).emplace_back(step.leg, step.departure, step.start, step.end, step.duty, step.subsidy);
    }
    if (!std::get<3>(key).empty()) flows[key] += itinerary.quantity.count();
  }
  return flows;
}

OldPlan old_plan_of(const Plan& plan) {
  OldPlan old;
  for (const Itinerary& itinerary : plan.itineraries) old.flows.push_back({itinerary, ""});
  old.purchases = plan.purchases;
  old.rows = plan.rows;
  return old;
}

PlanOptions options_of(double gap) {
  PlanOptions options;
  options.threads = 1;
  options.gap = gap;
  options.work_limit = 200000;
  return options;
}

constexpr Instant ever = Instant::minute(1'000'000'000);

/// Plans a random corridor, and again with a change in the middle.
class Replanning {
 public:
  explicit Replanning(std::uint64_t seed) : corridor(random_corridor(seed, RandomSize::small)), random_(seed) {
    first = plan(corridor, options_of(1e-4));
    const auto days = (corridor.calendar.end - corridor.calendar.start).count();
    now = corridor.calendar.start +
          std::chrono::days(static_cast<long>(random_() % static_cast<std::uint64_t>(days + 1)));
  }

  [[nodiscard]] Instant instant() const { return corridor.calendar.at(now); }

  PlanAnswer again(const Corridor& changed, double gap = 1e-4) {
    old_ = old_plan_of(first.document.plan);
    PlanOptions options = options_of(gap);
    options.from = &old_;
    options.now = now;
    return plan(changed, options);
  }

  Corridor corridor;
  PlanAnswer first;
  Date now;

 private:
  std::mt19937_64 random_;
  OldPlan old_;
};

TEST(Replan, WithoutAChangeNothingChanges) {
  int planned = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Replanning case_of(seed);
    if (!case_of.first.feasible) continue;
    ++planned;
    const Plan& before = case_of.first.document.plan;
    const PlanAnswer answer = case_of.again(case_of.corridor, before.gap() * (1 + 1e-6) + 1e-9);
    ASSERT_TRUE(answer.notices.empty()) << seed << " " << answer.notices.front().code << " "
                                        << answer.notices.front().value;
    ASSERT_TRUE(answer.feasible) << seed;
    const Plan& after = answer.document.plan;
    EXPECT_EQ(first_fault(case_of.corridor, after), "") << seed;
    EXPECT_LE(after.cost.value(), before.cost.value() + 1e-6 * std::abs(before.cost.value())) << seed;
    if (after.cost < before.cost - Money(1e-6 * std::abs(before.cost.value())))
      continue;  // room for something better
    EXPECT_EQ(flows_before(after.itineraries, ever), flows_before(before.itineraries, ever)) << seed;
    EXPECT_TRUE(after.changes.empty()) << seed;
  }
  EXPECT_GT(planned, 20);
}

TEST(Replan, WhatIsDoneStaysAndTheCheckerAgrees) {
  int planned = 0, stranded = 0, changed = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Replanning case_of(seed);
    if (!case_of.first.feasible) continue;
    Corridor later = case_of.corridor;
    for (Order& order : later.orders) order.must_serve = false;
    for (std::size_t row = seed % 2; row < later.departures.size(); row += 2) {
      Departure& departure = later.departures[Index<Departure>(row)];
      if (departure.departs < case_of.instant() || !departure.vehicles) continue;
      departure.vehicles = Amount(0);
    }
    for (Service& service : later.services) service.cost.per_vehicle += Money(100.0 * static_cast<double>(seed % 5));
    const PlanAnswer answer = case_of.again(later);
    ASSERT_TRUE(answer.notices.empty()) << seed << " " << answer.notices.front().code << " "
                                        << answer.notices.front().value;
    if (!answer.feasible) continue;
    ++planned;
    const Plan& after = answer.document.plan;
    EXPECT_EQ(first_fault(later, after), "") << seed;
    EXPECT_EQ(flows_before(after.itineraries, case_of.instant()),
              flows_before(case_of.first.document.plan.itineraries, case_of.instant()))
        << seed;
    changed += !after.changes.empty();
    for (const Itinerary& itinerary : after.itineraries)
      stranded += begun_steps(itinerary.steps, case_of.instant()) == itinerary.steps.size();
  }
  EXPECT_GT(planned, 25);
  EXPECT_GT(changed, 5);
  EXPECT_GT(stranded, 0);
}

/// relay-mini through the feed, as the command does it.
class RelayMini : public testing::Test {
 protected:
  RelayMini() {
    corridor_ = read({});
    first_ = plan(corridor_, options_of(1e-3)).document;
    first_.plan.corridor = corridor_.id;
    EXPECT_TRUE(feed::write_plan(corridor_, first_, scratch_.path() / "plan").has_value());
  }
  static Corridor read(const std::vector<std::filesystem::path>& overlays) {
    return *feed::read_corridor(std::filesystem::path(YIZHAN_ROOT) / "corridors/relay-mini", overlays).corridor;
  }
  PlanAnswer again(const Corridor& corridor, Date now, double stability = 0) {
    auto old = feed::read_old_plan(corridor, scratch_.path() / "plan", corridor.calendar.at(now));
    EXPECT_TRUE(old.has_value());
    PlanOptions options = options_of(1e-3);
    options.from = &*old;
    options.now = now;
    options.stability = stability;
    return plan(corridor, options);
  }
  Corridor with(const std::string& table, const std::string& text) {
    const std::filesystem::path overlay = scratch_.path() / "overlay";
    std::filesystem::create_directories(overlay);
    std::ofstream(overlay / (table + ".csv")) << text;
    return read({overlay});
  }
  std::set<std::string> changed(const Corridor& corridor, const Plan& plan, ChangeCause why) {
    std::set<std::string> lots;
    const Table<Lot> all = lots_of(corridor);
    for (const Change& change : plan.changes)
      if (change.why == why) lots.insert(feed::lot_name(corridor, all[change.lot]));
    return lots;
  }

  const feed::ScratchFolder scratch_;
  Corridor corridor_;
  PlanDocument first_;
  const Date now_ = std::chrono::sys_days(std::chrono::year(2025) / 3 / 10);
};

TEST_F(RelayMini, ACancelledSailingIsNamedAsGone) {
  const Corridor corridor = with("departures", "change,id\nremove,roro-2\n");
  const PlanAnswer answer = again(corridor, now_);
  EXPECT_EQ(first_fault(corridor, answer.document.plan), "");
  EXPECT_EQ(changed(corridor, answer.document.plan, ChangeCause::gone), std::set<std::string>{"gulf-2"});
}

TEST_F(RelayMini, AClosedGateIsNamedAsFull) {
  const Corridor corridor =
      with("capacities", "change,resource,from_date,to_date,capacity,source\nadd,gate,2025-03-16,2025-03-18,0,A\n");
  const PlanAnswer answer = again(corridor, now_, 500);
  EXPECT_EQ(first_fault(corridor, answer.document.plan), "");
  EXPECT_EQ(changed(corridor, answer.document.plan, ChangeCause::full), std::set<std::string>{"kits-1"});
  EXPECT_EQ(answer.document.plan.changes.size(), 1u);
}

TEST_F(RelayMini, WhatIsTooDearToBreakUpStays) {
  const Corridor corridor = with("services", "change,id,cny_per_m3\nchange,roro-gulf,700\n");
  const PlanAnswer answer = again(corridor, now_, 1e9);
  EXPECT_EQ(first_fault(corridor, answer.document.plan), "");
  EXPECT_TRUE(answer.document.plan.changes.empty());
}

TEST_F(RelayMini, WhatHasHappenedCannotBeTakenBack) {
  const Corridor corridor = with("departures", "change,id\nremove,roro-1\n");
  const Date now = now_ + std::chrono::days(5);
  const auto old = feed::read_old_plan(corridor, scratch_.path() / "plan", corridor.calendar.at(now));
  ASSERT_FALSE(old.has_value());
  EXPECT_EQ(old.error().front().code, "past_unknown");
  EXPECT_EQ(old.error().front().value, "roro-1");

  Corridor shut = corridor_;
  for (Leg& leg : shut.legs)
    if (leg.stage == "haul") leg.dates.to = shut.calendar.start;
  const PlanAnswer answer = again(shut, now);
  ASSERT_FALSE(answer.notices.empty());
  EXPECT_EQ(answer.notices.front().code, "past_closed");

  Corridor fewer = corridor_;
  for (Order& order : fewer.orders)
    if (order.id == "steppe-1") order.quantity = Vehicles(1);
  const PlanAnswer refused = again(fewer, now);
  ASSERT_FALSE(refused.notices.empty());
  EXPECT_EQ(refused.notices.front().code, "past_exceeds");
}

TEST_F(RelayMini, PinsHoldAndAreChecked) {
  const Corridor corridor = with("pins",
                                 "id,order,pin,departure,service,place\n"
                                 "a,gulf-1,must,,box-gulf,\n"
                                 "b,gulf-2,never,roro-2,,\n"
                                 "c,steppe-1,never,,,almaty\n");
  const Plan& before = first_.plan;
  EXPECT_NE(first_fault(corridor, before), "");  // the plan made without the pins breaks them
  const PlanAnswer fresh = plan(corridor, options_of(1e-3));
  const PlanAnswer later = again(corridor, now_);
  for (const Plan* made : {&fresh.document.plan, &later.document.plan}) {
    EXPECT_EQ(first_fault(corridor, *made), "");
    for (const Itinerary& itinerary : made->itineraries) {
      const std::string& order = corridor.orders[lots_of(corridor)[itinerary.lot].order].id;
      EXPECT_NE(order, "steppe-1");  // no other way leads there
      for (const Step& step : itinerary.steps) {
        if (!step.departure.exists()) continue;
        const Departure& departure = corridor.departures[step.departure];
        EXPECT_FALSE(order == "gulf-2" && departure.id == "roro-2");
        EXPECT_FALSE(order == "gulf-1" && corridor.services[departure.service].id != "box-gulf");
      }
    }
  }
  EXPECT_EQ(changed(corridor, later.document.plan, ChangeCause::closed),
            (std::set<std::string>{"gulf-1", "gulf-2", "steppe-1"}));
}

}  // namespace
}  // namespace yizhan
