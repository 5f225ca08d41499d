// One file written in one step.
#pragma once

#include <filesystem>
#include <string_view>
#include <tl/expected.hpp>

#include "model/notice.h"

namespace yizhan::feed {

/// Writes the file aside and renames it: who reads it sees the old one or the new one, never a half.
tl::expected<void, Notices> replace_file(const std::filesystem::path& file, std::string_view text);

}  // namespace yizhan::feed
