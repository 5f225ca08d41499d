// Plans beside each other: a column a plan, a row a figure, and what each has more than the first.
#pragma once

#include <string>
#include <vector>

#include "cli/words.h"
#include "compare/difference.h"

namespace yizhan::cli {

struct Column {
  std::string name;
  compare::Side side;
  const compare::Difference* difference = nullptr;  // to the first column; nullptr: it is the first
};

std::string side_by_side_text(const std::vector<Column>& columns, Words words);

}  // namespace yizhan::cli
