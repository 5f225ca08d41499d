// What `--roll` and `--look-ahead` ask for.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "model/corridor.h"
#include "plan/planner.h"

namespace yizhan::cli {

/// The turns, if any are asked for: days as they were typed, a look-ahead of twice the roll where it is empty.
/// Refused: what is no whole number of days, a look-ahead that is shorter than the roll or without one.
tl::expected<std::optional<Roll>, Notices> read_roll(const std::string& days, const std::string& look_ahead);

/// Why a plan made in turns cannot do what else is asked: empty if it can.
Notices roll_faults(const Corridor& corridor, const PlanOptions& options);

}  // namespace yizhan::cli
