#include "solve/supply.h"

#include <algorithm>
#include <cmath>

#include "solve/bound.h"

namespace yizhan::solve {

double supplied(const StaticColumn& column, Row row) {
  for (const Entry& entry : column.entries) {
    if (entry.row == row) return std::max(0.0, -entry.amount);
  }
  return 0;
}

Supply::Supply(const Program& program)
    : program_(&program),
      suppliers_(program.capacity.size()),
      takers_(program.capacity.size()),
      is_implied_(program.capacity.size(), false),
      source_(program.capacity.size(), 0) {
  const auto count = static_cast<Column>(program.columns.size());
  for (Column k = 0; k < count; ++k) {
    for (const auto& [row, amount] : program.columns[k].entries)
      (amount < 0 ? suppliers_ : takers_)[row].push_back(k);
  }
  for (Row row = 0; row < suppliers_.size(); ++row) {
    const auto& suppliers = suppliers_[row];
    is_implied_[row] = program.capacity[row] == 0 && !suppliers.empty() &&
                       std::all_of(suppliers.begin(), suppliers.end(), [&](Column k) { return is_elastic(k); });
  }
  order_rows();
  for (Column k = 0; k < count; ++k) {
    const auto& entries = program.columns[k].entries;
    const auto supplies = [](const Entry& e) { return e.amount < 0; };
    const auto implied = [&](const Entry& e) { return e.amount < 0 && is_implied_[e.row]; };
    if (std::any_of(entries.begin(), entries.end(), supplies) &&
        std::none_of(entries.begin(), entries.end(), implied))
      others_.push_back(k);
  }
}

// Whether the rows that it takes from bound it at least as tightly as its own range, up to one unit.
bool Supply::is_elastic(Column column) const {
  const StaticColumn& c = program_->columns[column];
  return c.upper == unlimited || std::any_of(c.entries.begin(), c.entries.end(), [&](const Entry& e) {
           return e.amount > 0 && suppliers_[e.row].empty() && (c.upper + 1) * e.amount > program_->capacity[e.row];
         });
}

bool Supply::is_substitutable(Row row) const {
  if (!is_implied_[row] || suppliers_[row].size() != 1) return false;
  const StaticColumn& supplier = program_->columns[suppliers_[row].front()];
  // What else it supplies may make it worth more than the row takes; what a row that holds nothing gives it (the
  // minimum of a run) depends on paths.
  return supplier.cost >= 0 && std::none_of(supplier.entries.begin(), supplier.entries.end(), [&](const Entry& e) {
           return e.row != row && (e.amount < 0 || program_->capacity[e.row] <= 0);
         });
}

// Kahn's order of the graph "row supplied by a column that takes row"; rows in a circle are not implied, nor are
// rows that share a supplier with one before.
void Supply::order_rows() {
  std::vector<bool> supplies_one(program_->columns.size(), false);
  std::vector<int> waits(suppliers_.size(), 0);
  for (Row row = 0; row < suppliers_.size(); ++row) {
    if (!is_implied_[row]) continue;
    for (const Column k : suppliers_[row]) {
      if (supplies_one[k]) is_implied_[row] = false;
    }
    for (const Column k : suppliers_[row]) supplies_one[k] = supplies_one[k] || is_implied_[row];
  }
  const auto each_taken = [&](Row row, auto&& visit) {
    for (const Column k : suppliers_[row]) {
      for (const auto& [taken, amount] : program_->columns[k].entries) {
        if (amount > 0 && is_implied_[taken]) visit(taken);
      }
    }
  };
  for (Row row = 0; row < suppliers_.size(); ++row) {
    if (is_implied_[row]) each_taken(row, [&](Row) { ++waits[row]; });
  }
  for (Row row = 0; row < suppliers_.size(); ++row) {
    if (is_implied_[row] && waits[row] == 0) implied_.push_back(row);
  }
  for (std::size_t at = 0; at < implied_.size(); ++at) {
    for (const Column k : takers_[implied_[at]]) {
      for (const auto& [row, amount] : program_->columns[k].entries) {
        if (amount < 0 && is_implied_[row] && --waits[row] == 0) implied_.push_back(row);
      }
    }
  }
  std::fill(is_implied_.begin(), is_implied_.end(), false);
  for (const Row row : implied_) is_implied_[row] = true;
}

void Supply::imply_prices(std::span<double> prices, std::span<const double> use) {
  cap_prices(prices, use);
  for (const Row row : implied_) {
    double least = unlimited;
    for (const Column k : suppliers_[row]) {
      double cost = program_->columns[k].cost, own = 0;
      for (const auto& [other, amount] : program_->columns[k].entries)
        (other == row ? own : cost) += other == row ? -amount : prices[other] * amount;
      cost = std::max(0.0, cost / own);
      if (cost < least) {
        least = cost;
        source_[row] = k;
      }
    }
    prices[row] = least;
  }
}

void Supply::pass_on(std::span<double> use) const {
  for (auto row = implied_.rbegin(); row != implied_.rend(); ++row) {
    const double wanted = use[*row];
    if (wanted <= 0) continue;
    const StaticColumn& source = program_->columns[source_[*row]];
    const double units = wanted / supplied(source, *row);
    for (const auto& [other, amount] : source.entries) use[other] += units * amount;
    use[*row] = 0;
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
  for (const Column k : others_) {
    const StaticColumn& column = program_->columns[k];
    if (need(k, use) > (1 + 1e-9) * column.upper) continue;
    double cost = column.cost, gain = 0;
    for (const auto& [row, amount] : column.entries) (amount > 0 ? cost : gain) += prices[row] * std::abs(amount);
    if (gain <= cost || gain <= 0) continue;
    const double factor = std::max(0.0, cost / gain);
    for (const auto& [row, amount] : column.entries) {
      if (amount < 0) prices[row] *= factor;
    }
  }
}

void Supply::respond(std::span<const double> prices, std::span<double> use) const {
  for (const Column k : others_) {
    const StaticColumn& column = program_->columns[k];
    const double value = reduced_cost(column, prices);
    const double slack = 1e-9 * (1 + std::abs(column.cost));
    double units = 0;
    if (value < -slack && column.upper < unlimited) {
      units = column.upper;
    } else if (value <= slack) {
      units = std::min(column.upper, need(k, use));
    }
    if (units <= 0) continue;
    for (const auto& [row, amount] : column.entries) use[row] += units * amount;
  }
}

double Supply::most_cost(Row row, double use) const {
  double most = 0;
  for (const Column k : suppliers_[row]) {
    const StaticColumn& column = program_->columns[k];
    double units = use / supplied(column, row);
    if (column.whole) units = std::ceil(units);
    double cost = units * std::max(0.0, column.cost);
    for (const auto& [other, amount] : column.entries)
      if (amount > 0) cost += most_cost(other, units * amount);
    most = std::max(most, cost);
  }
  return most;
}

double dearest_unit(const ColumnPool& pool, const Supply& supply, std::size_t rows) {
  std::vector<double> most(rows, 0);  // by row: first the greatest use, then what it costs
  for (ColumnId id = 0; id < pool.size(); ++id)
    for (const auto& [row, amount] : pool[id].entries) most[row] = std::max(most[row], amount);
  for (Row row = 0; row < rows; ++row)
    if (most[row] > 0) most[row] = supply.most_cost(row, most[row]);
  double dearest = 0;
  for (ColumnId id = 0; id < pool.size(); ++id) {
    double cost = std::abs(pool[id].cost) + pool[id].fixed;
    for (const auto& [row, amount] : pool[id].entries) cost += most[row];
    dearest = std::max(dearest, cost);
  }
  return dearest;
}

}  // namespace yizhan::solve
