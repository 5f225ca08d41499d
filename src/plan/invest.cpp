#include "plan/invest.h"

#include <map>

#include "model/rules.h"
#include "plan/levels.h"

namespace yizhan {

namespace {

constexpr double share_of_many = 0.25;  // of the limits: what plans get that begin from another
constexpr int most_rounds = 3;          // of further budgets, until the frontier has its points

Corridor with_all_levers(const Corridor& corridor) {
  Corridor all = corridor;
  all.lever_limits = {};
  for (const Lever& lever : corridor.levers) all.lever_limits.ranges.add({0, lever.at_most});
  return all;
}

/// Buys just these: of each lever so many.
Corridor with_levers(const Corridor& corridor, const Table<Lever, int>& counts) {
  Corridor set = corridor;
  set.lever_limits = {};
  for (const int count : counts) set.lever_limits.ranges.add({count, count});
  return set;
}

/// Prices its targets as the level `targets` does: one program in place of two where no bound of the level is asked
/// for.
Corridor with_dear_targets(Corridor corridor) {
  for (Target& target : corridor.targets) target.price = target.price * shortfall_weight;
  return corridor;
}

Money price_of(const Corridor& corridor, Index<Lever> lever) { return lever_cost(corridor, corridor.levers[lever]); }

/// What `of` saves against `without`, what it pays for levers aside.
Worth worth_of(const Plan& without, Money paid_without, const Plan& of, Money paid) {
  const Money low = without.bound - paid_without - (of.cost - paid), high = without.cost - paid_without - (of.bound - paid);
  return {std::max(Money(), low), std::max(Money(), high)};
}

/// A plan as one to begin from, in the numbers of a corridor with other levers.
OldPlan as_old(const Corridor& of, const Plan& plan, const Corridor& now) {
  std::map<std::pair<Index<Order>, Index<Stock>>, Index<Lot>> known;
  const Table<Lot> before = lots_of(of), after = lots_of(now);
  for (std::size_t row = 0; row < after.size(); ++row)
    known[{after[Index<Lot>(row)].order, after[Index<Lot>(row)].stock}] = Index<Lot>(row);
  OldPlan old;
  old.purchases = plan.purchases;
  old.rows = plan.rows;
  for (Itinerary itinerary : plan.itineraries) {
    const auto found = known.find({before[itinerary.lot].order, before[itinerary.lot].stock});
    if (found == known.end()) continue;
    itinerary.lot = found->second;
    old.flows.push_back({std::move(itinerary), ""});
  }
  return old;
}

class Investor {
 public:
  Investor(const Corridor& corridor, const InvestOptions& options)
      : corridor_(corridor), options_(options), counts_(corridor.levers.size()) {}

  Investment invest() {
    const Corridor bare = with_levers(corridor_, counts_);
    found_.allowed = with_all_levers(corridor_);
    found_.worth = Table<Lever, LeverWorth>(corridor_.levers.size());
    PlanAnswer base = plan_now(InvestPhase::base, bare, {Aim::cost}, 1, nullptr);
    if (!base.feasible) {
      found_.best = std::move(base);
      return std::move(found_);
    }
    found_.base = std::move(base.document);
    const OldPlan begin = as_old(bare, found_.base.plan, found_.allowed);
    found_.best = plan_now(InvestPhase::best, found_.allowed, {Aim::targets, Aim::cost}, 1, &begin);
    if (!found_.best.feasible) return std::move(found_);
    note(found_.allowed, found_.base.plan);
    for (const LeverChoice& choice : best().levers) counts_[choice.lever] = choice.count;
    weigh_in_set();
    weigh_alone(bare);
    draw_frontier();
    return std::move(found_);
  }

 private:
  struct Task {
    InvestTask about;
    Corridor corridor;
    OldPlan from;
  };

  [[nodiscard]] const Plan& best() const { return found_.best.document.plan; }
  [[nodiscard]] bool stopped() const { return options_.plan.stop && *options_.plan.stop; }

  void begin(InvestPhase phase, const std::vector<InvestTask>& tasks) const {
    if (options_.begins) options_.begins(phase, tasks);
  }

  /// The options for plans that get a share of the limits.
  [[nodiscard]] PlanOptions plan_options(const Objective& objective, double share) const {
    PlanOptions own = options_.plan;
    own.objective = objective;
    if (own.time_limit) own.time_limit = *own.time_limit * share;
    if (own.work_limit) own.work_limit = static_cast<std::uint64_t>(share * static_cast<double>(*own.work_limit));
    return own;
  }

  PlanAnswer plan_now(InvestPhase phase, const Corridor& corridor, const Objective& objective, double share,
                      const OldPlan* from) {
    begin(phase, {});
    PlanOptions own = plan_options(objective, share);
    own.start = std::chrono::steady_clock::now();
    own.from = from;
    own.stays = false;
    own.stability = 0;
    PlanAnswer answer = plan(corridor, own);
    answer.document.plan.changes.clear();  // nobody had the plan that it began from
    return answer;
  }

  /// A plan as a point of the frontier that may be.
  void note(const Corridor& corridor, const Plan& plan) {
    const FrontierPoint point = point_of(corridor, plan, Money());
    points_.push_back(point);
    points_.back().budget = point.spent;
  }

