// What a plan decides beside the ways of its vehicles: load units, runs, purchases, stock of parts, shortfalls.
// docs/reference/problem.md, "What is decided".
#pragma once

#include "check/rows.h"

namespace yizhan::check {

enum class CountKind { units, run, purchase, stock, lever, shortfall };

struct Count {
  CountKind kind = CountKind::units;
  double cost = 0;
  double upper = 0;  // infinite where there is no limit; of a lever, beyond its least
  bool whole = false;
  Uses uses;
  Index<Departure> departure;  // units
  std::string shares;          // units
  std::string voyage;          // run
  Index<Supply> supply;        // purchase
  Row part;                    // stock: the row of the week that it leaves over
  int week = 0;                // purchase and stock
  Index<Lever> lever;          // lever
  Index<Target> target;        // shortfall
};

/// In the order of the kinds; stock by plant and part, weeks rising. Each week but the last has its stock.
std::vector<Count> counts_of(const Corridor& corridor, const Rows& rows);

}  // namespace yizhan::check
