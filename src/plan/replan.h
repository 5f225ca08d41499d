// Planning again: what an old plan leaves behind as done, and what of it may still stand.
#pragma once

#include <tl/expected.hpp>

#include "model/notice.h"
#include "plan/assembly.h"
#include "plan/corridor_oracle.h"
#include "solve/solve.h"

namespace yizhan {

/// An old plan at an instant. Departures move to the times that the corridor now gives them, and what follows them
/// with them.
struct Resumption {
  static constexpr std::uint32_t not_begun = PlannedLot::none_begun;
  std::vector<OldPlan::Flow> flows;
  std::vector<std::uint32_t> begun;  // by flow: its number in the past
  Past past;
};

/// Refused if more has begun than a lot has.
tl::expected<Resumption, Notices> resume(const Corridor& corridor, const OldPlan& old, Instant now);

/// Steps that are done and that the corridor does not allow.
Notices past_faults(const Network& network);

/// A flow of the old plan that is not done.
struct Promise {
  std::size_t flow = 0;               // in the resumption
  Vehicles quantity;                  // that the lot still has
  Vehicles dropped;                   // that it has no more
  std::optional<ChangeCause> broken;  // why it cannot stand
  std::string cause;
  std::optional<solve::Path> path;  // if it can
};

std::vector<Promise> promises_of(const Network& network, CorridorOracle& oracle, const Resumption& resumption);

/// Where the solver begins.
solve::Start start_of(const Network& network, const Assembly& assembly, const OldPlan& old,
                      const std::vector<Promise>& promises, double fee);

}  // namespace yizhan
