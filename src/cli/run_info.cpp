#include "cli/run_info.h"

#include <sys/resource.h>
#include <unistd.h>

#include <array>

namespace yizhan::cli {

namespace {

using Clock = std::chrono::steady_clock;

const Clock::time_point began = Clock::now();

double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string folder_text(const std::filesystem::path& folder) {
  return (std::filesystem::absolute(folder) / "").lexically_normal().parent_path().string();
}

}  // namespace

Clock::time_point process_start() { return began; }

void complete(RunInfo& run, const Request& request) {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  run.host = host.data();
  run.corridor = folder_text(request.corridor);
  run.overlays.clear();
  for (const std::filesystem::path& overlay : request.overlays) run.overlays.push_back(folder_text(overlay));
  run.version = YIZHAN_VERSION;
  run.peak_mb = peak_mb();
  run.seconds = std::chrono::duration<double>(Clock::now() - began).count();
}

}  // namespace yizhan::cli
