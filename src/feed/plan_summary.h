// plan.json and run.json of a plan folder.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "feed/notice_list.h"
#include "model/plan.h"

namespace yizhan::feed {

/// The text of plan.json: cost, bound, gaps and counts.
std::string summary_text(const Plan& plan);

/// As `--objective` takes it.
std::string objective_text(const Objective& objective);

/// Name, value, bound and price of each level, the plan's cost the last.
nlohmann::ordered_json levels_json(const Plan& plan);

/// Fills in what plan.json says. Where it states a number that follows from its others, they must agree.
void read_summary(const std::filesystem::path& folder, Plan& plan, NoticeList& notices);

/// What the plan might spend on levers; none where nothing bounds it, or nothing is said.
std::optional<Money> read_spending(const std::filesystem::path& folder);

/// The text of run.json.
std::string run_text(const RunInfo& run);

void read_run(const std::filesystem::path& folder, RunInfo& run, NoticeList& notices);

}  // namespace yizhan::feed
