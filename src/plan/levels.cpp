#include "plan/levels.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace yizhan {

namespace {

/// The weight of a vehicle unserved in levels before the last, times the dearest vehicle.
constexpr double vehicle_weight = 10;
/// What breaking a level costs while a plan is sought: many times what keeping it ever does. Of a vehicle, times the
/// dearest; of a yuan of shortfall.
constexpr double vehicle_slack = 10, shortfall_slack = 10 * shortfall_weight;
/// By so much the weight of a shortfall grows for the proof of its level.
constexpr double shortfall_proof = 200;
constexpr double hair = 1e-9;  // by which sums of yuan may differ

double vehicles_of(const Table<Lot>& lots) {
  return std::accumulate(lots.begin(), lots.end(), 0.0,
                         [](double sum, const Lot& lot) { return sum + static_cast<double>(lot.quantity.count()); });
}

}  // namespace

Corridor with_levels(const Corridor& corridor, const Objective& objective) {
  Corridor wide = corridor;
  for (const Aim aim : objective) {
    if (is_money(aim)) continue;
    Target target;
    target.id = level_row(aim);
    target.event = Event::delivered;
    if (aim == Aim::serve) {
      target.wanted = vehicles_of(lots_of(corridor));
    } else {
      // It counts shortfalls, which are columns: nothing else ever falls in its dates.
      target.metric = Metric::parts_value;
      target.dates = {corridor.calendar.end, corridor.calendar.end - std::chrono::days(1)};
    }
    wide.targets.add(std::move(target));
  }
  return wide;
}

Levels::Levels(const Network& network, const Assembly& assembly, const Objective& objective)
    : network_(network), corridor_(network.corridor()), assembly_(assembly), objective_(objective) {}

solve::Row Levels::row_of(Aim aim) const {
  const auto found = std::find_if(corridor_.targets.begin(), corridor_.targets.end(),
                                  [&](const Target& target) { return target.id == level_row(aim); });
  const Index<Target> id(static_cast<std::size_t>(found - corridor_.targets.begin()));
  return static_cast<solve::Row>(network_.cells().target(id).row());
}

double Levels::value_of(Aim aim, const solve::Result& result) const {
  double value = 0;
  if (aim == Aim::serve)
    for (const double left : result.unserved) value += std::round(left);
  if (aim == Aim::targets)
    for (std::size_t i = 0; i < assembly_.meanings.size(); ++i)
      if (const auto* missed = std::get_if<ShortColumn>(&assembly_.meanings[i]))
        value += corridor_.targets[missed->target].price.value() * result.columns[i];
  return value;
}

double Levels::value_of(Aim aim, const Plan& plan) const {
  if (aim == Aim::serve) return static_cast<double>(plan.total().unserved.count());
  double value = 0;
  for (const TargetOutcome& outcome : plan.targets)
    value += corridor_.targets[outcome.target].price.value() * outcome.shortfall;
  return value;
}

/// The most that a vehicle is worth, in yuan.
double Levels::dearest() const {
  double most = 1e4;
  for (const Order& order : corridor_.orders) most = std::max({most, order.value.value(), order.revenue.value()});
  for (const Model& model : corridor_.models) most = std::max(most, model.value.value());
  return most;
}

/// Of all targets together, weighted.
double Levels::greatest_shortfall() const {
  double sum = 0;
  for (std::size_t i = 0; i < assembly_.meanings.size(); ++i)
    if (const auto* missed = std::get_if<ShortColumn>(&assembly_.meanings[i]))
      sum += corridor_.targets[missed->target].price.value() * assembly_.program.columns[i].upper;
  return sum;
}

double Levels::weight(Aim aim) const {
  return aim == Aim::serve ? vehicle_weight * dearest() : aim == Aim::targets ? shortfall_weight : 0;
}

double Levels::proof_weight(Aim aim) const { return weight(aim) * (aim == Aim::targets ? shortfall_proof : 1); }

/// Revenue is lost by leaving a vehicle.
void Levels::count_revenue(solve::Program& program) const {
  for (std::size_t number = 0; number < program.lots.size(); ++number)
    if (auto& unserved = program.lots[number].unserved)
      *unserved += corridor_.orders[network_.lots()[network_.planned()[number].lot].order].revenue.value();
  for (const Lot& lot : network_.lots())
    program.paid -= corridor_.orders[lot.order].revenue.value() * static_cast<double>(lot.quantity.count());
}

void Levels::add_weight(Aim aim, double weight, solve::Program& program) const {
  if (aim == Aim::serve)
    for (solve::Demand& lot : program.lots)
      if (lot.unserved) *lot.unserved += weight;
  if (aim == Aim::targets)
    for (std::size_t i = 0; i < program.columns.size(); ++i)
      if (const auto* missed = std::get_if<ShortColumn>(&assembly_.meanings[i]))
        program.columns[i].cost += weight * corridor_.targets[missed->target].price.value();
}

/// The row of a level, which a dear column may break while no plan is found that keeps it.
void Levels::keep(const Solved& level, double slack_cost, solve::Program& program) const {
  const bool serves = level.aim == Aim::serve;
  program.capacity[level.row] = serves ? assembly_.program.capacity[level.row] + level.capacity : level.capacity;
  for (std::size_t i = 0; i < program.columns.size(); ++i) {
    const auto* missed = std::get_if<ShortColumn>(&assembly_.meanings[i]);
    if (!missed) continue;
    const Target& target = corridor_.targets[missed->target];
    solve::StaticColumn& column = program.columns[i];
    if (!is_level(target)) {
      if (!serves && target.price > Money()) column.entries.push_back({level.row, target.price.value()});
    } else if (network_.cells().target(missed->target).row() == level.row) {
      column.cost = slack_cost;
      column.upper = serves ? vehicles_of(network_.lots()) : greatest_shortfall();
    }
  }
}

