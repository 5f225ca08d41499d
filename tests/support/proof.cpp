#include "tests/support/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/check.h"
#include "feed/plan_folder.h"
#include "plan/planner.h"
#include "tests/support/first_fault.h"
#include "tests/support/monolith.h"
#include "tests/support/program.h"

namespace yizhan {

namespace {

constexpr double hair = 1e-6;  // relative

double size_of(double cost) { return std::max(1.0, std::abs(cost)); }

/// An answer, and the files that it comes to.
struct Written {
  PlanAnswer answer;
  std::map<std::string, std::string> files;  // without run.json, which differs from run to run
};

class Prover {
 public:
  Prover(const Corridor& corridor, const ProofOptions& options, const std::filesystem::path& scratch)
      : corridor_(corridor), options_(options), scratch_(scratch) {}

  Proof run() {
    if (options_.columns_at_most > 0) ask_optimum();
    if (!proof_.known && options_.only_known) return std::move(proof_);
    const Written one = planned(1), two = planned(2);
    compare_threads(one, two);
    proof_.feasible = one.answer.feasible;
    if (proof_.feasible) {
      check_written(one.answer.document.plan);
      compare_costs(one.answer.document.plan);
    } else if (proof_.optimum) {
      fault(fmt::format("no plan made{}, where one costs {:.2f}", one.answer.proven ? " and none said to exist" : "",
                        *proof_.optimum));
    }
    return std::move(proof_);
  }

 private:
  void fault(std::string text) { proof_.faults.push_back(std::move(text)); }
  [[nodiscard]] std::filesystem::path folder(int threads) const { return scratch_ / std::to_string(threads); }

  void ask_optimum() {
    const MonolithResult best = monolith(corridor_, {.columns_at_most = options_.columns_at_most});
    proof_.known = best.proven;
    proof_.optimum = best.cost;
    if (best.columns <= options_.columns_at_most && !best.proven) fault("the optimum is not proven");
  }

  Written planned(int threads) {
    PlanOptions options;
    options.gap = options_.gap;
    options.work_limit = options_.work_limit;
    options.threads = threads;
    Written written{plan(corridor_, options), {}};
    if (!written.answer.feasible) return written;
    if (!feed::write_plan(corridor_, written.answer.document, folder(threads))) fault("the plan is not written");
    written.files = files_of(folder(threads));
    written.files.erase("run.json");
    return written;
  }

  void compare_threads(const Written& one, const Written& two) {
    const PlanAnswer &a = one.answer, &b = two.answer;
    if (a.feasible != b.feasible || a.proven != b.proven || a.forbidding != b.forbidding)
      fault("one thread and two do not agree on whether there is a plan");
    for (const auto& [name, text] : one.files)
      if (const auto other = two.files.find(name); other == two.files.end() || other->second != text)
        fault(name + " differs between one thread and two");
    if (one.files.size() != two.files.size()) fault("one thread and two write other files");
  }

  void check_written(const Plan& plan) {
    for (const check::Fault& found : check::check(corridor_, plan).faults) fault(told(found));
    const auto read = feed::read_plan(corridor_, folder(1));
    if (!read)
      fault("the plan written is not read: " + read.error().front().code);
    else if (!check::check(corridor_, read->plan).ok())
      fault("the plan read again is not the plan made");
  }

  void compare_costs(const Plan& plan) {
    proof_.cost = plan.cost.value();
    proof_.bound = plan.bound.value();
    if (proof_.bound > proof_.cost + hair * size_of(proof_.cost))
      fault(fmt::format("the bound {:.6f} is above the cost {:.6f}", proof_.bound, proof_.cost));
    if (!proof_.known) return;
    if (!proof_.optimum) return fault("a plan is made, where there is none");
    const double slack = hair * size_of(*proof_.optimum);
    if (proof_.bound > *proof_.optimum + slack)
      fault(fmt::format("the bound {:.6f} is above the optimum {:.6f}", proof_.bound, *proof_.optimum));
    if (proof_.cost < *proof_.optimum - slack)
      fault(fmt::format("the cost {:.6f} is below the optimum {:.6f}", proof_.cost, *proof_.optimum));
  }

  const Corridor& corridor_;
  const ProofOptions& options_;
  const std::filesystem::path& scratch_;
  Proof proof_;
};

}  // namespace

double Proof::above_optimum() const { return std::max(0.0, cost - *optimum) / size_of(*optimum); }
double Proof::below_optimum() const { return std::max(0.0, *optimum - bound) / size_of(*optimum); }

Proof prove(const Corridor& corridor, const ProofOptions& options, const std::filesystem::path& scratch) {
  return Prover(corridor, options, scratch).run();
}

}  // namespace yizhan
