#include "solve/supply_flow.h"

#include <cmath>
#include <utility>

namespace yizhan::solve {
namespace {
constexpr double slack = 1e-9;         // of a price, below which a difference is none
constexpr double nearly_whole = 0.02;  // from a whole number: settled at once,
constexpr std::size_t fewest = 4;      // and of the others so many,
constexpr std::size_t share = 4;       // or the first of so many
}  // namespace

SupplyFlow::SupplyFlow(const Program& program, const Supply& supply, PenaltyPrices prices)
    : program_(program),
      prices_(std::move(prices)),
      role_(program.columns.size(), Role::free),
      values_(program.columns.size(), 0),
      suppliers_(program.capacity.size()),
      kept_(program.capacity.size(), false) {
  for (const Row row : supply.implied()) {
    for (const Column k : supply.suppliers(row))
      role_[k] = supply.is_substitutable(row) ? Role::substituted : Role::supplier;
    if (supply.is_substitutable(row)) continue;
    implied_.push_back(row);
    for (const Column k : supply.suppliers(row)) suppliers_[row].push_back({k, supplied(program.columns[k], row)});
  }
  for (Column k = 0; k < role_.size(); ++k) {
    const StaticColumn& column = program.columns[k];
    taken_.push_back(role_[k] == Role::substituted ? Supply::Taken()
                                                   : supply.substituted(column.cost, column.entries));
    for (const Entry& entry : taken_[k].entries) kept_[entry.row] = true;
  }
}

void SupplyFlow::add_to(std::vector<double>& uses) const {
  for (Column k = 0; k < values_.size(); ++k) {
    if (values_[k] == 0) continue;
    for (const auto& [row, amount] : taken_[k].entries) {
      if (amount > 0 || suppliers_[row].empty()) uses[row] += values_[k] * amount;  // of implied rows, what is taken
    }
  }
}

void SupplyFlow::change(Row row, double amount) {
  if (suppliers_[row].empty()) return prices_.change(row, amount);
  prices_.change_implied(row, amount);
  amount > 0 ? supply(row, amount) : relieve(row, -amount);
}

double SupplyFlow::cost_of(Row row, double amount) const {
  if (suppliers_[row].empty()) return prices_.cost_of(row, amount);
  return prices_.price(row) * amount + 0.5 * prices_.penalty(row) * amount * amount;
}

// Of one unit of the row.
double SupplyFlow::price(const Supplier& supplier, Row row) const {
  const Supply::Taken& taken = taken_[supplier.column];
  double cost = taken.cost;
  for (const auto& [other, amount] : taken.entries) {
    if (other != row) cost += prices_.price(other) * amount;
  }
  return cost / supplier.amount;
}

double SupplyFlow::penalty(const Supplier& supplier, Row row) const {
  double total = 0;
  for (const auto& [other, amount] : taken_[supplier.column].entries) {
    if (other != row) total += amount * amount * prices_.penalty(other);
  }
  return total / (supplier.amount * supplier.amount);
}

const SupplyFlow::Supplier& SupplyFlow::cheapest(Row row) const {
  const auto& suppliers = suppliers_[row];
  const Supplier* best = &suppliers.front();
  double least = price(*best, row);
  for (std::size_t i = 1; i < suppliers.size(); ++i) {
    if (const double cost = price(suppliers[i], row); cost < least) {
      least = cost;
      best = &suppliers[i];
    }
  }
  return *best;
}

const SupplyFlow::Supplier* SupplyFlow::dearest_in_use(Row row) const {
  const Supplier* worst = nullptr;
  double most = -unlimited;
  for (const Supplier& supplier : suppliers_[row]) {
    if (values_[supplier.column] <= 0) continue;
    if (const double cost = price(supplier, row); cost > most) {
      most = cost;
      worst = &supplier;
    }
  }
  return worst;
}

void SupplyFlow::open(const Supplier& supplier, Row row, double amount) {
  const double units = amount / supplier.amount;
  double& value = values_[supplier.column];
  value = std::max(0.0, value + units);
  for (const auto& [other, each] : taken_[supplier.column].entries) {
    if (other != row) change(other, units * each);
  }
}

void SupplyFlow::supply(Row row, double amount) {
  const Supplier& best = cheapest(row);
  open(best, row, amount);
  prices_.imply(row, std::max(0.0, price(best, row)), prices_.penalty(row));
}

void SupplyFlow::relieve(Row row, double amount) {
  while (amount > 0) {
    const Supplier* worst = dearest_in_use(row);
    if (!worst) return;
    const double held = values_[worst->column] * worst->amount;
    open(*worst, row, -std::min(held, amount));
    if (held <= amount) values_[worst->column] = 0;
    amount -= held;
  }
}

void SupplyFlow::follow() {
  const auto imply = [&] {
    for (const Row row : implied_) {
      const Supplier& best = cheapest(row);
      prices_.imply(row, std::max(0.0, price(best, row)), penalty(best, row));
    }
  };
  imply();
  if (is_supplied_) return;
  is_supplied_ = true;
  std::vector<double> wanted;
  for (const Row row : implied_) wanted.push_back(prices_.use(row));
  for (std::size_t i = 0; i < implied_.size(); ++i) {
    if (wanted[i] > 0) supply(implied_[i], wanted[i]);
  }
  imply();
}

// From the dearest supplier in use to the cheapest, as far as their prices are apart.
void SupplyFlow::rebalance(Row row) {
  const Supplier* from = dearest_in_use(row);
  if (!from) return;
  const Supplier& to = cheapest(row);
  const double gain = price(*from, row) - price(to, row);
  if (gain <= slack * (1 + std::abs(prices_.price(row)))) return;
  const double bend = penalty(*from, row) + penalty(to, row), held = values_[from->column] * from->amount;
  const double amount = bend > 0 ? std::min(held, gain / bend) : held;
  open(*from, row, -amount);
  if (amount == held) values_[from->column] = 0;
  open(to, row, amount);
  prices_.imply(row, std::max(0.0, price(to, row)), prices_.penalty(row));
}

void SupplyFlow::step(Column column) {
  const Supply::Taken& taken = taken_[column];
  const double upper = program_.columns[column].upper, value = values_[column];
  double slope = taken.cost, bend = 0;
  for (const auto& [row, amount] : taken.entries) {
    slope += prices_.price(row) * amount;
    bend += prices_.penalty(row) * amount * amount;
  }
  if (slope == 0 || (slope > 0 && value <= 0) || (slope < 0 && value >= upper)) return;
  const double best = bend > 0 ? value - slope / bend : slope > 0 ? 0 : upper;
  values_[column] = std::clamp(best, 0.0, std::max(upper, value));
  for (const auto& [row, amount] : taken.entries) change(row, (values_[column] - value) * amount);
}

void SupplyFlow::balance(int times) {
  for (; times > 0; --times) {
    for (Column k = 0; k < role_.size(); ++k) {
      if (role_[k] == Role::free) step(k);
    }
    for (auto row = implied_.rbegin(); row != implied_.rend(); ++row) rebalance(*row);
    follow();
  }
}

bool SupplyFlow::settle(double closing) {
  std::vector<std::pair<double, Column>> open;  // by distance from a whole number
  for (Column k = 0; k < role_.size(); ++k) {
    if (program_.columns[k].whole && role_[k] == Role::free)
      open.emplace_back(std::abs(values_[k] - std::round(values_[k])), k);
  }
  std::sort(open.begin(), open.end());
  const std::size_t most = std::max(fewest, open.size() / share);
  for (std::size_t i = 0; i < open.size() && (i < most || open[i].first <= nearly_whole); ++i) {
    const Column k = open[i].second;
    role_[k] = Role::fixed;
    const double before = values_[k];
    values_[k] = std::round(before);
    for (const auto& [row, amount] : taken_[k].entries) {
      change(row, (values_[k] - before) * amount);
      if (amount < 0 && values_[k] == 0 && program_.capacity[row] == 0) prices_.raise(row, closing);
    }
  }
  return !open.empty();
}

std::vector<bool> SupplyFlow::moved() const {
  std::vector<bool> moved(kept_.size(), false);
  for (Column k = 0; k < role_.size(); ++k) {
    if (role_[k] == Role::fixed || role_[k] == Role::substituted) continue;
    for (const Entry& entry : taken_[k].entries) moved[entry.row] = true;
  }
  return moved;
}

double SupplyFlow::cost() const {
  double total = 0;
  for (Column k = 0; k < values_.size(); ++k) total += values_[k] * taken_[k].cost;
  return total;
}

}  // namespace yizhan::solve
