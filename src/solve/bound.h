// The Lagrangian bound: for prices p >= 0 of the rows,
//
//   L(p) = - sum p_r capacity_r + sum over lots of quantity x min(unserved cost, least path value under p)
//          + sum over static columns of min over 0 <= y <= upper of (cost + p a) y
//
// is at most the cost of any plan (A. M. Geoffrion, Lagrangean relaxation for integer programming, 1974).
#pragma once

#include <span>

#include "solve/program.h"

namespace yizhan::solve {

/// cost + prices x amounts of a static column.
double reduced_cost(const StaticColumn& column, std::span<const double> prices);

/// Makes prices that have a finite bound: none below 0, and from the last column to the first, the price of
/// the row that an unlimited column takes is raised until its reduced cost is not negative.
void project(const Program& program, std::span<double> prices);

/// L(p) for projected prices and the least path value of every lot under them; `unlimited` if a lot that must
/// be served has no path.
double bound(const Program& program, std::span<const double> prices, std::span<const double> values);

/// What one unit of the lot costs at the prices: its least path value, or leaving it if that is cheaper.
double lot_value(const Demand& lot, double path_value);

/// What a unit costs on average at these lot values; 0 if there is none. Lots without a path are left out.
double usual_cost(const Program& program, std::span<const double> values);

}  // namespace yizhan::solve
