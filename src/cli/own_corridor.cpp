#include "cli/own_corridor.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <optional>
#include <thread>

#include "cli/plan_faults.h"
#include "feed/corridor_reader.h"
#include "feed/plan_folder.h"

namespace yizhan::cli {

namespace {

namespace fs = std::filesystem;

std::string own_name(const fs::path& folder) {
  return (folder / "").lexically_normal().parent_path().filename().string();
}

Notice notice_of(std::string code, const fs::path& file, std::string value, std::string allowed = {}) {
  Notice notice;
  notice.code = std::move(code);
  notice.file = file.string();
  notice.value = std::move(value);
  notice.allowed = std::move(allowed);
  return notice;
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return !path.empty() && fs::is_directory(path, ignored);
}

fs::path first_folder(const std::vector<fs::path>& candidates) {
  const auto found = std::find_if(candidates.begin(), candidates.end(), is_folder);
  return found == candidates.end() ? fs::path() : *found;
}

/// Where a plan's corridor and overlays lie; notices about what is not found.
struct Sources {
  fs::path corridor;
  std::vector<fs::path> overlays;
};

fs::path overlay_folder(const Request& request, const feed::PlanOrigin& origin, std::size_t number,
                        const fs::path& corridor) {
  const std::string& name = origin.overlays[number];
  if (name.empty() || name == ".." || fs::path(name).filename() != name) return {};
  std::vector<fs::path> candidates;
  for (const fs::path& given : request.overlays)
    if (own_name(given) == name) candidates.push_back(given);
  if (!request.corridor.empty()) candidates.push_back(corridor / "overlays" / name);
  if (number < origin.overlay_folders.size() && own_name(origin.overlay_folders[number]) == name)
    candidates.push_back(origin.overlay_folders[number]);
  candidates.push_back(corridor / "overlays" / name);
  return first_folder(candidates);
}

Sources sources_of(const Request& request, const fs::path& folder, const feed::PlanOrigin& origin, Notices& notices) {
  const fs::path usual = fs::path("corridors") / fs::path(origin.corridor).filename();
  const fs::path& asked = request.corridor.empty() ? origin.corridor_folder : request.corridor;
  Sources sources;
  sources.corridor = first_folder(request.corridor.empty() ? std::vector{asked, usual} : std::vector{asked});
  if (sources.corridor.empty()) {
    notices.push_back(
        notice_of("corridor_lost", folder / "plan.json", origin.corridor, (asked.empty() ? usual : asked).string()));
    return sources;
  }
  for (std::size_t i = 0; i < origin.overlays.size(); ++i) {
    sources.overlays.push_back(overlay_folder(request, origin, i, sources.corridor));
    if (sources.overlays.back().empty())
      notices.push_back(notice_of("overlay_lost", folder / "plan.json", origin.overlays[i],
                                  (sources.corridor / "overlays" / origin.overlays[i]).string()));
  }
  return sources;
}

/// One plan on its way from its folder to its proof.
class Reading {
 public:
  Reading(const Request& request, const fs::path& folder, Proof proof)
      : request_(request), folder_(folder), proof_(proof) {}

  void read() {
    if (!is_folder(folder_)) {
      notices.push_back(notice_of("folder_missing", folder_, folder_.string()));
      return;
    }
    const auto origin = feed::read_origin(folder_);
    if (!origin) return take(origin.error());
    const Sources sources = sources_of(request_, folder_, *origin, notices);
    if (!notices.empty()) return;
    feed::ReadResult corridor = feed::read_corridor(sources.corridor, sources.overlays);
    if (!corridor.corridor) {
      notices = corridor.notices;
      return;
    }
    if (corridor.corridor->id != origin->corridor) {
      notices.push_back(notice_of("plan_of_another", folder_ / "plan.json", origin->corridor, corridor.corridor->id));
      return;
    }
    feed::allow_levers_of(folder_, feed::LeversOf::asked, *corridor.corridor);
    auto document = feed::read_plan(*corridor.corridor, folder_);
    if (!document && proof_ == Proof::unasked) return take(document.error());
    if (!document) {
      faults = as_faults(document.error(), request_.words());
      return;
    }
    if (proof_ == Proof::checked) faults = check::check(*corridor.corridor, document->plan).faults;
    plan = OwnedPlan{folder_, own_name(folder_), std::move(*corridor.corridor), std::move(*document)};
  }

