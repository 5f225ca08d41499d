// A study is the answer of a what-if verb. Its folder holds it beside its plans as answer.json, as it was printed,
// and as a page that shows the same.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <tl/expected.hpp>
#include <vector>

#include "cli/verb.h"
#include "report/document.h"

namespace yizhan::cli {

/// Studies of this corridor, by their names. Refused: a folder without a study, one of another corridor, two of one
/// name, an answer that is not of the form of its study.
tl::expected<nlohmann::ordered_json, Notices> read_studies(const std::vector<std::filesystem::path>& folders,
                                                           const std::string& corridor);

/// Completes the answer by its folder, writes it there, with the page of the base plan where the page is built, and
/// tells it: as an object, or by `text`.
Exit finish_study(const Request& request, const std::filesystem::path& folder, nlohmann::ordered_json answer,
                  const report::PlanOf& base, const std::string& text);

}  // namespace yizhan::cli
