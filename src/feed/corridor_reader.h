// Reads a corridor's folder: every fault of the input is told at once, in typed notices.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "model/corridor.h"
#include "model/notice.h"

namespace yizhan::feed {

struct Tables;
class NoticeList;

struct ReadResult {
  std::optional<Corridor> corridor;  // none if a notice is an error
  Notices notices;                   // by file and row
};

/// Lays the overlays upon the folder, in order. Tables are sorted by key, so that no result depends on the order
/// of rows. No input makes it throw, hang or take more than a small multiple of the input's memory.
ReadResult read_corridor(const std::filesystem::path& folder,
                         const std::vector<std::filesystem::path>& overlays = {});

/// What tables in text describe, `notices` being those of reading them; cells at fault are emptied.
ReadResult corridor_from(Tables& tables, NoticeList& notices);

}  // namespace yizhan::feed
