// Corridors and plans as the verbs read them.
#pragma once

#include <optional>

#include "cli/verb.h"
#include "model/plan.h"

namespace yizhan::cli {

/// The corridor of a request; none after its errors were told. Warnings go to standard error as a count.
std::optional<Corridor> read_corridor(const Request& request);

/// Of the corridor and its overlays, from the root of the file system: where they are found again.
std::vector<std::string> input_folders(const Request& request);

/// Names of the overlays of a request, as a plan keeps them: their folders' own names.
std::vector<std::string> overlay_names(const Request& request);

/// The lot of this name; none if there is no such lot.
Index<Lot> find_lot(const Corridor& corridor, const std::string& name);

/// What is wrong with a plan that was made for another corridor or other overlays; empty if nothing is.
Notices mismatch(const Request& request, const Corridor& corridor, const Plan& plan);

}  // namespace yizhan::cli
