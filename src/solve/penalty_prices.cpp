#include "solve/penalty_prices.h"

#include <cmath>

namespace yizhan::solve {
namespace {
constexpr double nearly_full = 0.7;                      // of the capacity, from which on a row is live
constexpr double fewest = 60;                            // of a row's usual amount that count as its size, besides
constexpr double strength = 2;                           // of a penalty
constexpr double more = 1.4, less = 0.7;                 // by which a penalty grows or shrinks,
constexpr double least_factor = 0.5, most_factor = 100;  // within these
constexpr double much = 0.5;                             // of the last excess: still there, the penalty grows
}  // namespace

PenaltyPrices::PenaltyPrices(const Program& program, std::vector<double> prices)
    : capacity_(program.capacity),
      multiplier_(std::move(prices)),
      price_(multiplier_),
      use_(capacity_.size(), 0),
      penalty_(capacity_.size(), 0),
      steepness_(capacity_.size(), 0),
      factor_(capacity_.size(), 1),
      excess_(capacity_.size(), 0) {}

void PenaltyPrices::weigh(const Pricing& pricing, std::vector<double> uses, const std::vector<bool>& kept,
                          double seed) {
  use_ = std::move(uses);
  for (Row row = 0; row < use_.size(); ++row) {
    const bool live = kept[row] || multiplier_[row] > 0 || use_[row] > nearly_full * capacity_[row];
    const double usual = pricing.usual_amount(row);
    const double size = std::max(std::abs(capacity_[row]), use_[row]) + fewest * usual;
    penalty_[row] = live ? strength * factor_[row] * (multiplier_[row] + seed / usual) / size : 0;
    steepness_[row] = penalty_[row];
    price_[row] = at(row, use_[row]);
  }
}

// From full to `use`: less than nothing below the capacity.
double PenaltyPrices::cost_up_to(Row row, double use) const {
  const double excess = use - capacity_[row], price = multiplier_[row];
  if (excess > 0) return excess * (price + steepness_[row] * excess / 2);
  if (price <= 0) return 0;
  const double lower = penalty_[row] > 0 ? std::max(excess, -price / penalty_[row]) : excess;
  return lower * (price + penalty_[row] * lower / 2);
}

double PenaltyPrices::cost_of(Row row, double amount) const {
  return cost_up_to(row, use_[row] + amount) - cost_up_to(row, use_[row]);
}

void PenaltyPrices::imply(Row row, double price, double penalty) {
  multiplier_[row] = price_[row] = price;
  penalty_[row] = steepness_[row] = penalty;
}

void PenaltyPrices::raise(Row row, double price) {
  multiplier_[row] = std::max(multiplier_[row], price);
  price_[row] = at(row, use_[row]);
}

void PenaltyPrices::renew() {
  for (Row row = 0; row < use_.size(); ++row) {
    if (!is_live(row)) continue;
    const double excess = price_[row] > 0 || multiplier_[row] > 0 ? use_[row] - capacity_[row] : 0;
    if (excess * excess_[row] > 0 && std::abs(excess) > much * std::abs(excess_[row])) {
      factor_[row] = std::min(more * factor_[row], most_factor);
    } else if (excess * excess_[row] < 0) {
      factor_[row] = std::max(less * factor_[row], least_factor);
    }
    excess_[row] = excess;
    multiplier_[row] = price_[row];
  }
}

void PenaltyPrices::harden(const Pricing& pricing, const std::vector<bool>& soft, double cost) {
  for (Row row = 0; row < use_.size(); ++row) {
    if (soft[row]) continue;
    const double usual = pricing.usual_amount(row);
    steepness_[row] = std::max(steepness_[row], cost / (usual * usual));
    price_[row] = at(row, use_[row]);
  }
}

}  // namespace yizhan::solve
