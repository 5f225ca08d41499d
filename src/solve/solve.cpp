#include "solve/solve.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "solve/bound.h"
#include "solve/recreation.h"
#include "solve/relaxation.h"
#include "solve/search.h"
#include "solve/statics.h"
#include "solve/windows.h"

namespace yizhan::solve {
namespace {

constexpr double relaxation_share = 0.7;   // of the limits
constexpr double relaxation_gap = 0.2;     // of the gap wanted, at which the relaxation is near enough
constexpr double relaxation_floor = 3e-4;  // but no nearer before there is a plan: whole numbers cost more
constexpr int ejection_depth = 2;
constexpr std::size_t many_lots = 2000;  // above which recreation finds sooner what ejection would
constexpr std::size_t fewest_trials = 200, most_trials = 5000;  // to recreate, in a round
constexpr double worthwhile = 0.005;                            // of the gap, that a round must gain for another
constexpr std::size_t windows_a_pass = 60;
constexpr double least_gain = 1e-9;                           // of the cost, that a pass must gain for another
constexpr int deepest_again = 3;                              // ejection, when planning again
constexpr std::size_t most_hit = 400, most_neighbours = 600;  // lots looked at first then
constexpr std::size_t most_seeds = 8;                         // of its windows

class Solver {
 public:
  Solver(const Program& program, Oracle& oracle, const Options& options)
      : program_(program),
        options_(options),
        supply_(program),
        limits_(options.start, options.deadline, options.work, options.stop),
        pricing_(program, oracle, limits_, options.threads) {}

  Result run();
  Result prove(std::vector<double> prices);

 private:
  void report(const char* phase) const;
  [[nodiscard]] double missing_cost() const;
  [[nodiscard]] bool lacks_path() const;
  [[nodiscard]] bool near_enough() const;
  void plan_in_whole(ColumnGeneration& generation);
  void plan_again(const Start& start);
  Assignment besides();
  void improve(Assignment& plan);
  void recreate(Search& search, Assignment& plan);
  [[nodiscard]] std::vector<LotNumber> dearest(const Assignment& plan, std::span<const LotNumber> among,
                                               std::size_t most) const;
  bool place_around(Search& search, std::vector<LotNumber> lots, const std::function<bool()>& done);
  void keep(const Assignment& plan);
  void keep(const Relaxation& relaxation);
  bool prove_infeasible();
  void close();
  void finish();
  [[nodiscard]] RelaxationOptions relaxation_options() const;

  const Program& program_;
  const Options& options_;
  Supply supply_;
  Limits limits_;
  Pricing pricing_;
  Result result_;
  bool complete_ = false;            // the plan serves all that must be served
  bool settled_ = false;             // nothing left to try
  double decided_cost_ = unlimited;  // of the plan kept, fees included
};

void Solver::report(const char* phase) const {
  if (!options_.progress) return;
  const double cost = result_.cost, bound = pricing_.best_bound();
  options_.progress({phase, bound + program_.paid, cost + program_.paid,
                     cost < unlimited ? (cost - bound) / std::max(1.0, std::abs(cost + program_.paid)) : unlimited,
                     limits_.seconds(), limits_.seconds_left()});
}

double Solver::missing_cost() const {
  double largest = 1;
  for (const Demand& lot : program_.lots) largest = std::max(largest, lot.unserved.value_or(0));
  largest = std::max(largest, dearest_unit(pricing_.pool(), supply_, program_.capacity.size()));
  return 100 * largest;
}

bool Solver::lacks_path() const {
  for (std::size_t lot = 0; lot < program_.lots.size(); ++lot) {
    const Demand& demand = program_.lots[lot];
    if (demand.quantity > 0 && !demand.unserved && pricing_.best_values()[lot] == unlimited) return true;
  }
  return false;
}

bool Solver::near_enough() const {
  return complete_ &&
         result_.cost - pricing_.best_bound() <= options_.gap * std::max(1.0, std::abs(result_.cost + program_.paid));
}

// Keeps the plan if it is the best; plans that leave what must be served only until a complete one is found.
void Solver::keep(const Assignment& plan) {
  double missing = 0;
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    if (!program_.lots[lot].unserved) missing += plan.left(lot);
  }
  const double cost = plan.cost();
  const bool complete = missing == 0 && plan.feasible();
  if (!plan.feasible() || (complete_ && !complete) || (complete_ == complete && cost >= decided_cost_)) return;
  complete_ = complete;
  decided_cost_ = cost;
  result_.cost = plan.true_cost();
  result_.columns = plan.statics();
  result_.flows.clear();
  result_.unserved.resize(program_.lots.size());
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    result_.unserved[lot] = plan.left(lot);
    for (const ColumnId id : plan.used(lot)) {
      if (plan.flow(id) > 0) result_.flows.push_back({pricing_.pool()[id], plan.flow(id)});
    }
  }
  if (complete && result_.statistics.first_cost == unlimited) result_.statistics.first_cost = cost;
}