/// Rows of levels that are not kept yet hold anything.
void Levels::keep_all(solve::Program& program) const {
  for (const Aim other : objective_)
    if (!is_money(other)) program.capacity[row_of(other)] = 0;
  for (std::size_t i = 0; i < program.columns.size(); ++i) {
    const auto* missed = std::get_if<ShortColumn>(&assembly_.meanings[i]);
    if (missed && is_level(corridor_.targets[missed->target])) program.columns[i].upper = 0;
  }
  const double worth = std::max(1.0, is_last() ? 1 : weight(aim()));
  for (const Solved& level : solved_) {
    const double slack = level.aim == Aim::serve ? vehicle_slack * dearest() : shortfall_slack;
    keep(level, slack * (level.aim == Aim::serve ? worth : std::max(1.0, worth / shortfall_slack)), program);
  }
}

solve::Program Levels::weighted(double weight) const {
  solve::Program program = assembly_.program;
  keep_all(program);
  if (objective_.back() == Aim::profit) count_revenue(program);
  add_weight(aim(), weight, program);
  return program;
}

solve::Program Levels::program() const { return weighted(weight(aim())); }

bool Levels::has_nearer_proof() const { return proof_weight(aim()) > weight(aim()); }

std::vector<double> Levels::for_nearer_proof(std::vector<double> prices) const {
  for (double& price : prices) price *= proof_weight(aim()) / weight(aim());
  return prices;
}

solve::Program Levels::of_aim_alone() const {
  solve::Program program = assembly_.program;
  keep_all(program);
  for (std::size_t i = 0; i < program.columns.size(); ++i) {
    program.columns[i].cost = 0;
    const auto* missed = std::get_if<ShortColumn>(&assembly_.meanings[i]);
    if (missed && is_level(corridor_.targets[missed->target])) program.columns[i].upper = 0;
  }
  for (solve::Demand& lot : program.lots)
    if (lot.unserved) lot.unserved = 0;
  add_weight(aim(), 1, program);
  return program;
}

bool Levels::keeps(const solve::Result& result) const {
  return std::all_of(solved_.begin(), solved_.end(), [&](const Solved& level) {
    return value_of(level.aim, result) <= level.capacity + 1e-6 * std::max(1.0, std::abs(level.capacity));
  });
}

std::vector<double> Levels::of_aim_alone(std::vector<double> prices) const {
  for (double& price : prices) price /= proof_weight(aim());
  return prices;
}

std::vector<double> Levels::first_prices(std::vector<double> before) const {
  before[solved_.back().row] = weight(solved_.back().aim);
  return before;
}

void Levels::reached(const solve::Result& plan, const solve::Result& proof) {
  Solved solved{aim(), 0, 0, 0, std::vector<double>(proof.prices.size(), 0)};
  if (is_last() || proof.bound > 0) std::tie(solved.bound, solved.prices) = std::tie(proof.bound, proof.prices);
  if (!is_last()) {
    solved.row = row_of(aim());
    solved.capacity = value_of(aim(), plan);
    if (aim() == Aim::targets) solved.capacity += hair * (1 + solved.capacity);
  }
  solved_.push_back(std::move(solved));
}

/// What the bound of a level loses because those before it reach no more than these values, a hair beyond what
/// was kept.
double Levels::slack_lost(std::size_t level, const std::vector<double>& values) const {
  double lost = 0;
  for (std::size_t before = 0; before < level; ++before)
    lost += solved_[level].prices[solved_[before].row] * std::max(0.0, values[before] - solved_[before].capacity);
  return lost;
}

void Levels::state(Plan& plan) const {
  plan.aim = objective_.back();
  const Solved& last = solved_.back();
  std::vector<double> values;
  double served_price = 0;
  for (std::size_t i = 0; i + 1 < solved_.size(); ++i) {
    const Solved& solved = solved_[i];
    values.push_back(value_of(solved.aim, plan));
    Level level{solved.aim, values[i], solved.bound - slack_lost(i, values), last.prices[solved.row], {}};
    if (level.aim == Aim::serve) level.bound = std::max(0.0, std::ceil(level.bound - 1e-6));  // vehicles are whole
    for (std::size_t row = 0; row < solved.prices.size(); ++row)
      if (solved.prices[row] > 0)
        level.prices.push_back({network_.cells().name(Index<Cell>(row)), solved.prices[row]});
    plan.rows.push_back({level_row(solved.aim), level.value, level.value, level.price});
    if (solved.aim == Aim::serve) served_price = level.price;
    plan.levels.push_back(std::move(level));
  }
  plan.bound -= Money(slack_lost(solved_.size() - 1, values));
  // A vehicle more also is one more that could be left.
  for (const PlannedLot& planned : network_.planned())
    if (planned.begun == PlannedLot::none_begun) plan.lots[planned.lot.row()].price += Money(served_price);
  if (plan.aim == Aim::profit) state_revenue(plan);
}

void Levels::state_revenue(Plan& plan) const {
  Money all, served;
  for (LotOutcome& outcome : plan.lots) {
    const Money revenue = corridor_.orders[network_.lots()[outcome.lot].order].revenue;
    all += revenue * static_cast<double>(outcome.tally.vehicles.count());
    served += revenue * static_cast<double>(outcome.tally.served.count());
  }
  for (const PlannedLot& planned : network_.planned())
    if (planned.begun == PlannedLot::none_begun)
      plan.lots[planned.lot.row()].price -= corridor_.orders[network_.lots()[planned.lot].order].revenue;
  plan.bound -= all;
  plan.cost -= served;
  if (served != Money()) plan.costs.push_back({CostItem::revenue, "", {}, -served});
}

}  // namespace yizhan
