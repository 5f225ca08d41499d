// A corridor spoilt in many ways must be refused with notices, or planned with a plan that the checker accepts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace yizhan {

struct Robustness {
  long refused = 0;                 // with an error among the notices
  long infeasible = 0;              // nothing keeps what must be kept
  long planned = 0;                 // and accepted by the checker
  std::vector<std::string> faults;  // what went otherwise, by seed
};

/// Plans mutated copies of a corridor, one for each seed from `first` on.
Robustness plan_mutated(const std::filesystem::path& corridor, std::uint64_t first, std::uint64_t count);

/// Plans copies that were changed in ways that mean nothing: their plans must be those of the corridor, byte for
/// byte.
Robustness plan_harmless(const std::filesystem::path& corridor, std::uint64_t first, std::uint64_t count);

}  // namespace yizhan
