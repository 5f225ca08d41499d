#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/base_plan.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/limits_of_each.h"
#include "cli/progress.h"
#include "cli/run_info.h"
#include "cli/scenario_table.h"
#include "cli/study.h"
#include "feed/corridor_reader.h"
#include "feed/plan_folder.h"
#include "plan/scenarios.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// What is asked for beside the request.
struct Wish {
  fs::path out, from;
  Extent extent = Extent::first;
  PlanOptions options;
};

Request with_overlay(const Request& request, const Overlay& overlay) {
  Request own = request;
  own.overlays.push_back(overlay.folder);
  return own;
}

/// Every overlay laid on the corridor, with the levers that the plan `from` was asked about; all that is wrong with
/// any.
tl::expected<std::vector<ScenarioRow>, Notices> read_rows(const Request& request, const fs::path& from) {
  std::vector<ScenarioRow> rows;
  Notices notices;
  for (Overlay& overlay : overlays_of(request.corridor)) {
    const Request own = with_overlay(request, overlay);
    feed::ReadResult read = feed::read_corridor(own.corridor, own.overlays);
    if (read.corridor && !from.empty()) feed::allow_levers_of(from, feed::LeversOf::asked, *read.corridor);
    if (read.corridor)
      rows.push_back({std::move(overlay), std::make_shared<Corridor>(std::move(*read.corridor)), {}});
    else
      notices.insert(notices.end(), read.notices.begin(), read.notices.end());
  }
  const auto refuse_with = [&](const char* code) {
    Notice notice;
    notice.code = code;
    notice.file = notice.value = (request.corridor / "overlays").string();
    notices.push_back(notice);
  };
  if (rows.empty() && notices.empty()) refuse_with("overlays_none");
  if (std::any_of(rows.begin(), rows.end(), [](const ScenarioRow& row) { return row.overlay.name == base_name; }))
    refuse_with("overlay_named_base");
  if (!notices.empty()) return tl::unexpected(notices);
  return rows;
}

/// Plans every row from the base plan in `out`, and writes each as soon as it is there. Notices: what could not be
/// written, or does not fit.
Notices plan_rows(const Request& request, const Wish& wish, const Plan& base, ProgressLine& line,
                  std::vector<ScenarioRow>& rows) {
  Notices notices;
  const auto note = [&](const Notices& more) { notices.insert(notices.end(), more.begin(), more.end()); };
  std::vector<OldPlan> old;
  std::vector<std::string> names;
  for (const ScenarioRow& row : rows) {
    auto read = feed::read_old_plan(*row.corridor, wish.out / base_name, Instant());
    if (!read) return read.error();
    old.push_back(std::move(*read));
    names.push_back(row.overlay.name);
  }
  PlanOptions options = wish.options;
  options.threads = request.threads;
  options.objective = base.objective();
  ScenarioProgress progress(line, names, process_start(), request.words());
  std::vector<Clock::time_point> begun(rows.size());
  ScenarioWatch watch;
  watch.begun = [&](std::size_t i) {
    begun[i] = Clock::now();
    progress.begun(i);
  };
  watch.progress = [&](std::size_t i, const solve::Progress& of) { progress.show(i, of); };
  watch.done = [&](std::size_t i, PlanAnswer&& answer) {
    progress.done(i);
    note(answer.notices);
    if (answer.feasible && answer.notices.empty()) {
      const Request own = with_overlay(request, rows[i].overlay);
      answer.document.plan.corridor = rows[i].corridor->id;
      answer.document.plan.overlays = overlay_names(own);
      complete(answer.document.run, own);
      answer.document.run.seconds = std::chrono::duration<double>(Clock::now() - begun[i]).count();
      rows[i].out = wish.out / rows[i].overlay.name;
      if (const auto written = feed::write_plan(*rows[i].corridor, answer.document, rows[i].out); !written)
        note(written.error());
    }
    rows[i].answer = std::move(answer);
  };
  const auto make = [&](std::size_t i) { return Scenario{rows[i].corridor, std::move(old[i])}; };
  plan_scenarios(rows.size(), make, options, watch);
  line.end();
  return notices;
}

Exit plan_overlays(const Request& request, Wish wish) {
  const std::optional<Corridor> corridor = read_corridor(request, wish.from);
  if (!corridor) return Exit::bad_input;
  auto rows = read_rows(request, wish.from);
  if (!rows) return refuse(request, rows.error());
  if (wish.out.empty()) wish.out = fs::path("out") / (corridor->id + "-scenarios");
  wish.options.stop = &stop_on_interrupt();
  ProgressLine line(request.words());
  const auto base = base_plan(request, *corridor, wish.from, wish.options, line);
  if (!base) return base.error();
  if (const auto written = write_base(*corridor, *base, wish.out); !written) return refuse(request, written.error());
  if (const Notices notices = plan_rows(request, wish, base->plan, line, *rows); !notices.empty())
    return refuse(request, notices);
  for (ScenarioRow& row : *rows)
    if (row.answer && row.answer->feasible)
      row.difference = compare::difference({*corridor, base->plan}, {*row.corridor, row.answer->document.plan});
  const ScenarioTable table{*corridor, *base, *rows};
  nlohmann::ordered_json answer = scenarios_json(table, wish.extent);
  answer["seconds"] = std::chrono::duration<double>(Clock::now() - process_start()).count();
  answer["stopped"] = *wish.options.stop ? nlohmann::ordered_json("interrupt") : nlohmann::ordered_json();
  std::string text = scenarios_text(table, request.words());
  const auto planned = std::find_if(rows->begin(), rows->end(), [](const auto& row) { return row.difference; });
  if (planned != rows->end())
    text += "\n" + fmt::format(fmt::runtime(request.words()("What one changes, and why: yizhan compare {} {}\n")),
                               (wish.out / base_name).string(), planned->out.string());
  return finish_study(request, wish.out, std::move(answer), {*corridor, *base}, text);
}

constexpr double usual_seconds = 60, usual_gap = 5e-4;

}  // namespace

Verb scenarios_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto wish = std::make_shared<Wish>();
  const auto all = std::make_shared<bool>(false);
  CLI::App* verb = add_verb(program, "scenarios", "Plan every overlay of a corridor, and say what each changes",
                            "yizhan scenarios corridors/qingdao-2025 --time-limit 30", request, words);
  add_corridor(*verb, request, words);
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  PlanOptions& options = wish->options;
  options.gap = usual_gap;
  verb->add_option("--out", wish->out,
                   text("Folder for the answer, its page and a plan each; out/ and the corridor's id with -scenarios "
                        "unless given"))
      ->type_name("DIR");
  verb->add_option("--from", wish->from, text("Plan without overlays to begin from; made first unless given"))
      ->type_name("PLAN");
  add_limits_of_each(*verb, options, words, "Stop each plan when (cost - bound) / cost is this small",
                     "Stop each plan after so many seconds; 60 unless --work-limit is given");
  verb->add_flag("--all", *all, text("In JSON, tell all flows, cells and lots, not the first ten of each"));
  return {verb, [=] {
            Wish chosen = *wish;
            chosen.extent = *all ? Extent::all : Extent::first;
            if (!chosen.options.time_limit && !chosen.options.work_limit) chosen.options.time_limit = usual_seconds;
            return plan_overlays(*request, chosen);
          }};
}

}  // namespace yizhan::cli
