// What `--objective` asks for.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "model/notice.h"
#include "model/objective.h"

namespace yizhan::cli {

/// The aims of a list such as "serve,targets,cost"; cost is added where the last aim is not in money. Refused: a
/// name that is none, an aim twice, an aim after one in money.
tl::expected<Objective, Notices> read_objective(const std::string& text);

}  // namespace yizhan::cli
