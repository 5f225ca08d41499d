// Writes a corridor's folder.
#pragma once

#include <filesystem>
#include <tl/expected.hpp>

#include "model/corridor.h"
#include "model/notice.h"

namespace yizhan::feed {

/// Writes every table that has rows, and those that every corridor needs; what is written reads back equal, if the
/// rows stand in the reader's order. The folder is replaced as a whole. Throws std::filesystem::filesystem_error.
void write_corridor(const Corridor& corridor, const std::filesystem::path& folder);

/// Likewise, but replaces nothing except an older corridor: another file in the folder is named in a notice, as is a
/// folder that cannot be written.
tl::expected<void, Notices> replace_corridor(const Corridor& corridor, const std::filesystem::path& folder);

/// An empty corridor to fill in: every table with its header, corridor.toml and a README that says what is what. The
/// folder must not exist, or be empty: else it throws as above.
void write_template(const std::filesystem::path& folder);

}  // namespace yizhan::feed
