// The problem as the solver takes it: rows, lots, and the columns that exist from the start (load units, runs,
// purchases, part stock, shortfalls). docs/reference/problem.md, "What is decided" and "Rows".
#pragma once

#include <variant>

#include "network/network.h"
#include "plan/past_use.h"
#include "solve/program.h"

namespace yizhan {

struct UnitsColumn {
  Index<Departure> departure;
  std::string shares;
};
struct RunColumn {
  Index<Voyage> voyage;
};
struct PurchaseColumn {
  Index<Supply> supply;
  int week = 0;
};
struct StockColumn {
  Index<Place> plant;
  Index<Part> part;
  int week = 0;
};
struct LeverColumn {
  Index<Lever> lever;
};
struct ShortColumn {
  Index<Target> target;
};
using ColumnMeaning = std::variant<UnitsColumn, RunColumn, PurchaseColumn, StockColumn, LeverColumn, ShortColumn>;

struct Assembly {
  solve::Program program;
  std::vector<ColumnMeaning> meanings;  // by static column
  std::vector<double> past;             // by static column: decided before now, not by the program
  PastUse past_use;                     // of what has begun; the program's rows hold what it leaves
};

/// Lots in the order of `Network::planned`, rows in that of its cells.
Assembly assemble(const Network& network);

/// What an amount of a supply ordered in a week counts towards a target of parts.
double counted_by(const Corridor& corridor, const Target& target, const Supply& supply, int week);

}  // namespace yizhan
