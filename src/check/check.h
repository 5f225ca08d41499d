// Proves a plan from the corridor and the plan alone: everything in it is computed anew, by means that share
// nothing with those that made it, and compared.
#pragma once

#include <string>
#include <vector>

#include "model/plan.h"

namespace yizhan::check {

/// One thing in a plan that is not so.
struct Fault {
  std::string what;  // snake_case
  std::string file;  // of the plan folder
  long row = 0;      // line of the file, the header is 1; 0: the whole file
  std::string column;
  std::string found;
  std::string expected;
  bool operator==(const Fault&) const = default;
};

struct Verdict {
  Money cost;   // of what the plan decides, computed anew
  Money bound;  // what the stated prices prove; -infinity if nothing
  double gap = 0;
  std::vector<Fault> faults;  // by file and row
  [[nodiscard]] bool ok() const { return faults.empty(); }
};

/// The rows of the plan are in the order of its files.
Verdict check(const Corridor& corridor, const Plan& plan);

}  // namespace yizhan::check
