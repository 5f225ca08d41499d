#include "tests/feed/case_reader.h"

#include <fstream>

namespace yizhan::feed {

namespace fs = std::filesystem;

ReadResult read_case(const fs::path& case_folder, const fs::path& work) {
  fs::remove_all(work);
  fs::copy(YIZHAN_ROOT "/tests/feed/base", work);
  for (const fs::directory_entry& entry : fs::directory_iterator(case_folder))
    if (entry.is_regular_file() && entry.path().extension() != ".json" && entry.path().filename() != "missing")
      fs::copy(entry, work / entry.path().filename(), fs::copy_options::overwrite_existing);
  std::ifstream missing(case_folder / "missing");
  for (std::string name; std::getline(missing, name);) fs::remove(work / name);
  if (!fs::exists(case_folder / "overlay")) return read_corridor(work);
  const fs::path here = fs::current_path();
  fs::current_path(case_folder);  // so that notices name the overlay as a user would
  ReadResult result = read_corridor(work, {"overlay"});
  fs::current_path(here);
  return result;
}

nlohmann::json to_json(const Notices& notices) {
  constexpr const char* severities[] = {"error", "warning", "info"};
  nlohmann::json list = nlohmann::json::array();
  for (const Notice& notice : notices)
    list.push_back({{"code", notice.code},
                    {"severity", severities[static_cast<int>(notice.severity)]},
                    {"file", notice.file},
                    {"row", notice.row},
                    {"column", notice.column},
                    {"value", notice.value},
                    {"allowed", notice.allowed},
                    {"mend", notice.mend}});
  return list;
}

}  // namespace yizhan::feed
