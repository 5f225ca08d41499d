// The limits of plans that a verb makes side by side.
#pragma once

#include "cli/verb.h"
#include "plan/planner.h"

namespace yizhan::cli {

/// Adds `--gap`, `--time-limit`, `--work-limit` and `--seed`, all of each plan; `gap` and `seconds` tell what the
/// first two mean. `options` must outlive the program.
void add_limits_of_each(CLI::App& verb, PlanOptions& options, Words words, std::string_view gap,
                        std::string_view seconds);

}  // namespace yizhan::cli
