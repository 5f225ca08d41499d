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
      is_implied_(program.capacity.size(), false) {
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
  for (Row row = 0; row < suppliers_.size(); ++row) is_substitutable_.push_back(may_substitute(row));
}

// What the row and those who supply it can hold at most; what paths bring to it is not known here.
double Supply::most_held(Row row) const {
  double most = program_->capacity[row];
  for (const Column k : suppliers_[row]) most += supplied(program_->columns[k], row) * program_->columns[k].upper;
  return most;
}

// Whether the rows that it takes from bound it at least as tightly as its own range, up to one unit.
bool Supply::is_elastic(Column column) const {
  const StaticColumn& c = program_->columns[column];
  return c.upper == unlimited || std::any_of(c.entries.begin(), c.entries.end(), [&](const Entry& e) {
           const double most = most_held(e.row);
           return e.amount > 0 && (most > 0 || c.upper == 0) && (c.upper + 1) * e.amount > most;
         });
}

bool Supply::may_substitute(Row row) const {
  if (!is_implied_[row] || suppliers_[row].size() != 1) return false;
  const StaticColumn& supplier = program_->columns[suppliers_[row].front()];
  // What else it supplies may make it worth more than the row takes; what a row that holds nothing gives it (the
  // minimum of a run) depends on paths.
  return supplier.cost >= 0 && std::none_of(supplier.entries.begin(), supplier.entries.end(), [&](const Entry& e) {
           return e.row != row && (e.amount < 0 || most_held(e.row) <= 0);
         });
}

Supply::Taken Supply::substituted(double cost, const std::vector<Entry>& entries) const {
  Taken taken{cost, entries};
  auto& list = taken.entries;
  bool changed = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto [row, amount] = list[i];
    if (!is_substitutable_[row]) continue;
    changed = true;
    const StaticColumn& source = program_->columns[suppliers_[row].front()];
    const double units = amount / supplied(source, row);
    list[i].amount = 0;
    taken.cost += units * source.cost;
    for (const auto& [other, each] : source.entries) {
      if (other != row) list.push_back({other, units * each});
    }
  }
  if (!changed) return taken;
  std::stable_sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) { return a.row < b.row; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (list[i].row == list[last].row) {
      list[last].amount += list[i].amount;
    } else {
      list[++last] = list[i];
    }
  }
  list.resize(last + 1);
  std::erase_if(list, [](const Entry& entry) { return entry.amount == 0; });
  return taken;
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

void Supply::imply_prices(std::span<double> prices) const {
  for (const Row row : implied_) {
    double least = unlimited;
    for (const Column k : suppliers_[row]) {
      double cost = program_->columns[k].cost, own = 0;
      for (const auto& [other, amount] : program_->columns[k].entries)
        (other == row ? own : cost) += other == row ? -amount : prices[other] * amount;
      least = std::min(least, std::max(0.0, cost / own));
    }
    prices[row] = least;
  }
}

double Supply::most_cost(Row row, double use, std::vector<double>& unit) const {
  if (unit[row] >= 0) return use * unit[row];
  double most = 0;
  bool is_known = true;
  for (const Column k : suppliers_[row]) {
    const StaticColumn& column = program_->columns[k];
    double units = use / supplied(column, row);
    if (column.whole) units = std::ceil(units);
    double cost = units * std::max(0.0, column.cost);
    for (const auto& [other, amount] : column.entries)
      if (amount > 0) {
        cost += most_cost(other, units * amount, unit);
        is_known = is_known && unit[other] >= 0;
      }
    is_known = is_known && !column.whole;
    most = std::max(most, cost);
  }
  if (is_known) unit[row] = most / use;
  return most;
}

double dearest_unit(const ColumnPool& pool, const Supply& supply, std::size_t rows) {
  std::vector<double> most(rows, 0);  // by row: first the greatest use, then what it costs
  for (ColumnId id = 0; id < pool.size(); ++id)
    for (const auto& [row, amount] : pool[id].entries) most[row] = std::max(most[row], amount);
  std::vector<double> unit(rows, -1);
  for (Row row = 0; row < rows; ++row)
    if (most[row] > 0) most[row] = supply.most_cost(row, most[row], unit);
  double dearest = 0;
  for (ColumnId id = 0; id < pool.size(); ++id) {
    double cost = std::abs(pool[id].cost) + pool[id].fixed;
    for (const auto& [row, amount] : pool[id].entries) cost += most[row];
    dearest = std::max(dearest, cost);
  }
  return dearest;
}

}  // namespace yizhan::solve
