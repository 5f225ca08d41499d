// Steps planned before, followed under the corridor as it is now.
#pragma once

#include "network/network.h"

namespace yizhan {

/// The first step that vehicles of the class may not take when they start at `origin`; none if all are open. The
/// class has all moves on the way. The first `reported` steps took the time that they took.
std::optional<std::size_t> first_closed(const Corridor& corridor, const VehicleClass& vehicle_class,
                                        Index<Place> origin, LotStart start, const std::vector<Step>& steps,
                                        std::size_t reported = 0);

/// Where the steps lead, which are known.
Held held_after(const Corridor& corridor, Index<Place> origin, Index<State> start_state, LotStart start,
                const std::vector<Step>& steps);

/// Moves departures to the corridor's times, and legs as far as that makes them wait or lets them begin at once.
void retime(const Corridor& corridor, std::vector<Step>& steps);

}  // namespace yizhan