// A program that does not ask for whole numbers: the relaxed plan is the plan.
void Solver::keep(const Relaxation& relaxation) {
  if (relaxation.cost == unlimited) return;
  complete_ = relaxation.artificial <= 1e-6;
  result_.columns = relaxation.statics;
  result_.unserved.resize(program_.lots.size());
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    double left = program_.lots[lot].quantity;
    for (const ColumnId id : pricing_.pool().of(lot)) {
      if (id >= relaxation.flow.size() || relaxation.flow[id] <= 0) continue;
      result_.flows.push_back({pricing_.pool()[id], relaxation.flow[id]});
      left -= relaxation.flow[id];
    }
    result_.unserved[lot] = std::max(0.0, left);
  }
  result_.cost = result_.statistics.first_cost = relaxation.cost;
  settled_ = true;
}

// Rounds of trials, by turns with rows at their prices and at true cost, until they gain little.
void Solver::recreate(Search& search, Assignment& plan) {
  const std::size_t trials = std::clamp(program_.lots.size(), fewest_trials, most_trials);
  Recreation recreation(pricing_, search, plan, options_.seed);
  for (bool go_on = true; go_on && !near_enough() && !limits_.reached();) {
    const double before = plan.cost();
    for (const Search::Mode mode : {Search::Mode::strict, Search::Mode::soft}) {
      search.look_around(mode);
      recreation.run(trials);
    }
    settle_statics(program_, plan, limits_);
    search.follow();
    keep(plan);
    report("recreation");
    go_on =
        before - plan.cost() > std::max(least_gain * std::abs(before), worthwhile * (before - pricing_.best_bound()));
  }
}

// One pass of all that improves a plan.
void Solver::improve(Assignment& plan) {
  Search search(pricing_, supply_, plan);
  if (program_.lots.size() <= many_lots) {
    search.improve(1, ejection_depth);
    keep(plan);
    report("ejection");
  }
  recreate(search, plan);
  if (near_enough() || limits_.reached()) return;
  Windows windows(pricing_, supply_, plan, options_.threads, options_.seed);
  windows.improve(windows_a_pass);
  keep(plan);
  result_.statistics.windows += windows.solved();
  report("windows");
}

// The plan made otherwise, as it stands here.
Assignment Solver::besides() {
  std::vector<std::pair<ColumnId, double>> flows;
  for (const Flow& flow : options_.besides->flows) flows.emplace_back(pricing_.keep(Path(flow.path)), flow.quantity);
  Assignment plan(program_, pricing_.pool(), supply_, pricing_.best_prices(), missing_cost());
  Search(pricing_, supply_, plan).take(flows, options_.besides->columns);
  settle_statics(program_, plan, limits_);
  keep(plan);
  return plan;
}

