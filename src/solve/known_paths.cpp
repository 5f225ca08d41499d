#include "solve/known_paths.h"

#include <algorithm>
#include <thread>

namespace yizhan::solve {

void KnownPaths::gather(const Program& program, const ColumnPool& pool, std::span<const double> prices,
                        double margin) {
  columns_.clear();
  rows_.clear();
  amounts_.clear();
  leaving_.clear();
  first_.assign(1, 0);
  std::vector<double> values;
  for (LotNumber lot = 0; lot < program.lots.size(); ++lot) {
    const Demand& demand = program.lots[lot];
    leaving_.push_back(demand.unserved.value_or(unlimited));
    values.clear();
    double least = leaving_.back();
    for (const ColumnId id : pool.of(lot)) values.push_back(pool.value(id, prices));
    for (const double value : values) least = std::min(least, value);
    const double most = least + margin * std::abs(least);
    for (std::size_t i = 0; i < values.size() && demand.quantity > 0; ++i) {
      if (values[i] > most) continue;
      const ColumnId id = pool.of(lot)[i];
      for (const auto& [row, amount] : pool[id].entries) {
        rows_.push_back(row);
        amounts_.push_back(amount);
      }
      columns_.push_back({id, static_cast<std::uint32_t>(rows_.size()), pool.relaxed_cost(id)});
    }
    first_.push_back(static_cast<std::uint32_t>(columns_.size()));
  }
}

void KnownPaths::choose(std::span<const double> prices, int threads, std::vector<ColumnId>& best) const {
  best.assign(leaving_.size(), none);
  const auto choose_in = [&](std::size_t from, std::size_t until) {
    for (std::size_t lot = from; lot < until; ++lot) {
      double least = leaving_[lot];
      for (std::uint32_t c = first_[lot]; c < first_[lot + 1]; ++c) {
        double value = columns_[c].cost;
        for (std::uint32_t i = c == 0 ? 0 : columns_[c - 1].end; i < columns_[c].end; ++i)
          value += prices[rows_[i]] * amounts_[i];
        if (value <= least) {
          least = value;
          best[lot] = columns_[c].id;
        }
      }
    }
  };
  std::vector<std::jthread> others;
  const std::size_t lots = leaving_.size(),
                    each = (lots + static_cast<std::size_t>(threads) - 1) / static_cast<std::size_t>(threads);
  for (std::size_t from = each; from < lots; from += each)
    others.emplace_back(choose_in, from, std::min(lots, from + each));
  choose_in(0, std::min(lots, each));
}

}  // namespace yizhan::solve
