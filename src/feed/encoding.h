// How a file's bytes are written down. The feed is UTF-8; what else it may be is named, never guessed at.
#pragma once

#include <string_view>

namespace yizhan::feed {

enum class Encoding { utf8, gbk, utf16, unknown };

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// The encoding of the bytes. GBK is what spreadsheets write for Chinese on Windows.
Encoding encoding_of(std::string_view bytes);

/// The bytes without a UTF-8 byte order mark.
std::string_view without_mark(std::string_view bytes);

}  // namespace yizhan::feed
