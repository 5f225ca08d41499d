// What pins ask of an order's vehicles: settled rules, as in model/rules.h.
#pragma once

#include "model/corridor.h"

namespace yizhan {

bool has_pins(const Corridor& corridor, const Order& order);

/// Whether no pin says "never" of the step: itself, its service, or the place where it brings vehicles or makes them.
bool pins_allow(const Corridor& corridor, const Order& order, Index<Leg> leg);
bool pins_allow(const Corridor& corridor, const Order& order, Index<Departure> departure);

/// Whether the step may be the order's first of stage "ship": if pins say "must", one of them names it.
bool pins_ship(const Corridor& corridor, const Order& order, Index<Leg> leg);
bool pins_ship(const Corridor& corridor, const Order& order, Index<Departure> departure);

/// Whether a way without stage "ship" is out of the question.
bool pins_demand_shipping(const Corridor& corridor, const Order& order);

}  // namespace yizhan