void Solver::plan_in_whole(ColumnGeneration& generation) {
  Assignment plan(program_, pricing_.pool(), supply_, pricing_.best_prices(), missing_cost());
  {
    Search search(pricing_, supply_, plan);
    search.take_floor(generation.result().flow, generation.result().statics);
    keep(plan);
    search.place_all();
  }
  settle_statics(program_, plan, limits_);
  keep(plan);
  report("first plan");
  bool tightens = !near_enough() && generation.tighten(), besides_wait = options_.besides != nullptr;
  while (!near_enough() && !limits_.reached()) {
    const double before = plan.cost();
    improve(plan);
    settle_statics(program_, plan, limits_);
    keep(plan);
    if (std::exchange(besides_wait, false)) {
      Assignment other = besides();
      if (other.feasible() && (!plan.feasible() || other.cost() < plan.cost())) plan = std::move(other);
    }
    if (near_enough() || limits_.reached()) break;
    tightens = tightens && generation.tighten();
    settled_ = before - plan.cost() <= least_gain * std::abs(before) && !tightens;
    if (settled_) break;
  }
  if (besides_wait) besides();
}

// At most so many lots: those that cost most above their value, if it is worth a move.
std::vector<LotNumber> Solver::dearest(const Assignment& plan, std::span<const LotNumber> among,
                                       std::size_t most) const {
  auto lots = plan.dear_lots(among, pricing_.best_prices(), pricing_.best_values(), worth_a_window);
  lots.resize(std::min(lots.size(), most));
  return lots;
}

// Places lots anew among those beside them, deeper and deeper, until `done` says that it is enough.
bool Solver::place_around(Search& search, std::vector<LotNumber> lots, const std::function<bool()>& done) {
  pricing_.gather(lots, 0.05, 12);
  const std::vector<LotNumber> others = search.around(lots, most_neighbours);
  pricing_.gather(others, 0.02, 4);
  search.place(lots);
  lots.insert(lots.end(), others.begin(), others.end());
  for (int depth = 0; depth < deepest_again; ++depth) {
    if (done()) return true;
    search.improve(lots, 1, depth);
  }
  return done();
}

// What was planned before stays where it fits, and what has no place is placed anew. Only a plan that is still too
// far from the bound at the old prices is worth better prices, and then more search.
void Solver::plan_again(const Start& start) {
  auto prices = start.prices;
  pricing_.at(prices);
  report("prices");
  if (lacks_path()) return;
  if (options_.besides) besides();
  std::vector<std::pair<ColumnId, double>> flows;
  for (const Flow& flow : start.flows) flows.emplace_back(pricing_.keep(Path(flow.path)), flow.quantity);
  Assignment plan(program_, pricing_.pool(), supply_, pricing_.best_prices(), missing_cost());
  plan.promise(flows, start.fee);
  const auto settle = [&](Search& search, const char* phase) {
    while (search.restore(flows) > 0) {
    }
    settle_statics(program_, plan, limits_);
    keep(plan);
    report(phase);
    return near_enough();
  };
  {
    Search search(pricing_, supply_, plan);
    search.take(flows, start.columns);
    std::vector<LotNumber> all(program_.lots.size()), without;
    std::iota(all.begin(), all.end(), LotNumber{0});
    for (const LotNumber lot : all) {
      const double leaving = program_.lots[lot].unserved.value_or(unlimited);
      if (plan.left(lot) >= 1 && pricing_.best_values()[lot] < leaving) without.push_back(lot);
    }
    if (place_around(search, without, [&] { return settle(search, "first plan"); })) return;
    if (place_around(search, dearest(plan, all, most_hit), [&] { return settle(search, "ejection"); })) return;
    Windows windows(pricing_, supply_, plan, options_.threads, options_.seed);
    const bool paid = windows.improve(dearest(plan, all, most_seeds), windows_a_pass) > 0;
    result_.statistics.windows += windows.solved();
    if (paid && settle(search, "windows")) return;
  }
  ColumnGeneration(pricing_, supply_, relaxation_options(), [&](const char* phase) { report(phase); }).solve();
  improve(plan);
  Search search(pricing_, supply_, plan);
  settle(search, "ejection");
}

