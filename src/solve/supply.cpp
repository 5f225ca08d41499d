#include "solve/supply.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "solve/bound.h"

namespace yizhan::solve {

Supply::Supply(const Program& program)
    : program_(&program), suppliers_(program.capacity.size()), takers_(program.capacity.size()) {
  const auto count = static_cast<Column>(program.columns.size());
  for (Column k = 0; k < count; ++k) {
    for (const auto& [row, amount] : program.columns[k].entries)
      (amount < 0 ? suppliers_ : takers_)[row].push_back(k);
  }
  // Kahn's order of the graph "k takes what j supplies"; columns in a circle come last, as given.
  std::vector<int> waits(count, 0);
  const auto supplied_by = [&](Column k, auto&& visit) {
    for (const auto& [row, amount] : program.columns[k].entries) {
      if (amount > 0) std::for_each(suppliers_[row].begin(), suppliers_[row].end(), visit);
    }
  };
  for (Column k = 0; k < count; ++k) supplied_by(k, [&](Column j) { ++waits[j]; });
  for (Column k = 0; k < count; ++k) {
    if (waits[k] == 0) order_.push_back(k);
  }
  for (std::size_t at = 0; at < order_.size(); ++at) {
    supplied_by(order_[at], [&](Column j) {
      if (--waits[j] == 0) order_.push_back(j);
    });
  }
  for (Column k = 0; k < count; ++k) {
    if (waits[k] > 0) order_.push_back(k);
  }
  const auto supplies_one = [&](Column k) {
    const auto& entries = program.columns[k].entries;
    return std::count_if(entries.begin(), entries.end(), [](const Entry& e) { return e.amount < 0; }) == 1;
  };
  for (Row row = 0; row < suppliers_.size(); ++row) {
    const auto& suppliers = suppliers_[row];
    if (program.capacity[row] == 0 && !suppliers.empty() &&
        std::all_of(suppliers.begin(), suppliers.end(), supplies_one))
      only_supply_.push_back(row);
  }
}

void Supply::imply_prices(std::span<double> prices, std::span<const double> use) const {
  std::vector<double> own;
  for (const Row row : only_supply_) own.push_back(std::exchange(prices[row], closed));
  cap_prices(prices, use);
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (prices[only_supply_[i]] >= closed / 2) prices[only_supply_[i]] = own[i];  // supply has run out
  }
}

double Supply::need(Column column, std::span<const double> use) const {
  double units = 0;
  for (const auto& [row, amount] : program_->columns[column].entries) {
    if (amount < 0) units = std::max(units, (use[row] - program_->capacity[row]) / -amount);
  }
  return units;
}

void Supply::cap_prices(std::span<double> prices, std::span<const double> use) const {
  for (auto k = order_.rbegin(); k != order_.rend(); ++k) {
    const StaticColumn& column = program_->columns[*k];
    if (need(*k, use) > (1 + 1e-9) * column.upper) continue;
    double cost = column.cost, gain = 0;
    for (const auto& [row, amount] : column.entries) (amount > 0 ? cost : gain) += prices[row] * std::abs(amount);
    if (gain <= cost || gain <= 0) continue;
    const double factor = std::max(0.0, cost / gain);
    for (const auto& [row, amount] : column.entries) {
      if (amount < 0) prices[row] *= factor;
    }
  }
}

std::vector<double> Supply::response(std::span<const double> prices, std::span<const double> use) const {
  std::vector<double> total(use.begin(), use.end()), answer(program_->columns.size(), 0);
  for (const Column k : order_) {
    const StaticColumn& column = program_->columns[k];
    const double value = reduced_cost(column, prices);
    const double slack = 1e-9 * (1 + std::abs(column.cost));
    double units = 0;
    if (value < -slack && column.upper < unlimited) {
      units = column.upper;
    } else if (value <= slack) {
      units = std::min(column.upper, need(k, total));
    }
    if (units <= 0) continue;
    answer[k] = units;
    for (const auto& [row, amount] : column.entries) total[row] += units * amount;
  }
  return answer;
}

}  // namespace yizhan::solve
