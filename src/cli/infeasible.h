// That no plan keeps what must be kept, and the cells that forbid it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cli/words.h"
#include "plan/planner.h"

namespace yizhan::cli {

nlohmann::ordered_json infeasible_json(const PlanAnswer& answer);
std::string infeasible_text(const Corridor& corridor, const PlanAnswer& answer, Words words);

}  // namespace yizhan::cli
