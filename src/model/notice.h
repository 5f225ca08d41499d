// A typed message about the input: what is wrong, where, what is allowed, how to mend it.
#pragma once

#include <string>
#include <vector>

namespace yizhan {

enum class Severity { error, warning, info };

struct Notice {
  std::string code = {};  // snake_case, listed in schema/notices.json
  Severity severity = Severity::error;
  std::string file = {};  // relative to the corridor, or the overlay's path
  long row = 0;           // line of the file, the header is 1; 0: the whole file
  std::string column = {};
  std::string value = {};
  std::string allowed = {};
  std::string mend = {};
  bool operator==(const Notice&) const = default;
};

using Notices = std::vector<Notice>;

}  // namespace yizhan
