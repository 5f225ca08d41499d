// Every path found so far, each once.
#pragma once

#include <algorithm>
#include <deque>
#include <span>
#include <vector>

#include "solve/program.h"

namespace yizhan::solve {

using ColumnId = std::uint32_t;

class ColumnPool {
 public:
  explicit ColumnPool(const Program& program) : program_(&program), by_lot_(program.lots.size()) {}

  /// The path's number; that of the equal path if it is known.
  ColumnId add(Path&& path);

  [[nodiscard]] const Path& operator[](ColumnId id) const { return paths_[id]; }
  [[nodiscard]] std::span<const ColumnId> of(LotNumber lot) const { return by_lot_[lot]; }
  [[nodiscard]] std::size_t size() const { return paths_.size(); }

  /// Cost of one unit in the relaxation: the charge is spread over the lot.
  [[nodiscard]] double relaxed_cost(ColumnId id) const {
    const Path& path = paths_[id];
    return path.fixed > 0 ? path.cost + path.fixed / program_->party_quantity(path.lot) : path.cost;
  }

  /// What of its charge a path's party must take, if it takes any.
  [[nodiscard]] double least_on_charge(const Path& path) const {
    return std::min(path.minimum, program_->party_quantity(path.lot));
  }

  /// relaxed cost + prices x amounts.
  [[nodiscard]] double value(ColumnId id, std::span<const double> prices) const;

 private:
  const Program* program_;
  std::deque<Path> paths_;  // never moved: references stay valid
  std::vector<std::vector<ColumnId>> by_lot_;
};

}  // namespace yizhan::solve
