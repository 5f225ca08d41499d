// What really happened in place of what a plan said: docs/reference/problem.md, "What has really happened".
#pragma once

#include <tl/expected.hpp>

#include "model/notice.h"
#include "model/rules.h"
#include "plan/replay.h"

namespace yizhan {

/// A flow of an old plan, and how many of its steps are done.
struct ActualFlow {
  OldPlan::Flow flow;
  std::size_t done = 0;
};

/// Whether anything is reported of a lot: then its steps that are done took the time that they took.
bool is_reported(const Corridor& corridor, const Lot& lot);

/// The flows, those of lots of which anything is reported begun as reported. What was to follow follows as soon as it
/// can from `now` on; where a departure was missed, the flow names it as gone.
tl::expected<std::vector<ActualFlow>, Notices> as_executed(const Corridor& corridor, const Table<Lot>& lots,
                                                           std::vector<OldPlan::Flow> flows, Instant now);

}  // namespace yizhan
