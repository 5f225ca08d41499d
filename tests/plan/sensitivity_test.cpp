// Assumed figures moved: beside plans of the moved corridors made alone, and by hand.
#include "plan/sensitivity.h"

#include <gtest/gtest.h>

#include "tests/support/random_corridor.h"
#include "tests/support/relay.h"

namespace yizhan {
namespace {

using feed::AssumedFigures;
using feed::RangeEnd;

SensitivityOptions options_of(int threads) {
  SensitivityOptions options;
  options.plan.threads = threads;
  options.plan.gap = 1e-3;
  options.plan.work_limit = 20000;
  return options;
}

/// What becomes of a plan where the group of this id is moved.
MovedGroup moved_group(const Corridor& corridor, const Plan& base, const std::string& id) {
  const AssumedFigures figures(corridor);
  const auto& groups = figures.groups();
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.id == id; });
  return sensitivity(corridor, base, figures, options_of(1)).at(static_cast<std::size_t>(found - groups.begin()));
}

class Moved : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Moved, EndsAreAsGoodAsPlansOfTheirOwn) {
  const Corridor corridor = random_corridor(GetParam(), RandomSize::tiny);
  const PlanAnswer base = plan(corridor, options_of(1).plan);
  if (!base.feasible) GTEST_SKIP() << "no plan keeps what must be kept";
  const AssumedFigures figures(corridor);
  const auto moved = sensitivity(corridor, base.document.plan, figures, options_of(2));
  ASSERT_EQ(moved.size(), figures.groups().size());
  std::size_t stand = 0;
  for (std::size_t i = 0; i < moved.size(); ++i)
    for (const RangeEnd which : {RangeEnd::low, RangeEnd::high}) {
      const MovedEnd& end = moved[i].end(which);
      EXPECT_NE(end.state, EndState::not_planned) << figures.groups()[i].id;
      if (!end.planned()) continue;
      const Corridor there = figures.moved(figures.groups()[i], which).corridor.value();
      const Plan alone = plan(there, options_of(1).plan).document.plan;
      const double rounding = 1e-9 * (1 + std::abs(alone.cost.value()));
      EXPECT_LE(end.bound.value(), alone.cost.value() + rounding) << figures.groups()[i].id;
      EXPECT_LE(alone.bound.value(), end.cost.value() + rounding) << figures.groups()[i].id;
      if (end.state != EndState::stands) continue;
      ++stand;
      const double gap = std::max(1e-3, 1.5 * base.document.plan.gap());
      EXPECT_LE((end.cost - end.bound).value(), gap * std::abs(end.cost.value()) + rounding);
    }
  EXPECT_GT(stand, 0u);
}

INSTANTIATE_TEST_SUITE_P(Random, Moved, testing::Range<std::uint64_t>(1, 7));

/// One sailing for `room`, four to go, four wanted; leaving one costs `value`.
Relay relay_of(double room, double value) {
  Relay relay;
  relay.add_plain_chain();
  const Index<Service> line = relay.add_service("line", 1000);
  const Index<Departure> sailing = relay.add_departure(line, "sailing", relay.at(10), relay.at(10, 12), relay.at(20));
  relay.corridor.departures[sailing].vehicles = Amount(room);
  relay.add_order("a", relay.truck, 4, 0, 30, value);
  Target target;
  target.id = "exports";
  target.wanted = 4;
  target.price = Money(1);
  relay.corridor.targets.add(target);
  return relay;
}

/// Room for four less a fifth is room for three: whatever is paid, the target cannot be met.
TEST(Turned, WantOfRoomCannotBePaidFor) {
  const Relay relay = relay_of(4, 1e5);
  const Plan base = plan(relay.corridor, options_of(1).plan).document.plan;
  ASSERT_TRUE(base.targets.at(0).met());
  const MovedGroup room = moved_group(relay.corridor, base, "departures.vehicles");
  EXPECT_EQ(room.high.state, EndState::stands);
  EXPECT_TRUE(room.high.targets.at(0).met);
  EXPECT_EQ(room.low.targets.at(0).forecast, 3);
  EXPECT_EQ(room.low.targets.at(0).can_be_met, std::optional(false));
  EXPECT_TRUE(turns(base, room.low, 0));
  EXPECT_FALSE(turns(base, room.high, 0));
}

