// Whole numbers for a relaxed plan, under the same penalised prices: each lot's flow is rounded, then moves in whole
// units where that lowers the exact cost: boxes are opened and closed one by one, a charge is paid once, and rows
// answer with their penalties, which the caller makes harder from pass to pass. What is left too much on rows is
// little, for the search to repair.
#pragma once

#include <vector>

#include "solve/pricing.h"
#include "solve/supply_flow.h"

namespace yizhan::solve {

class WholeDescent {
 public:
  /// Begins at `flow` (by column of the pool), to which `supply` and its prices have answered.
  WholeDescent(const Pricing& pricing, const Supply& suppliers, SupplyFlow& supply, const std::vector<double>& flow,
               double artificial_cost);

  /// One pass over all lots; the number of moves.
  std::size_t pass();

  /// By column of the pool, whole.
  [[nodiscard]] std::vector<double> flow() const;

 private:
  static constexpr std::uint32_t leaving = 0xffffffff;
  struct Way {
    ColumnId id = 0;
    std::uint32_t end = 0;  // of its entries
    double cost = 0, flow = 0;
  };
  /// A row that only boxes of one kind fill.
  struct Box {
    Column column = 0;
    double holds = 0;  // of the row, one box
    double use = 0, open = 0;
    /// How many more than are open a total use needs; below 0 where some could close.
    [[nodiscard]] double more_for(double total) const;
  };
  struct Move {
    std::uint32_t from = leaving, to = leaving;
    double quantity = 0, gain = 0;
  };

  void gather(const std::vector<double>& flow);
  void round(LotNumber lot);
  void open_boxes();
  void fill(const Box& box, double boxes);
  bool improve(LotNumber lot);
  void try_move(LotNumber lot, std::uint32_t from, std::uint32_t to, Move& best);
  void note(std::uint32_t way, double quantity);
  double cost_noted();
  void move(LotNumber lot, const Move& move);
  [[nodiscard]] double charges(LotNumber lot, std::uint32_t from, std::uint32_t to, double quantity) const;
  [[nodiscard]] double value(LotNumber lot, std::uint32_t way) const;
  [[nodiscard]] double held(LotNumber lot, std::uint32_t way) const;
  [[nodiscard]] std::span<const Entry> entries(std::uint32_t way) const;

  const Pricing& pricing_;
  const Program& program_;
  const Supply& suppliers_;
  PenaltyPrices& prices_;
  SupplyFlow& supply_;
  double artificial_cost_;
  std::vector<double> left_;
  std::vector<std::uint32_t> first_, box_of_;  // by lot: its ways; by row: its box
  std::vector<Way> ways_;
  std::vector<Entry> entries_;
  std::vector<Box> boxes_;
  std::vector<double> noted_;  // by row: the change in hand
  std::vector<Row> touched_;
  std::vector<std::pair<double, std::uint32_t>> ranked_;
};

}  // namespace yizhan::solve
