#include "feed/plan_summary.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "feed/cell.h"
#include "feed/file_text.h"
#include "feed/plan_folder.h"
#include "feed/schema.h"

namespace yizhan::feed {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto summary_file = "plan.json";
constexpr auto run_file = "run.json";
constexpr std::array stops = {Stop::none, Stop::interrupt, Stop::time_limit, Stop::work_limit};

Json tally_json(const Tally& tally) {
  return {{"vehicles", tally.vehicles.count()},
          {"served", tally.served.count()},
          {"late", tally.late.count()},
          {"unserved", tally.unserved.count()}};
}

Vehicles count_at(const Json& object, const char* key) {
  const double count = object.at(key).get<double>();
  if (!(std::abs(count) <= 1e15) || count != std::floor(count)) throw std::range_error(key);
  return Vehicles(static_cast<long>(count));
}

Tally tally_of(const Json& object) {
  return {count_at(object, "vehicles"), count_at(object, "served"), count_at(object, "late"),
          count_at(object, "unserved")};
}

Notice notice_of(std::string_view code, const char* file, std::string column, std::string value,
                 std::string allowed = {}) {
  Notice notice;
  notice.code = code;
  notice.file = file;
  notice.column = std::move(column);
  notice.value = std::move(value);
  notice.allowed = std::move(allowed);
  return notice;
}

/// Hands the file's object to `take`; a key that is missing or of another type is a notice with the reader's words.
template <class Take>
void read_object(const std::filesystem::path& folder, const char* file, NoticeList& notices, Take take) {
  const std::optional<std::string> text = file_text(folder / file, file, notices);
  if (!text) return;
  try {
    take(Json::parse(*text));
  } catch (const Json::exception& error) {
    notices.add(notice_of("json_malformed", file, "", error.what()));
  } catch (const std::range_error& error) {
    notices.add(notice_of("whole_invalid", file, error.what(), ""));
  }
}

/// Numbers of plan.json that follow from others: as stated, and as they come to.
class Derived {
 public:
  explicit Derived(NoticeList& notices) : notices_(notices) {}
  void hold(const std::string& key, double stated, double derived) {
    if (std::abs(stated - derived) <= 1e-9 * std::max(1.0, std::abs(derived))) return;
    notices_.add(notice_of("plan_disagrees", summary_file, key, format_number(stated), format_number(derived)));
  }
  void hold(const std::string& key, Vehicles stated, Vehicles derived) {
    hold(key, static_cast<double>(stated.count()), static_cast<double>(derived.count()));
  }

 private:
  NoticeList& notices_;
};

constexpr std::array aims = {Aim::serve, Aim::targets, Aim::cost, Aim::profit};

/// The levels, the last of which is the plan's cost.
void read_levels(const Json& summary, Plan& plan, NoticeList& notices) {
  const Json& levels = summary.at("levels");
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const std::string name = levels.at(i).at("name").get<std::string>();
    const auto aim = std::find_if(aims.begin(), aims.end(), [&](Aim known) { return name_of(known) == name; });
    const bool last = i + 1 == levels.size();
    if (aim == aims.end() || is_money(*aim) != last) {
      notices.add(
          notice_of("plan_disagrees", summary_file, "levels", name, last ? "cost, profit" : "serve, targets"));
      return;
    }
    if (last) {
      plan.aim = *aim;
      continue;
    }
    const Json& level = levels.at(i);
    plan.levels.push_back({*aim,
                           level.at("value").get<double>(),
                           level.at("bound").get<double>(),
                           level.at("price").get<double>(),
                           {}});
  }
}

}  // namespace

std::string objective_text(const Objective& objective) {
  std::string text;
  for (const Aim aim : objective) text += (text.empty() ? "" : ",") + std::string(name_of(aim));
  return text;
}

Json levels_json(const Plan& plan) {
  Json levels = Json::array();
  for (const Level& level : plan.levels)
    levels.push_back(
        {{"name", name_of(level.aim)}, {"value", level.value}, {"bound", level.bound}, {"price", level.price}});
  levels.push_back(
      {{"name", name_of(plan.aim)}, {"value", plan.cost.value()}, {"bound", plan.bound.value()}, {"price", Json()}});
  return levels;
}

