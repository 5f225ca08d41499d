#include "plan/sensitivity.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/rules.h"
#include "plan/old_plan.h"

namespace yizhan {

namespace {

using feed::RangeEnd;

constexpr double slack_of_base = 1.5;      // times the base plan's own gap: nothing stands where that is too wide
constexpr double just_met = 1e-4;          // of what is wanted: a plan that is paid to meet a target goes no further
constexpr Money least_price_asked(1);      // of a target that is put first: one without a price would not count
constexpr double whatever_it_costs = 200;  // times its price: whether it can be met is asked beyond what anybody pays
constexpr std::array both_ends = {RangeEnd::low, RangeEnd::high};

Money price_asked(Money price) { return std::max(price, least_price_asked) * whatever_it_costs; }

/// A target that the base plan meets and the plan at an end misses.
struct Turned {
  std::size_t group;
  RangeEnd end;
  std::size_t target;
};

class Mover {
 public:
  Mover(const Corridor& corridor, const Plan& base, const feed::AssumedFigures& figures,
        const SensitivityOptions& options)
      : corridor_(corridor), base_(base), figures_(figures), options_(options), found_(figures.groups().size()) {}

  std::vector<MovedGroup> move() {
    plan_ends();
    ask_turned();
    return std::move(found_);
  }

 private:
  static std::size_t group_of(std::size_t number) { return number / both_ends.size(); }
  static RangeEnd end_of(std::size_t number) { return both_ends[number % both_ends.size()]; }
  MovedEnd& end(std::size_t group, RangeEnd which) {
    return which == RangeEnd::low ? found_[group].low : found_[group].high;
  }

  void plan_ends() {
    const std::size_t count = found_.size() * both_ends.size();
    const auto make = [&](std::size_t number) { return moved(group_of(number), end_of(number), nullptr); };
    plan_all(SensitivityPhase::ends, count, make, base_.objective(), [&](std::size_t number, PlanAnswer&& answer) {
      take(std::move(answer), end(group_of(number), end_of(number)));
    });
  }

  /// The corridor with a group at an end; with a target, one in which no other counts.
  Scenario moved(std::size_t group, RangeEnd which, const Index<Target>* only) const {
    feed::ReadResult read = figures_.moved(figures_.groups()[group], which);
    if (!read.corridor) return {nullptr, {}, std::move(read.notices)};
    if (only)
      for (std::size_t row = 0; row < read.corridor->targets.size(); ++row) {
        Money& price = read.corridor->targets[Index<Target>(row)].price;
        price = Index<Target>(row) == *only ? price_asked(price) : Money();
      }
    const auto corridor = std::make_shared<Corridor>(std::move(*read.corridor));
    return {corridor, as_old(corridor_, base_, *corridor)};
  }

  void take(PlanAnswer&& answer, MovedEnd& end) const {
    if (!answer.notices.empty() || !answer.feasible) {
      end.state = answer.notices.empty() && !answer.proven ? EndState::not_planned : EndState::impossible;
      end.notices = std::move(answer.notices);
      return;
    }
    const Plan& plan = answer.document.plan;
    end.state = answer.stands ? EndState::stands : EndState::replanned;
    end.cost = plan.cost;
    end.bound = plan.bound;
    for (const TargetOutcome& outcome : plan.targets)
      end.targets.push_back({outcome.wanted, outcome.forecast, outcome.met(), orders_lack(outcome)});
  }

  /// False if no plan can meet a target because the orders that may be planned do not come to what is wanted.
  std::optional<bool> orders_lack(const TargetOutcome& outcome) const {
    const Target& target = corridor_.targets[outcome.target];
    if (target.metric != Metric::vehicles && target.metric != Metric::revenue) return std::nullopt;
    const auto& ranges = corridor_.lever_limits.ranges;
    const bool may_buy = std::any_of(ranges.begin(), ranges.end(), [](const LeverRange& of) { return of.most > 0; });
    const double lacking = outcome.parts.demand + (may_buy ? 0 : outcome.parts.levers);
    return lacking > tolerance(target) ? std::optional(false) : std::nullopt;
  }

  void ask_turned() {
    std::vector<Turned> turned;
    for (std::size_t group = 0; group < found_.size(); ++group)
      for (const RangeEnd which : both_ends)
        for (std::size_t target = 0; target < end(group, which).targets.size(); ++target)
          if (base_.targets[target].met() && !end(group, which).targets[target].met &&
              !end(group, which).targets[target].can_be_met)
            turned.push_back({group, which, target});
    const auto make = [&](std::size_t number) {
      return moved(turned[number].group, turned[number].end, &base_.targets[turned[number].target].target);
    };
    plan_all(SensitivityPhase::turned, turned.size(), make, {Aim::targets, Aim::cost},
             [&](std::size_t number, PlanAnswer&& answer) {
               if (!answer.feasible || !answer.notices.empty()) return;
               const Turned& asked = turned[number];
               MovedTarget& target = end(asked.group, asked.end).targets[asked.target];
               if (answer.document.plan.targets[asked.target].met())
                 target.can_be_met = true;
               else if (proves_short(answer.document.plan, asked))
                 target.can_be_met = false;
             });
  }

  /// Whether a plan that puts the target first proves that every plan misses it.
  bool proves_short(const Plan& plan, const Turned& asked) const {
    const Target& target = corridor_.targets[base_.targets[asked.target].target];
    return plan.levels.front().bound > price_asked(target.price).value() * tolerance(target);
  }

  template <class Done>
  void plan_all(SensitivityPhase phase, std::size_t count, const MakeScenario& make, const Objective& objective,
                Done done) {
    if (options_.begins) options_.begins(phase, count);
    PlanOptions own = options_.plan;
    own.objective = objective;
    if (phase == SensitivityPhase::ends) own.gap = gap_at_ends(base_, own.gap);
    ScenarioWatch watch = options_.watch;
    watch.done = [&](std::size_t number, PlanAnswer&& answer) {
      done(number, std::move(answer));
      if (options_.watch.done) options_.watch.done(number, {});
    };
    plan_scenarios(count, make, own, watch);
  }

  const Corridor& corridor_;
  const Plan& base_;
  const feed::AssumedFigures& figures_;
  const SensitivityOptions& options_;
  std::vector<MovedGroup> found_;
};

}  // namespace

std::vector<MovedGroup> sensitivity(const Corridor& corridor, const Plan& base, const feed::AssumedFigures& figures,
                                    const SensitivityOptions& options) {
  return Mover(corridor, base, figures, options).move();
}

bool turns(const Plan& base, const MovedEnd& end, std::size_t target) {
  return end.planned() && end.targets[target].met != base.targets[target].met();
}

std::optional<double> turning_factor(const Plan& base, const MovedEnd& end, double factor, std::size_t target) {
  const TargetOutcome& before = base.targets[target];
  const MovedTarget& after = end.targets[target];
  const double over = before.forecast - before.wanted, way = after.forecast - after.wanted - over;
  if (std::abs(over) <= just_met * std::max(1.0, std::abs(before.wanted)) || way == 0) return std::nullopt;
  return 1 + (factor - 1) * std::clamp(-over / way, 0.0, 1.0);
}

double gap_at_ends(const Plan& base, double asked) { return std::max(asked, slack_of_base * base.gap()); }

}  // namespace yizhan
