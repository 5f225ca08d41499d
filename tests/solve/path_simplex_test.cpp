// The simplex method on paths against HiGHS on the whole relaxation, from good and from bad starts; the inverse that
// it keeps against the identity.
#include "solve/path_simplex.h"

#include <gtest/gtest.h>

#include <cmath>

#include "solve/solve.h"
#include "tests/solve/listed_paths.h"

namespace yizhan::solve::test {
namespace {

constexpr double artificial_cost = 1e5;

// All paths are known, and nothing flows, or all of each lot on its first path, whatever rows hold.
double from_bad_start(const Case& drawn, bool all_on_first) {
  ListedPaths oracle(drawn.program, drawn.paths);
  Limits limits(Clock::now(), Clock::time_point::max(), std::numeric_limits<std::uint64_t>::max(), nullptr);
  Pricing pricing(drawn.program, oracle, limits, 1);
  std::vector<double> none(drawn.program.capacity.size(), 0), flow;
  pricing.at(none);
  for (const auto& paths : drawn.paths) {
    for (const Path& path : paths) {
      pricing.keep(Path(path));
      flow.push_back(all_on_first && &path == &paths.front() ? drawn.program.lots[path.lot].quantity : 0);
    }
  }
  PathSimplex simplex(pricing, artificial_cost, flow);
  do {
    EXPECT_TRUE(simplex.solve([] { return false; }));
  } while (simplex.raise());
  EXPECT_TRUE(simplex.feasible());
  std::vector<double> use(drawn.program.capacity.size(), 0), left;
  for (const Demand& lot : drawn.program.lots) left.push_back(lot.quantity);
  double cost = 0;
  for (ColumnId id = 0; id < pricing.pool().size(); ++id) {
    const double quantity = simplex.flow()[id];
    EXPECT_GE(quantity, 0);
    left[pricing.pool()[id].lot] -= quantity;
    cost += quantity * pricing.pool().relaxed_cost(id);
    for (const auto& [row, amount] : pricing.pool()[id].entries) use[row] += quantity * amount;
  }
  for (LotNumber lot = 0; lot < left.size(); ++lot) {
    EXPECT_GE(left[lot], -1e-9);
    cost += left[lot] * drawn.program.lots[lot].unserved.value_or(artificial_cost);
  }
  for (Row row = 0; row < use.size(); ++row) EXPECT_LE(use[row], drawn.program.capacity[row] + 1e-9);
  EXPECT_NEAR(cost, simplex.cost(), 1e-9 * (1 + std::abs(cost)));
  return cost;
}

TEST(PathSimplex, AnyStartEndsAtTheOptimum) {
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    SCOPED_TRACE(i);
    const Case drawn = random_case(random, {});
    const double best = optimum(drawn, true);
    for (const bool all_on_first : {false, true})
      EXPECT_NEAR(from_bad_start(drawn, all_on_first), best, 1e-9 * (1 + std::abs(best)));
  }
}

TEST(PathSimplex, ContinuousProgramsAreSolvedToTheEnd) {
  std::mt19937 random(12);
  int infeasible = 0;
  for (int i = 0; i < 300; ++i) {
    SCOPED_TRACE(i);
    Case drawn = random_case(random, {.must_serve = i % 2 == 1});
    drawn.program.whole = false;
    ListedPaths oracle(drawn.program, drawn.paths);
    Options options;
    options.relaxation_gap = 1e-10;
    const Result result = solve(drawn.program, oracle, options);
    const double best = optimum(drawn, true);
    if (best == unlimited) {
      EXPECT_EQ(result.status, Status::infeasible);
      ++infeasible;
      continue;
    }
    EXPECT_EQ(result.status, Status::solved);
    EXPECT_NEAR(result.cost, best, 1e-9 * (1 + std::abs(best)));
    EXPECT_NEAR(result.bound, best, 1e-9 * (1 + std::abs(best)));
  }
  EXPECT_LT(infeasible, 150);
}

/// A matrix, changed beside its inverse.
struct Twin {
  std::vector<std::vector<double>> rows;
  DenseInverse inverse;

  void expect_identity() const {
    ASSERT_EQ(inverse.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = 0; j < rows.size(); ++j) {
        double total = 0;
        for (std::size_t k = 0; k < rows.size(); ++k) total += inverse.at(i, k) * rows[k][j];
        ASSERT_NEAR(total, i == j ? 1 : 0, 1e-6);
      }
    }
  }
};

TEST(DenseInverse, FollowsItsMatrix) {
  std::mt19937 random(13);
  std::uniform_real_distribution<double> draw(-1, 1);
  Twin twin;
  const auto vector = [&](std::size_t size) {
    std::vector<double> drawn(size);
    for (double& value : drawn) value = draw(random);
    return drawn;
  };
  for (int change = 0; change < 400; ++change) {
    SCOPED_TRACE(change);
    const std::size_t size = twin.rows.size(), at = size == 0 ? 0 : random() % size;
    const auto column = vector(size), row = vector(size);
    std::vector<double> product;
    if (size < 3 || (size < 20 && change % 3 == 0)) {
      const double corner = 5 + draw(random);
      twin.inverse.border(column, row, corner);
      for (std::size_t i = 0; i < size; ++i) twin.rows[i].push_back(column[i]);
      twin.rows.push_back(row);
      twin.rows.back().push_back(corner);
    } else if (change % 5 == 1) {
      twin.inverse.times(column, product);
      if (std::abs(product[at]) < 0.1) continue;
      twin.inverse.replace_column(at, product);
      for (std::size_t i = 0; i < size; ++i) twin.rows[i][at] = column[i];
    } else if (change % 5 == 2) {
      twin.inverse.under(row, product);
      if (std::abs(product[at]) < 0.1) continue;
      twin.inverse.replace_row(at, row);
      twin.rows[at] = row;
    } else if (change % 5 == 3) {
      const std::size_t other = random() % size;
      if (std::abs(twin.inverse.at(other, at)) < 0.01) continue;
      twin.inverse.remove(other, at);
      for (auto& cells : twin.rows) {
        cells[other] = cells.back();
        cells.pop_back();
      }
      twin.rows[at] = twin.rows.back();
      twin.rows.pop_back();
    } else {
      const std::vector<std::size_t> others = {(at + 1) % size};
      twin.inverse.reflect(at, others);
      for (auto& cells : twin.rows) {
        cells[others[0]] -= cells[at];
        cells[at] = -cells[at];
      }
    }
    twin.expect_identity();
  }
  std::vector<double> flat;
  for (const auto& cells : twin.rows) flat.insert(flat.end(), cells.begin(), cells.end());
  ASSERT_TRUE(twin.inverse.invert(flat, twin.rows.size()));
  twin.expect_identity();
  EXPECT_FALSE(twin.inverse.invert({1, 2, 2, 4}, 2));
}

}  // namespace
}  // namespace yizhan::solve::test
