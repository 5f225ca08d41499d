#include "cli/study.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/page_template.h"
#include "feed/file_text.h"
#include "feed/plan_folder.h"
#include "feed/replace_file.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view answer_file = "answer.json";
constexpr int deepest = 32;  // no answer is nested so deep; what is would overflow the stack when it is written

/// What a study must hold for the page to show it: lists of objects, beside the base plan.
struct Form {
  std::string_view study;
  std::vector<const char*> lists;
};

const std::array forms = {Form{"invest", {"levers", "frontier", "stopping", "scarce"}}, Form{"scenarios", {"rows"}},
                          Form{"sensitivity", {"groups"}}};

Notice notice_of(std::string_view code, const fs::path& file, std::string value, std::string allowed = {}) {
  Notice notice;
  notice.code = code;
  notice.file = file.string();
  notice.value = std::move(value);
  notice.allowed = std::move(allowed);
  return notice;
}

std::string text_at(const Json& answer, const char* key) {
  const auto found = answer.find(key);
  return found != answer.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What the answer lacks of its study's form; empty if nothing.
std::string lacks(const Json& answer, const Form& form) {
  if (!answer.contains("base") || !answer["base"].is_object()) return "base";
  const auto missing = std::find_if(form.lists.begin(), form.lists.end(), [&](const char* list) {
    if (!answer.contains(list) || !answer[list].is_array()) return true;
    return std::any_of(answer[list].begin(), answer[list].end(), [](const Json& row) { return !row.is_object(); });
  });
  return missing == form.lists.end() ? "" : *missing;
}

tl::expected<Json, Notices> read_study(const fs::path& folder, const std::string& corridor) {
  const auto refused = [](Notice notice) { return tl::unexpected(Notices{std::move(notice)}); };
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) return refused(notice_of("folder_missing", folder, folder.string()));
  const fs::path file = folder / answer_file;
  if (!fs::exists(file, ignored)) return refused(notice_of("study_missing", folder, folder.string()));
  feed::NoticeList notices;
  const auto text = feed::file_text(file, file.string(), notices);
  if (!text) return tl::unexpected(notices.sorted());
  bool too_deep = false;
  const auto keep = [&](int depth, Json::parse_event_t, const Json&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  Json answer = Json::parse(*text, keep, false);
  if (too_deep || !answer.is_object()) return refused(notice_of("study_malformed", file, std::string(answer_file)));
  const std::string study = text_at(answer, "study");
  const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form& each) { return each.study == study; });
  if (form == forms.end()) return refused(notice_of("study_unknown", file, study, "invest, scenarios, sensitivity"));
  if (const std::string of = text_at(answer, "corridor"); of != corridor)
    return refused(notice_of("study_of_another", file, of, corridor));
  if (const std::string missing = lacks(answer, *form); !missing.empty())
    return refused(notice_of("study_malformed", file, missing));
  return answer;
}

}  // namespace

tl::expected<Json, Notices> read_studies(const std::vector<fs::path>& folders, const std::string& corridor) {
  Json studies = Json::object();
  Notices notices;
  for (const fs::path& folder : folders) {
    auto study = read_study(folder, corridor);
    if (!study) {
      notices.insert(notices.end(), study.error().begin(), study.error().end());
      continue;
    }
    const std::string name = text_at(*study, "study");
    if (studies.contains(name))
      notices.push_back(notice_of("study_repeated", folder, name));
    else
      studies[name] = std::move(*study);
  }
  if (!notices.empty()) return tl::unexpected(notices);
  return studies;
}

Exit finish_study(const Request& request, const fs::path& folder, Json answer, const report::PlanOf& base,
                  const std::string& text) {
  const std::optional<std::string> frame = page_template();
  const fs::path page = folder / feed::page_file;
  answer["out"] = folder.string();
  answer["report"] = frame ? Json(page.string()) : Json();
  auto written =
      feed::replace_file(folder / answer_file, answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  if (written && frame) {
    report::Additions additions;
    additions.studies[text_at(answer, "study")] = answer;
    written = feed::replace_file(page, page_of(*frame, base, additions, request.threads));
  }
  if (!written) return refuse(request, written.error());
  if (request.json) {
    print(answer);
    return Exit::done;
  }
  const Words words = request.words();
  fmt::print("{}\n{} {}\n", text, words("Written:"), folder.string());
  if (frame)
    fmt::print("{} {}\n", words("Report:"), page.string());
  else
    fmt::print("{}\n", words(how_to_get_the_page));
  return Exit::done;
}

}  // namespace yizhan::cli