std::string summary_text(const Plan& plan) {
  Json kinds = Json::object();
  for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind)
    kinds[std::string(name_of(static_cast<OrderKind>(kind)))] = tally_json(plan.kinds[kind]);
  const Json summary = {{"format", feed_format()},
                        {"corridor", plan.corridor},
                        {"overlays", plan.overlays},
                        {"now", plan.now ? Json(format_date(*plan.now)) : Json()},
                        {"objective", objective_text(plan.objective())},
                        {"levels", levels_json(plan)},
                        {"cost", plan.cost.value()},
                        {"bound", plan.bound.value()},
                        {"gap", plan.gap()},
                        {"gap_per_vehicle", plan.gap_per_vehicle().value()},
                        {"gap_avoidable", plan.gap_avoidable()},
                        {"total", tally_json(plan.total())},
                        {"kind", kinds}};
  return summary.dump(2) + "\n";
}

void read_summary(const std::filesystem::path& folder, Plan& plan, NoticeList& notices) {
  read_object(folder, summary_file, notices, [&](const Json& summary) {
    plan.corridor = summary.at("corridor").get<std::string>();
    plan.overlays = summary.at("overlays").get<std::vector<std::string>>();
    if (const Json& now = summary.at("now"); !now.is_null()) {
      plan.now = parse_date(now.get<std::string>()).date;
      if (!plan.now) notices.add(notice_of("date_invalid", summary_file, "now", now.get<std::string>()));
    }
    plan.cost = Money(summary.at("cost").get<double>());
    plan.bound = Money(summary.at("bound").get<double>());
    read_levels(summary, plan, notices);
    for (std::size_t kind = 0; kind < plan.kinds.size(); ++kind)
      plan.kinds[kind] = tally_of(summary.at("kind").at(std::string(name_of(static_cast<OrderKind>(kind)))));

    if (notices.errors()) return;  // what was not read cannot add up
    Derived derived(notices);
    derived.hold("format", summary.at("format").get<double>(), feed_format());
    if (const Json& levels = summary.at("levels"); !levels.empty()) {
      derived.hold("levels.value", levels.back().at("value").get<double>(), plan.cost.value());
      derived.hold("levels.bound", levels.back().at("bound").get<double>(), plan.bound.value());
    }
    const std::string objective = summary.at("objective").get<std::string>();
    if (objective != objective_text(plan.objective()))
      notices.add(
          notice_of("plan_disagrees", summary_file, "objective", objective, objective_text(plan.objective())));
    derived.hold("gap", summary.at("gap").get<double>(), plan.gap());
    derived.hold("gap_per_vehicle", summary.at("gap_per_vehicle").get<double>(), plan.gap_per_vehicle().value());
    derived.hold("gap_avoidable", summary.at("gap_avoidable").get<double>(), plan.gap_avoidable());
    const Tally stated = tally_of(summary.at("total"));
    const Tally total = plan.total();
    derived.hold("total.vehicles", stated.vehicles, total.vehicles);
    derived.hold("total.served", stated.served, total.served);
    derived.hold("total.late", stated.late, total.late);
    derived.hold("total.unserved", stated.unserved, total.unserved);
  });
}

std::string run_text(const RunInfo& run) {
  const Json json = {{"version", run.version},    {"host", run.host},
                     {"folders", run.folders},    {"threads", run.threads},
                     {"seed", run.seed},          {"seconds", run.seconds},
                     {"peak_mb", run.peak_mb},    {"stopped", name_of(run.stopped)},
                     {"sizes", run.sizes},        {"phases", run.phases},
                     {"gap_parts", run.gap_parts}};
  return json.dump(2) + "\n";
}

void read_run(const std::filesystem::path& folder, RunInfo& run, NoticeList& notices) {
  read_object(folder, run_file, notices, [&](const Json& json) {
    run.version = json.at("version").get<std::string>();
    run.host = json.at("host").get<std::string>();
    run.folders = json.value("folders", std::vector<std::string>());
    run.threads = json.at("threads").get<int>();
    run.seed = json.at("seed").get<std::uint64_t>();
    run.seconds = json.at("seconds").get<double>();
    run.peak_mb = json.at("peak_mb").get<double>();
    run.sizes = json.at("sizes").get<std::map<std::string, long>>();
    run.phases = json.at("phases").get<std::map<std::string, double>>();
    run.gap_parts = json.at("gap_parts").get<std::map<std::string, double>>();
    const std::string stopped = json.at("stopped").get<std::string>();
    const auto found = std::find_if(stops.begin(), stops.end(), [&](Stop stop) { return name_of(stop) == stopped; });
    run.stopped = found == stops.end() ? Stop::none : *found;
  });
}

}  // namespace yizhan::feed
