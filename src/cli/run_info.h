// How a plan of this process came about.
#pragma once

#include <chrono>

#include "cli/verb.h"
#include "model/plan.h"

namespace yizhan::cli {

std::chrono::steady_clock::time_point process_start();

/// Adds host, version, memory, the seconds since the process began, and the folders of the request.
void complete(RunInfo& run, const Request& request);

}  // namespace yizhan::cli
