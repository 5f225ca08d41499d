#include "solve/pricing.h"

#include <algorithm>
#include <cmath>

#include "solve/bound.h"

namespace yizhan::solve {
namespace {
constexpr double large_lot = 200;
}  // namespace

Pricing::Pricing(const Program& program, Oracle& oracle, Limits& limits, int threads, bool costs)
    : program_(&program),
      oracle_(&oracle),
      limits_(&limits),
      threads_(threads),
      costs_(costs),
      pool_(program),
      values_(program.lots.size(), 0),
      best_values_(program.lots.size(), 0),
      best_prices_(program.capacity.size(), 0),
      best_bound_(-unlimited),
      amount_(program.capacity.size(), 0),
      count_(program.capacity.size(), 0) {
  for (const auto& column : program.columns) {
    for (const auto& [row, amount] : column.entries) {
      if (count_[row] > 0 || amount == 0) continue;
      amount_[row] = std::abs(amount) * 1e-3;  // a first guess, outweighed by the first path
      count_[row] = 1e-3;
    }
  }
}

double Pricing::at(std::vector<double>& prices) {
  project(*program_, prices);
  oracle_->price(prices, threads_, values_);
  limits_->spend(program_->lots.size());
  const double value = bound(*program_, prices, values_);
  is_at_best_ = value > best_bound_;
  if (is_at_best_) {
    best_bound_ = value;
    best_prices_ = prices;
    best_values_ = values_;
  }
  return value;
}

std::vector<ColumnId> Pricing::best_paths() {
  wanted_.clear();
  for (LotNumber lot = 0; lot < program_->lots.size(); ++lot) {
    const Demand& demand = program_->lots[lot];
    if (demand.quantity > 0 && values_[lot] < unlimited && (!demand.unserved || *demand.unserved >= values_[lot]))
      wanted_.push_back({lot, 0, 1});
  }
  std::vector<ColumnId> best(program_->lots.size(), none);
  for (const ColumnId id : keep_wanted()) best[pool_[id].lot] = id;
  return best;
}

void Pricing::gather(double margin, std::size_t most) {
  wanted_.clear();
  for (LotNumber lot = 0; lot < program_->lots.size(); ++lot) want(lot, margin, most);
  keep_wanted();
}

void Pricing::gather(std::span<const LotNumber> lots, double margin, std::size_t most) {
  wanted_.clear();
  for (const LotNumber lot : lots) want(lot, margin, most);
  keep_wanted();
}

void Pricing::want(LotNumber lot, double margin, std::size_t most) {
  const Demand& demand = program_->lots[lot];
  if (demand.quantity <= 0 || values_[lot] >= closed / 2) return;
  // A large lot spreads over more paths than a small one.
  const std::size_t few = demand.quantity >= large_lot ? 4 * most : most;
  wanted_.push_back({lot, margin * std::max(std::abs(values_[lot]), demand.unserved.value_or(0)), few});
}

std::vector<ColumnId> Pricing::keep_wanted() {
  found_.clear();
  oracle_->paths(wanted_, threads_, found_);
  std::vector<ColumnId> kept;
  for (Path& path : found_) kept.push_back(keep(std::move(path)));
  return kept;
}

void Pricing::look(std::span<const double> prices, std::span<const LotNumber> lots, double margin, std::size_t most) {
  is_at_best_ = false;
  oracle_->price(prices, threads_, values_);
  limits_->spend(program_->lots.size());
  gather(lots, margin, most);
}

double Pricing::usual_amount(Row row) const { return count_[row] > 0 ? amount_[row] / count_[row] : 1; }

ColumnId Pricing::keep(Path&& path) {
  if (!costs_) path.cost = path.fixed = 0;
  const std::size_t known = pool_.size();
  const ColumnId id = pool_.add(std::move(path));
  if (pool_.size() == known) return id;
  for (const auto& [row, amount] : pool_[id].entries) {
    amount_[row] += std::abs(amount);
    count_[row] += 1;
  }
  return id;
}

}  // namespace yizhan::solve
