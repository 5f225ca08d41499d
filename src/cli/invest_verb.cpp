#include <fmt/format.h>

#include <array>

#include "cli/grid.h"
#include "cli/infeasible.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/invest_text.h"
#include "cli/names.h"
#include "cli/progress.h"
#include "cli/run_info.h"
#include "cli/study.h"
#include "feed/plan_folder.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;

std::string_view name_of(InvestPhase phase) {
  constexpr std::array<std::string_view, invest_phases> names = {
      "without levers",   "with levers", "the best set", "the best set with one more or less",
      "each lever alone", "less money"};
  return names[static_cast<std::size_t>(phase)];
}

/// Names of what a phase plans side by side: levers, or budgets in million yuan.
std::vector<std::string> names_of(const Corridor& corridor, const std::vector<InvestTask>& tasks, Words words) {
  std::vector<std::string> names;
  for (const InvestTask& task : tasks) {
    if (task.lever.exists())
      names.push_back(named(corridor.levers[task.lever].id, corridor.levers[task.lever].name, words));
    else
      names.push_back(grouped(task.budget.value() / 1e6, 1));
  }
  return names;
}

/// One line for plans one after the other, and for many at once.
class InvestProgress {
 public:
  InvestProgress(const Corridor& corridor, Words words) : corridor_(corridor), words_(words), line_(words) {}

  void follow(InvestOptions& options) {
    options.plan.progress = [&](const solve::Progress& progress) { line_.show(progress); };
    options.begins = [&](InvestPhase phase, const std::vector<InvestTask>& tasks) {
      const std::string about =
          fmt::format("{}/{} {}", static_cast<int>(phase) + 1, invest_phases, words_(name_of(phase)));
      many_.emplace(line_, names_of(corridor_, tasks, words_), process_start(), words_, about);
      line_.about(about);
    };
    options.watch.begun = [&](std::size_t i) { many_->begun(i); };
    options.watch.progress = [&](std::size_t i, const solve::Progress& progress) { many_->show(i, progress); };
    options.watch.done = [&](std::size_t i, PlanAnswer&&) { many_->done(i); };
  }
  void end() { line_.end(); }

 private:
  const Corridor& corridor_;
  const Words words_;
  ProgressLine line_;
  std::optional<ScenarioProgress> many_;
};

/// Writes the plans without levers and with the best.
Notices write_plans(const Request& request, const Corridor& corridor, Investment& investment, const fs::path& out) {
  Notices notices;
  const auto write = [&](const Corridor& of, PlanDocument& document, const char* name) {
    document.plan.corridor = corridor.id;
    document.plan.overlays = overlay_names(request);
    complete(document.run, request);
    const auto written = feed::write_plan(of, document, out / name);
    if (!written) notices.insert(notices.end(), written.error().begin(), written.error().end());
  };
  std::error_code ignored;
  fs::create_directories(out, ignored);
  write(corridor, investment.base, "base");
  write(investment.allowed, investment.best.document, "best");
  return notices;
}

Exit decide(const Request& request, InvestOptions options, fs::path out) {
  const std::optional<Corridor> corridor = read_corridor(request);
  if (!corridor) return Exit::bad_input;
  if (corridor->levers.empty()) {
    Notice notice;
    notice.code = "levers_none";
    notice.file = notice.value = (request.corridor / "levers.csv").string();
    return refuse(request, {notice});
  }
  if (out.empty()) out = fs::path("out") / (corridor->id + "-invest");
  options.plan.threads = request.threads;
  options.plan.stop = &stop_on_interrupt();
  InvestProgress progress(*corridor, request.words());
  progress.follow(options);
  Investment investment = invest(*corridor, options);
  progress.end();
  if (!investment.best.feasible) {
    if (request.json)
      print(infeasible_json(investment.best));
    else
      fmt::print("{}", infeasible_text(*corridor, investment.best, request.words()));
    return Exit::infeasible;
  }
  if (const Notices notices = write_plans(request, *corridor, investment, out); !notices.empty())
    return refuse(request, notices);
  nlohmann::ordered_json answer = invest_json(*corridor, investment);
  answer["stopped"] = *options.plan.stop ? nlohmann::ordered_json("interrupt") : nlohmann::ordered_json();
  return finish_study(request, out, std::move(answer), {*corridor, investment.base},
                      invest_text(investment, request.words()));
}

constexpr double usual_seconds = 60;

}  // namespace

Verb invest_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto options = std::make_shared<InvestOptions>();
  const auto out = std::make_shared<fs::path>();
  CLI::App* verb =
      add_verb(program, "invest", "Say which levers meet the targets most cheaply, and what each is worth",
               "yizhan invest corridors/qingdao-2025 --time-limit 30", request, words);
  add_corridor(*verb, request, words);
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  PlanOptions& plan = options->plan;
  verb->add_option(
          "--out", *out,
          text("Folder for the answer, its page, and the plans without levers and with the best; out/ and the "
               "corridor's id with -invest unless given"))
      ->type_name("DIR");
  verb->add_option("--points", options->points, text("Points of the frontier of money and exports"))
      ->check(CLI::Range(2, 1000).description(""))
      ->type_name("N")
      ->capture_default_str();
  verb->add_option("--gap", plan.gap, text("Stop each plan when (cost - bound) / cost is this small"))
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("G")
      ->capture_default_str();
  verb->add_option(
          "--time-limit", plan.time_limit,
          text("Stop the plans without levers and with the best after so many seconds, others after a quarter; "
               "60 unless --work-limit is given"))
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("S");
  verb->add_option("--work-limit", plan.work_limit,
                   text("Stop the plans without levers and with the best after so much work, others after a quarter: "
                        "the same plans on every machine"))
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("W");
  verb->add_option("--seed", plan.seed, text("Seed of what is drawn by lot"))->type_name("N")->capture_default_str();
  return {verb, [=] {
            InvestOptions chosen = *options;
            if (!chosen.plan.time_limit && !chosen.plan.work_limit) chosen.plan.time_limit = usual_seconds;
            return decide(*request, chosen, *out);
          }};
}

}  // namespace yizhan::cli
