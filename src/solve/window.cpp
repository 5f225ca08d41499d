#include "solve/window.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace yizhan::solve {
namespace {
constexpr std::size_t paths_a_lot = 12, most_statics = 300;
constexpr int nodes = 200;
constexpr double reach = 100;
}  // namespace

Window::Window(const Pricing& pricing, const Supply& supply, const Assignment& plan,
               const std::vector<double>& prices, const std::vector<LotNumber>& lots)
    : pricing_(pricing), program_(pricing.program()), plan_(plan), position_(program_.capacity.size(), -1) {
  for (const LotNumber lot : lots) vehicles_ += program_.lots[lot].quantity;
  choose_columns(lots, prices);
  choose_statics(supply);
  build_rows();
  build_columns();
}

void Window::choose_columns(const std::vector<LotNumber>& lots, const std::vector<double>& prices) {
  std::vector<std::pair<double, ColumnId>> ranked;
  for (const LotNumber lot : lots) {
    ranked.clear();
    for (const ColumnId id : pricing_.pool().of(lot)) {
      const double rank = plan_.flow(id) > 0 ? -unlimited : pricing_.pool().value(id, prices);
      ranked.emplace_back(rank, id);
    }
    std::sort(ranked.begin(), ranked.end());
    for (std::size_t i = 0; i < ranked.size() && (i < paths_a_lot || ranked[i].first == -unlimited); ++i)
      columns_.push_back(ranked[i].second);
  }
  for (const ColumnId id : columns_) flow_.push_back(plan_.flow(id));
}

int Window::position(Row row) {
  if (position_[row] < 0) {
    position_[row] = static_cast<int>(rows_.size());
    rows_.push_back(row);
  }
  return position_[row];
}

// The static columns that supply rows of the window, and those that supply these in turn.
void Window::choose_statics(const Supply& supply) {
  std::vector<bool> is_open(program_.columns.size(), false);
  for (const ColumnId id : columns_) {
    for (const Entry& entry : pricing_.pool()[id].entries) position(entry.row);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (const Column k : supply.suppliers(rows_[i])) {
      if (is_open[k] || statics_.size() >= most_statics) continue;
      is_open[k] = true;
      statics_.push_back(k);
      for (const Entry& entry : program_.columns[k].entries) position(entry.row);
    }
  }
}

void Window::build_rows() {
  std::vector<double> left(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) left[i] = std::max(0.0, plan_.slack(rows_[i]));
  const auto give_back = [&](const std::vector<Entry>& entries, double units) {
    for (const auto& [row, amount] : entries) left[position_[row]] += units * amount;
  };
  for (const ColumnId id : columns_) {
    if (plan_.flow(id) > 0) give_back(pricing_.pool()[id].entries, plan_.flow(id));
  }
  for (const Column k : statics_) give_back(program_.columns[k].entries, plan_.statics()[k]);
  for (std::size_t i = 0; i < rows_.size(); ++i)
    lp_rows_.begin(-unlimited, left[i] / pricing_.usual_amount(rows_[i]));
}

// Paths, then static columns, then one unserved column a lot, then one of each charge (0 or 1).
void Window::build_columns() {
  std::map<LotNumber, int> lot_rows;
  std::map<std::pair<LotNumber, std::uint32_t>, std::pair<int, const Path*>> charges;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Path& path = pricing_.pool()[columns_[i]];
    const double quantity = program_.lots[path.lot].quantity;
    const auto [lot_row, fresh] = lot_rows.try_emplace(path.lot, static_cast<int>(lp_rows_.size()));
    if (fresh) lp_rows_.begin(quantity, quantity);
    lp_columns_.begin(0, quantity, path.cost, true);
    lp_columns_.entry(lot_row->second, 1);
    for (const Entry& entry : path.entries) add_entry(entry, 1);
    start_.push_back(flow_[i]);
    if (path.charge == Path::no_charge || (path.fixed <= 0 && path.minimum <= 1)) continue;
    const auto [charge, first] = charges.try_emplace({program_.party(path.lot), path.charge},
                                                     std::pair(static_cast<int>(lp_rows_.size()), &path));
    if (first) {
      lp_rows_.begin(-unlimited, 0);
      lp_rows_.begin(0, unlimited);
    }
    lp_columns_.entry(charge->second.first, 1);
    lp_columns_.entry(charge->second.first + 1, 1);
  }
  add_statics();
  for (const auto& [lot, row] : lot_rows) {
    lp_columns_.begin(0, program_.lots[lot].quantity, plan_.unserved_cost(lot));  // whole because the paths are
    lp_columns_.entry(row, 1);
    start_.push_back(plan_.left(lot));
  }
  for (const auto& [key, charge] : charges) {
    const double quantity = program_.party_quantity(key.first);
    lp_columns_.begin(0, 1, charge.second->fixed, true);
    lp_columns_.entry(charge.first, -quantity);
    lp_columns_.entry(charge.first + 1, -std::min(charge.second->minimum, quantity));
    start_.push_back(plan_.on_charge(*charge.second) > 0 ? 1 : 0);
  }
}

// Measured in what a vehicle usually takes, a static column moves at most `reach` times the window's vehicles. Bounds
// so near matter: HiGHS (1.15.1) takes continuous columns for whole where it can, and bounds beyond the 32 bits of
// its counters keep it in a loop for hours.
void Window::add_statics() {
  for (const Column k : statics_) {
    const StaticColumn& column = program_.columns[k];
    double largest = 1;
    if (!column.whole) {
      largest = 0;
      for (const auto& [row, amount] : column.entries)
        largest = std::max(largest, std::abs(amount) / pricing_.usual_amount(row));
    }
    const double now = plan_.statics()[k] * largest;
    const double most = std::ceil(reach * vehicles_);
    lp_columns_.begin(std::max(0.0, now - most), std::min(column.upper * largest, now + most), column.cost / largest,
                      column.whole);
    for (const Entry& entry : column.entries) add_entry(entry, 1 / largest);
    start_.push_back(now);
  }
}

void Window::add_entry(const Entry& entry, double scale) {
  lp_columns_.entry(position_[entry.row], entry.amount * scale / pricing_.usual_amount(entry.row));
}

Changes Window::solve(double seconds, int seed) {
  if (columns_.empty()) return {};  // lots without a known path
  Lp lp;
  lp.add_rows(lp_rows_);
  lp.add_columns(lp_columns_);
  lp.start_from(start_);
  const LpStatus status =
      lp.run_whole({.seconds = std::max(0.1, seconds), .gap = 1e-5, .nodes = nodes, .seed = seed});
  if (status != LpStatus::optimal && status != LpStatus::inexact) return {};
  Changes changes;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const double change = std::round(lp.columns()[i]) - flow_[i];
    if (change != 0) changes.emplace_back(columns_[i], change);
  }
  return changes;
}

}  // namespace yizhan::solve
