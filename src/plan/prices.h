// Prices of the cells, with those of each storage summed up, so that the price of any stay is a difference of two.
#pragma once

#include <span>
#include <vector>

#include "network/cells.h"

namespace yizhan {

class Prices {
 public:
  /// All 0. Keeps references to both.
  Prices(const Corridor& corridor, const Cells& cells);

  void assign(std::span<const double> prices);
  /// Changes one price; `settle` before stays are priced again.
  void set(Index<Cell> cell, double price);
  void settle();

  [[nodiscard]] double operator[](Index<Cell> cell) const { return prices_[cell.row()]; }
  /// The prices of a resource's intervals.
  [[nodiscard]] const double* of(Index<Resource> resource) const {
    return prices_.data() + cells_.first_of(resource).row();
  }
  /// By interval of a storage: the prices of all before it, summed, one more than there are intervals; empty if
  /// all are 0.
  [[nodiscard]] const std::vector<double>& summed(Index<Resource> storage) const { return sums_[storage]; }

  /// Whether moves cost what they cost, or nothing: then uses alone count, as a proof that no plan exists needs.
  [[nodiscard]] bool costs_count() const { return costs_count_; }
  void count_costs(bool counted) { costs_count_ = counted; }

 private:
  void sum(Index<Resource> storage);

  const Cells& cells_;
  bool costs_count_ = true;
  std::vector<double> prices_;
  std::vector<Index<Resource>> storages_;
  Table<Resource, std::vector<double>> sums_;
  Table<Resource, char> is_storage_, changed_;
};

}  // namespace yizhan
