// A plan with its corridor as one JSON document, which the page reads. Tables are objects of columns, rows are named
// by their number in them (-1: none), times are minutes since midnight of the corridor's first day, money is yuan.
// What each column means stands once, in web/src/data/types.ts.
#pragma once

#include <string>

#include "model/plan.h"

namespace yizhan::report {

/// A plan with the corridor that it was made for.
struct PlanOf {
  const Corridor& corridor;
  const Plan& plan;
};

/// Follows from corridors and plans alone, with any number of threads: equal plans, equal documents. `beside` is
/// another plan to compare with, or nothing.
std::string document_text(const PlanOf& shown, const PlanOf* beside, int threads);

}  // namespace yizhan::report
