// The planner against models written apart from it, on random small corridors with every feature of the feed:
//
//     proof [COUNT [FIRST_SEED]]
//
// Of each corridor: the checker accepts the plan; bound <= optimum <= cost, the optimum from one arc-flow program in
// whole numbers by HiGHS; one thread and two write the same bytes; there is a plan just if that program has one.
// Prints how far plans are from the optimum, and the optimum from the bound, and every failure with its seed.
//
// Exit code 1 if anything failed.
#include "tests/support/proof.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "tests/support/program.h"
#include "tests/support/random_corridor.h"

namespace yizhan::benchmarks {
namespace {

constexpr double at_optimum = 1e-6;  // relative

/// Gaps of many corridors.
struct Gaps {
  double sum = 0, worst = 0;
  std::uint64_t worst_seed = 0;
  long count = 0;

  void add(double gap, std::uint64_t seed) {
    sum += gap;
    ++count;
    if (gap > worst) {
      worst = gap;
      worst_seed = seed;
    }
  }
  void print(const char* what) const {
    fmt::print("{:<34} mean {:>8.4f} %   worst {:>8.4f} %   (seed {})\n", what,
               100 * sum / static_cast<double>(std::max(1L, count)), 100 * worst, worst_seed);
  }
};

/// What has been found so far.
struct Tally {
  long corridors = 0, feasible = 0, infeasible = 0, unknown = 0, optimal = 0, failed = 0;
  Gaps plans, bounds;

  void add(const Proof& proof, std::uint64_t seed) {
    ++corridors;
    ++(proof.feasible ? feasible : infeasible);
    if (!proof.known) ++unknown;
    if (proof.feasible && proof.optimum) {
      plans.add(proof.above_optimum(), seed);
      bounds.add(proof.below_optimum(), seed);
      if (proof.above_optimum() <= at_optimum) ++optimal;
    }
    if (!proof.faults.empty()) ++failed;
    for (const std::string& fault : proof.faults) fmt::print("seed {}: {}\n", seed, fault);
    std::fflush(stdout);
  }
  void print(double seconds) const {
    fmt::print("{:<34} {}, in {:.0f} s\n", "corridors", corridors, seconds);
    fmt::print("{:<34} {}\n", "  feasible, planned and checked", feasible);
    fmt::print("{:<34} {}\n", "  infeasible", infeasible);
    fmt::print("{:<34} {}\n", "  too large to ask for the optimum", unknown);
    fmt::print("{:<34} {} of {}\n", "plans at the optimum", optimal, plans.count);
    plans.print("from the optimum to the plan");
    bounds.print("from the bound to the optimum");
    fmt::print("{:<34} {}\n", "failed", failed);
  }
};

int run(std::uint64_t count, std::uint64_t first) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  const Scratch scratch;
  Tally tally;
  double told = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    tally.add(prove(random_corridor_with_levers(seed, RandomSize::small), {}, scratch.path()), seed);
    if (seconds() < told + 1) continue;
    told = seconds();
    fmt::print(stderr, "\r{} of {} corridors, {} failed, {:.0f} s ", tally.corridors, count, tally.failed, told);
  }
  if (told > 0) fmt::print(stderr, "\n");
  tally.print(seconds());
  return tally.failed > 0 ? 1 : 0;
}

}  // namespace
}  // namespace yizhan::benchmarks

int main(int count, char** words) {
  const auto number = [&](int word, std::uint64_t otherwise) {
    return count > word ? std::strtoull(words[word], nullptr, 10) : otherwise;
  };
  return yizhan::benchmarks::run(number(1, 10000), number(2, 1));
}
