#include "solve/windows.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <numeric>
#include <thread>

namespace yizhan::solve {
namespace {
constexpr std::size_t most_lots = 30, small_program = 60;
constexpr std::size_t at_once = 4;  // windows
}  // namespace

Windows::Windows(Pricing& pricing, const Supply& supply, Assignment& plan, int threads, std::uint64_t seed)
    : pricing_(pricing),
      program_(pricing.program()),
      supply_(supply),
      plan_(plan),
      threads_(threads),
      seed_(static_cast<int>(seed & 0x7fffffff)),
      prices_(pricing.best_prices()),
      values_(pricing.best_values()) {}

// The seed and lots not taken on the priced rows of its best paths, those on the dearest first.
std::vector<LotNumber> Windows::around(LotNumber seed, const std::vector<bool>& taken) const {
  std::vector<std::pair<double, ColumnId>> ranked;
  for (const ColumnId id : pricing_.pool().of(seed)) ranked.emplace_back(pricing_.pool().value(id, prices_), id);
  std::sort(ranked.begin(), ranked.end());
  std::map<Row, double> worth;
  for (std::size_t i = 0; i < std::min<std::size_t>(6, ranked.size()); ++i) {
    for (const auto& [row, amount] : pricing_.pool()[ranked[i].second].entries) {
      if (amount > 0 && prices_[row] > 0) worth[row] = std::max(worth[row], prices_[row] * amount);
    }
  }
  std::vector<std::pair<double, Row>> rows;
  for (const auto& [row, price] : worth) rows.emplace_back(-price, row);
  std::sort(rows.begin(), rows.end());
  std::vector<LotNumber> lots = {seed};
  for (const auto& [price, row] : rows) {
    for (const ColumnId id : plan_.users(row)) {
      const LotNumber lot = pricing_.pool()[id].lot;
      if (plan_.flow(id) <= 0 || taken[lot] || std::find(lots.begin(), lots.end(), lot) != lots.end()) continue;
      lots.push_back(lot);
      if (lots.size() == most_lots) return lots;
    }
  }
  return lots;
}

std::vector<Changes> Windows::solve(const std::vector<std::vector<LotNumber>>& batch) {
  std::vector<Window> windows;
  for (const auto& lots : batch) {
    windows.emplace_back(pricing_, supply_, plan_, prices_, lots);
    pricing_.limits().spend(100 * lots.size());
  }
  solved_ += batch.size();
  std::vector<Changes> changes(batch.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < batch.size(); i = next++)
      changes[i] = windows[i].solve(pricing_.limits().seconds_left(), seed_);
  };
  std::vector<std::jthread> others;
  for (int i = 1; i < std::min(threads_, static_cast<int>(batch.size())); ++i) others.emplace_back(work);
  work();
  others.clear();
  return changes;
}

bool Windows::take(const Changes& changes) {
  if (changes.empty()) return false;
  const double cost = plan_.cost();
  const std::size_t mark = plan_.mark();
  plan_.add_all(changes);
  if (plan_.feasible() && plan_.cost() < cost - 1e-9 * std::abs(cost)) {
    plan_.commit();
    return true;
  }
  plan_.rollback(mark);
  return false;
}

std::size_t Windows::improve(std::size_t most) {
  std::size_t paid = 0;
  std::vector<LotNumber> all(program_.lots.size());
  std::iota(all.begin(), all.end(), LotNumber{0});
  // One window for all of a small program: a run that does not pay shows in no lot's regret.
  if (all.size() <= small_program) paid += take(solve({all}).front());
  return paid + improve(plan_.dear_lots(all, prices_, values_, worth_a_window), most);
}

std::size_t Windows::improve(const std::vector<LotNumber>& seeds, std::size_t most) {
  std::size_t paid = 0;
  const std::size_t enough = solved_ + most;
  std::vector<bool> done(program_.lots.size(), false);
  for (auto seed = seeds.begin(); seed != seeds.end() && solved_ < enough && !pricing_.limits().reached();) {
    std::vector<bool> taken(program_.lots.size(), false);
    std::vector<std::vector<LotNumber>> batch;
    for (; seed != seeds.end() && batch.size() < at_once; ++seed) {
      if (done[*seed]) continue;
      if (taken[*seed]) break;
      batch.push_back(around(*seed, taken));
      done[*seed] = true;
      for (const LotNumber lot : batch.back()) taken[lot] = true;
    }
    const std::vector<Changes> changes = solve(batch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (take(changes[i])) {
        ++paid;
      } else {
        for (const LotNumber lot : batch[i]) done[lot] = true;
      }
    }
  }
  return paid;
}

}  // namespace yizhan::solve
