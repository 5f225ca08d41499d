#include <fmt/format.h>

#include "cli/difference.h"
#include "cli/own_corridor.h"
#include "cli/page_template.h"
#include "cli/study.h"
#include "feed/plan_folder.h"
#include "feed/replace_file.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;

/// What is laid into the pages.
struct Wish {
  std::vector<fs::path> plans, studies;
  fs::path beside;  // empty: no other plan
};

report::PlanOf shown(const OwnedPlan& plan) { return {plan.corridor, plan.document}; }

/// What differs in the other plan, all of it: the page shows as much as is asked for there.
nlohmann::ordered_json comparison(const OwnedPlan& plan, const OwnedPlan& other) {
  const compare::Side before{plan.corridor, plan.document.plan}, after{other.corridor, other.document.plan};
  return difference_json(before, after, compare::difference(before, after), Extent::all);
}

Exit write_report(const Request& request, const Wish& wish, const std::string& frame, const fs::path& folder) {
  std::vector<fs::path> folders = {folder};
  if (!wish.beside.empty()) folders.push_back(wish.beside);
  const auto plans = read_plans(request, folders, Proof::unasked);
  if (!plans) return refuse(request, plans.error());
  auto studies = read_studies(wish.studies, plans->front().corridor.id);
  if (!studies) return refuse(request, studies.error());
  report::Additions additions;
  additions.studies = std::move(*studies);
  if (plans->size() > 1) {
    additions.beside.emplace(shown(plans->back()));
    additions.comparison = comparison(plans->front(), plans->back());
  }
  const std::string page = page_of(frame, shown(plans->front()), additions, request.threads);
  if (const auto written = feed::replace_file(folder / feed::page_file, page); !written)
    return refuse(request, written.error());
  return Exit::done;
}

Exit write_reports(const Request& request, const Wish& wish) {
  const std::optional<std::string> frame = page_template();
  if (!frame) {
    Notice notice;
    notice.code = "page_missing";
    notice.file = wish.plans.front().string();
    notice.value = feed::page_file;
    return refuse(request, {notice});
  }
  nlohmann::ordered_json reports = nlohmann::ordered_json::array();
  for (const fs::path& folder : wish.plans) {
    if (const Exit exit = write_report(request, wish, *frame, folder); exit != Exit::done) return exit;
    reports.push_back((folder / feed::page_file).string());
    if (!request.json) fmt::print("{} {}\n", request.words()("Report:"), reports.back().get<std::string>());
  }
  if (request.json) print({{"reports", reports}});
  return Exit::done;
}

}  // namespace

Verb report_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto wish = std::make_shared<Wish>();
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  CLI::App* verb =
      add_verb(program, "report", "Write the page of plans: report.html, which opens in any browser, offline",
               "yizhan report out/qingdao-2025 --study out/qingdao-2025-invest", request, words);
  verb->add_option("PLAN", wish->plans, text("Folders of plans"))->required()->type_name("");
  verb->add_option("--study", wish->studies,
                   text("Folder of what invest, scenarios or sensitivity answered, to show beside; repeatable"))
      ->type_name("DIR")
      ->expected(1)
      ->take_all();
  verb->add_option("--beside", wish->beside,
                   text("Plan of the same corridor to compare with: what differs, and the hours it takes"))
      ->type_name("PLAN");
  verb->add_option("--corridor", request->corridor,
                   text("Folder of the plans' corridor, if it is no longer where they were made"))
      ->type_name("DIR");
  add_overlays(*verb, request, words, "Folder of an overlay of a plan, if it is no longer where it was; repeatable");
  add_threads(*verb, request, words);
  return {verb, [=] { return write_reports(*request, *wish); }};
}

}  // namespace yizhan::cli
