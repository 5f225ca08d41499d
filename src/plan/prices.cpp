#include "plan/prices.h"

#include <algorithm>

namespace yizhan {

Prices::Prices(const Corridor& corridor, const Cells& cells)
    : cells_(cells),
      prices_(cells.size()),
      sums_(corridor.resources.size()),
      is_storage_(corridor.resources.size()),
      changed_(corridor.resources.size()) {
  for (const Storage& storage : corridor.storage)
    if (storage.resource.exists() && !std::exchange(is_storage_[storage.resource], 1))
      storages_.push_back(storage.resource);
}

void Prices::assign(std::span<const double> prices) {
  prices_.assign(prices.begin(), prices.end());
  for (const Index<Resource> storage : storages_) sum(storage);
}

void Prices::set(Index<Cell> id, double price) {
  if (prices_[id.row()] == price) return;
  prices_[id.row()] = price;
  const Cell& cell = cells_[id];
  if (cell.kind == CellKind::resource && is_storage_[Index<Resource>(cell.subject)])
    changed_[Index<Resource>(cell.subject)] = 1;
}

void Prices::settle() {
  for (const Index<Resource> storage : storages_)
    if (changed_[storage]) sum(storage);
}

void Prices::sum(Index<Resource> storage) {
  changed_[storage] = 0;
  std::vector<double>& sums = sums_[storage];
  sums.clear();
  const double* const prices = of(storage);
  const int count = cells_.intervals(storage).count();
  if (std::all_of(prices, prices + count, [](double price) { return price == 0; })) return;
  sums.reserve(static_cast<std::size_t>(count) + 1);
  sums.push_back(0);
  for (int i = 0; i < count; ++i) sums.push_back(sums.back() + prices[i]);
}

}  // namespace yizhan
