#include "plan/scenarios.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace yizhan {

namespace {

class Crew {
 public:
  Crew(std::size_t count, const MakeScenario& make, const PlanOptions& options, const ScenarioWatch& watch)
      : count_(count), make_(make), options_(options), watch_(watch) {}

  void work_all() {
    const auto hands = std::min(static_cast<std::size_t>(std::max(1, options_.threads)), count_);
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < hands; ++i) others.emplace_back([this] { work(); });
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    try {
      for (std::size_t i = next_++; i < count_ && !stopped(); i = next_++) plan_one(i);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }

  [[nodiscard]] bool stopped() {
    const std::lock_guard lock(mutex_);
    return failure_ || (options_.stop && *options_.stop);
  }

  void plan_one(std::size_t number) {
    const Scenario scenario = make_(number);
    if (!scenario.corridor) {
      PlanAnswer nothing;
      nothing.feasible = false;
      nothing.notices = scenario.notices;
      const std::lock_guard lock(mutex_);
      return watch_.done(number, std::move(nothing));
    }
    PlanOptions own = options_;
    own.threads = 1;
    own.from = &scenario.from;
    own.now = {};
    own.roll = {};
    own.stability = 0;
    own.stays = false;
    own.start = std::chrono::steady_clock::now();
    own.progress = [&](const solve::Progress& progress) {
      const std::lock_guard lock(mutex_);
      if (watch_.progress) watch_.progress(number, progress);
    };
    {
      const std::lock_guard lock(mutex_);
      if (watch_.begun) watch_.begun(number);
    }
    PlanAnswer answer = plan(*scenario.corridor, own);
    const std::lock_guard lock(mutex_);
    watch_.done(number, std::move(answer));
  }

  const std::size_t count_;
  const MakeScenario& make_;
  const PlanOptions& options_;
  const ScenarioWatch& watch_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;  // of `watch_` and `failure_`
  std::exception_ptr failure_;
};

}  // namespace

void plan_scenarios(std::size_t count, const MakeScenario& make, const PlanOptions& options,
                    const ScenarioWatch& watch) {
  Crew(count, make, options, watch).work_all();
}

}  // namespace yizhan
