#include "feed/replace_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace yizhan::feed {

namespace fs = std::filesystem;

tl::expected<void, Notices> replace_file(const fs::path& file, std::string_view text) {
  const fs::path fresh = file.parent_path() / fmt::format(".{}.{}", file.filename().string(), getpid());
  std::ofstream out(fresh, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  std::error_code failed;
  if (!out)
    failed = std::error_code(errno, std::generic_category());
  else
    fs::rename(fresh, file, failed);
  if (!failed) return {};
  std::error_code ignored;
  fs::remove(fresh, ignored);
  Notice notice;
  notice.code = "cannot_write";
  notice.file = file.string();
  notice.value = failed.message();
  return tl::unexpected(Notices{notice});
}

}  // namespace yizhan::feed
