#include "solve/relaxation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "solve/bound.h"
#include "solve/master.h"
#include "solve/path_simplex.h"

namespace yizhan::solve {
namespace {

constexpr std::size_t simplex_size = 4000;  // lots and rows, up to which warm simplex beats the interior point
// Rounds of the method of multipliers: before the simplex method, before the plan, when the search stalls.
constexpr std::size_t few_rounds = 6, most_rounds = 40, rounds_again = 12;
constexpr double plain_gap = 3e-5;   // at which the simplex method on paths goes on
constexpr std::size_t window = 8;    // rounds after which the gain is looked at
constexpr double worthwhile = 1e-5;  // gain of the bound in a window, relative
constexpr std::size_t most_masters = 40;
constexpr double few_columns = 16;  // of a lot, in an interior master
// Where paths are priced between the best prices and the master's.
const std::vector<double> shares = {0.03, 0.06, 0.12, 0.25, 0.5, 1.0};

}  // namespace

ColumnGeneration::ColumnGeneration(Pricing& pricing, const Supply& supply, const RelaxationOptions& options,
                                   std::function<void(const char*)> report)
    : pricing_(pricing),
      supply_(supply),
      program_(pricing.program()),
      options_(options),
      report_(std::move(report)),
      wanted_(program_.capacity.size(), false) {}

bool ColumnGeneration::take(const Master& master) {
  ++result_.masters;
  result_.flow = master.flow();
  result_.statics = master.statics();
  result_.artificial = master.artificial();
  if (master.feasible()) result_.cost = master.cost();
  return near_enough();
}

bool ColumnGeneration::near_enough() const { return near_enough(result_.cost, options_.gap); }

bool ColumnGeneration::near_enough(double cost, double gap) const {
  const double bound = pricing_.best_bound();
  return cost - bound <= gap * std::max(1e-9, std::abs(bound));
}

// Adds to the master the pool's columns with a negative reduced cost, at most `most` a lot, best first.
std::size_t ColumnGeneration::add_improving(Master& master, const std::vector<double>& prices,
                                            std::size_t most) const {
  std::size_t added = 0;
  std::vector<std::pair<double, ColumnId>> better;
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    better.clear();
    double least = program_.lots[lot].unserved.value_or(artificial_cost_);
    for (const ColumnId id : pricing_.pool().of(lot)) {
      const double value = pricing_.pool().value(id, prices);
      if (master.contains(id)) {
        least = std::min(least, value);
      } else {
        better.emplace_back(value, id);
      }
    }
    std::sort(better.begin(), better.end());
    for (std::size_t i = 0; i < std::min(most, better.size()); ++i) {
      if (better[i].first >= least - 1e-9 * (1 + std::abs(least))) break;
      master.add_column(better[i].second);
      ++added;
    }
  }
  return added;
}

void ColumnGeneration::price_between(const std::vector<double>& from, const std::vector<double>& to, double share,
                                     double margin, std::size_t most) {
  std::vector<double> point(from.size());
  for (std::size_t row = 0; row < point.size(); ++row) point[row] = from[row] + share * (to[row] - from[row]);
  pricing_.at(point);
  pricing_.gather(margin, most);
}

// Continuous flows and nothing else: paths alone make a program so special that its own simplex method is far faster.
bool ColumnGeneration::is_plain() const { return !program_.whole && program_.columns.empty(); }

// False if the simplex method has failed.
bool ColumnGeneration::by_paths() {
  PathSimplex simplex(pricing_, artificial_cost_, result_.flow);
  const auto enough = [&] {
    return pricing_.limits().reached(options_.share) ||
           (simplex.feasible() && near_enough(simplex.cost(), options_.gap));
  };
  while (simplex.solve(enough)) {
    ++result_.masters;
    if (simplex.feasible()) {
      result_.flow = simplex.flow();
      result_.artificial = simplex.artificial();
      result_.cost = simplex.cost();
    }
    report_("column generation");
    const bool raised = simplex.raise();
    for (const double share : {0.5, 1.0}) {
      if (near_enough() || pricing_.limits().reached(options_.share)) return true;
      const auto from = pricing_.best_prices();
      price_between(from, simplex.prices(), share, 0, 3);
      if (simplex.take_columns() > 0 || raised) break;
      if (share == 1) return true;
    }
  }
  return false;
}

void ColumnGeneration::by_simplex() {
  Master master(pricing_, artificial_cost_);
  for (ColumnId id = 0; id < pricing_.pool().size(); ++id) master.add_column(id);
  for (Row row = 0; row < program_.capacity.size(); ++row) {
    if (pricing_.best_prices()[row] > 0) master.add_row(row);
  }
  while (!pricing_.limits().reached(options_.share)) {
    if (!master.solve(LpMethod::simplex, 1e-9, true)) return;
    if (take(master)) break;
    const auto from = pricing_.best_prices();
    price_between(from, master.prices(), 0.5, 0, 3);
    std::size_t added = add_improving(master, master.prices(), 5);
    report_("column generation");
    if (near_enough()) break;
    if (added > 0) continue;
    price_between(from, master.prices(), 1, 0, 3);
    added = add_improving(master, master.prices(), 5);
    if (near_enough() || added == 0) break;
  }
  auto prices = master.prices();  // a vertex's are exact, where those of the best bound are only near
  pricing_.at(prices);
}

