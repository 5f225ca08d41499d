// Errors that no single cell shows: rows that contradict themselves, each other or the problem's conditions.
#pragma once

#include "feed/rows.h"

namespace yizhan::feed {

/// Within one row: dates that end before they begin, a cut-off after the departure, ...
void check_each_row(const Rows& rows);

/// What the table `ranges` names must be there.
void check_plausible_ranges(const Rows& rows);

/// Between rows: cycles, voyages that differ, two duties for one vehicle, ...
void check_between_rows(const Rows& rows);

}  // namespace yizhan::feed
