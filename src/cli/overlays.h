// The what-ifs that lie with a corridor: folders in its folder `overlays`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yizhan::cli {

struct Overlay {
  std::string name;  // of its folder
  std::filesystem::path folder;
  std::string
      title;  // the first heading of its README.md, else its row in that of `overlays`; empty if neither is there
};

/// Those that hold a table or settings, by name.
std::vector<Overlay> overlays_of(const std::filesystem::path& corridor);

}  // namespace yizhan::cli