/// A quarter more for the sailing makes it dearer than leaving: the cheapest plan leaves all, another one need not.
TEST(Turned, WhatIsLeftForItsCostCanBeMetAtAPrice) {
  const Relay relay = relay_of(9, 1200);
  const Plan base = plan(relay.corridor, options_of(1).plan).document.plan;
  ASSERT_TRUE(base.targets.at(0).met());
  const MovedGroup rate = moved_group(relay.corridor, base, "services.cny_per_vehicle");
  EXPECT_EQ(rate.low.state, EndState::stands);
  EXPECT_EQ(rate.high.state, EndState::replanned);
  EXPECT_EQ(rate.high.targets.at(0).forecast, 0);
  EXPECT_EQ(rate.high.targets.at(0).can_be_met, std::optional(true));
}

/// Two of the four wait for a showroom, which the base plan buys; were it not worth it any more, it still could.
TEST(Turned, WhatALeverWouldLiftCanBeMet) {
  Relay relay = relay_of(9, 1e5);
  relay.corridor.orders[Index<Order>(0)].quantity = Vehicles(2);
  const Index<Order> prospect = relay.add_order("b", relay.truck, 2, 0, 30, 0);
  Lever showroom;
  showroom.id = "showroom";
  showroom.cost = Money(100);
  relay.corridor.orders[prospect].commitment = Commitment::prospect;
  relay.corridor.orders[prospect].lever = relay.corridor.levers.add(showroom);
  relay.corridor.lever_limits.ranges.add({0, 1});
  relay.corridor.targets[Index<Target>(0)].price = Money(2000);
  const Plan base = plan(relay.corridor, options_of(1).plan).document.plan;
  ASSERT_TRUE(base.targets.at(0).met());
  const MovedGroup price = moved_group(relay.corridor, base, "targets.price_cny");
  ASSERT_TRUE(price.low.planned());
  EXPECT_FALSE(price.low.targets.at(0).met);
  EXPECT_EQ(price.low.targets.at(0).can_be_met, std::optional(true));
}

TEST(Turned, WhatMustBeServedAndCannotBeHasNoPlan) {
  Relay relay = relay_of(4, 1e5);
  relay.corridor.orders[Index<Order>(0)].must_serve = true;
  const Plan base = plan(relay.corridor, options_of(1).plan).document.plan;
  const MovedGroup room = moved_group(relay.corridor, base, "departures.vehicles");
  EXPECT_EQ(room.low.state, EndState::impossible);
  EXPECT_EQ(room.high.state, EndState::stands);
}

TEST(Turned, TheVerdictTurnsWhereAStraightLineMeetsWhatIsWanted) {
  Plan base;
  base.targets = {{Index<Target>(0), 100, 110, 0, {}, Limit::none, {}}};
  MovedEnd end;
  end.state = EndState::replanned;
  end.targets = {{100, 90, false, {}}};
  EXPECT_NEAR(turning_factor(base, end, 0.8, 0).value(), 0.9, 1e-12);
  end.targets = {{120, 110, false, {}}};  // what is wanted moves, not what is forecast
  EXPECT_NEAR(turning_factor(base, end, 1.2, 0).value(), 1.1, 1e-12);
  base.targets[0].forecast = 100;  // just met
  EXPECT_EQ(turning_factor(base, end, 1.2, 0), std::nullopt);
}

TEST(SensitivityStopped, LeavesEndsUnplanned) {
  const Relay relay = relay_of(4, 1e5);
  const Plan base = plan(relay.corridor, options_of(1).plan).document.plan;
  const AssumedFigures figures(relay.corridor);
  SensitivityOptions options = options_of(2);
  std::atomic<bool> stop = true;
  options.plan.stop = &stop;
  for (const MovedGroup& group : sensitivity(relay.corridor, base, figures, options)) {
    EXPECT_EQ(group.low.state, EndState::not_planned);
    EXPECT_EQ(group.high.state, EndState::not_planned);
  }
}

}  // namespace
}  // namespace yizhan
