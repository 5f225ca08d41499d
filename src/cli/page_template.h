// The built page of `web/`: found beside the program, or where YIZHAN_PAGE says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/document.h"

namespace yizhan::cli {

/// None where the page was not built: everything else works without it.
std::optional<std::string> page_template();

/// The page with a plan inside.
std::string page_of(const std::string& page, const report::PlanOf& shown, const report::Additions& additions,
                    int threads);

inline constexpr std::string_view how_to_get_the_page =
    "No report.html: its page is not built here. ./yizhan builds it, with Node that it fetches itself.";

}  // namespace yizhan::cli
