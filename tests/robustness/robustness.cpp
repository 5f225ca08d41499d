#include "tests/robustness/robustness.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "check/check.h"
#include "feed/corridor_reader.h"
#include "feed/plan_folder.h"
#include "plan/planner.h"
#include "tests/support/mutate.h"
#include "tests/support/program.h"

namespace yizhan {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t work = 20000;  // enough for a small corridor, and an end where a mutation made it large

PlanAnswer answer_of(const Corridor& corridor) {
  PlanOptions options;
  options.work_limit = work;
  options.threads = 1;
  return plan(corridor, options);
}

bool is_refused(const feed::ReadResult& read) {
  return std::any_of(read.notices.begin(), read.notices.end(),
                     [](const Notice& notice) { return notice.severity == Severity::error; });
}

/// What is wrong with the plan as its folder says it; empty if nothing is.
std::string fault_of(const Corridor& corridor, const PlanDocument& document, const fs::path& folder) {
  if (const auto written = feed::write_plan(corridor, document, folder); !written)
    return "not written: " + written.error().front().code;
  const auto read = feed::read_plan(corridor, folder);
  if (!read) return "not read: " + read.error().front().code + " " + read.error().front().file;
  const check::Verdict verdict = check::check(corridor, read->plan);
  if (verdict.ok()) return {};
  const check::Fault& fault = verdict.faults.front();
  return fmt::format("{} {}:{} {}: {} for {}", fault.what, fault.file, fault.row, fault.column, fault.found,
                     fault.expected);
}

void plan_copy(const fs::path& copy, const fs::path& out, std::uint64_t seed, Robustness& result) {
  const feed::ReadResult read = feed::read_corridor(copy);
  if (!read.corridor) {
    ++result.refused;
    if (!is_refused(read)) result.faults.push_back(fmt::format("seed {}: refused without an error", seed));
    return;
  }
  PlanAnswer answer = answer_of(*read.corridor);
  if (!answer.feasible) {
    ++result.infeasible;
    return;
  }
  const std::string fault = fault_of(*read.corridor, answer.document, out);
  if (fault.empty())
    ++result.planned;
  else
    result.faults.push_back(fmt::format("seed {}: {}", seed, fault));
}

std::map<std::string, std::string> plan_files(const fs::path& corridor, const fs::path& out) {
  const feed::ReadResult read = feed::read_corridor(corridor);
  if (!read.corridor) return {};
  const PlanAnswer answer = answer_of(*read.corridor);
  if (!answer.feasible || !feed::write_plan(*read.corridor, answer.document, out)) return {};
  auto files = files_of(out);
  files.erase("run.json");
  return files;
}

}  // namespace

Robustness plan_mutated(const fs::path& corridor, std::uint64_t first, std::uint64_t count) {
  const Scratch scratch;
  Robustness result;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    mutate(corridor, scratch / "copy", seed, Mutation::any);
    try {
      plan_copy(scratch / "copy", scratch / "plan", seed, result);
    } catch (const std::exception& error) {
      result.faults.push_back(fmt::format("seed {}: {}", seed, error.what()));
    }
  }
  return result;
}

Robustness plan_harmless(const fs::path& corridor, std::uint64_t first, std::uint64_t count) {
  const Scratch scratch;
  Robustness result;
  const auto original = plan_files(corridor, scratch / "original");
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    mutate(corridor, scratch / "copy", seed, Mutation::harmless);
    if (!original.empty() && plan_files(scratch / "copy", scratch / "plan") == original)
      ++result.planned;
    else
      result.faults.push_back(fmt::format("seed {}: another plan", seed));
  }
  return result;
}

}  // namespace yizhan
