// The files of schema/, as they were when the program was built.
#pragma once

#include <string_view>
#include <vector>

namespace yizhan::feed {

struct SchemaFile {
  std::string_view path;  // below schema/, such as "tables/legs.json"
  std::string_view text;
};

const std::vector<SchemaFile>& schema_files();

}  // namespace yizhan::feed
