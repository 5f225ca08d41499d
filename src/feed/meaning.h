// What a sound corridor may still not mean: orders that nothing can serve, resources that nothing uses.
#pragma once

#include "feed/rows.h"

namespace yizhan::feed {

/// Adds warnings only, about a corridor without errors.
void check_meaning(const Rows& rows);

}  // namespace yizhan::feed