  [[nodiscard]] const fs::path& folder() const { return folder_; }
  Notices notices;
  std::vector<check::Fault> faults;
  std::optional<OwnedPlan> plan;

 private:
  void take(const Notices& of_files) {
    for (Notice notice : of_files) {
      notice.file = (folder_ / notice.file).string();
      notices.push_back(std::move(notice));
    }
  }

  const Request& request_;
  fs::path folder_;
  Proof proof_;
};

void read_all(std::vector<Reading>& readings, int threads) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(readings.size());
  const auto work = [&] {
    for (std::size_t i = next++; i < readings.size(); i = next++) try {
        readings[i].read();
      } catch (...) {
        failures[i] = std::current_exception();
      }
  };
  {
    std::vector<std::jthread> others;
    for (int i = 1; i < std::min(threads, static_cast<int>(readings.size())); ++i) others.emplace_back(work);
    work();
  }
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

void tell_apart(std::vector<OwnedPlan>& plans) {
  const auto count = [&](const std::string& name) {
    return std::count_if(plans.begin(), plans.end(), [&](const OwnedPlan& plan) { return plan.name == name; });
  };
  std::vector<std::string> names;
  for (const OwnedPlan& plan : plans) names.push_back(count(plan.name) > 1 ? plan.folder.string() : plan.name);
  for (std::size_t i = 0; i < plans.size(); ++i) plans[i].name = names[i];
}

}  // namespace

tl::expected<std::vector<OwnedPlan>, Unusable> read_plans(const Request& request,
                                                          const std::vector<fs::path>& folders, Proof proof) {
  std::vector<Reading> readings;
  for (const fs::path& folder : folders) readings.emplace_back(request, folder, proof);
  read_all(readings, request.threads);
  Unusable unusable;
  std::string first;
  for (Reading& reading : readings) {
    for (Notice& notice : reading.notices)
      if (std::find(unusable.notices.begin(), unusable.notices.end(), notice) == unusable.notices.end())
        unusable.notices.push_back(std::move(notice));
    if (!reading.faults.empty()) unusable.untrue.push_back({reading.folder(), std::move(reading.faults)});
    if (!reading.plan) continue;
    if (first.empty()) first = reading.plan->corridor.id;
    if (reading.plan->corridor.id != first)
      unusable.notices.push_back(
          notice_of("plan_of_another", reading.folder() / "plan.json", reading.plan->corridor.id, first));
  }
  if (!unusable.notices.empty() || !unusable.untrue.empty()) return tl::unexpected(std::move(unusable));
  std::vector<OwnedPlan> plans;
  for (Reading& reading : readings) plans.push_back(std::move(*reading.plan));
  tell_apart(plans);
  return plans;
}

Exit refuse(const Request& request, const Unusable& unusable) {
  if (!unusable.notices.empty()) return refuse(request, unusable.notices);
  const Words words = request.words();
  nlohmann::ordered_json plans = nlohmann::ordered_json::array();
  for (const UntruePlan& untrue : unusable.untrue) {
    plans.push_back({{"plan", untrue.folder.string()}, {"ok", false}, {"faults", faults_json(untrue.faults)}});
    if (request.json) continue;
    fmt::print(fmt::runtime(words("The plan {} is not true: {} faults\n")), untrue.folder.string(),
               untrue.faults.size());
    fmt::print("{}", faults_text(untrue.faults, words));
  }
  if (request.json) print({{"ok", false}, {"plans", plans}});
  return Exit::check_failed;
}

}  // namespace yizhan::cli
