// Where figures come from: the `source` of a row and what it says of each column.
#pragma once

#include "feed/tables.h"
#include "model/corridor.h"

namespace yizhan::feed {

/// Counts every figure cell that is filled (and says more than the default) by its mark. A figure without a mark
/// counts as assumed, and a notice says so.
FigureCount count_figures(Tables& tables, NoticeList& notices);

}  // namespace yizhan::feed
