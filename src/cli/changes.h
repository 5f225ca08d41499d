// Which lots a plan changed, and why: for people and for programs.
#pragma once

#include <nlohmann/json.hpp>

#include "cli/words.h"
#include "model/plan.h"

namespace yizhan::cli {

nlohmann::ordered_json changes_json(const Corridor& corridor, const Plan& plan);

/// The changes that concern most vehicles, and how many there are.
std::string changes_text(const Corridor& corridor, const Plan& plan, Words words);

}  // namespace yizhan::cli
