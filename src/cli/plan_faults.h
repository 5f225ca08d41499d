// What is wrong with a plan, for people and for programs.
#pragma once

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "cli/words.h"
#include "model/notice.h"

namespace yizhan::cli {

/// A plan that does not even read is not true: each notice is a fault.
std::vector<check::Fault> as_faults(const Notices& notices, Words words);

/// A line for each.
std::string faults_text(const std::vector<check::Fault>& faults, Words words);

nlohmann::ordered_json faults_json(const std::vector<check::Fault>& faults);

}  // namespace yizhan::cli
