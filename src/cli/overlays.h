// The what-ifs that lie with a corridor: folders in its folder `overlays`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/corridor.h"

namespace yizhan::cli {

struct Overlay {
  std::string name;  // of its folder
  std::filesystem::path folder;
  /// The first heading of its README.md, else its row in that of `overlays`: English | Chinese. Empty where neither
  /// is.
  Name title;
};

/// Those that hold a table or settings, by name.
std::vector<Overlay> overlays_of(const std::filesystem::path& corridor);

}  // namespace yizhan::cli
