// What a vehicle pays at one step of its itinerary, by docs/reference/problem.md.
#pragma once

#include "model/plan.h"

namespace yizhan::report {

/// Move, damage, rules and duty less subsidy. Waiting, capital and lateness are no step's.
Money step_money(const Corridor& corridor, const Order& order, Index<Model> model, const Step& step);

}  // namespace yizhan::report
