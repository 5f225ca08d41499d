// Where figures come from: the `source` of a row and what it says of each column.
#pragma once

#include "feed/tables.h"
#include "model/corridor.h"

namespace yizhan::feed {

/// Counts every figure cell that is filled (and says more than the default) by its mark. A source reads
///
///     source     = [mark] { ";" column { "," column } ":" mark }
///     mark       = ( "H" | "M" | "L" | "A" ) [ "[" id { "," id } "]" ]
///
/// with the ids of sources.csv. A figure without a mark counts as assumed, and a notice says so.
FigureCount count_figures(Tables& tables, NoticeList& notices);

}  // namespace yizhan::feed
