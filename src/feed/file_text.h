// The text of one file of a feed: within limits, in UTF-8.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "feed/notice_list.h"

namespace yizhan::feed {

constexpr std::size_t longest_file = 64U << 20;  // bytes

/// The text without byte order mark; none, with a notice about `shown`, if it cannot be had.
std::optional<std::string> file_text(const std::filesystem::path& file, const std::string& shown,
                                     NoticeList& notices);

}  // namespace yizhan::feed
