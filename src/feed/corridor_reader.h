// Reads a corridor's folder: every fault of the input is told at once, in typed notices.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "model/corridor.h"
#include "model/notice.h"

namespace yizhan::feed {

struct ReadResult {
  std::optional<Corridor> corridor;  // none if a notice is an error
  Notices notices;                   // by file and row
};

/// Lays the overlays upon the folder, in order. Tables are sorted by key, so that no result depends on the order
/// of rows. No input makes it throw, hang or take more than a small multiple of the input's memory.
ReadResult read_corridor(const std::filesystem::path& folder,
                         const std::vector<std::filesystem::path>& overlays = {});

}  // namespace yizhan::feed
