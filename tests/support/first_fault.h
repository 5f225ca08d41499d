// What the checker finds wrong with a plan, as a line to read.
#pragma once

#include <string>

#include "check/check.h"

namespace yizhan {

inline std::string told(const check::Fault& fault) {
  return fault.what + " " + fault.file + ":" + std::to_string(fault.row) + " " + fault.column + ": found " +
         fault.found + ", expected " + fault.expected;
}

/// Empty for a plan that is true.
inline std::string first_fault(const Corridor& corridor, const Plan& plan) {
  const check::Verdict verdict = check::check(corridor, plan);
  return verdict.ok() ? "" : told(verdict.faults.front());
}

}  // namespace yizhan
