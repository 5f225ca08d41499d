#include "solve/column_pool.h"

namespace yizhan::solve {

ColumnId ColumnPool::add(Path&& path) {
  auto& known = by_lot_[path.lot];
  for (const ColumnId id : known) {
    if (paths_[id].key == path.key) return id;
  }
  const auto id = static_cast<ColumnId>(paths_.size());
  known.push_back(id);
  path.entries.shrink_to_fit();
  paths_.push_back(std::move(path));
  return id;
}

double ColumnPool::value(ColumnId id, std::span<const double> prices) const {
  double total = relaxed_cost(id);
  for (const auto& [row, amount] : paths_[id].entries) total += prices[row] * amount;
  return total;
}

}  // namespace yizhan::solve
