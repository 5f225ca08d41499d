// The plan that what-ifs begin from.
#pragma once

#include <filesystem>
#include <tl/expected.hpp>

#include "cli/progress.h"
#include "cli/verb.h"
#include "model/plan.h"

namespace yizhan::cli {

/// Of its folder, in that of the answer.
inline constexpr auto base_name = "base";

/// Read from the folder `from` and proven, or, if that is empty, made now within the options' limits; `line` tells
/// how it comes along. What the caller returns if there is none, after it was told why.
tl::expected<PlanDocument, Exit> base_plan(const Request& request, const Corridor& corridor,
                                           const std::filesystem::path& from, PlanOptions options,
                                           ProgressLine& line);

/// Into the folder of the answer, which is made if it is not there.
tl::expected<void, Notices> write_base(const Corridor& corridor, const PlanDocument& base,
                                       const std::filesystem::path& out);

}  // namespace yizhan::cli
