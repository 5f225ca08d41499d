// Whole numbers: the floor of a relaxed plan, greedy insertion by the oracle with full rows closed, and an
// ejection search at true cost. All moves are of quantities, so that a lot of a thousand moves like a lot of one.
#pragma once

#include "solve/assignment.h"
#include "solve/pricing.h"

namespace yizhan::solve {

class Search {
 public:
  Search(Pricing& pricing, const Supply& supply, Assignment& plan);

  /// Starts from the whole parts of a relaxed plan, and takes back what does not fit.
  void take_floor(const std::vector<double>& flow, const std::vector<double>& statics);

  /// Starts from whole flows.
  void take(const std::vector<std::pair<ColumnId, double>>& flows, const std::vector<double>& statics);

  /// Places what is left, the lots that lose least first; to the end, whatever the limits: a plan is owed.
  void place_all();

  /// Places what is left of these lots, asking the oracle where no known path is open.
  void place(std::span<const LotNumber> lots);

  /// Lots on the priced rows of the known paths of these, at most `most`.
  [[nodiscard]] std::vector<LotNumber> around(std::span<const LotNumber> lots, std::size_t most) const;

  /// One pass over these lots by the paths known.
  std::size_t improve(std::span<const LotNumber> lots, double share, int depth);

  /// Puts promised flows back where that is no dearer but for the fee, one lot at a time. The number put back.
  std::size_t restore(const std::vector<std::pair<ColumnId, double>>& promised);

  /// Takes flows that cost more than their lot's value and places them anew, ejecting others up to `depth`
  /// deep. One pass over all lots; the number of moves that paid.
  std::size_t improve(double share, int depth);

  /// What a row with room costs: its price, or nothing, its true cost.
  enum class Mode { strict, soft };
  /// Prices all lots anew as the plan now stands, so that their best open paths are known.
  void look_around(Mode mode);
  /// Places what it can of a lot on known paths.
  void place(LotNumber lot);
  /// Brings the rows' prices up to date with the plan.
  void follow();

 private:
  void set_mode(Mode mode);
  void set_row(Row row);
  [[nodiscard]] double row_price(Row row) const;
  [[nodiscard]] double fitting(const Path& path, double wanted) const;
  ColumnId best_path(LotNumber lot, bool ask);
  void look_around(std::span<const LotNumber> lots);
  std::size_t improve_known(std::span<const LotNumber> lots, double share, int depth);
  double place_round(bool ask);
  bool place_some(LotNumber lot, bool ask);
  bool place_together(LotNumber lot);
  bool close_blocking(const Path& path);
  void reopen();
  void repair();
  bool eject_from(Row row, LotNumber keep, std::vector<LotNumber>* ejected);
  bool insert(LotNumber lot, int depth);
  bool improve_lot(LotNumber lot, int depth);
  bool try_move(LotNumber lot, ColumnId from, double quantity, int depth);
  [[nodiscard]] double least_amount(Row row) const;

  Pricing& pricing_;
  const Program& program_;
  const Supply& supply_;
  Assignment& plan_;
  const std::vector<double> prices_, values_;  // the best ones
  std::vector<double> set_;                    // by row: its present price
  std::vector<double> told_;                   // by row: the price that the oracle has
  mutable std::vector<double> least_;          // by row: the least positive amount of a path, 0 if none is known
  std::vector<bool> is_stale_;                 // by row, while prices follow the plan
  std::size_t least_known_ = 0;                // columns of the pool that `least_` has seen
  std::vector<Row> closed_now_;                // for the lot in hand
  Mode mode_ = Mode::strict;
};

}  // namespace yizhan::solve
