// What `--levers` and `--lever-budget` ask for.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "model/corridor.h"
#include "model/notice.h"

namespace yizhan::cli {

struct LeverWish {
  std::string levers;            // "all", "none", or a list of `id` and `id=count`; empty: none
  std::optional<double> budget;  // yuan
};

/// `all` may be bought as often as the feed offers; a list names what is bought, no more and no less. Refused: a name
/// that is none, a count that is not offered, what excludes each other or costs more than its fund holds, a budget
/// without a lever.
tl::expected<LeverLimits, Notices> read_levers(const Corridor& corridor, const LeverWish& wish);

}  // namespace yizhan::cli
