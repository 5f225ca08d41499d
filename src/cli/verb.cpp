#include "cli/verb.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <thread>

#include "feed/notice_text.h"

namespace yizhan::cli {

namespace {

std::string_view name_of(Severity severity) {
  constexpr std::array<std::string_view, 3> names = {"error", "warning", "info"};
  return names[static_cast<std::size_t>(severity)];
}

}  // namespace

void add_language(CLI::App& app, Words words) {
  // Its value is read ahead of the others, since their help is in it too.
  app.add_option_function<std::string>(
         "--lang", [](const std::string&) {}, std::string(words("Language")))
      ->check(CLI::IsMember({"en", "zh"}).description(""))
      ->type_name("en|zh");
}

CLI::App* add_verb(CLI::App& program, const std::string& name, std::string_view question, const std::string& example,
                   const std::shared_ptr<Request>& request, Words words) {
  CLI::App* verb = program.add_subcommand(name, std::string(words(question)));
  request->language = words.language();
  verb->group(std::string(words("Verbs")));
  verb->footer(fmt::format("{}\n  {}", words("Example:"), example));
  verb->set_help_flag("-h,--help", std::string(words("Print this help")));
  verb->add_option_function<std::string>(
          "--format", [request](const std::string& format) { request->json = format == "json"; },
          std::string(words("How the answer is written")))
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("text|json");
  add_language(*verb, words);
  return verb;
}

void add_corridor(CLI::App& verb, const std::shared_ptr<Request>& request, Words words) {
  verb.add_option("CORRIDOR", request->corridor, std::string(words("Folder of the corridor")))
      ->required()
      ->type_name("");
  add_overlays(verb, request, words, "Overlay folder laid on the corridor; repeatable, in order");
  add_threads(verb, request, words);
}

void add_overlays(CLI::App& verb, const std::shared_ptr<Request>& request, Words words, std::string_view meaning) {
  verb.add_option("--with", request->overlays, std::string(words(meaning)))
      ->type_name("OVERLAY")
      ->expected(1)
      ->take_all();
}

void add_threads(CLI::App& verb, const std::shared_ptr<Request>& request, Words words) {
  request->threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  verb.add_option("--threads", request->threads,
                  std::string(words("Threads; the answer is the same with any number")))
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
}

void print(const nlohmann::ordered_json& object) { fmt::print("{}\n", object.dump(2)); }

nlohmann::ordered_json notices_json(const Notices& notices) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Notice& notice : notices)
    list.push_back({{"code", notice.code},
                    {"severity", name_of(notice.severity)},
                    {"file", notice.file},
                    {"row", notice.row},
                    {"column", notice.column},
                    {"value", notice.value},
                    {"allowed", notice.allowed},
                    {"mend", feed::mend_text(notice, Language::en)}});
  return list;
}

Exit refuse(const Request& request, const Notices& notices) {
  if (request.json) {
    print({{"notices", notices_json(notices)}});
  } else {
    for (const Notice& notice : notices) fmt::print(stderr, "{}\n", feed::render(notice, request.language));
  }
  return Exit::bad_input;
}

}  // namespace yizhan::cli
