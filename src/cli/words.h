// What users read, in English and Chinese.
#pragma once

#include <string_view>

#include "feed/notice_text.h"

namespace yizhan::cli {

using feed::Language;

/// The texts of one language. The English text is the name of a text; a test holds that each has its Chinese.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  [[nodiscard]] std::string_view operator()(std::string_view english) const;
  [[nodiscard]] Language language() const { return language_; }
  /// The one of a pair that a table of the feed gives; the English where the other is missing.
  [[nodiscard]] std::string_view either(std::string_view en, std::string_view zh) const {
    return language_ == Language::zh && !zh.empty() ? zh : en;
  }

 private:
  Language language_;
};

}  // namespace yizhan::cli
