#include "plan/invest.h"

#include "model/rules.h"
#include "plan/old_plan.h"

namespace yizhan {

namespace {

Corridor without_levers(const Corridor& corridor) {
  Corridor bare = corridor;
  bare.lever_limits = {};
  return bare;
}

Corridor with_all_levers(const Corridor& corridor) {
  Corridor all = corridor;
  all.lever_limits = {};
  for (const Lever& lever : corridor.levers) all.lever_limits.ranges.add({0, lever.at_most});
  return all;
}

Corridor with_one_lever(const Corridor& corridor, Index<Lever> lever) {
  Corridor one = corridor;
  one.lever_limits = {};
  one.lever_limits.ranges = Table<Lever, LeverRange>(corridor.levers.size());
  one.lever_limits.ranges[lever] = {1, 1};
  return one;
}

class Investor {
 public:
  Investor(const Corridor& corridor, const InvestOptions& options) : corridor_(corridor), options_(options) {}

  Investment invest() {
    const Corridor bare = without_levers(corridor_);
    found_.allowed = with_all_levers(corridor_);
    PlanAnswer base = plan_now(InvestPhase::base, bare, {Aim::cost});
    if (!base.feasible) {
      found_.best = std::move(base);
      return std::move(found_);
    }
    found_.base = std::move(base.document);
    found_.best = plan_now(InvestPhase::best, found_.allowed, {Aim::targets, Aim::cost});
    if (!found_.best.feasible) return std::move(found_);
    weigh(bare);
    draw_frontier();
    return std::move(found_);
  }

 private:
  PlanAnswer plan_now(InvestPhase phase, const Corridor& corridor, const Objective& objective) {
    if (options_.begins) options_.begins(phase);
    PlanOptions own = options_.plan;
    own.objective = objective;
    own.start = std::chrono::steady_clock::now();
    return plan(corridor, own);
  }

  /// Plans the corridors from one plan; answers by number, none where there was no time or no plan.
  std::vector<std::optional<Plan>> plan_all(InvestPhase phase, std::size_t count, const MakeScenario& make,
                                            const Objective& objective) {
    if (options_.begins) options_.begins(phase);
    PlanOptions own = options_.plan;
    own.objective = objective;
    std::vector<std::optional<Plan>> plans(count);
    ScenarioWatch watch = options_.watch;
    watch.done = [&](std::size_t i, PlanAnswer&& answer) {
      if (answer.feasible) plans[i] = std::move(answer.document.plan);
      if (options_.watch.done) options_.watch.done(i, {});
    };
    plan_scenarios(count, make, own, watch);
    return plans;
  }

  void weigh(const Corridor& bare) {
    const auto with_one = [&](std::size_t row) {
      const auto one = std::make_shared<Corridor>(with_one_lever(corridor_, Index<Lever>(row)));
      return Scenario{one, as_old(bare, found_.base.plan, *one)};
    };
    const auto plans = plan_all(InvestPhase::worth, corridor_.levers.size(), with_one, {Aim::cost});
    const Plan& without = found_.base.plan;
    for (std::size_t row = 0; row < plans.size(); ++row) {
      if (!plans[row]) continue;
      const Index<Lever> id(row);
      const Money paid = lever_cost(corridor_, corridor_.levers[id]);
      found_.worth.push_back(
          {id, without.bound - (plans[row]->cost - paid), without.cost - (plans[row]->bound - paid)});
    }
  }

  void draw_frontier() {
    const Plan& best = found_.best.document.plan;
    const Money most = spent_on_levers(corridor_, best);
    const auto budget = [&](std::size_t i) {
      return most * (static_cast<double>(i) / static_cast<double>(options_.points - 1));
    };
    const auto within = [&](std::size_t i) {
      const auto corridor = std::make_shared<Corridor>(found_.allowed);
      corridor->lever_limits.spending = budget(i);
      return Scenario{corridor, as_old(found_.allowed, best, *corridor)};
    };
    const auto plans = plan_all(InvestPhase::frontier, options_.points - 1, within, {Aim::targets, Aim::cost});
    for (std::size_t i = 0; i < plans.size(); ++i)
      if (plans[i]) found_.frontier.push_back(point(budget(i), *plans[i]));
    found_.frontier.push_back(point(most, best));
  }

  FrontierPoint point(Money budget, const Plan& plan) const {
    const auto [vehicles, revenue] = exported(found_.allowed, plan);
    Money shortfall;
    for (const TargetOutcome& outcome : plan.targets)
      shortfall += corridor_.targets[outcome.target].price * outcome.shortfall;
    return {budget, spent_on_levers(corridor_, plan), vehicles, revenue, shortfall};
  }

  const Corridor& corridor_;
  const InvestOptions& options_;
  Investment found_;
};

}  // namespace

std::pair<Vehicles, Money> exported(const Corridor& corridor, const Plan& plan) {
  const Table<Lot> lots = lots_of(corridor);
  Vehicles vehicles;
  Money revenue;
  for (const LotOutcome& outcome : plan.lots) {
    const Order& order = corridor.orders[lots[outcome.lot].order];
    if (order.kind != OrderKind::export_ && order.kind != OrderKind::kd) continue;
    vehicles += outcome.tally.served;
    revenue += order.revenue * static_cast<double>(outcome.tally.served.count());
  }
  return {vehicles, revenue};
}

Money spent_on_levers(const Corridor& corridor, const Plan& plan) {
  Money spent;
  for (const LeverChoice& choice : plan.levers)
    spent += lever_cost(corridor, corridor.levers[choice.lever]) * choice.count;
  return spent;
}

Investment invest(const Corridor& corridor, const InvestOptions& options) {
  return Investor(corridor, options).invest();
}

}  // namespace yizhan
