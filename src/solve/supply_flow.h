// The static columns of a relaxed plan in the making, under penalty prices. What is taken from an implied row comes
// from its cheapest supplier at once, through all rows between, and goes back to its dearest in use.
#pragma once

#include "solve/penalty_prices.h"
#include "solve/supply.h"

namespace yizhan::solve {

class SupplyFlow {
 public:
  SupplyFlow(const Program& program, const Supply& supply, PenaltyPrices prices);

  [[nodiscard]] const PenaltyPrices& prices() const { return prices_; }
  [[nodiscard]] PenaltyPrices& prices() { return prices_; }

  /// Adds what the columns take and give to the uses of paths; rows that columns touch are `kept`.
  void add_to(std::vector<double>& uses) const;
  [[nodiscard]] const std::vector<bool>& kept() const { return kept_; }

  /// `amount` more or less is used of a live row.
  void change(Row row, double amount);

  /// What `amount` more or less of a row would cost.
  [[nodiscard]] double cost_of(Row row, double amount) const;

  /// After the prices were weighed: implied rows follow; the first time, what they use is supplied.
  void follow();

  /// Moves columns towards their best under the prices, and supply to where it is cheaper; so often.
  void balance(int times);

  /// Fixes columns that must be whole and are opened for themselves (a voyage that runs or not), those nearest to a
  /// whole number first; what is closed costs at least `closing`. False if none was left.
  bool settle(double closing);

  /// Rows that columns still move.
  [[nodiscard]] std::vector<bool> moved() const;

  /// Values of the columns; not those whose row is substituted.
  [[nodiscard]] const std::vector<double>& values() const { return values_; }
  [[nodiscard]] double cost() const;

 private:
  struct Supplier {
    Column column = 0;
    double amount = 0;  // supplied by one unit
  };
  enum class Role : std::uint8_t { free, fixed, supplier, substituted };

  [[nodiscard]] double price(const Supplier& supplier, Row row) const;
  [[nodiscard]] double penalty(const Supplier& supplier, Row row) const;
  [[nodiscard]] const Supplier& cheapest(Row row) const;
  [[nodiscard]] const Supplier* dearest_in_use(Row row) const;
  void open(const Supplier& supplier, Row row, double amount);
  void supply(Row row, double amount);
  void relieve(Row row, double amount);
  void rebalance(Row row);
  void step(Column column);

  const Program& program_;
  PenaltyPrices prices_;
  std::vector<Supply::Taken> taken_;  // by column
  std::vector<Role> role_;
  std::vector<double> values_;
  std::vector<Row> implied_;                      // each after those that its suppliers take from
  std::vector<std::vector<Supplier>> suppliers_;  // by row, of these
  std::vector<bool> kept_;
  bool is_supplied_ = false;
};

}  // namespace yizhan::solve
