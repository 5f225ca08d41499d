#include "plan/levels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yizhan {

namespace {

/// A vehicle unserved counts so much where nothing else does, so that the solver meets numbers of the size of yuan.
constexpr double vehicle_weight = 1e4;
/// What breaking a level costs while a plan is sought: many times what keeping it ever does.
constexpr double times_dearest = 10, yuan_of_shortfall = 1e5;
constexpr double hair = 1e-9;  // by which sums of yuan may differ

double scale_of(Aim aim) { return aim == Aim::serve ? vehicle_weight : 1; }

double vehicles_of(const Table<Lot>& lots) {
  return std::accumulate(lots.begin(), lots.end(), 0.0, [](double sum, const Lot& lot) {
    return sum + static_cast<double>(lot.quantity.count());
  });
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

double Levels::grain() const { return aim() == Aim::serve ? vehicle_weight : 0; }

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
  double most = vehicle_weight;
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

void Levels::aim_at(Aim aim, solve::Program& program) const {
  for (std::size_t i = 0; i < program.columns.size(); ++i) {
    const auto* missed = std::get_if<ShortColumn>(&assembly_.meanings[i]);
    if (!is_money(aim) && !(missed && aim == Aim::targets)) program.columns[i].cost = 0;
    if (missed && is_level(corridor_.targets[missed->target])) program.columns[i].upper = 0;
  }
  for (const Aim other : objective_)
    if (!is_money(other)) program.capacity[row_of(other)] = 0;
  if (is_money(aim) && aim != Aim::profit) return;
  if (aim != Aim::profit) program.paid = 0;
  for (std::size_t number = 0; number < program.lots.size(); ++number) {
    const Lot& lot = network_.lots()[network_.planned()[number].lot];
    auto& unserved = program.lots[number].unserved;
    if (unserved && aim == Aim::profit) *unserved += corridor_.orders[lot.order].revenue.value();
    if (unserved && aim != Aim::profit) unserved = aim == Aim::serve ? vehicle_weight : 0;
  }
  if (aim == Aim::profit)
    for (const Lot& lot : network_.lots())
      program.paid -= corridor_.orders[lot.order].revenue.value() * static_cast<double>(lot.quantity.count());
}

/// The row of a level, which a dear column may break while no plan is found that keeps it.
void Levels::keep(const Solved& level, solve::Program& program) const {
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
      column.cost = serves ? times_dearest * dearest() : yuan_of_shortfall;
      column.upper = serves ? vehicles_of(network_.lots()) : greatest_shortfall();
    }
  }
}

solve::Program Levels::program() const {
  solve::Program program = assembly_.program;
  aim_at(aim(), program);
  for (const Solved& level : solved_) keep(level, program);
  return program;
}

bool Levels::keeps(const solve::Result& result) const {
  return std::all_of(solved_.begin(), solved_.end(), [&](const Solved& level) {
    return value_of(level.aim, result) <= level.capacity + 1e-6 * std::max(1.0, std::abs(level.capacity));
  });
}

void Levels::reached(const solve::Result& result) {
  const Aim level = aim();
  const double scale = scale_of(level);
  Solved solved{level, 0, 0, result.bound / scale, result.prices};
  for (double& price : solved.prices) price /= scale;
  if (!is_money(level)) {
    solved.row = row_of(level);
    solved.capacity = value_of(level, result);
    if (level == Aim::targets) solved.capacity += hair * (1 + solved.capacity);
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
