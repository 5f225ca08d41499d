// The report: one HTML file with a plan inside, which opens without a network.
#pragma once

#include <string>
#include <string_view>

namespace yizhan::report {

/// The built page of `web/` with a document laid into it; none of it needs escaping, as it is packed by gzip (without
/// a time stamp) and written in base64. Throws if the template has no place for it.
std::string page_with(std::string page, std::string_view document);

}  // namespace yizhan::report
