// A plan in the making: whole quantities on paths, static columns opened as far as they need, and the true
// cost. Every change is noted in a journal, so that a trial can be taken back exactly.
#pragma once

#include <span>
#include <vector>

#include "solve/column_pool.h"
#include "solve/supply.h"

namespace yizhan::solve {

class Assignment {
 public:
  /// `prices` rank the suppliers of a row; `missing_cost` of each unit unserved of a lot that must be served.
  Assignment(const Program& program, const ColumnPool& pool, const Supply& supply, const std::vector<double>& prices,
             double missing_cost);

  /// Changes a path's flow by a whole quantity; what it needs is opened, what is no longer needed closed.
  void add(ColumnId id, double quantity);
  /// The same for many at once, so that what several lots open together is opened.
  void add_all(const std::vector<std::pair<ColumnId, double>>& flows);

  /// Begins from a relaxed plan: its flows, whole already, and those of its static columns that need not be whole;
  /// the others are opened as the flows need them.
  void begin(const std::vector<std::pair<ColumnId, double>>& flows, const std::vector<double>& statics);

  /// Replaces the static columns' values.
  void set_statics(const std::vector<double>& values);

  /// Says which flows are promised: the first column of them that carries less costs the party `fee`, once. To be
  /// called before there is any flow.
  void promise(const std::vector<std::pair<ColumnId, double>>& flows, double fee);

  /// What is decided by: the true cost, and the fees of broken promises.
  [[nodiscard]] double cost() const { return cost_ + fee_ * broken_parties_; }
  [[nodiscard]] double true_cost() const { return cost_; }
  /// Rows whose use exceeds their capacity; and whether none does and no charge is below its minimum.
  [[nodiscard]] const std::vector<Row>& overfull() const { return overfull_; }
  [[nodiscard]] bool feasible() const { return overfull_.empty() && below_minimum_ == 0; }

  [[nodiscard]] double flow(ColumnId id) const { return id < flow_.size() ? flow_[id] : 0; }
  [[nodiscard]] double left(LotNumber lot) const { return left_[lot]; }
  [[nodiscard]] double slack(Row row) const { return program_->capacity[row] - use_[row]; }
  [[nodiscard]] double tolerance(Row row) const { return tolerance_[row]; }
  [[nodiscard]] const std::vector<double>& statics() const { return statics_; }
  /// Columns of a lot, or on a row, that carry or carried flow.
  [[nodiscard]] const std::vector<ColumnId>& used(LotNumber lot) const { return used_[lot]; }
  [[nodiscard]] const std::vector<ColumnId>& users(Row row) const { return users_[row]; }

  /// What the row can still hold, static columns opened for it included; looks no further than `wanted`.
  [[nodiscard]] double available(Row row, double wanted) const;
  /// Flow of the lot's party on the charge of a path.
  [[nodiscard]] double on_charge(const Path& path) const;
  /// The cost of one unit unserved.
  [[nodiscard]] double unserved_cost(LotNumber lot) const;
  /// What the lot costs under the prices above its value, that of one unit at best.
  [[nodiscard]] double regret(LotNumber lot, std::span<const double> prices, double value) const;
  /// Those of the lots whose regret, at these prices and path values, is above a share of the plan's cost; dearest
  /// first.
  [[nodiscard]] std::vector<LotNumber> dear_lots(std::span<const LotNumber> among, std::span<const double> prices,
                                                 std::span<const double> values, double share) const;

  /// Until `release`, supply that need not be whole stays open though no longer needed: others may need it at once.
  void hold() { is_held_ = true; }
  void release();

  [[nodiscard]] std::size_t mark() const { return journal_.size(); }
  void rollback(std::size_t mark);
  /// Forgets the journal.
  void commit() { journal_.clear(); }

  /// Rows whose slack changed since the last call.
  std::vector<Row> take_changed();

 private:
  enum class Kind : std::uint8_t { flow, statics, use, cost };
  struct Note {
    Kind kind;
    std::uint32_t index;
    double old;
  };

  void note(Kind kind, std::uint32_t index, double old) { journal_.push_back({kind, index, old}); }
  void change_flow(ColumnId id, double quantity);
  void change_static(Column column, double units);
  void change_use(Row row, double amount);
  void set_use(Row row, double value);
  void set_flow(ColumnId id, double value);
  void settle();
  void raise(Row row);
  void lower(Row row);
  [[nodiscard]] double room(Column column, double wanted) const;
  void note_promise(ColumnId id, double before, double after);
  [[nodiscard]] bool is_below_minimum(const Path& path, double quantity) const;

  const Program* program_;
  const ColumnPool* pool_;
  struct Supplier {
    Column column = 0;
    double amount = 0;  // supplied by one unit
  };
  std::vector<std::vector<Supplier>> ranked_;  // by row, cheapest first
  /// What `available` found, as long as nothing has changed since.
  struct Looked {
    std::uint64_t version = 0;
    double wanted = 0, found = 0;
  };
  mutable std::vector<Looked> looked_;  // by row
  std::uint64_t version_ = 1;           // of uses and statics
  double missing_cost_, cost_ = 0;
  std::vector<double> flow_, left_, use_, statics_, tolerance_;
  std::vector<std::vector<ColumnId>> used_, users_;
  std::vector<bool> is_known_;  // by column: stands in users_
  std::vector<Row> overfull_, changed_, unsettled_;
  std::vector<Row> waiting_;  // rows to close, while supply is held open
  bool is_held_ = false;
  std::vector<bool> is_over_, is_changed_;  // by row: stands in the list
  std::vector<Note> journal_;
  int below_minimum_ = 0;
  std::vector<std::vector<LotNumber>> members_;  // by the first lot of a party
  std::vector<double> promised_;                 // by column
  std::vector<int> broken_;                      // by the first lot of a party: columns that carry less than promised
  double fee_ = 0;
  int broken_parties_ = 0;
};

}  // namespace yizhan::solve
