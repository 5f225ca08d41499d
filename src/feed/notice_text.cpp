#include "feed/notice_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "feed/schema_files.h"

namespace yizhan::feed {

namespace {

using nlohmann::json;

Severity severity_of(const std::string& word) {
  if (word == "warning") return Severity::warning;
  return word == "info" ? Severity::info : Severity::error;
}

Text text_of(const json& object) { return {object.value("en", ""), object.value("zh", "")}; }

std::vector<CatalogueEntry> catalogue_from_schema() {
  std::vector<CatalogueEntry> entries;
  for (const SchemaFile& file : schema_files()) {
    if (file.path != "notices.json") continue;
    const json catalogue = json::parse(file.text);
    for (const json& object : catalogue.at("notices")) {
      CatalogueEntry entry;
      entry.code = object.at("code");
      entry.severity = severity_of(object.at("severity"));
      entry.meaning = text_of(object.at("meaning"));
      entry.text = text_of(object.at("text"));
      entry.mend = text_of(object.at("mend"));
      entries.push_back(std::move(entry));
    }
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return entries;
}

/// Every `{name}` of the notice's fields replaced; replacements are not searched again.
std::string filled(std::string_view words, const Notice& notice) {
  const std::pair<std::string_view, std::string_view> fields[] = {
      {"{value}", notice.value}, {"{column}", notice.column}, {"{allowed}", notice.allowed}, {"{mend}", notice.mend}};
  std::string text;
  while (!words.empty()) {
    const auto field =
        std::find_if(std::begin(fields), std::end(fields), [&](const auto& f) { return words.starts_with(f.first); });
    text += field == std::end(fields) ? words.substr(0, 1) : field->second;
    words.remove_prefix(field == std::end(fields) ? 1 : field->first.size());
  }
  return text;
}

std::string_view severity_word(Severity severity, Language language) {
  const bool english = language == Language::en;
  switch (severity) {
    case Severity::error:
      return english ? "error" : "错误";
    case Severity::warning:
      return english ? "warning" : "警告";
    case Severity::info:
      break;
  }
  return english ? "note" : "提示";
}

const std::string& in(Language language, const Text& text) { return language == Language::en ? text.en : text.zh; }

}  // namespace

const std::vector<CatalogueEntry>& notice_catalogue() {
  static const std::vector<CatalogueEntry> entries = catalogue_from_schema();
  return entries;
}

const CatalogueEntry& catalogue_entry(std::string_view code) {
  const auto& entries = notice_catalogue();
  const auto found = std::lower_bound(entries.begin(), entries.end(), code,
                                      [](const CatalogueEntry& entry, std::string_view c) { return entry.code < c; });
  if (found == entries.end() || found->code != code)
    throw std::logic_error("schema/notices.json does not know " + std::string(code));
  return *found;
}

std::string mend_text(const Notice& notice, Language language) {
  if (!notice.mend.empty()) return (language == Language::en ? "write " : "应写 ") + notice.mend;
  return filled(in(language, catalogue_entry(notice.code).mend), notice);
}

std::string render(const Notice& notice, Language language) {
  std::string place = notice.file;
  if (notice.row > 0) place += ":" + std::to_string(notice.row);
  if (!notice.column.empty()) place += " " + notice.column;
  const std::string what = filled(in(language, catalogue_entry(notice.code).text), notice);
  const std::string mend = mend_text(notice, language);
  const std::string_view severity = severity_word(notice.severity, language);
  if (language == Language::en)
    return fmt::format("{}: {}: {}{}{}.", severity, place, what, mend.empty() ? "" : "; ", mend);
  return fmt::format("{}：{}：{}{}{}。", severity, place, what, mend.empty() ? "" : "；", mend);
}

}  // namespace yizhan::feed
