#include "feed/encoding.h"

#include <cstddef>
#include <cstdint>

namespace yizhan::feed {

namespace {

std::uint8_t at(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

/// The bytes of the UTF-8 character at `i`; 0 if there is none.
std::size_t character_length(std::string_view bytes, std::size_t i) {
  const std::uint8_t first = at(bytes, i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || i + length > bytes.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((at(bytes, i + k) & 0xc0) != 0x80) return 0;
  const std::uint8_t second = at(bytes, i + 1);
  const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool surrogate = first == 0xed && second >= 0xa0;
  const bool beyond = first == 0xf4 && second >= 0x90;
  return overlong || surrogate || beyond ? 0 : length;
}

/// Every byte above ASCII begins a pair of GBK, and most pairs are of the common characters (GB 2312).
bool is_gbk(std::string_view bytes) {
  std::size_t pairs = 0;
  std::size_t common = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint8_t lead = at(bytes, i);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xff || i + 1 == bytes.size()) return false;
    const std::uint8_t trail = at(bytes, ++i);
    if (trail < 0x40 || trail == 0x7f || trail == 0xff) return false;
    ++pairs;
    common += lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1;
  }
  return pairs > 0 && 2 * common > pairs;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = character_length(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

Encoding encoding_of(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return Encoding::utf16;
  if (is_utf8(bytes)) return Encoding::utf8;
  return is_gbk(bytes) ? Encoding::gbk : Encoding::unknown;
}

std::string_view without_mark(std::string_view bytes) {
  return bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes;
}

}  // namespace yizhan::feed
