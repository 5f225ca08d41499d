// When to stop: by the clock, by a count of work that is the same on every machine, or by the user.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace yizhan::solve {

using Clock = std::chrono::steady_clock;

class Limits {
 public:
  Limits(Clock::time_point start, Clock::time_point deadline, std::uint64_t most_work, const std::atomic<bool>* stop)
      : start_(start), deadline_(deadline), most_work_(most_work), stop_(stop) {}

  /// One unit is about the pricing of one lot.
  void spend(std::uint64_t work) { work_ += work; }
  [[nodiscard]] std::uint64_t work() const { return work_; }

  [[nodiscard]] bool by_user() const { return stop_ && stop_->load(std::memory_order_relaxed); }
  /// Whether this share of the time, or of the work, is used up.
  [[nodiscard]] bool by_time(double share = 1) const { return seconds() >= share * all_seconds(); }
  [[nodiscard]] bool by_work(double share = 1) const {
    return static_cast<double>(work_) >= share * static_cast<double>(most_work_);
  }
  [[nodiscard]] bool reached(double share = 1) const { return by_user() || by_work(share) || by_time(share); }

  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
  [[nodiscard]] double seconds_left(double share = 1) const {
    return std::max(0.0, share * all_seconds() - seconds());
  }

 private:
  [[nodiscard]] double all_seconds() const {
    if (deadline_ == Clock::time_point::max()) return std::numeric_limits<double>::infinity();
    return std::chrono::duration<double>(deadline_ - start_).count();
  }

  Clock::time_point start_, deadline_;
  std::uint64_t most_work_, work_ = 0;
  const std::atomic<bool>* stop_;
};

}  // namespace yizhan::solve
