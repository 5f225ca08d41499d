// What a row is called, in the languages that users read.
#pragma once

#include <string>

namespace yizhan {

struct Name {
  std::string en;
  std::string zh;
  bool operator==(const Name&) const = default;
};

}  // namespace yizhan
