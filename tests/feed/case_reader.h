// A scenario folder: files laid over the base corridor, an overlay perhaps, and the notices to expect.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "feed/corridor_reader.h"

namespace yizhan::feed {

/// Copies the base and the case into `work` and reads them. A file `missing` lists files to leave out.
ReadResult read_case(const std::filesystem::path& case_folder, const std::filesystem::path& work);

nlohmann::json to_json(const Notices& notices);

}  // namespace yizhan::feed