bool Solver::prove_infeasible() {
  Oracle& oracle = pricing_.oracle();
  if (!oracle.count_costs(false)) return false;
  Program phase_one = program_;
  for (StaticColumn& column : phase_one.columns) column.cost = 0;
  for (Demand& lot : phase_one.lots) lot.unserved = lot.unserved ? 0 : 1;
  const Supply supply(phase_one);
  Pricing pricing(phase_one, oracle, limits_, options_.threads, false);
  ColumnGeneration(pricing, supply, {.gap = 1e-9, .share = 1}, [&](const char*) { report("proof"); }).solve();
  oracle.count_costs(true);
  if (pricing.best_bound() <= 1e-6) return false;
  result_ = {};
  result_.status = Status::infeasible;
  result_.bound = pricing.best_bound();
  result_.prices = pricing.best_prices();
  result_.values = pricing.best_values();
  return true;
}

void Solver::close() {
  result_.prices = pricing_.best_prices();
  result_.values.resize(program_.lots.size());
  for (std::size_t lot = 0; lot < program_.lots.size(); ++lot)
    result_.values[lot] = lot_value(program_.lots[lot], pricing_.best_values()[lot]);
  result_.bound = pricing_.best_bound();
  if (!complete_) {
    result_.status = Status::unproven;
  } else if (near_enough()) {
    result_.status = settled_ ? Status::solved : Status::stopped_by_gap;
  } else if (settled_) {
    result_.status = Status::solved;
  } else if (limits_.by_user()) {
    result_.status = Status::stopped_by_user;
  } else {
    result_.status = limits_.by_work() ? Status::stopped_by_work : Status::stopped_by_time;
  }
}

void Solver::finish() {
  result_.statistics.columns = pricing_.pool().size();
  result_.statistics.work = limits_.work();
  report("done");
}

RelaxationOptions Solver::relaxation_options() const {
  const double gap = options_.relaxation_gap;
  if (!program_.whole) return {.gap = gap, .share = 1.0, .masters = true};
  return {.gap = std::max(gap, relaxation_gap * options_.gap),
          .floor = relaxation_floor,
          .share = relaxation_share,
          .masters = false};
}

Result Solver::run() {
  if (options_.from) {
    plan_again(*options_.from);
    if (complete_) {
      close();
      finish();
      return std::move(result_);
    }
  }
  std::vector<double> none(program_.capacity.size(), 0);
  pricing_.at(none);
  report("start");
  if (lacks_path()) {
    close();
    result_.status = Status::infeasible;
    return std::move(result_);
  }
  if (options_.besides && !options_.besides->prices.empty()) {
    auto prices = options_.besides->prices;
    pricing_.at(prices);
    if (program_.whole) besides();
    if (near_enough()) {
      result_.stands = true;
      close();
      finish();
      return std::move(result_);
    }
  }
  ColumnGeneration generation(pricing_, supply_, relaxation_options(), [&](const char* phase) { report(phase); });
  generation.solve();
  if (program_.whole) {
    plan_in_whole(generation);
  } else {
    keep(generation.result());
  }
  const Relaxation& relaxation = generation.result();
  result_.statistics.iterations = relaxation.rounds;
  result_.statistics.masters = relaxation.masters;
  if (relaxation.cost < unlimited)
    result_.statistics.relaxation_gap =
        (relaxation.cost - pricing_.best_bound()) / std::max(1e-9, std::abs(pricing_.best_bound()));
  const Statistics statistics = result_.statistics;
  if (complete_ || !prove_infeasible()) close();
  result_.statistics = statistics;
  finish();
  return std::move(result_);
}

Result Solver::prove(std::vector<double> prices) {
  pricing_.at(prices);
  ColumnGeneration(pricing_, supply_, relaxation_options(), [&](const char* phase) { report(phase); }).solve();
  close();
  finish();
  return std::move(result_);
}

}  // namespace

Result prove(const Program& program, Oracle& oracle, const Options& options, std::vector<double> prices) {
  return Solver(program, oracle, options).prove(std::move(prices));
}

Result solve(const Program& program, Oracle& oracle, const Options& options) {
  return Solver(program, oracle, options).run();
}

}  // namespace yizhan::solve
