// Between the feed's text and the corridor's types, both ways.
#pragma once

#include "feed/tables.h"
#include "model/corridor.h"

namespace yizhan::feed {

/// The corridor that the tables describe: row n of a table is row n of the corridor's. Cells at fault are empty,
/// and come out as their field's default.
Corridor corridor_of(const Tables& tables);

/// The tables that describe a corridor, in canonical text. A figure that only says its default is left empty.
Tables tables_of(const Corridor& corridor);

}  // namespace yizhan::feed
