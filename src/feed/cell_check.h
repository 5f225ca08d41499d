// One cell against its column.
#pragma once

#include <optional>
#include <string>

#include "feed/schema.h"
#include "model/notice.h"

namespace yizhan::feed {

/// Brings a cell into canonical text: trimmed, numbers and dates in one way of writing. A fault is told with
/// code, value, allowed and mend, and leaves the cell empty. Whether references exist is asked later.
std::optional<Notice> normalise(const Column& column, std::string& cell);

/// What a column allows, in words that no language needs: `0 .. 24`, `a, b, c`.
std::string allowed_values(const Column& column);

}  // namespace yizhan::feed
