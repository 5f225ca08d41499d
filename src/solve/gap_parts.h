// Where a plan's gap sits. At the prices of the bound, cost - bound is what its parts lose, each by itself:
//
//   sum over flows (value of the path - value of the lot)        ways dearer than the lot's best
//   + sum over what is left (cost of leaving - value of the lot)  lots left that would pay
//   + charges paid - their parts in the paths' values             lots that go in several parts
//   + sum over static columns of what they cost beyond their best  voyages, load units, supply
//   + sum over rows price x (capacity - use)                      room at a price that is not used
#pragma once

#include "solve/solve.h"

namespace yizhan::solve {

struct GapParts {
  double ways = 0, left = 0, charges = 0, columns = 0, room = 0;  // in the unit of the cost, none below 0
};

GapParts gap_parts(const Program& program, const Result& result);

}  // namespace yizhan::solve
