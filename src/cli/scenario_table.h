// Every overlay of a corridor in a row: for people and for programs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/difference.h"
#include "cli/overlays.h"
#include "plan/planner.h"

namespace yizhan::cli {

/// An overlay and what became of its plan.
struct ScenarioRow {
  Overlay overlay;
  std::shared_ptr<const Corridor> corridor;         // with the overlay
  std::optional<PlanAnswer> answer;                 // none: it was not begun
  std::optional<compare::Difference> difference{};  // to the base plan, if there is a plan
  std::filesystem::path out{};                      // where the plan was written
};

/// The base plan, and every overlay laid on its corridor.
struct ScenarioTable {
  const Corridor& corridor;
  const PlanDocument& base;
  const std::vector<ScenarioRow>& rows;
};

std::string scenarios_text(const ScenarioTable& table, Words words);
/// The study `scenarios`.
nlohmann::ordered_json scenarios_json(const ScenarioTable& table, Extent extent);

}  // namespace yizhan::cli
