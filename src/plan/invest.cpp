#include "plan/invest.h"

#include "model/rules.h"
#include "plan/levels.h"
#include "plan/old_plan.h"

namespace yizhan {

namespace {

constexpr double share_of_many = 0.25;  // of the limits: what plans get that begin from another
constexpr int most_rounds = 3;          // of further budgets, until the frontier has its points

using Counts = Table<Lever, int>;

/// Just these: of each lever so many.
LeverLimits only(const Counts& counts) {
  LeverLimits limits;
  for (const int count : counts) limits.ranges.add({count, count});
  return limits;
}

LeverLimits any_of(const Corridor& corridor) {
  LeverLimits limits;
  for (const Lever& lever : corridor.levers) limits.ranges.add({0, lever.at_most});
  return limits;
}

/// What `other` saves against `one`, what each pays for levers aside.
Worth worth_of(const Plan& one, Money paid, const Plan& other, Money paid_other) {
  const Money low = one.bound - paid - (other.cost - paid_other), high = one.cost - paid - (other.bound - paid_other);
  return {std::max(Money(), low), std::max(Money(), high)};
}

class Investor {
 public:
  Investor(const Corridor& corridor, const InvestOptions& options)
      : corridor_(corridor), options_(options), counts_(corridor.levers.size()) {}

  Investment invest() {
    found_.worth = Table<Lever, LeverWorth>(corridor_.levers.size());
    const Corridor bare = made({{}, only(counts_)});
    found_.allowed = made({{}, any_of(corridor_)});
    PlanAnswer base = plan_now(InvestPhase::base, bare, {Aim::cost}, 1, nullptr);
    if (!base.feasible) {
      found_.best = std::move(base);
      return std::move(found_);
    }
    found_.base = std::move(base.document);
    note(bare, found_.base.plan);
    const OldPlan begin = as_old(bare, found_.base.plan, found_.allowed);
    found_.best = plan_now(InvestPhase::best, found_.allowed, {Aim::targets, Aim::cost}, 1, &begin);
    if (!found_.best.feasible) return std::move(found_);
    for (const LeverChoice& choice : best().levers) counts_[choice.lever] = choice.count;
    weigh_in_set();
    weigh_alone(bare);
    draw_frontier();
    return std::move(found_);
  }

 private:
  /// A plan to be made: the corridor with these levers.
  struct Variant {
    InvestTask about;
    LeverLimits limits;
    bool dear = false;  // its targets priced as the level `targets` does: one program in place of two
  };

  [[nodiscard]] const Plan& best() const { return found_.best.document.plan; }
  [[nodiscard]] bool stopped() const { return options_.plan.stop && *options_.plan.stop; }

  [[nodiscard]] Corridor made(const Variant& variant) const {
    Corridor corridor = corridor_;
    corridor.lever_limits = variant.limits;
    if (variant.dear)
      for (Target& target : corridor.targets) target.price = target.price * shortfall_weight;
    return corridor;
  }

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
                      const OldPlan* from) const {
    begin(phase, {});
    PlanOptions own = plan_options(objective, share);
    own.start = std::chrono::steady_clock::now();
    own.from = from;
    own.stays = false;
    own.stability = 0;
    PlanAnswer answer = plan(corridor, own);
    answer.document.plan.changes.clear();  // what it began from was nobody's plan
    return answer;
  }

  /// Plans all, each from the plan of another corridor; none where there was no time or no plan.
  std::vector<std::optional<Plan>> plan_all(InvestPhase phase, const std::vector<Variant>& variants,
                                            const Corridor& of, const Plan& from) {
    std::vector<InvestTask> tasks;
    for (const Variant& variant : variants) tasks.push_back(variant.about);
    begin(phase, tasks);
    std::vector<std::optional<Plan>> plans(variants.size());
    ScenarioWatch watch = options_.watch;
    watch.done = [&](std::size_t i, PlanAnswer&& answer) {
      if (answer.feasible) plans[i] = std::move(answer.document.plan);
      if (options_.watch.done) options_.watch.done(i, {});
    };
    const auto make = [&](std::size_t i) {
      const auto corridor = std::make_shared<Corridor>(made(variants[i]));
      return Scenario{corridor, as_old(of, from, *corridor)};
    };
    plan_scenarios(variants.size(), make, plan_options({Aim::cost}, share_of_many), watch);
    for (std::size_t i = 0; i < plans.size(); ++i)
      if (plans[i]) note(made(variants[i]), *plans[i]);
    return plans;
  }

  /// A plan as a point of the frontier that may be.
  void note(const Corridor& corridor, const Plan& plan) {
    FrontierPoint point = point_of(corridor_, plan, exported(corridor, plan));
    if (const auto& spending = corridor.lever_limits.spending) point.budget = *spending;
    points_.push_back(std::move(point));
  }

