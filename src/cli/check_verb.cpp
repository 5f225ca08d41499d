#include <fmt/format.h>

#include "check/check.h"
#include "cli/grid.h"
#include "cli/input.h"
#include "cli/plan_faults.h"
#include "feed/plan_folder.h"

namespace yizhan::cli {

namespace {

Exit tell(const Request& request, const check::Verdict& verdict, bool has_levels = false) {
  const Words words = request.words();
  if (request.json) {
    print({{"ok", verdict.ok()},
           {"cost", verdict.cost.value()},
           {"bound", verdict.bound.value()},
           {"gap", verdict.gap},
           {"faults", faults_json(verdict.faults)}});
  } else if (verdict.ok()) {
    fmt::print(fmt::runtime(words("The plan is true: it costs {} yuan, no plan costs less than {} yuan, the gap is "
                                  "{} %.\n")),
               grouped(verdict.cost.value()), grouped(verdict.bound.value()), grouped(100 * verdict.gap, 4));
    if (has_levels) fmt::print("{}", words("This speaks of plans that reach as much of the aims before.\n"));
  } else {
    fmt::print("{}", faults_text(verdict.faults, words));
    fmt::print(fmt::runtime(words("{} faults\n")), verdict.faults.size());
  }
  return verdict.ok() ? Exit::done : Exit::check_failed;
}

check::Verdict unreadable(const Notices& notices, Words words) {
  check::Verdict verdict;
  verdict.faults = as_faults(notices, words);
  return verdict;
}

Exit check_plan(const Request& request, const std::filesystem::path& folder) {
  const std::optional<Corridor> corridor = read_corridor(request, folder);
  if (!corridor) return Exit::bad_input;
  if (!std::filesystem::is_directory(folder)) {
    Notice notice;
    notice.code = "folder_missing";
    notice.file = notice.value = folder.string();
    return refuse(request, {notice});
  }
  const auto document = feed::read_plan(*corridor, folder);
  if (!document) return tell(request, unreadable(document.error(), request.words()));
  if (const Notices notices = mismatch(request, *corridor, document->plan); !notices.empty())
    return tell(request, unreadable(notices, request.words()));
  return tell(request, check::check(*corridor, document->plan), !document->plan.levels.empty());
}

}  // namespace

Verb check_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto plan = std::make_shared<std::filesystem::path>();
  CLI::App* verb = add_verb(program, "check", "Say whether a plan is true, and how far from the best it can be",
                            "yizhan check corridors/qingdao-2025 out/qingdao-2025", request, words);
  add_corridor(*verb, request, words);
  verb->add_option("PLAN", *plan, std::string(words("Folder of the plan")))->required()->type_name("");
  return {verb, [=] { return check_plan(*request, *plan); }};
}

}  // namespace yizhan::cli
