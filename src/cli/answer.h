// A plan's answer: at a glance for people, as one object for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cli/words.h"
#include "model/plan.h"

namespace yizhan::cli {

/// Served, late and unserved; what it costs; how far from the best; targets; dearest cells; gateways; sources.
std::string answer_text(const Corridor& corridor, const PlanDocument& document, Words words);

/// The keys of the `plan` command.
nlohmann::ordered_json answer_json(const Corridor& corridor, const PlanDocument& document);

nlohmann::ordered_json figures_json(const FigureCount& figures);
std::string figures_text(const FigureCount& figures, Words words);

}  // namespace yizhan::cli
