// Seeded random corridors with every feature of the feed on, for tests.
#pragma once

#include <cstdint>

#include "model/corridor.h"

namespace yizhan {

/// tiny: a few vehicles, small enough to try every plan. small: 10 to 20 lots of 1 to 6 vehicles over 6 to 20
/// periods.
enum class RandomSize { tiny, small };

/// The same seed and size give the same corridor. It keeps the feed's rules, its tables are sorted as the
/// reader sorts them, and its cells bind, though a plan nearly always exists.
Corridor random_corridor(std::uint64_t seed, RandomSize size);

/// The same corridor; of every second one a plan may buy some levers and must buy others, some within a budget or a
/// fund.
Corridor random_corridor_with_levers(std::uint64_t seed, RandomSize size);

}  // namespace yizhan
