#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "cli/input.h"
#include "cli/page_template.h"
#include "feed/plan_folder.h"
#include "feed/plan_summary.h"
#include "report/page.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;

Notice notice_of(std::string_view code, const fs::path& folder, std::string value) {
  Notice notice;
  notice.code = code;
  notice.file = folder.string();
  notice.value = std::move(value);
  return notice;
}

/// The request with the corridor and overlays that the plan was made from, unless the caller names them.
tl::expected<Request, Notices> with_corridor(Request request, const fs::path& plan) {
  if (!fs::is_directory(plan)) return tl::unexpected(Notices{notice_of("folder_missing", plan, plan.string())});
  if (!request.corridor.empty()) return request;
  RunInfo run;
  feed::NoticeList notices;
  feed::read_run(plan, run, notices);
  if (notices.errors()) return tl::unexpected(notices.sorted());
  if (run.corridor.empty()) return tl::unexpected(Notices{notice_of("corridor_unnamed", plan, "run.json")});
  request.corridor = run.corridor;
  request.overlays.assign(run.overlays.begin(), run.overlays.end());
  return request;
}

struct Loaded {
  Corridor corridor;
  Plan plan;
};

/// A plan with its corridor; none after what is wrong was told.
std::optional<Loaded> load(const Request& asked, const fs::path& folder) {
  const auto request = with_corridor(asked, folder);
  if (!request) {
    refuse(asked, request.error());
    return std::nullopt;
  }
  std::optional<Corridor> corridor = read_corridor(*request, folder);
  if (!corridor) return std::nullopt;
  auto document = feed::read_plan(*corridor, folder);
  const Notices notices = document ? mismatch(*request, *corridor, document->plan) : document.error();
  if (!notices.empty()) {
    refuse(asked, notices);
    return std::nullopt;
  }
  return Loaded{std::move(*corridor), std::move(document->plan)};
}

Exit write_reports(const Request& request, const std::vector<fs::path>& plans, const fs::path& other) {
  const std::optional<std::string> frame = page_template();
  if (!frame) return refuse(request, {notice_of("page_missing", plans.front(), std::string(feed::page_file))});
  std::optional<Loaded> beside;
  if (!other.empty()) {
    Request found;  // made from folders of its own
    found.language = request.language;
    found.json = request.json;
    beside = load(found, other);
    if (!beside) return Exit::bad_input;
  }
  nlohmann::ordered_json reports = nlohmann::ordered_json::array();
  for (const fs::path& folder : plans) {
    const std::optional<Loaded> shown = load(request, folder);
    if (!shown) return Exit::bad_input;
    std::optional<report::PlanOf> compared;
    if (beside) compared.emplace(report::PlanOf{beside->corridor, beside->plan});
    const std::string page =
        page_of(*frame, {shown->corridor, shown->plan}, compared ? &*compared : nullptr, request.threads);
    if (const auto written = report::write_page(page, folder / feed::page_file); !written)
      return refuse(request, written.error());
    reports.push_back((folder / feed::page_file).string());
    if (!request.json) fmt::print("{} {}\n", request.words()("Report:"), reports.back().get<std::string>());
  }
  if (request.json) print({{"reports", reports}});
  return Exit::done;
}

}  // namespace

Verb report_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto plans = std::make_shared<std::vector<fs::path>>();
  const auto beside = std::make_shared<fs::path>();
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  CLI::App* verb =
      add_verb(program, "report", "Write the page of plans: report.html, which opens in any browser, offline",
               "yizhan report out/qingdao-2025 --beside out/scattered", request, words);
  verb->add_option("PLAN", *plans, text("Folders of plans"))->required()->type_name("");
  verb->add_option("--beside", *beside, text("Plan to compare with: what it costs and the hours it takes"))
      ->type_name("PLAN");
  verb->add_option("--corridor", request->corridor,
                   text("Folder of the corridor, if it is no longer where the plan was made"))
      ->type_name("CORRIDOR");
  verb->add_option("--with", request->overlays, text("Overlay folder laid on the corridor; repeatable, in order"))
      ->type_name("OVERLAY")
      ->expected(1)
      ->take_all();
  request->threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return {verb, [=] { return write_reports(*request, *plans, *beside); }};
}

}  // namespace yizhan::cli
