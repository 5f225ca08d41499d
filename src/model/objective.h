// What a plan is asked for: aims in order, each as good as can be while those before it are kept.
// docs/reference/problem.md, "Objectives".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

enum class Aim {
  serve,    // fewest vehicles unserved
  targets,  // least shortfall of targets, weighted by their prices
  cost,     // least cost
  profit    // least cost less the revenue of what is delivered
};

/// Those in money end an objective: they leave nothing to choose.
inline bool is_money(Aim aim) { return aim == Aim::cost || aim == Aim::profit; }

/// At least one, none twice; the last one, and no other, is in money.
using Objective = std::vector<Aim>;

inline std::string_view name_of(Aim aim) {
  constexpr std::string_view names[] = {"serve", "targets", "cost", "profit"};
  return names[static_cast<std::size_t>(aim)];
}

/// The row that holds what an aim reached, for the levels after it.
inline constexpr std::string_view level_prefix = "level/";
inline std::string level_row(Aim aim) { return std::string(level_prefix) + std::string(name_of(aim)); }

struct RowPrice {
  std::string row;
  double price = 0;
  bool operator==(const RowPrice&) const = default;
};

/// A level of an objective before its last.
struct Level {
  Aim aim = Aim::serve;
  double value = 0;              // that the plan reaches: vehicles unserved, or yuan of shortfall
  double bound = 0;              // no plan that keeps the levels before reaches less
  double price = 0;              // yuan that giving up one unit of it would save
  std::vector<RowPrice> prices;  // of rows, in units of this level for one unit of the row: they prove the bound
  bool operator==(const Level&) const = default;
};

}  // namespace yizhan
