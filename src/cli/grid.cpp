#include "cli/grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yizhan::cli {

namespace {

constexpr std::size_t widest_line = 100;
constexpr std::size_t indent = 2;
constexpr std::size_t between = 2;

struct Character {
  std::size_t bytes;
  std::size_t places;
};

/// The first character of a UTF-8 text; a broken byte counts as one place.
Character first_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (bytes == 1 || bytes > text.size()) return {1, 1};
  char32_t code = lead & (0x7fU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3fU);
  // Unicode 15, East Asian Width W and F of the blocks in use: Hangul, CJK, full-width forms.
  const bool wide = (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
                    (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
                    (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
                    (code >= 0xffe0 && code <= 0xffe6) || code >= 0x20000;
  return {bytes, wide ? 2U : 1U};
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Character character = first_of(text);
    width += character.places;
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string cut(std::string_view text, std::size_t width) {
  if (width_of(text) <= width) return std::string(text);
  std::size_t bytes = 0;
  for (std::size_t places = 1; bytes < text.size();) {  // one place for the ellipsis
    const Character character = first_of(text.substr(bytes));
    places += character.places;
    if (places > width) break;
    bytes += character.bytes;
  }
  return std::string(text.substr(0, bytes)) + "…";
}

std::string grouped(double value, int decimals) {
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t at = whole; at > 3; at -= 3) digits.insert(at - 3, ",");
  const bool zero = digits.find_first_of("123456789") == std::string::npos;
  return value < 0 && !zero ? "-" + digits : digits;
}

std::string signed_text(double value, int decimals) {
  const std::string text = grouped(value, decimals);
  if (text.find_first_of("123456789") == std::string::npos) return "=";
  return value > 0 ? "+" + text : text;
}

std::vector<std::size_t> Grid::widths() const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  const std::size_t line = std::accumulate(widths.begin(), widths.end(), indent + between * (widths.size() - 1));
  if (line <= widest_line) return widths;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < widths.size(); ++i)
    if (columns_[i] == Align::left && (columns_[widest] != Align::left || widths[i] > widths[widest])) widest = i;
  widths[widest] -= std::min(widths[widest] - 1, line - widest_line);
  return widths;
}

std::string Grid::str() const {
  const std::vector<std::size_t> width = widths();
  std::string text;
  for (const auto& row : rows_) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = cut(row[i], width[i]);
      const std::string blank(width[i] - width_of(cell), ' ');
      line += (columns_[i] == Align::left ? cell + blank : blank + cell) + std::string(between, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace yizhan::cli
