#include "cli/base_plan.h"

#include <fmt/format.h>

#include "cli/infeasible.h"
#include "cli/input.h"
#include "cli/own_corridor.h"
#include "cli/run_info.h"
#include "feed/cell.h"
#include "feed/plan_folder.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;

tl::expected<PlanDocument, Exit> read(const Request& request, const Corridor& corridor, const fs::path& folder) {
  auto document = feed::read_plan(corridor, folder);
  if (!document) return tl::unexpected(refuse(request, document.error()));
  if (const Notices notices = mismatch(request, corridor, document->plan); !notices.empty())
    return tl::unexpected(refuse(request, notices));
  if (document->plan.now) {
    Notice notice;
    notice.code = "base_planned_again";
    notice.file = (folder / "plan.json").string();
    notice.value = feed::format_date(*document->plan.now);
    return tl::unexpected(refuse(request, {notice}));
  }
  if (const check::Verdict verdict = check::check(corridor, document->plan); !verdict.ok())
    return tl::unexpected(refuse(request, Unusable{{}, {{folder, verdict.faults}}}));
  return std::move(*document);
}

tl::expected<PlanDocument, Exit> make(const Request& request, const Corridor& corridor, PlanOptions options,
                                      ProgressLine& line) {
  line.about(request.words()("base"));
  options.threads = request.threads;
  options.start = std::chrono::steady_clock::now();
  options.progress = [&](const solve::Progress& progress) { line.show(progress); };
  PlanAnswer answer = plan(corridor, options);
  if (!answer.notices.empty()) return tl::unexpected(refuse(request, answer.notices));
  if (!answer.feasible) {
    line.end();
    if (request.json)
      print(infeasible_json(answer));
    else
      fmt::print("{}", infeasible_text(corridor, answer, request.words()));
    return tl::unexpected(Exit::infeasible);
  }
  answer.document.plan.corridor = corridor.id;
  answer.document.plan.overlays = overlay_names(request);
  complete(answer.document.run, request);
  return std::move(answer.document);
}

}  // namespace

tl::expected<PlanDocument, Exit> base_plan(const Request& request, const Corridor& corridor, const fs::path& from,
                                           PlanOptions options, ProgressLine& line) {
  return from.empty() ? make(request, corridor, std::move(options), line) : read(request, corridor, from);
}

tl::expected<void, Notices> write_base(const Corridor& corridor, const PlanDocument& base, const fs::path& out) {
  std::error_code ignored;
  fs::create_directories(out, ignored);  // what fails is told by the writer
  return feed::write_plan(corridor, base, out / base_name);
}

}  // namespace yizhan::cli
