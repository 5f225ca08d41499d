#include "plan/limits.h"

#include <algorithm>

namespace yizhan {

solve::Options limited(const PlanOptions& options, double share, std::uint64_t spent) {
  using Seconds = std::chrono::duration<double>;
  solve::Options solver;
  solver.gap = options.gap;
  solver.start = options.start;
  if (options.time_limit)
    solver.deadline =
        options.start + std::chrono::duration_cast<solve::Clock::duration>(Seconds(*options.time_limit));
  if (options.work_limit)
    solver.work = static_cast<std::uint64_t>(
        share * static_cast<double>(*options.work_limit - std::min(spent, *options.work_limit)));
  solver.threads = options.threads;
  solver.seed = options.seed;
  solver.stop = options.stop;
  solver.progress = options.progress;
  if (share == 1 && spent == 0) return solver;
  solver.start = solve::Clock::now();
  if (options.time_limit)
    solver.deadline = solver.start + std::chrono::duration_cast<solve::Clock::duration>(
                                         share * std::max(solver.deadline - solver.start, solve::Clock::duration()));
  if (options.progress)
    solver.progress = [&options, before = Seconds(solver.start - options.start).count()](solve::Progress progress) {
      progress.seconds += before;
      options.progress(progress);
    };
  return solver;
}

}  // namespace yizhan
