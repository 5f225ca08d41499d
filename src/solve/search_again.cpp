// The search over some lots only, as planning again needs it: place them, look beside them, put back what was
// promised.
#include <algorithm>
#include <map>

#include "solve/search.h"

namespace yizhan::solve {

void Search::place(std::span<const LotNumber> lots) {
  set_mode(Mode::strict);
  follow();
  for (const LotNumber lot : lots) {
    while (plan_.left(lot) >= 1 && place_some(lot, true)) plan_.commit();
  }
}

std::vector<LotNumber> Search::around(std::span<const LotNumber> lots, std::size_t most) const {
  std::map<Row, double> worth;
  for (const LotNumber lot : lots) {
    for (const ColumnId id : pricing_.pool().of(lot)) {
      for (const auto& [row, amount] : pricing_.pool()[id].entries) {
        if (amount > 0 && prices_[row] > 0) worth[row] = std::max(worth[row], prices_[row] * amount);
      }
    }
  }
  std::vector<std::pair<double, Row>> rows;
  for (const auto& [row, price] : worth) rows.emplace_back(-price, row);
  std::sort(rows.begin(), rows.end());
  std::vector<bool> taken(program_.lots.size(), false);
  for (const LotNumber lot : lots) taken[lot] = true;
  std::vector<LotNumber> found;
  for (const auto& [price, row] : rows) {
    for (const ColumnId id : plan_.users(row)) {
      const LotNumber lot = pricing_.pool()[id].lot;
      if (plan_.flow(id) <= 0 || taken[lot]) continue;
      taken[lot] = true;
      found.push_back(lot);
      if (found.size() == most) return found;
    }
  }
  return found;
}

std::size_t Search::restore(const std::vector<std::pair<ColumnId, double>>& promised) {
  std::size_t restored = 0;
  std::map<LotNumber, std::map<ColumnId, double>> wanted;
  for (const auto& [id, quantity] : promised) wanted[pricing_.pool()[id].lot][id] += quantity;
  for (const auto& [lot, flows] : wanted) {
    std::vector<std::pair<ColumnId, double>> changes;
    double lost = 0;
    for (const auto& [id, quantity] : flows) {
      if (plan_.flow(id) < quantity) changes.emplace_back(id, quantity - plan_.flow(id));
      lost += std::max(0.0, quantity - plan_.flow(id));
    }
    if (lost <= 0) continue;
    lost -= plan_.left(lot);
    for (const ColumnId id : plan_.used(lot)) {
      const auto kept = flows.find(id);
      const double spare = std::min(lost, plan_.flow(id) - (kept == flows.end() ? 0 : kept->second));
      if (spare <= 0) continue;
      changes.emplace_back(id, -spare);
      lost -= spare;
    }
    const double cost = plan_.cost();
    const std::size_t mark = plan_.mark();
    plan_.add_all(changes);
    if (plan_.feasible() && plan_.cost() < cost) {
      plan_.commit();
      ++restored;
    } else {
      plan_.rollback(mark);
    }
  }
  follow();
  return restored;
}

std::size_t Search::improve(std::span<const LotNumber> lots, double share, int depth) {
  set_mode(Mode::soft);
  follow();
  return improve_known(lots, share, depth);
}

}  // namespace yizhan::solve
