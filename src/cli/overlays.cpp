#include "cli/overlays.h"

#include <algorithm>
#include <fstream>
#include <optional>

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;

bool holds_tables(const fs::path& folder) {
  std::error_code ignored;
  return std::any_of(fs::directory_iterator(folder, ignored), fs::directory_iterator(), [](const auto& entry) {
    return entry.path().extension() == ".csv" || entry.path().extension() == ".toml";
  });
}

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t#|`"), to = text.find_last_not_of(" \t|\r");
  return from == std::string::npos ? "" : text.substr(from, to + 1 - from);
}

/// The first line of a file that begins so, less that beginning.
std::optional<std::string> line_after(const fs::path& file, const std::string& beginning) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);)
    if (line.starts_with(beginning)) return trimmed(line.substr(beginning.size()));
  return std::nullopt;
}

Name title_of(const std::string& text) {
  const std::size_t bar = std::min(text.find('|'), text.size());
  return {trimmed(text.substr(0, bar)), trimmed(text.substr(std::min(bar + 1, text.size())))};
}

}  // namespace

std::vector<Overlay> overlays_of(const fs::path& corridor) {
  std::vector<Overlay> overlays;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(corridor / "overlays", ignored)) {
    if (!entry.is_directory(ignored) || !holds_tables(entry.path())) continue;
    Overlay overlay{entry.path().filename().string(), entry.path(), {}};
    const auto heading = line_after(entry.path() / "README.md", "# ");
    const auto row = line_after(corridor / "overlays" / "README.md", "| `" + overlay.name + "` |");
    overlay.title = title_of(heading.value_or(row.value_or("")));
    overlays.push_back(std::move(overlay));
  }
  std::sort(overlays.begin(), overlays.end(), [](const Overlay& a, const Overlay& b) { return a.name < b.name; });
  return overlays;
}

}  // namespace yizhan::cli
