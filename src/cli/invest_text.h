// What `invest` found, for people and for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cli/words.h"
#include "plan/invest.h"

namespace yizhan::cli {

/// Whether the best plan meets all targets.
bool meets_targets(const Investment& investment);

/// The study `invest` of the corridor without levers.
nlohmann::ordered_json invest_json(const Corridor& corridor, const Investment& investment);
std::string invest_text(const Investment& investment, Words words);

}  // namespace yizhan::cli
