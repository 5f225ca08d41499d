#include "feed/notice_list.h"

#include <algorithm>
#include <tuple>

#include "feed/notice_text.h"

namespace yizhan::feed {

namespace {

constexpr std::size_t longest_value = 200;  // bytes

/// Enough of a value to recognise it, cut between characters.
void shorten(std::string& text) {
  if (text.size() <= longest_value) return;
  std::size_t end = longest_value;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  text.resize(end);
  text += "...";
}

}  // namespace

void NoticeList::add(Notice notice) {
  shorten(notice.column);
  shorten(notice.value);
  notice.severity = catalogue_entry(notice.code).severity;
  errors_ = errors_ || notice.severity == Severity::error;
  if (++alike_[{notice.file, notice.code}] > most_alike) return;
  notices_.push_back(std::move(notice));
}

void NoticeList::add(const TableRows& table, Row& row, std::string_view column, Notice notice) {
  notice.file = table.files[row.file];
  notice.row = row.line;
  notice.column = column;
  if (catalogue_entry(notice.code).severity == Severity::error)
    row.faults.set(table.schema->column(column.substr(0, column.find(','))).value_or(0));
  add(std::move(notice));
}

Notices NoticeList::sorted() const {
  Notices notices = notices_;
  for (const auto& [place, count] : alike_)
    if (count > most_alike)
      notices.push_back({.code = "more_alike",
                         .severity = Severity::info,
                         .file = place.first,
                         .row = 0,
                         .column = {},
                         .value = std::to_string(count - most_alike),
                         .allowed = place.second,
                         .mend = {}});
  std::stable_sort(notices.begin(), notices.end(), [](const Notice& a, const Notice& b) {
    return std::tie(a.file, a.row) < std::tie(b.file, b.row);
  });
  return notices;
}

}  // namespace yizhan::feed
