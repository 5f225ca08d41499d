// A corridor is its own folder with overlays laid upon it, in order.
#pragma once

#include "feed/table_reader.h"

namespace yizhan::feed {

/// Lays a sheet upon a table. A base brings rows of new keys; an overlay adds, changes or removes rows by key,
/// and a row that changes keeps the base's cells where its own are empty.
void lay(TableRows& table, const std::string& shown, Sheet sheet, Layer layer, NoticeList& notices);

}  // namespace yizhan::feed
