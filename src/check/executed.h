// What is reported of lots, against what a plan holds as done of them.
#pragma once

#include "check/conditions.h"
#include "check/faults.h"

namespace yizhan::check {

/// Whether anything is reported of a lot.
bool is_reported(const Corridor& corridor, const Lot& lot);

/// Of every such lot as many vehicles must have begun each step, then and until then, as are reported: no more, no
/// fewer, no other step.
void check_executed(const Conditions& conditions, const Table<Lot>& lots, const Plan& plan, Faults& faults);

}  // namespace yizhan::check
