// What hangs on the assumed figures: for people and for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/words.h"
#include "plan/sensitivity.h"

namespace yizhan::cli {

/// The base plan, and what becomes of it where a group is moved.
struct SensitivityAnswer {
  const Corridor& corridor;
  const PlanDocument& base;
  const std::vector<feed::AssumedGroup>& groups;
  const std::vector<MovedGroup>& moved;  // by group
  double gap;                            // within which the plan stands
};

std::string sensitivity_text(const SensitivityAnswer& answer, Words words);
nlohmann::ordered_json sensitivity_json(const SensitivityAnswer& answer);

}  // namespace yizhan::cli
