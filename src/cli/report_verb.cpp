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
  if (run.folders.empty()) return tl::unexpected(Notices{notice_of("corridor_unnamed", plan, "run.json")});
  request.corridor = run.folders.front();
  request.overlays.assign(run.folders.begin() + 1, run.folders.end());
  return request;
}

/// Writes the page of one plan into its folder.
Exit write_one(const Request& asked, const std::string& frame, const fs::path& folder) {
  const auto request = with_corridor(asked, folder);
  if (!request) return refuse(asked, request.error());
  const std::optional<Corridor> corridor = read_corridor(*request);
  if (!corridor) return Exit::bad_input;
  const auto document = feed::read_plan(*corridor, folder);
  if (!document) return refuse(asked, document.error());
  if (const Notices notices = mismatch(*request, *corridor, document->plan); !notices.empty())
    return refuse(asked, notices);
  const auto written =
      report::write_page(page_of(frame, *corridor, document->plan, request->threads), folder / feed::page_file);
  return written ? Exit::done : refuse(asked, written.error());
}

Exit write_reports(const Request& request, const std::vector<fs::path>& plans) {
  const std::optional<std::string> frame = page_template();
  if (!frame) return refuse(request, {notice_of("page_missing", plans.front(), std::string(feed::page_file))});
  nlohmann::ordered_json reports = nlohmann::ordered_json::array();
  for (const fs::path& plan : plans) {
    if (const Exit exit = write_one(request, *frame, plan); exit != Exit::done) return exit;
    reports.push_back((plan / feed::page_file).string());
    if (!request.json) fmt::print("{} {}\n", request.words()("Report:"), reports.back().get<std::string>());
  }
  if (request.json) print({{"reports", reports}});
  return Exit::done;
}

}  // namespace

Verb report_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto plans = std::make_shared<std::vector<fs::path>>();
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  CLI::App* verb =
      add_verb(program, "report", "Write the page of plans: report.html, which opens in any browser, offline",
               "yizhan report out/qingdao-2025", request, words);
  verb->add_option("PLAN", *plans, text("Folders of plans"))->required()->type_name("");
  verb->add_option("--corridor", request->corridor,
                   text("Folder of the corridor, if it is no longer where the plan was made"))
      ->type_name("CORRIDOR");
  verb->add_option("--with", request->overlays, text("Overlay folder laid on the corridor; repeatable, in order"))
      ->type_name("OVERLAY")
      ->expected(1)
      ->take_all();
  request->threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return {verb, [=] { return write_reports(*request, *plans); }};
}

}  // namespace yizhan::cli
