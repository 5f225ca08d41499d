#include "solve/recreation.h"

#include <algorithm>
#include <numeric>

#include "solve/bound.h"

namespace yizhan::solve {
namespace {
constexpr std::size_t most_others = 4;  // that a lot draws out with it
constexpr std::size_t most_again = 2;   // of those that draw out others in turn
}  // namespace

Recreation::Recreation(const Pricing& pricing, Search& search, Assignment& plan, std::uint64_t seed)
    : pricing_(pricing), program_(pricing.program()), search_(search), plan_(plan), random_(seed) {}

std::size_t Recreation::run(std::size_t trials) {
  std::vector<double> loss;
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    const double value = lot_value(program_.lots[lot], pricing_.best_values()[lot]);
    loss.push_back(value < unlimited ? std::max(0.0, plan_.regret(lot, pricing_.best_prices(), value)) : 0);
  }
  std::partial_sum(loss.begin(), loss.end(), loss.begin());
  std::size_t paid = 0;
  for (std::size_t i = 0; i < trials && !pricing_.limits().reached(); ++i) {
    const double drawn = loss.back() * static_cast<double>(random_() >> 11) * 0x1p-53;
    const auto lot = std::upper_bound(loss.begin(), loss.end(), drawn) - loss.begin();
    if (lot < std::ssize(loss)) paid += try_around(static_cast<LotNumber>(lot));
  }
  return paid;
}

bool Recreation::try_around(LotNumber lot) {
  const double cost = plan_.cost();
  const std::size_t mark = plan_.mark();
  out_ = {lot};
  plan_.hold();
  take_out(lot);
  for (std::size_t more = below(most_again + 1); more > 0 && out_.size() > 1; --more)
    take_out(out_[below(out_.size())]);
  search_.follow();
  for (std::size_t i = out_.size(); i > 1; --i) std::swap(out_[i - 1], out_[below(i)]);
  for (const LotNumber other : out_) search_.place(other);
  plan_.release();
  if (plan_.feasible() && plan_.cost() < cost - 1e-10 * std::abs(cost)) {
    plan_.commit();
    return true;
  }
  plan_.rollback(mark);
  search_.follow();
  return false;
}

void Recreation::take_off(ColumnId id) {
  const LotNumber lot = pricing_.pool()[id].lot;
  if (std::find(out_.begin(), out_.end(), lot) == out_.end()) out_.push_back(lot);
  plan_.add(id, -plan_.flow(id));
}

// Takes out the lot, and some flows of others on a dear row that one of its paths meets.
void Recreation::take_out(LotNumber lot) {
  const auto& known = pricing_.pool().of(lot);
  if (known.empty()) return;
  carrying_.clear();
  for (const ColumnId id : plan_.used(lot))
    if (plan_.flow(id) >= 1) carrying_.push_back(id);
  for (const ColumnId id : carrying_) take_off(id);
  dear_.clear();
  for (const auto& [row, amount] : pricing_.pool()[known[below(known.size())]].entries)
    if (amount > 0 && pricing_.best_prices()[row] > 0) dear_.push_back(row);
  if (dear_.empty()) return;
  carrying_.clear();
  for (const ColumnId id : plan_.users(dear_[below(dear_.size())]))
    if (plan_.flow(id) >= 1 && pricing_.pool()[id].lot != lot) carrying_.push_back(id);
  for (std::size_t most = 1 + below(most_others); most > 0 && !carrying_.empty(); --most) {
    std::swap(carrying_[below(carrying_.size())], carrying_.back());
    take_off(carrying_.back());
    carrying_.pop_back();
  }
}

}  // namespace yizhan::solve
