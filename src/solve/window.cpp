#include "solve/window.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "solve/bound.h"

namespace yizhan::solve {
namespace {
constexpr std::size_t most_lots = 30, small_program = 60, paths_a_lot = 12, most_statics = 300;
constexpr int nodes = 200;
// How far a whole column may move in one window. HiGHS (1.15.1) walks through the range of whole columns when it
// fixes them by reduced cost, and never comes back from ranges of thousands.
constexpr double farthest = 100;
}  // namespace

Windows::Windows(Pricing& pricing, const Supply& supply, Assignment& plan)
    : pricing_(pricing),
      program_(pricing.program()),
      supply_(supply),
      plan_(plan),
      prices_(pricing.best_prices()),
      values_(pricing.best_values()),
      position_(prices_.size(), -1),
      is_open_(program_.columns.size(), false) {}

double Windows::regret(LotNumber lot) const {
  const double value = lot_value(program_.lots[lot], values_[lot]);
  double total = plan_.left(lot) * (plan_.unserved_cost(lot) - value);
  for (const ColumnId id : plan_.used(lot)) {
    if (plan_.flow(id) > 0) total += plan_.flow(id) * (pricing_.pool().value(id, prices_) - value);
  }
  return total;
}

// The seed and the lots on the priced rows of its best paths, those on the dearest first.
std::vector<LotNumber> Windows::around(LotNumber seed) const {
  std::vector<std::pair<double, ColumnId>> ranked;
  for (const ColumnId id : pricing_.pool().of(seed)) ranked.emplace_back(pricing_.pool().value(id, prices_), id);
  std::sort(ranked.begin(), ranked.end());
  std::map<Row, double> worth;
  for (std::size_t i = 0; i < std::min<std::size_t>(6, ranked.size()); ++i) {
    for (const auto& [row, amount] : pricing_.pool()[ranked[i].second].entries) {
      if (amount > 0 && prices_[row] > 0) worth[row] = std::max(worth[row], prices_[row] * amount);
    }
  }
  std::vector<std::pair<double, Row>> rows;
  for (const auto& [row, price] : worth) rows.emplace_back(-price, row);
  std::sort(rows.begin(), rows.end());
  std::vector<LotNumber> lots = {seed};
  for (const auto& [price, row] : rows) {
    for (const ColumnId id : plan_.users(row)) {
      const LotNumber lot = pricing_.pool()[id].lot;
      if (plan_.flow(id) <= 0 || std::find(lots.begin(), lots.end(), lot) != lots.end()) continue;
      lots.push_back(lot);
      if (lots.size() == most_lots) return lots;
    }
  }
  return lots;
}

void Windows::choose_columns(const std::vector<LotNumber>& lots) {
  columns_.clear();
  std::vector<std::pair<double, ColumnId>> ranked;
  for (const LotNumber lot : lots) {
    ranked.clear();
    for (const ColumnId id : pricing_.pool().of(lot)) {
      const double rank = plan_.flow(id) > 0 ? -unlimited : pricing_.pool().value(id, prices_);
      ranked.emplace_back(rank, id);
    }
    std::sort(ranked.begin(), ranked.end());
    for (std::size_t i = 0; i < ranked.size() && (i < paths_a_lot || ranked[i].first == -unlimited); ++i)
      columns_.push_back(ranked[i].second);
  }
}

int Windows::position(Row row) {
  if (position_[row] < 0) {
    position_[row] = static_cast<int>(rows_.size());
    rows_.push_back(row);
  }
  return position_[row];
}

// The static columns that supply rows of the window, and those that supply these in turn.
void Windows::choose_statics() {
  for (const Row row : rows_) position_[row] = -1;
  for (const Column k : statics_) is_open_[k] = false;
  rows_.clear();
  statics_.clear();
  for (const ColumnId id : columns_) {
    for (const Entry& entry : pricing_.pool()[id].entries) position(entry.row);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (const Column k : supply_.suppliers(rows_[i])) {
      if (is_open_[k] || statics_.size() >= most_statics) continue;
      is_open_[k] = true;
      statics_.push_back(k);
      for (const Entry& entry : program_.columns[k].entries) position(entry.row);
    }
  }
}

void Windows::build_rows(LpBatch& rows) const {
  std::vector<double> left(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) left[i] = std::max(0.0, plan_.slack(rows_[i]));
  const auto give_back = [&](const std::vector<Entry>& entries, double units) {
    for (const auto& [row, amount] : entries) left[position_[row]] += units * amount;
  };
  for (const ColumnId id : columns_) {
    if (plan_.flow(id) > 0) give_back(pricing_.pool()[id].entries, plan_.flow(id));
  }
  for (const Column k : statics_) give_back(program_.columns[k].entries, plan_.statics()[k]);
  for (std::size_t i = 0; i < rows_.size(); ++i) rows.begin(-unlimited, left[i] / pricing_.usual_amount(rows_[i]));
}

// Paths, then static columns, then one unserved column a lot, then one of each charge (0 or 1).
void Windows::build_columns(LpBatch& rows, LpBatch& columns, std::vector<double>& start) const {
  const auto entry = [&](const Entry& e, double scale) {
    columns.entry(position_[e.row], e.amount * scale / pricing_.usual_amount(e.row));
  };
  std::map<LotNumber, int> lot_rows;
  std::map<std::pair<LotNumber, std::uint32_t>, std::pair<int, const Path*>> charges;
  for (const ColumnId id : columns_) {
    const Path& path = pricing_.pool()[id];
    const double quantity = program_.lots[path.lot].quantity;
    const auto [lot_row, fresh] = lot_rows.try_emplace(path.lot, static_cast<int>(rows.size()));
    if (fresh) rows.begin(quantity, quantity);
    const double flow = plan_.flow(id);
    columns.begin(std::max(0.0, flow - farthest), std::min(quantity, flow + farthest), path.cost, true);
    columns.entry(lot_row->second, 1);
    for (const Entry& e : path.entries) entry(e, 1);
    start.push_back(flow);
    if (path.charge == Path::no_charge || (path.fixed <= 0 && path.minimum <= 1)) continue;
    const auto [charge, first] =
        charges.try_emplace({path.lot, path.charge}, std::pair(static_cast<int>(rows.size()), &path));
    if (first) {
      rows.begin(-unlimited, 0);
      rows.begin(0, unlimited);
    }
    columns.entry(charge->second.first, 1);
    columns.entry(charge->second.first + 1, 1);
  }
  for (const Column k : statics_) {
    const StaticColumn& column = program_.columns[k];
    const double now = plan_.statics()[k];
    if (column.whole) {
      columns.begin(std::max(0.0, now - farthest), std::min(column.upper, now + farthest), column.cost, true);
    } else {
      columns.begin(0, column.upper, column.cost);
    }
    for (const Entry& e : column.entries) entry(e, 1);
    start.push_back(now);
  }
  for (const auto& [lot, row] : lot_rows) {
    columns.begin(0, program_.lots[lot].quantity, plan_.unserved_cost(lot));  // whole because the paths are
    columns.entry(row, 1);
    start.push_back(plan_.left(lot));
  }
  for (const auto& [key, charge] : charges) {
    const double quantity = program_.lots[key.first].quantity;
    columns.begin(0, 1, charge.second->fixed, true);
    columns.entry(charge.first, -quantity);
    columns.entry(charge.first + 1, -std::min(charge.second->minimum, quantity));
    start.push_back(plan_.on_charge(*charge.second) > 0 ? 1 : 0);
  }
}

bool Windows::solve(const std::vector<LotNumber>& lots) {
  choose_columns(lots);
  choose_statics();
  LpBatch rows, columns;
  std::vector<double> start;
  build_rows(rows);
  build_columns(rows, columns, start);
  Lp lp;
  lp.add_rows(rows);
  lp.add_columns(columns);
  lp.start_from(start);
  ++solved_;
  pricing_.limits().spend(100 * lots.size());
  const LpStatus status =
      lp.run_whole({.seconds = std::max(0.1, pricing_.limits().seconds_left()), .gap = 1e-5, .nodes = nodes});
  if (status != LpStatus::optimal && status != LpStatus::inexact) return false;
  std::vector<std::pair<ColumnId, double>> changes;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const double change = std::round(lp.columns()[i]) - plan_.flow(columns_[i]);
    if (change != 0) changes.emplace_back(columns_[i], change);
  }
  if (changes.empty()) return false;
  const double cost = plan_.cost();
  const std::size_t mark = plan_.mark();
  plan_.add_all(changes);
  if (plan_.feasible() && plan_.cost() < cost - 1e-9 * std::abs(cost)) {
    plan_.commit();
    return true;
  }
  plan_.rollback(mark);
  return false;
}

std::size_t Windows::improve(double share) {
  std::size_t paid = 0;
  // One window for all of a small program: a run that does not pay shows in no lot's regret.
  if (program_.lots.size() <= small_program) {
    std::vector<LotNumber> all(program_.lots.size());
    std::iota(all.begin(), all.end(), LotNumber{0});
    paid += solve(all);
  }
  std::vector<std::pair<double, LotNumber>> order;
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    const double loss = regret(lot);
    if (loss > 1e-7 * std::abs(plan_.cost())) order.emplace_back(-loss, lot);
  }
  std::sort(order.begin(), order.end());
  std::vector<bool> seen(program_.lots.size(), false);
  for (const auto& [loss, seed] : order) {
    if (pricing_.limits().reached(share)) break;
    if (seen[seed]) continue;
    const auto lots = around(seed);
    if (solve(lots)) {
      ++paid;
    } else {
      for (const LotNumber lot : lots) seen[lot] = true;
    }
    seen[seed] = true;
  }
  return paid;
}

}  // namespace yizhan::solve
