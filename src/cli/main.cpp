#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

#include "cli/verb.h"

namespace {

using namespace yizhan::cli;

/// The language is needed before the options are read: their help is in it.
Language language_of(int argc, char** argv) {
  Language language = Language::en;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const bool next = i + 1 < argc && std::string_view(argv[i + 1]) == "zh";
    if (word == "--lang=zh" || (word == "--lang" && next)) language = Language::zh;
  }
  return language;
}

void name_labels(CLI::App& program, Words words) {
  for (const char* label : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED"})
    program.get_formatter()->label(label, std::string(words(label)));
  program.option_defaults()->group(std::string(words("Options")));
  program.get_formatter()->column_width(28);
}

Exit run(int argc, char** argv) {
  const Words words(language_of(argc, argv));
  CLI::App program(
      std::string(words("Plans the export of vehicles: who goes when, by which way, and what holds it back.")),
      "yizhan");
  name_labels(program, words);
  program.set_help_flag("-h,--help", std::string(words("Print this help")));
  program.set_version_flag("--version", "yizhan " YIZHAN_VERSION, std::string(words("Print the version")));
  add_language(program, words);
  program.footer(fmt::format("{}\n  yizhan plan corridors/qingdao-2025", words("Example:")));
  program.require_subcommand(1);
  const Verb verbs[] = {
      validate_verb(program, words), plan_verb(program, words),        check_verb(program, words),
      explain_verb(program, words),  compare_verb(program, words),     scenarios_verb(program, words),
      invest_verb(program, words),   sensitivity_verb(program, words), report_verb(program, words),
      new_verb(program, words),      generate_verb(program, words)};
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      program.exit(error);
      return Exit::done;
    }
    fmt::print(stderr, "yizhan: {}: {}\n{}\n", words(error.get_name()), error.what(), words("See yizhan --help."));
    return Exit::bad_input;
  }
  const auto* asked = std::find_if(std::begin(verbs), std::end(verbs), [](const Verb& v) { return v.app->parsed(); });
  return asked->run();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return static_cast<int>(run(argc, argv));
  } catch (const std::exception& error) {
    fmt::print(stderr, "yizhan: our bug, please report it: {}\n", error.what());
    return static_cast<int>(Exit::bug);
  }
}
