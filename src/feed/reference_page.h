// The reference page of the feed, made from the schema and the catalogue of notices.
#pragma once

#include <string>

namespace yizhan::feed {

/// The whole of docs/reference/feed.md, in English and Chinese.
std::string reference_page();

}  // namespace yizhan::feed
