#include "plan/planner.h"

#include <algorithm>

#include "plan/changes.h"
#include "plan/outcome.h"

namespace yizhan {

namespace {

solve::Options solver_options(const PlanOptions& options) {
  solve::Options solver;
  solver.gap = options.gap;
  solver.start = options.start;
  if (options.time_limit)
    solver.deadline = options.start + std::chrono::duration_cast<solve::Clock::duration>(
                                          std::chrono::duration<double>(*options.time_limit));
  if (options.work_limit) solver.work = *options.work_limit;
  solver.threads = options.threads;
  solver.seed = options.seed;
  solver.stop = options.stop;
  solver.progress = options.progress;
  return solver;
}

Stop stop_of(solve::Status status) {
  switch (status) {
    case solve::Status::stopped_by_time:
      return Stop::time_limit;
    case solve::Status::stopped_by_work:
      return Stop::work_limit;
    case solve::Status::stopped_by_user:
      return Stop::interrupt;
    default:
      return Stop::none;
  }
}

/// The cells whose prices prove that what must be served cannot be.
std::vector<RowUse> forbidding_cells(const Cells& cells, const std::vector<double>& prices) {
  std::vector<RowUse> found;
  for (std::size_t row = 0; row < prices.size(); ++row)
    if (prices[row] > 1e-9)
      found.push_back({cells.name(Index<Cell>(row)), 0, cells[Index<Cell>(row)].capacity, prices[row]});
  std::stable_sort(found.begin(), found.end(), [](const RowUse& a, const RowUse& b) { return a.price > b.price; });
  return found;
}

}  // namespace

namespace {

PlanAnswer refused(const Notices& notices) {
  PlanAnswer answer;
  answer.notices = notices;
  return answer;
}

}  // namespace

PlanAnswer plan(const Corridor& corridor, const PlanOptions& options) {
  const auto begun = std::chrono::steady_clock::now();
  PlanAnswer answer;
  const OldPlan nothing;
  const auto resumption = resume(corridor, options.from ? *options.from : nothing,
                                 options.now ? corridor.calendar.at(*options.now) : Instant());
  if (!resumption) return refused(resumption.error());
  const Network network(corridor, resumption->past);
  if (const Notices faults = past_faults(network); !faults.empty()) return refused(faults);
  const Assembly assembly = assemble(network);
  CorridorOracle oracle(network);
  const std::vector<Promise> promises = promises_of(network, oracle, *resumption);
  solve::Options solver = solver_options(options);
  solve::Start start;
  if (options.from) {
    start = start_of(network, assembly, *options.from, promises, options.stability);
    solver.from = &start;
  }
  const auto built = std::chrono::steady_clock::now();
  const solve::Result result = solve::solve(assembly.program, oracle, solver);

  const NetworkSize size = network.size();
  RunInfo& run = answer.document.run;
  run.threads = options.threads;
  run.seed = options.seed;
  run.stopped = stop_of(result.status);
  const auto count = [](std::size_t number) { return static_cast<long>(number); };
  run.sizes = {{"rows", count(size.cells)},
               {"lots", count(network.planned().size())},
               {"classes", count(size.classes)},
               {"graphs", count(size.graphs)},
               {"phases", count(size.phases)},
               {"arcs", count(size.arcs)},
               {"roots", count(size.roots)},
               {"network_bytes", count(size.bytes)},
               {"columns", count(assembly.program.columns.size())},
               {"paths", count(result.statistics.columns)},
               {"iterations", count(result.statistics.iterations)},
               {"masters", count(result.statistics.masters)},
               {"windows", count(result.statistics.windows)}};
  run.phases = {{"network", std::chrono::duration<double>(built - begun).count()},
                {"solve", std::chrono::duration<double>(std::chrono::steady_clock::now() - built).count()}};
  if (result.status == solve::Status::infeasible || result.status == solve::Status::unproven) {
    answer.feasible = false;
    answer.proven = result.status == solve::Status::infeasible;
    if (answer.proven) answer.forbidding = forbidding_cells(network.cells(), result.prices);
    return answer;
  }
  answer.document.plan = outcome_of(network, assembly, oracle, result);
  answer.document.plan.now = options.now;
  if (options.from)
    answer.document.plan.changes = changes_of(network, assembly, oracle, *resumption, promises, result);
  return answer;
}

}  // namespace yizhan
