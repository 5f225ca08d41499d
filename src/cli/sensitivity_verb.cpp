#include <fmt/format.h>

#include "cli/base_plan.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/limits_of_each.h"
#include "cli/names.h"
#include "cli/run_info.h"
#include "cli/sensitivity_answer.h"
#include "cli/study.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;

/// What is asked for beside the request.
struct Wish {
  fs::path out, from;
  PlanOptions options;
};

/// Names of what a phase plans side by side: both ends of every group, or some of them.
std::vector<std::string> names_of(const feed::AssumedFigures& figures, SensitivityPhase phase, std::size_t count,
                                  Words words) {
  std::vector<std::string> names;
  if (phase == SensitivityPhase::turned) {
    for (std::size_t i = 1; i <= count; ++i)
      names.push_back(fmt::format("{} {} / {}", words("can it still be met"), i, count));
    return names;
  }
  for (const feed::AssumedGroup& group : figures.groups())
    for (const char* end : {"-", "+"}) names.push_back(named(group.id, group.name, words) + " " + end);
  return names;
}

std::vector<MovedGroup> move(const Request& request, const Wish& wish, const Corridor& corridor, const Plan& base,
                             const feed::AssumedFigures& figures, ProgressLine& line) {
  SensitivityOptions options;
  options.plan = wish.options;
  options.plan.threads = request.threads;
  std::optional<ScenarioProgress> progress;
  options.begins = [&](SensitivityPhase phase, std::size_t count) {
    progress.emplace(line, names_of(figures, phase, count, request.words()), process_start(), request.words());
  };
  options.watch.begun = [&](std::size_t i) { progress->begun(i); };
  options.watch.progress = [&](std::size_t i, const solve::Progress& of) { progress->show(i, of); };
  options.watch.done = [&](std::size_t i, PlanAnswer&&) { progress->done(i); };
  std::vector<MovedGroup> moved = sensitivity(corridor, base, figures, options);
  line.end();
  return moved;
}

Exit move_figures(const Request& request, Wish wish) {
  const std::optional<Corridor> corridor = read_corridor(request, wish.from);
  if (!corridor) return Exit::bad_input;
  if (wish.out.empty()) wish.out = fs::path("out") / (corridor->id + "-sensitivity");
  wish.options.stop = &stop_on_interrupt();
  ProgressLine line(request.words());
  const auto base = base_plan(request, *corridor, wish.from, wish.options, line);
  if (!base) return base.error();
  if (const auto written = write_base(*corridor, *base, wish.out); !written) return refuse(request, written.error());
  const feed::AssumedFigures figures(*corridor);
  const std::vector<MovedGroup> moved = move(request, wish, *corridor, base->plan, figures, line);
  const SensitivityAnswer answer{*corridor, *base, figures.groups(), moved,
                                 gap_at_ends(base->plan, wish.options.gap)};
  nlohmann::ordered_json object = sensitivity_json(answer);
  object["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - process_start()).count();
  object["stopped"] = *wish.options.stop ? nlohmann::ordered_json("interrupt") : nlohmann::ordered_json();
  return finish_study(request, wish.out, std::move(object), {*corridor, *base},
                      sensitivity_text(answer, request.words()));
}

constexpr double usual_seconds = 30, usual_gap = 1e-3;

}  // namespace

Verb sensitivity_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto wish = std::make_shared<Wish>();
  CLI::App* verb =
      add_verb(program, "sensitivity", "Move every assumed figure by its plausible range: does the verdict hold?",
               "yizhan sensitivity corridors/qingdao-2025 --from out/qingdao-2025", request, words);
  add_corridor(*verb, request, words);
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  PlanOptions& options = wish->options;
  options.gap = usual_gap;
  verb->add_option(
          "--out", wish->out,
          text("Folder for the answer, its page and the base plan; out/ and the corridor's id with -sensitivity "
               "unless given"))
      ->type_name("DIR");
  verb->add_option("--from", wish->from, text("Plan to begin from; made first unless given"))->type_name("PLAN");
  add_limits_of_each(*verb, options, words,
                     "The plan stands where (cost - bound) / cost is this small at its own prices; else each is "
                     "planned anew until it is",
                     "Stop each plan after so many seconds; 30 unless --work-limit is given");
  return {verb, [=] {
            Wish chosen = *wish;
            if (!chosen.options.time_limit && !chosen.options.work_limit) chosen.options.time_limit = usual_seconds;
            return move_figures(*request, chosen);
          }};
}

}  // namespace yizhan::cli
