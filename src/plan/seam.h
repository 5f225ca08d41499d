// Rows that the end of a window cuts, such as a quota of the year: what lots of the window may use of them now. A lot
// may want a row if its moves can use it and its time meets the row's; a window has of such a row the share that its
// vehicles are of all that may want it, from the first day on. What windows before it left of theirs is its own too.
#pragma once

#include "network/network.h"
#include "solve/program.h"

namespace yizhan {

/// The time in which a row can be used.
struct RowTime {
  Instant from, until;
};
RowTime time_of(const Corridor& corridor, const Cells& cells, Index<Cell> cell);

class Seam {
 public:
  /// Keeps a reference.
  explicit Seam(const Corridor& corridor);

  /// When the last lot is ready.
  [[nodiscard]] Instant last_ready() const { return last_ready_; }
  /// The share of a row that lots ready before `end` have; 1 of one that ends before.
  [[nodiscard]] double share(const Cells& cells, Index<Cell> cell, Instant end) const;
  /// Takes from a window's program, whose lots are ready before `end`, what is not its share.
  void leave(const Cells& cells, Instant end, solve::Program& program) const;

 private:
  struct Wanting {
    Index<Lot> lot;
    std::vector<std::size_t> classes;
    Instant ready, deadline;
    double vehicles = 0;
  };
  /// What vehicles of a class may use, by row of each table.
  struct Used {
    std::vector<char> resources, quotas, budgets, targets;
    bool parts = false;
  };
  [[nodiscard]] Used used_by(const Cells& cells, const VehicleClass& vehicle_class) const;
  [[nodiscard]] bool may_use(const Wanting& wanting, const Cell& cell) const;
  [[nodiscard]] bool is_of_parts(const Cell& cell) const;
  [[nodiscard]] bool starts_in(const Wanting& wanting, const std::string& region) const;

  const Corridor& corridor_;
  const Table<Lot> lots_;
  std::vector<Wanting> wanting_;  // by lot
  std::vector<Used> used_;        // by class
  Table<Resource, char> supplies_;
  Instant last_ready_;
};

}  // namespace yizhan
