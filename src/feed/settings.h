// corridor.toml, read as a table of one row.
#pragma once

#include "feed/table_reader.h"

namespace yizhan::feed {

Sheet read_settings(std::string_view text, const std::string& shown, NoticeList& notices);

}  // namespace yizhan::feed
