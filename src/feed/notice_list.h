// Gathers notices while a feed is read. What a code means and how severe it is stands in schema/notices.json.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "feed/table.h"
#include "model/notice.h"

namespace yizhan::feed {

class NoticeList {
 public:
  /// Takes the severity from the catalogue. Of one code in one file only the first `most_alike` are kept; how
  /// many more there are is told by a notice of its own.
  void add(Notice notice);
  /// About a column of a row (or several, joined by commas); an error is marked in the row's faults.
  void add(const TableRows& table, Row& row, std::string_view column, Notice notice);

  [[nodiscard]] bool errors() const { return errors_; }
  /// By file and row; of equal places in the order in which they were found.
  [[nodiscard]] Notices sorted() const;

  static constexpr std::size_t most_alike = 1000;

 private:
  Notices notices_;
  std::map<std::pair<std::string, std::string>, std::size_t> alike_;  // by file and code
  bool errors_ = false;
};

}  // namespace yizhan::feed
