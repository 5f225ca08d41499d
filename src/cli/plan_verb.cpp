#include <fmt/format.h>

#include "cli/answer.h"
#include "cli/changes.h"
#include "cli/infeasible.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/levers.h"
#include "cli/objective.h"
#include "cli/page_template.h"
#include "cli/progress.h"
#include "cli/roll.h"
#include "cli/run_info.h"
#include "feed/cell.h"
#include "feed/plan_folder.h"
#include "plan/planner.h"

namespace yizhan::cli {

namespace {

Exit tell_infeasible(const Request& request, const Corridor& corridor, const PlanAnswer& answer) {
  if (request.json)
    print(infeasible_json(answer));
  else
    fmt::print("{}", infeasible_text(corridor, answer, request.words()));
  return Exit::infeasible;
}

/// What `--from`, `--now`, `--roll` and `--look-ahead` say.
struct InTime {
  std::filesystem::path from;
  std::string now, roll, look_ahead;
};

/// The day of `--now`; the notice about it if it is none of the corridor.
tl::expected<std::optional<Date>, Notices> day_of(const Corridor& corridor, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Calendar& calendar = corridor.calendar;
  const Date last = calendar.day_of(calendar.last());
  const std::optional<Date> day = feed::parse_date(text).date;
  if (day && calendar.start <= *day && *day < last) return day;
  Notice notice;
  notice.code = "now_outside";
  notice.column = "--now";
  notice.value = text;
  notice.allowed = feed::format_date(calendar.start) + " - " + feed::format_date(last - std::chrono::days(1));
  return tl::unexpected(Notices{notice});
}

/// The levers asked for; planned again, those that the old plan bought.
tl::expected<void, Notices> allow_levers(const LeverWish& wish, const InTime& time, Corridor& corridor) {
  const bool asked = !wish.levers.empty() || wish.budget;
  if (asked && (!time.from.empty() || !time.roll.empty())) {
    Notice notice;
    notice.code = "levers_with";
    notice.column = "--levers";
    notice.value = time.from.empty() ? "--roll" : "--from";
    return tl::unexpected(Notices{notice});
  }
  if (!time.from.empty()) feed::allow_levers_of(time.from, feed::LeversOf::bought, corridor);
  if (!asked) return {};
  auto limits = read_levers(corridor, wish);
  if (!limits) return tl::unexpected(limits.error());
  corridor.lever_limits = std::move(*limits);
  return {};
}

Exit make_plan(const Request& request, PlanOptions options, const InTime& time, const std::string& aims,
               const LeverWish& levers, std::filesystem::path out) {
  auto objective = read_objective(aims);
  if (!objective) return refuse(request, objective.error());
  options.objective = std::move(*objective);
  const auto roll = read_roll(time.roll, time.look_ahead);
  if (!roll) return refuse(request, roll.error());
  options.roll = *roll;
  std::optional<Corridor> corridor = read_corridor(request);
  if (!corridor) return Exit::bad_input;
  if (const auto allowed = allow_levers(levers, time, *corridor); !allowed) return refuse(request, allowed.error());
  const auto now = day_of(*corridor, time.now);
  if (!now) return refuse(request, now.error());
  options.now = *now;
  tl::expected<OldPlan, Notices> old;
  if (!time.from.empty()) {
    old = feed::read_old_plan(*corridor, time.from, *now ? corridor->calendar.at(**now) : Instant());
    if (!old) return refuse(request, old.error());
    options.from = &*old;
  }
  if (const Notices faults = roll_faults(*corridor, options); !faults.empty()) return refuse(request, faults);
  if (out.empty()) out = std::filesystem::path("out") / corridor->id;

  ProgressLine line(request.words());
  options.threads = request.threads;
  options.start = process_start();
  options.stop = &stop_on_interrupt();
  options.progress = [&](const solve::Progress& progress) { line.show(progress); };
  options.on_turn = [&](int turn, int turns) { line.begin(turn, turns); };
  PlanAnswer answer = plan(*corridor, options);
  line.end();
  if (!answer.notices.empty()) return refuse(request, answer.notices);
  if (!answer.feasible) return tell_infeasible(request, *corridor, answer);

  answer.document.plan.corridor = corridor->id;
  answer.document.plan.overlays = overlay_names(request);
  complete(answer.document.run, request);
  const std::optional<std::string> frame = page_template();
  const auto written =
      feed::write_plan(*corridor, answer.document, out,
                       frame ? page_of(*frame, {*corridor, answer.document}, {}, request.threads) : std::string());
  if (!written) return refuse(request, written.error());
  if (request.json) {
    nlohmann::ordered_json object = answer_json(*corridor, answer.document);
    if (options.from) object["changed_lots"] = changes_json(*corridor, answer.document.plan);
    object["out"] = out.string();
    object["report"] = frame ? nlohmann::ordered_json((out / feed::page_file).string()) : nlohmann::ordered_json();
    print(object);
  } else {
    fmt::print("{}", answer_text(*corridor, answer.document, request.words()));
    if (options.from) fmt::print("{}", changes_text(*corridor, answer.document.plan, request.words()));
    fmt::print("{} {}\n", request.words()("Written:"), out.string());
    if (frame)
      fmt::print("{} {}\n", request.words()("Report:"), (out / feed::page_file).string());
    else
      fmt::print("{}\n", request.words()(how_to_get_the_page));
  }
  return Exit::done;
}

constexpr double usual_seconds = 120;                 // a planner waits so long for a year's plan
constexpr double usual_gap = 1e-4, gap_again = 1e-3;  // who plans again waits for seconds, and wants little changed

}  // namespace

Verb plan_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto options = std::make_shared<PlanOptions>();
  const auto out = std::make_shared<std::filesystem::path>();
  const auto time = std::make_shared<InTime>();
  const auto gap = std::make_shared<std::optional<double>>();
  const auto aims = std::make_shared<std::string>("cost");
  const auto levers = std::make_shared<LeverWish>();
  CLI::App* verb = add_verb(program, "plan", "Decide who goes when and by which way, at the least cost",
                            "yizhan plan corridors/qingdao-2025 --gap 0.002 --time-limit 120", request, words);
  add_corridor(*verb, request, words);
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  verb->add_option("--objective", *aims,
                   text("What is asked for, the first thing first: serve, targets, then cost or profit"))
      ->type_name("AIM,...")
      ->capture_default_str();
  verb->add_option(
          "--levers", levers->levers,
          text("Levers: all (it may buy any), none, or those that it buys, as ID or ID=COUNT; none unless given"))
      ->type_name("ID,...");
  verb->add_option("--lever-budget", levers->budget, text("What levers may cost together, in yuan"))
      ->check(CLI::Validator(CLI::NonNegativeNumber).description(""))
      ->type_name("YUAN");
  verb->add_option("--out", *out, text("Folder of the plan; out/ and the corridor's id unless given"))
      ->type_name("DIR");
  verb->add_option("--gap", *gap,
                   text("Stop when (cost - bound) / cost is this small; 0.0001 unless given, 0.001 with --from"))
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("G");
  verb->add_option("--time-limit", options->time_limit,
                   text("Stop after so many seconds with the best plan; 120 unless --work-limit is given"))
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("S");
  verb->add_option("--work-limit", options->work_limit,
                   text("Stop after so much work: the same plan on every machine"))
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("W");
  verb->add_option("--from", time->from,
                   text("Plan made before: what of it has begun stands, the rest stays unless it pays"))
      ->type_name("PLAN");
  verb->add_option("--now", time->now, text("Day from which is decided; the corridor's first unless given"))
      ->type_name("DATE");
  verb->add_option("--stability", options->stability,
                   text("What breaking up the old itineraries of a lot must save, in yuan"))
      ->check(CLI::Validator(CLI::NonNegativeNumber).description(""))
      ->type_name("YUAN")
      ->capture_default_str();
  verb->add_option(
          "--roll", time->roll,
          text("Plan in turns of so many days, for a long horizon; each decides its days and goes on from there"))
      ->type_name("DAYS");
  verb->add_option("--look-ahead", time->look_ahead,
                   text("Days of orders that a turn looks at; twice --roll unless given"))
      ->type_name("DAYS");
  verb->add_option("--seed", options->seed, text("Seed of what is drawn by lot"))
      ->type_name("N")
      ->capture_default_str();
  return {verb, [=] {
            PlanOptions chosen = *options;
            chosen.gap = gap->value_or(time->from.empty() ? usual_gap : gap_again);
            if (!chosen.time_limit && !chosen.work_limit) chosen.time_limit = usual_seconds;
            return make_plan(*request, chosen, *time, *aims, *levers, *out);
          }};
}

}  // namespace yizhan::cli
