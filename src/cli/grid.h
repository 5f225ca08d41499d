// Text set in columns that stay aligned with Chinese, whose characters are two places wide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yizhan::cli {

/// Places that a UTF-8 text takes on a terminal.
std::size_t width_of(std::string_view text);

/// Cut to `width` places, with an ellipsis if anything is lost.
std::string cut(std::string_view text, std::size_t width);

/// 1234567 as 1,234,567, with `decimals` behind the point.
std::string grouped(double value, int decimals = 0);

/// With a plus before what is more, "=" where nothing would be seen.
std::string signed_text(double value, int decimals = 0);

enum class Align { left, right };

class Grid {
 public:
  explicit Grid(std::vector<Align> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Every row on a line, indented by two; the widest left column gives way where a line exceeds 100 places.
  [[nodiscard]] std::string str() const;

 private:
  [[nodiscard]] std::vector<std::size_t> widths() const;

  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace yizhan::cli
