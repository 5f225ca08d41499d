// What the verbs of the program have in common: options, exit codes, output.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/words.h"
#include "model/notice.h"

namespace yizhan::cli {

/// What the program tells its caller.
enum class Exit { done = 0, bug = 1, bad_input = 2, infeasible = 3, check_failed = 4 };

/// What every verb is given.
struct Request {
  Language language = Language::en;
  bool json = false;
  std::filesystem::path corridor;
  std::vector<std::filesystem::path> overlays;
  int threads = 1;
  [[nodiscard]] Words words() const { return Words(language); }
};

/// A verb as it is added to the program; `run` is called when it was asked for.
struct Verb {
  CLI::App* app = nullptr;
  std::function<Exit()> run;
};

Verb validate_verb(CLI::App& program, Words words);
Verb plan_verb(CLI::App& program, Words words);
Verb check_verb(CLI::App& program, Words words);
Verb explain_verb(CLI::App& program, Words words);
Verb compare_verb(CLI::App& program, Words words);
Verb scenarios_verb(CLI::App& program, Words words);
Verb invest_verb(CLI::App& program, Words words);
Verb sensitivity_verb(CLI::App& program, Words words);
Verb report_verb(CLI::App& program, Words words);
Verb new_verb(CLI::App& program, Words words);
Verb generate_verb(CLI::App& program, Words words);

/// Adds `--lang`.
void add_language(CLI::App& app, Words words);

/// Adds a verb with `--format` and `--lang`; `example` is shown under its help.
CLI::App* add_verb(CLI::App& program, const std::string& name, std::string_view question, const std::string& example,
                   const std::shared_ptr<Request>& request, Words words);

/// Adds CORRIDOR, `--with` and `--threads`.
void add_corridor(CLI::App& verb, const std::shared_ptr<Request>& request, Words words);

/// Adds `--with`, told in these words.
void add_overlays(CLI::App& verb, const std::shared_ptr<Request>& request, Words words, std::string_view meaning);

/// Adds `--threads`: as many as there are cores unless given.
void add_threads(CLI::App& verb, const std::shared_ptr<Request>& request, Words words);

/// One object on standard output.
void print(const nlohmann::ordered_json& object);

nlohmann::ordered_json notices_json(const Notices& notices);

/// Tells what is wrong: as an object, or line by line on standard error. What the caller then returns.
Exit refuse(const Request& request, const Notices& notices);

}  // namespace yizhan::cli
