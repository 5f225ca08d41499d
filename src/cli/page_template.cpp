#include "cli/page_template.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "report/page.h"

namespace yizhan::cli {

std::optional<std::string> page_template() {
  const char* named = std::getenv("YIZHAN_PAGE");
  const std::filesystem::path file =
      named ? std::filesystem::path(named)
            : std::filesystem::read_symlink("/proc/self/exe").parent_path() / "web" / "report.html";
  std::ifstream page(file, std::ios::binary);
  if (!page || !std::filesystem::is_regular_file(file)) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(page), {});
}

std::string page_of(const std::string& page, const report::PlanOf& shown, const report::Additions& additions,
                    int threads) {
  return report::page_with(page, report::document_text(shown, additions, threads));
}

}  // namespace yizhan::cli
