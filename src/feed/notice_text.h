// The words of a notice, from the catalogue in schema/notices.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feed/schema.h"
#include "model/notice.h"

namespace yizhan::feed {

enum class Language { en, zh };

struct CatalogueEntry {
  std::string code;
  Severity severity = Severity::error;
  Text meaning;  // what it is about, for the reference page
  Text text;     // `{value}`, `{column}`, `{allowed}` and `{mend}` stand for the notice's own
  Text mend;     // how to mend it, if the notice names no better value
};

const std::vector<CatalogueEntry>& notice_catalogue();

/// The entry of a code. An unknown code is our bug: std::logic_error.
const CatalogueEntry& catalogue_entry(std::string_view code);

/// One line: severity, place, what is wrong, what is allowed, how to mend it.
std::string render(const Notice& notice, Language language);

/// How to mend it, in words.
std::string mend_text(const Notice& notice, Language language);

}  // namespace yizhan::feed
