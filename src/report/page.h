// The report: one HTML file with a plan inside, which opens without a network.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "model/notice.h"

namespace yizhan::report {

/// The built page of `web/` with a document laid into it; none of it needs escaping, as it is packed by gzip (without
/// a time stamp) and written in base64. Throws if the template has no place for it.
std::string page_with(std::string page, std::string_view document);

/// Writes the file aside and renames it: who reads it sees the old page or the new one.
tl::expected<void, Notices> write_page(const std::string& page, const std::filesystem::path& file);

}  // namespace yizhan::report
