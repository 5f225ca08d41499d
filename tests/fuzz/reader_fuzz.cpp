// Fuzz target: a folder of which one file holds the fuzzer's bytes. Whatever they are, the reader must come back
// with a corridor or an error, and what it accepts must be writable and read back equal.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "feed/corridor_reader.h"
#include "feed/corridor_writer.h"
#include "feed/notice_text.h"
#include "feed/schema.h"

namespace {

namespace fs = std::filesystem;
using namespace yizhan;

const fs::path& work() {
  static const fs::path folder = [] {
    const fs::path path = fs::temp_directory_path() / ("yizhan_fuzz_" + std::to_string(getpid()));
    fs::create_directories(path);
    fs::remove_all(path / "corridor");
    fs::copy(YIZHAN_ROOT "/tests/feed/base", path / "corridor");
    return path;
  }();
  return folder;
}

void require(bool condition) {
  if (!condition) std::abort();
}

/// Reads with the bytes in place of one file, as base or as overlay.
feed::ReadResult read_with(const std::string& file, bool overlay, const std::string& bytes) {
  const fs::path corridor = work() / "corridor";
  const fs::path layer = work() / "overlay";
  const fs::path original = fs::path(YIZHAN_ROOT "/tests/feed/base") / file;
  fs::create_directories(layer);
  const fs::path place = (overlay ? layer : corridor) / file;
  std::ofstream(place, std::ios::binary) << bytes;
  feed::ReadResult result = overlay ? feed::read_corridor(corridor, {layer}) : feed::read_corridor(corridor);
  if (overlay)
    fs::remove(place);
  else
    fs::copy(original, place, fs::copy_options::overwrite_existing);
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::vector<feed::TableSchema>& tables = feed::feed_schema();
  const std::size_t choice = (data[0] & 0x7f) % (tables.size() + 1);
  const std::string file = choice == tables.size() ? "corridor.toml" : tables[choice].file();
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const feed::ReadResult result = read_with(file, (data[0] & 0x80) != 0, bytes);
  bool error = false;
  for (const Notice& notice : result.notices) {
    error = error || notice.severity == Severity::error;
    feed::render(notice, feed::Language::en);
  }
  require(result.corridor.has_value() != error);
  if (!result.corridor) return 0;
  feed::write_corridor(*result.corridor, work() / "written");
  const feed::ReadResult again = feed::read_corridor(work() / "written");
  require(again.corridor && *again.corridor == *result.corridor);
  return 0;
}