// The columns of the next interior master: those that carry flow, those just gathered, and of each lot the best
// under the best prices or under the last master's (the best prices alone may freeze a case).
void ColumnGeneration::fill(Master& master, std::size_t fresh) const {
  std::vector<std::pair<double, ColumnId>> ranked;
  const auto add_best = [&](LotNumber lot, const std::vector<double>& prices) {
    // a large lot spreads over many paths
    const auto most = static_cast<std::size_t>(std::clamp(program_.lots[lot].quantity / 10, few_columns, 150.0));
    ranked.clear();
    for (const ColumnId id : pricing_.pool().of(lot)) ranked.emplace_back(pricing_.pool().value(id, prices), id);
    const auto end = ranked.begin() + static_cast<long>(std::min(most, ranked.size()));
    std::partial_sort(ranked.begin(), end, ranked.end());
    for (auto column = ranked.begin(); column != end; ++column) master.add_column(column->second);
  };
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    add_best(lot, pricing_.best_prices());
    if (!last_.empty()) add_best(lot, last_);
  }
  for (ColumnId id = 0; id < pricing_.pool().size(); ++id) {
    if (id >= fresh || (id < result_.flow.size() && result_.flow[id] > 0)) master.add_column(id);
  }
}

// Rows in the masters: those with a price, those that static columns take from, those much used by the last plan.
void ColumnGeneration::want_rows() {
  for (const StaticColumn& column : program_.columns) {
    for (const auto& [row, amount] : column.entries)
      wanted_[row] = wanted_[row] || (amount > 0 && program_.capacity[row] > 0);
  }
  std::vector<double> use(wanted_.size(), 0);
  for (ColumnId id = 0; id < result_.flow.size(); ++id) {
    for (const auto& [row, amount] : pricing_.pool()[id].entries) use[row] += result_.flow[id] * amount;
  }
  for (Row row = 0; row < use.size(); ++row)
    wanted_[row] = wanted_[row] || pricing_.best_prices()[row] > 0 || use[row] > 0.6 * program_.capacity[row];
}

// One master by the interior point method, and pricing between the best prices and its own.
bool ColumnGeneration::solve_master() {
  const std::vector<double> from = pricing_.best_prices();
  auto center = from;
  pricing_.at(center);
  const std::size_t fresh = pricing_.pool().size();
  pricing_.gather(0.02, 10);
  // Substitution may miss a unit of a supplier's range: too much where the master's plan is the plan.
  Master master = program_.whole ? Master(pricing_, supply_, artificial_cost_) : Master(pricing_, artificial_cost_);
  fill(master, fresh);
  want_rows();
  for (Row row = 0; row < wanted_.size(); ++row) {
    if (wanted_[row]) master.add_row(row);
  }
  if (!master.solve(interior_method(), 1e-6, false, options_.share)) return false;
  for (Row row = 0; row < wanted_.size(); ++row) wanted_[row] = master.wants(row);
  const bool done = take(master);
  report_("column generation");
  if (done) return false;
  last_ = master.prices();
  const std::size_t known = pricing_.pool().size();
  for (const double share : shares) price_between(from, last_, share, 0.003, 3);
  return !near_enough() && known < pricing_.pool().size();
}

void ColumnGeneration::by_interior() {
  for (std::size_t i = 0; i < most_masters && !pricing_.limits().reached(options_.share); ++i) {
    if (!solve_master()) break;
  }
}

bool ColumnGeneration::is_small() const { return program_.lots.size() + program_.capacity.size() <= simplex_size; }

bool ColumnGeneration::masters_follow() const { return is_small() || options_.masters; }

void ColumnGeneration::by_multipliers() {
  AugmentedLagrangian& lagrangian = lagrangian_.emplace(pricing_, supply_, artificial_cost_);
  double before = pricing_.best_bound();
  const double floor = is_plain() ? std::max(plain_gap, options_.floor) : options_.floor;
  const std::size_t rounds = is_small() && !is_plain() ? few_rounds : most_rounds;
  while (lagrangian.rounds() < rounds && !pricing_.limits().reached(0.5 * options_.share)) {
    lagrangian.round();
    report_("prices");
    if (near_enough(lagrangian.cost(), std::max(floor, options_.gap))) break;
    if (lagrangian.rounds() % window != 0) continue;
    if (lagrangian.rounds() > 3 * window && pricing_.best_bound() - before < worthwhile * std::abs(before)) break;
    before = pricing_.best_bound();
  }
  result_.rounds = lagrangian.rounds();
  if (masters_follow()) {
    result_.flow = lagrangian.flow();
    result_.statics = lagrangian.statics();
    lagrangian_.reset();
    return;
  }
  result_.cost = lagrangian.cost();
  AugmentedLagrangian whole = lagrangian;
  whole.make_whole();
  result_.flow = whole.flow();
  result_.statics = whole.statics();
}

// What must be served is left only where nothing else is possible: dearer than any path known.
void ColumnGeneration::set_artificial_cost() {
  double largest = std::max(1.0, dearest_unit(pricing_.pool(), supply_, program_.capacity.size()));
  for (const Demand& lot : program_.lots) largest = std::max(largest, lot.unserved.value_or(0));
  artificial_cost_ = 10 * largest;
}

void ColumnGeneration::solve() {
  pricing_.gather(0.02, 10);
  set_artificial_cost();
  by_multipliers();
  set_artificial_cost();
  if (is_plain() && by_paths()) return;
  if (is_small()) {
    by_simplex();
  } else if (options_.masters) {
    by_interior();
  }
}

bool ColumnGeneration::tighten() {
  if (is_small()) return false;
  const double before = pricing_.best_bound();
  for (std::size_t i = 0; i < rounds_again && !pricing_.limits().reached(); ++i) {
    if (near_enough(lagrangian_->cost(), options_.gap)) return false;
    lagrangian_->round();
    report_("prices");
  }
  return pricing_.best_bound() > before + 0.1 * options_.gap * std::abs(before);
}

}  // namespace yizhan::solve