  /// One variant for each lever of which `number` of these may be bought together.
  [[nodiscard]] std::vector<Variant> with_each(Counts counts, const std::function<int(int)>& number) const {
    std::vector<Variant> variants;
    for (std::size_t row = 0; row < counts.size(); ++row) {
      const Index<Lever> id(row);
      const int before = counts[id];
      counts[id] = number(before);
      if (!conflict_of(corridor_, counts)) variants.push_back({{id, {}}, only(counts)});
      counts[id] = before;
    }
    return variants;
  }

  /// The best set planned for cost, and with a lever more or less.
  void weigh_in_set() {
    const Corridor set = made({{}, only(counts_)});
    OldPlan begin = as_old(found_.allowed, best(), set);
    begin.rows = found_.base.plan.rows;  // those of `best` are at prices of targets many times their own
    const PlanAnswer answer = plan_now(InvestPhase::set, set, {Aim::cost}, share_of_many, &begin);
    if (!answer.feasible || stopped()) return;
    const Plan& whole = answer.document.plan;
    const Money paid = spent_on_levers(corridor_, whole);
    note(set, whole);
    const auto variants = with_each(counts_, [](int count) { return count > 0 ? 0 : 1; });
    const auto plans = plan_all(InvestPhase::in_set, variants, set, whole);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (!plans[i]) continue;
      const Index<Lever> id = variants[i].about.lever;
      const Money other = spent_on_levers(corridor_, *plans[i]);
      found_.worth[id].in_set =
          counts_[id] > 0 ? worth_of(*plans[i], other, whole, paid) : worth_of(whole, paid, *plans[i], other);
    }
  }

  void weigh_alone(const Corridor& bare) {
    const Plan& without = found_.base.plan;
    const auto variants = with_each(Counts(counts_.size()), [](int) { return 1; });
    const auto plans = plan_all(InvestPhase::alone, variants, bare, without);
    for (std::size_t i = 0; i < plans.size(); ++i)
      if (plans[i])
        found_.worth[variants[i].about.lever].alone =
            worth_of(without, Money(), *plans[i], spent_on_levers(corridor_, *plans[i]));
  }

  void draw_frontier() {
    const FrontierPoint last = point_of(corridor_, best(), exported(found_.allowed, best()));
    std::vector<Variant> variants = sets_by_merit();
    for (const Money budget : budgets_of(costs_of(by_merit()), options_.points - 2))
      variants.push_back(within(budget));
    variants.push_back(within(Money()));
    for (int round = 0; round < most_rounds && !variants.empty() && !stopped(); ++round) {
      const std::size_t before = found_.frontier.size();
      plan_all(InvestPhase::frontier, variants, found_.allowed, best());
      found_.frontier = efficient(points_, last);
      if (found_.frontier.size() >= options_.points || found_.frontier.size() == before) break;
      variants.clear();
      for (const Money budget : budgets_below(found_.frontier, options_.points - found_.frontier.size()))
        variants.push_back(within(budget));
    }
  }

  /// What comes closest to the targets for so much money.
  [[nodiscard]] Variant within(Money budget) const {
    Variant variant{{{}, budget}, any_of(corridor_), true};
    variant.limits.spending = budget;
    return variant;
  }

  /// The levers of the best set, each as often as it is bought, those first that are worth most for their money.
  [[nodiscard]] std::vector<Index<Lever>> by_merit() const {
    std::vector<std::pair<double, Index<Lever>>> levers;
    for (std::size_t row = 0; row < counts_.size(); ++row) {
      const Index<Lever> id(row);
      const double cost = lever_cost(corridor_, corridor_.levers[id]).value() * counts_[id];
      const auto& worth = found_.worth[id].in_set;
      for (int i = 0; i < counts_[id]; ++i)
        levers.emplace_back(worth ? (worth->low + worth->high).value() / std::max(1.0, cost) : 0, id);
    }
    std::stable_sort(levers.begin(), levers.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Index<Lever>> sorted;
    for (const auto& [merit, id] : levers) sorted.push_back(id);
    return sorted;
  }

  [[nodiscard]] std::vector<Money> costs_of(const std::vector<Index<Lever>>& levers) const {
    std::vector<Money> costs;
    for (const Index<Lever> id : levers) costs.push_back(lever_cost(corridor_, corridor_.levers[id]));
    return costs;
  }

  /// The best set as it fills up, lever by lever.
  [[nodiscard]] std::vector<Variant> sets_by_merit() const {
    std::vector<Variant> sets;
    Counts counts(counts_.size());
    Money spent;
    for (const Index<Lever> id : by_merit()) {
      ++counts[id];
      spent += lever_cost(corridor_, corridor_.levers[id]);
      if (counts != counts_) sets.push_back({{{}, spent}, only(counts), true});
    }
    return sets;
  }

  const Corridor& corridor_;
  const InvestOptions& options_;
  Investment found_;
  Counts counts_;                      // of the best set
  std::vector<FrontierPoint> points_;  // of all plans
};

}  // namespace

Investment invest(const Corridor& corridor, const InvestOptions& options) {
  return Investor(corridor, options).invest();
}

}  // namespace yizhan
