// Objectives in order: each level is a program of its own over one network. What a level reaches is kept by the
// levels after it as a row, whose price is what the level costs them. docs/reference/problem.md, "Objectives".
//
// A level before the last asks for the cost plus a weight W on each unit of its aim f: so the solver meets the costs
// that it knows how to scale, and its plan is a good one to go on from. What it ends above its bound is what the cost
// of the next level ends above its own, since W f is the same in both: a weight is no greater than it must be. Its
// prices p prove a bound of f alone when they are divided by W and costs no longer count, at most (cost of a plan) /
// W below the best. For a near bound they are first improved with a greater weight, then for f alone.
#pragma once

#include "plan/assembly.h"
#include "solve/solve.h"

namespace yizhan {

/// So many times its price a shortfall counts before the last level: more than anybody would pay for it.
inline constexpr double shortfall_weight = 50;

/// The corridor with a target named as its row for each level that others must keep; targets that were there stay
/// where they are.
Corridor with_levels(const Corridor& corridor, const Objective& objective);

class Levels {
 public:
  /// Of a network over a corridor with its levels. Keeps references to all.
  Levels(const Network& network, const Assembly& assembly, const Objective& objective);

  /// What the solver is asked at the next level: its aim, and the levels before as rows.
  [[nodiscard]] solve::Program program() const;
  [[nodiscard]] Aim aim() const { return objective_[solved_.size()]; }
  [[nodiscard]] std::size_t solved() const { return solved_.size(); }
  [[nodiscard]] bool is_last() const { return solved_.size() + 1 == objective_.size(); }
  /// Whether a result of the next level keeps those before.
  [[nodiscard]] bool keeps(const solve::Result& result) const;
  /// What the solver is asked first for a bound of the aim: a greater weight, where there is one; and prices of
  /// `program` for it.
  [[nodiscard]] bool has_nearer_proof() const;
  [[nodiscard]] solve::Program nearer_proof() const { return weighted(proof_weight(aim())); }
  [[nodiscard]] std::vector<double> for_nearer_proof(std::vector<double> prices) const;
  /// What the solver is asked to prove of the aim alone: nothing else costs anything, what is kept cannot be broken.
  [[nodiscard]] solve::Program of_aim_alone() const;
  /// Prices of the nearer proof as those of the aim alone.
  [[nodiscard]] std::vector<double> of_aim_alone(std::vector<double> prices) const;

  /// From the prices of the level before, whose weight its row now has as a price: under them its bound still holds.
  [[nodiscard]] std::vector<double> first_prices(std::vector<double> before) const;

  /// Takes the plan of the next level, with the bound and the prices that prove it.
  void reached(const solve::Result& plan, const solve::Result& proof);

  /// Fills in what a plan says of its levels and, if profit is the aim, of revenue. All are solved.
  void state(Plan& plan) const;

 private:
  struct Solved {
    Aim aim;
    solve::Row row;
    double capacity;  // of its row, in its own units
    double bound;
    std::vector<double> prices;
  };

  [[nodiscard]] solve::Row row_of(Aim aim) const;
  [[nodiscard]] double value_of(Aim aim, const solve::Result& result) const;
  [[nodiscard]] double value_of(Aim aim, const Plan& plan) const;
  [[nodiscard]] double dearest() const;
  [[nodiscard]] double greatest_shortfall() const;
  [[nodiscard]] double weight(Aim aim) const;
  [[nodiscard]] double proof_weight(Aim aim) const;
  [[nodiscard]] solve::Program weighted(double weight) const;
  void count_revenue(solve::Program& program) const;
  void add_weight(Aim aim, double weight, solve::Program& program) const;
  void keep(const Solved& level, double slack_cost, solve::Program& program) const;
  void keep_all(solve::Program& program) const;
  [[nodiscard]] double slack_lost(std::size_t level, const std::vector<double>& values) const;
  void state_revenue(Plan& plan) const;

  const Network& network_;
  const Corridor& corridor_;
  const Assembly& assembly_;
  const Objective& objective_;
  std::vector<Solved> solved_;
};

}  // namespace yizhan
