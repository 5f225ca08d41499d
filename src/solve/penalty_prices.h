// What rows cost in the augmented Lagrangian: a multiplier, and a penalty on what is used above the capacity (or, of
// a row with a price, below it).
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "solve/pricing.h"

namespace yizhan::solve {

class PenaltyPrices {
 public:
  /// The multipliers begin at these prices.
  PenaltyPrices(const Program& program, std::vector<double> prices);

  /// Takes the uses, and sets the penalties: use of twice what it holds raises a row's price to three times
  /// itself, or from nothing to twice `seed`, yuan for its usual amount. Rows that are not `kept`, have no price and
  /// are far from full have no penalty; they are not live.
  void weigh(const Pricing& pricing, std::vector<double> uses, const std::vector<bool>& kept, double seed);

  [[nodiscard]] bool is_live(Row row) const { return steepness_[row] > 0; }
  [[nodiscard]] double price(Row row) const { return price_[row]; }
  [[nodiscard]] double use(Row row) const { return use_[row]; }
  /// By what one more unit raises the price.
  [[nodiscard]] double penalty(Row row) const { return use_[row] > capacity_[row] ? steepness_[row] : penalty_[row]; }
  /// Whether the row has a price, or has one once `amount` more is used.
  [[nodiscard]] bool bends(Row row, double amount) const {
    return price_[row] > 0 || at(row, use_[row] + amount) > 0;
  }
  /// What `amount` more costs.
  [[nodiscard]] double cost_of(Row row, double amount) const;

  void change(Row row, double amount) {
    use_[row] += amount;
    price_[row] = at(row, use_[row]);
  }
  /// A row whose price follows from others: set, and not moved by its use.
  void imply(Row row, double price, double penalty);
  void change_implied(Row row, double amount) { use_[row] += amount; }
  void raise(Row row, double price);

  /// The prices become the multipliers. From the next `weigh` on, rows that come no nearer to their capacity have a
  /// greater penalty, rows that jump over it a smaller one.
  void renew();
  /// From now until the next `weigh` every row is live, and a path's usual amount above the capacity raises the
  /// price by `cost` yuan at least.
  void harden(const Pricing& pricing, const std::vector<bool>& soft, double cost);
  [[nodiscard]] const std::vector<double>& multipliers() const { return multiplier_; }

 private:
  [[nodiscard]] double at(Row row, double use) const {
    const double excess = use - capacity_[row];
    return std::max(0.0, multiplier_[row] + (excess > 0 ? steepness_[row] : penalty_[row]) * excess);
  }
  [[nodiscard]] double cost_up_to(Row row, double use) const;

  const std::vector<double>& capacity_;
  std::vector<double> multiplier_, price_, use_;
  std::vector<double> penalty_, steepness_;  // below the capacity and above it
  std::vector<double> factor_, excess_;      // of the penalty; when last renewed
};

}  // namespace yizhan::solve
