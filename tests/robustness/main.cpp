// Plans mutated copies of a corridor:  robustness [CORRIDOR [COUNT [FIRST SEED]]]

#include <fmt/format.h>

#include <cstdlib>

#include "tests/robustness/robustness.h"

int main(int argc, char** argv) {
  const char* corridor = argc > 1 ? argv[1] : YIZHAN_ROOT "/corridors/relay-mini";
  const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10000;
  const std::uint64_t first = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0;
  const yizhan::Robustness result = yizhan::plan_mutated(corridor, first, count);
  for (const std::string& fault : result.faults) fmt::print("{}\n", fault);
  fmt::print("{} copies: {} refused with notices, {} infeasible, {} planned and checked, {} faults\n", count,
             result.refused, result.infeasible, result.planned, result.faults.size());
  return result.faults.empty() ? 0 : 1;
}
