#include "cli/input.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "feed/corridor_reader.h"
#include "feed/plan_folder.h"
#include "model/rules.h"

namespace yizhan::cli {

std::optional<Corridor> read_corridor(const Request& request) {
  feed::ReadResult read = feed::read_corridor(request.corridor, request.overlays);
  if (!read.corridor) {
    refuse(request, read.notices);
    return std::nullopt;
  }
  const auto warnings = std::count_if(read.notices.begin(), read.notices.end(),
                                      [](const Notice& notice) { return notice.severity == Severity::warning; });
  if (warnings > 0)
    fmt::print(stderr, fmt::runtime(request.words()("{} warnings; see them with: yizhan validate {}\n")), warnings,
               request.corridor.string());
  return std::move(read.corridor);
}

std::vector<std::string> input_folders(const Request& request) {
  std::vector<std::string> folders = {std::filesystem::absolute(request.corridor).lexically_normal().string()};
  for (const std::filesystem::path& overlay : request.overlays)
    folders.push_back(std::filesystem::absolute(overlay).lexically_normal().string());
  return folders;
}

std::vector<std::string> overlay_names(const Request& request) {
  std::vector<std::string> names;
  for (const std::filesystem::path& overlay : request.overlays)
    names.push_back((overlay / "").parent_path().filename().string());
  return names;
}

Index<Lot> find_lot(const Corridor& corridor, const std::string& name) {
  const Table<Lot> lots = lots_of(corridor);
  for (std::size_t row = 0; row < lots.size(); ++row)
    if (feed::lot_name(corridor, lots[Index<Lot>(row)]) == name) return Index<Lot>(row);
  return {};
}

Notices mismatch(const Request& request, const Corridor& corridor, const Plan& plan) {
  const std::vector<std::string> overlays = overlay_names(request);
  if (plan.corridor == corridor.id && plan.overlays == overlays) return {};
  const auto title = [](const std::string& id, const std::vector<std::string>& with) {
    return with.empty() ? id : fmt::format("{} --with {}", id, fmt::join(with, " --with "));
  };
  Notice notice;
  notice.code = "plan_of_another";
  notice.file = "plan.json";
  notice.value = title(plan.corridor, plan.overlays);
  notice.allowed = title(corridor.id, overlays);
  return {notice};
}

}  // namespace yizhan::cli
