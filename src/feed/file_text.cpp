#include "feed/file_text.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "feed/encoding.h"

namespace yizhan::feed {

namespace {

std::optional<std::string> refuse(NoticeList& notices, const std::string& file, std::string code,
                                  std::string value = {}, std::string allowed = {}) {
  Notice notice;
  notice.code = std::move(code);
  notice.file = file;
  notice.value = std::move(value);
  notice.allowed = std::move(allowed);
  notices.add(std::move(notice));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> file_text(const std::filesystem::path& file, const std::string& shown,
                                     NoticeList& notices) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return refuse(notices, shown, "file_unreadable");
  std::ifstream in(file, std::ios::binary);
  std::string bytes;
  std::string chunk(1 << 16, '\0');
  while (in && bytes.size() <= longest_file) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    bytes.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (bytes.size() > longest_file)
    return refuse(notices, shown, "file_too_large", fmt::format("> {}", longest_file),
                  fmt::format("0 .. {}", longest_file));
  if (!in.eof()) return refuse(notices, shown, "file_unreadable");
  switch (encoding_of(bytes)) {
    case Encoding::utf8:
      return std::string(without_mark(bytes));
    case Encoding::gbk:
      return refuse(notices, shown, "encoding_gbk", "GBK", "UTF-8");
    case Encoding::utf16:
      return refuse(notices, shown, "encoding_unknown", "UTF-16", "UTF-8");
    case Encoding::unknown:
      break;
  }
  return refuse(notices, shown, "encoding_unknown", "?", "UTF-8");
}

}  // namespace yizhan::feed
