// Brackets the prices of the dearest cells: solves the relaxation of a corridor again with one unit more and one less
// of each. The cost is convex in a capacity, so
//
//     cost(capacity) - cost(capacity + 1)  <=  price  <=  cost(capacity - 1) - cost(capacity)
//
// for every price that is optimal. For corridors small enough to solve to the end; of a larger one the differences
// drown in its gap.
//
//     bracket CORRIDOR [CELLS]
//
// Exit code 4 if a price is outside its bracket.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "feed/corridor_reader.h"
#include "plan/assembly.h"
#include "plan/corridor_oracle.h"
#include "solve/solve.h"

namespace yizhan::benchmarks {
namespace {

solve::Result relaxed(const Network& network, const solve::Program& program) {
  CorridorOracle oracle(network);
  solve::Options options;
  options.gap = options.relaxation_gap = 1e-10;
  return solve::solve(program, oracle, options);
}

/// Rows with a price and a capacity, dearest first.
std::vector<solve::Row> dearest(const solve::Program& program, const std::vector<double>& prices, std::size_t most) {
  std::vector<solve::Row> rows;
  for (solve::Row row = 0; row < prices.size(); ++row)
    if (prices[row] > 1e-6 && program.capacity[row] > 0) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(), [&](solve::Row a, solve::Row b) { return prices[a] > prices[b]; });
  if (rows.size() > most) rows.resize(most);
  return rows;
}

int run(const char* folder, std::size_t most) {
  const feed::ReadResult read = feed::read_corridor(folder);
  if (!read.corridor) {
    fmt::print(stderr, "{}: not a corridor; ask `yizhan validate` why\n", folder);
    return 2;
  }
  const Network network(*read.corridor);
  solve::Program program = assemble(network).program;
  program.whole = false;
  const solve::Result base = relaxed(network, program);
  const double tolerance = 1e-6 * (1 + std::abs(base.cost));
  fmt::print("{}: relaxation {:.2f} yuan, bound {:.2f}\n", folder, base.cost, base.bound);
  fmt::print("{:<44} {:>12} {:>14} {:>14} {:>14}\n", "cell", "capacity", "one more saves", "price", "one less costs");
  bool all_within = true;
  for (const solve::Row row : dearest(program, base.prices, most)) {
    const auto cost_with = [&](double change) {
      solve::Program changed = program;
      changed.capacity[row] += change;
      return relaxed(network, changed).cost;
    };
    const double saves = base.cost - cost_with(1), costs = cost_with(-1) - base.cost, price = base.prices[row];
    const bool within = saves <= price + tolerance && price <= costs + tolerance;
    all_within = all_within && within;
    fmt::print("{:<44} {:>12.2f} {:>14.2f} {:>14.2f} {:>14.2f}{}\n", network.cells().name(Index<Cell>(row)),
               program.capacity[row], saves, price, costs, within ? "" : "  OUTSIDE");
  }
  return all_within ? 0 : 4;
}

}  // namespace
}  // namespace yizhan::benchmarks

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "bracket CORRIDOR [CELLS]\n");
    return 2;
  }
  return yizhan::benchmarks::run(words[1], count > 2 ? std::strtoul(words[2], nullptr, 10) : 10);
}
