#include "solve/bound.h"

#include <algorithm>
#include <cmath>

namespace yizhan::solve {

double reduced_cost(const StaticColumn& column, std::span<const double> prices) {
  double value = column.cost;
  for (const auto& [row, amount] : column.entries) value += prices[row] * amount;
  return value;
}

void project(const Program& program, std::span<double> prices) {
  for (double& price : prices) price = std::max(price, 0.0);
  for (auto column = program.columns.rbegin(); column != program.columns.rend(); ++column) {
    if (column->upper < unlimited) continue;
    const double value = reduced_cost(*column, prices);
    if (value >= 0) continue;
    const auto taken =
        std::find_if(column->entries.begin(), column->entries.end(), [](const Entry& e) { return e.amount > 0; });
    if (taken == column->entries.end()) continue;
    double& price = prices[taken->row];
    price -= value / taken->amount;
    // Rounding may leave the reduced cost a last bit below 0.
    for (double step = std::max(1e-15, price * 1e-15); reduced_cost(*column, prices) < 0; step *= 2) price += step;
  }
}

double lot_value(const Demand& lot, double path_value) {
  return lot.unserved ? std::min(*lot.unserved, path_value) : path_value;
}

double bound(const Program& program, std::span<const double> prices, std::span<const double> values) {
  double total = 0;
  for (std::size_t row = 0; row < prices.size(); ++row) {
    if (prices[row] > 0) total -= prices[row] * program.capacity[row];
  }
  for (std::size_t lot = 0; lot < values.size(); ++lot) {
    if (program.lots[lot].quantity > 0)
      total += program.lots[lot].quantity * lot_value(program.lots[lot], values[lot]);
  }
  for (const auto& column : program.columns) {
    const double value = reduced_cost(column, prices);
    if (value < 0) total += column.upper * value;
  }
  return total;
}

double usual_cost(const Program& program, std::span<const double> values) {
  double cost = 0, quantity = 0;
  for (LotNumber lot = 0; lot < program.lots.size(); ++lot) {
    const Demand& demand = program.lots[lot];
    const double value = lot_value(demand, values[lot]);
    if (value == unlimited) continue;
    cost += demand.quantity * std::abs(value);
    quantity += demand.quantity;
  }
  return quantity > 0 ? cost / quantity : 0;
}

}  // namespace yizhan::solve