  /// Plans all; answers by number, none where there was no time or no plan.
  std::vector<std::optional<Plan>> plan_all(InvestPhase phase, const std::vector<Task>& tasks) {
    std::vector<InvestTask> about;
    std::vector<Scenario> scenarios;
    for (const Task& task : tasks) {
      about.push_back(task.about);
      scenarios.push_back({&task.corridor, &task.from});
    }
    begin(phase, about);
    std::vector<std::optional<Plan>> plans(tasks.size());
    ScenarioWatch watch = options_.watch;
    watch.done = [&](std::size_t i, PlanAnswer&& answer) {
      if (answer.feasible) plans[i] = std::move(answer.document.plan);
      if (options_.watch.done) options_.watch.done(i, {});
    };
    plan_scenarios(scenarios, plan_options({Aim::cost}, share_of_many), watch);
    return plans;
  }

  /// The best set planned for cost, and with a lever more or less.
  void weigh_in_set() {
    const Corridor set = with_levers(corridor_, counts_);
    const OldPlan begin = as_old(found_.allowed, best(), set);
    const PlanAnswer answer = plan_now(InvestPhase::set, set, {Aim::cost}, share_of_many, &begin);
    if (!answer.feasible || stopped()) return;
    const Plan& whole = answer.document.plan;
    const Money paid = spent_on_levers(set, whole);
    note(set, whole);
    std::vector<Task> tasks;
    for (std::size_t row = 0; row < counts_.size(); ++row) {
      const Index<Lever> id(row);
      Table<Lever, int> other = counts_;
      other[id] = counts_[id] > 0 ? 0 : 1;
      if (conflict_of(corridor_, other)) continue;
      Corridor corridor = with_levers(corridor_, other);
      OldPlan from = as_old(set, whole, corridor);
      tasks.push_back({{id, {}}, std::move(corridor), std::move(from)});
    }
    const auto plans = plan_all(InvestPhase::in_set, tasks);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (!plans[i]) continue;
      const Corridor& corridor = tasks[i].corridor;
      const Money other = spent_on_levers(corridor, *plans[i]);
      note(corridor, *plans[i]);
      const Index<Lever> id = tasks[i].about.lever;
      found_.worth[id].in_set =
          counts_[id] > 0 ? worth_of(*plans[i], other, whole, paid) : worth_of(whole, paid, *plans[i], other);
    }
  }

  void weigh_alone(const Corridor& bare) {
    std::vector<Task> tasks;
    for (std::size_t row = 0; row < counts_.size(); ++row) {
      Table<Lever, int> one(counts_.size());
      one[Index<Lever>(row)] = 1;
      if (conflict_of(corridor_, one)) continue;  // its fund does not hold so much
      Corridor corridor = with_levers(corridor_, one);
      OldPlan from = as_old(bare, found_.base.plan, corridor);
      tasks.push_back({{Index<Lever>(row), {}}, std::move(corridor), std::move(from)});
    }
    const auto plans = plan_all(InvestPhase::alone, tasks);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (!plans[i]) continue;
      note(tasks[i].corridor, *plans[i]);
      found_.worth[tasks[i].about.lever].alone =
          worth_of(found_.base.plan, Money(), *plans[i], spent_on_levers(tasks[i].corridor, *plans[i]));
    }
  }

  void draw_frontier() {
    const FrontierPoint last = point_of(found_.allowed, best(), spent_on_levers(found_.allowed, best()));
    const std::size_t between = options_.points - 1;
    plan_within(budgets_of(costs_by_merit(), between - 1), true);
    found_.frontier = efficient(points_, last);
    for (int round = 0; round < most_rounds && found_.frontier.size() < options_.points && !stopped(); ++round) {
      const std::size_t before = found_.frontier.size();
      plan_within(budgets_below(found_.frontier, options_.points - before), false);
      found_.frontier = efficient(points_, last);
      if (found_.frontier.size() == before) break;
    }
  }

  /// What the best set pays for each of its levers, those first that are worth most for their money.
  [[nodiscard]] std::vector<Money> costs_by_merit() const {
    std::vector<std::pair<double, Money>> costs;
    for (std::size_t row = 0; row < counts_.size(); ++row) {
      const Index<Lever> id(row);
      const Money cost = price_of(corridor_, id);
      const auto& worth = found_.worth[id].in_set;
      for (int i = 0; i < counts_[id]; ++i)
        costs.emplace_back(worth ? (worth->low + worth->high).value() / std::max(1.0, cost.value()) : 0, cost);
    }
    std::stable_sort(costs.begin(), costs.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Money> sorted;
    for (const auto& [merit, cost] : costs) sorted.push_back(cost);
    return sorted;
  }

  /// The plans within these budgets, and with no money at all, that come closest to the targets.
  void plan_within(std::vector<Money> budgets, bool and_none) {
    if (and_none) budgets.insert(budgets.begin(), Money());
    std::vector<Task> tasks;
    for (const Money budget : budgets) {
      Corridor within = with_dear_targets(found_.allowed);
      within.lever_limits.spending = budget;
      OldPlan from = as_old(found_.allowed, best(), within);
      tasks.push_back({{{}, budget}, std::move(within), std::move(from)});
    }
    const auto plans = plan_all(InvestPhase::frontier, tasks);
    for (std::size_t i = 0; i < plans.size(); ++i)
      if (plans[i]) points_.push_back(point_of(found_.allowed, *plans[i], budgets[i]));
  }

  const Corridor& corridor_;
  const InvestOptions& options_;
  Investment found_;
  Table<Lever, int> counts_;           // of the best set
  std::vector<FrontierPoint> points_;  // of all plans
};

}  // namespace

Investment invest(const Corridor& corridor, const InvestOptions& options) {
  return Investor(corridor, options).invest();
}

}  // namespace yizhan
