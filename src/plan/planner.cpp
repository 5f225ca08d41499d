#include "plan/planner.h"

#include <algorithm>

#include "plan/changes.h"
#include "plan/levels.h"
#include "plan/limits.h"
#include "plan/outcome.h"
#include "plan/roll.h"
#include "solve/gap_parts.h"

namespace yizhan {

namespace {

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

PlanAnswer refused(const Notices& notices) {
  PlanAnswer answer;
  answer.notices = notices;
  return answer;
}

constexpr double share_of_proof = 0.6;  // of what turns leave of the limits: prices for the whole

/// One corridor's problem, level by level.
class Planner {
 public:
  /// `old`: a plan made before or in turns, which took so much work; none otherwise.
  Planner(const Network& network, const Resumption& resumption, const OldPlan* old, std::uint64_t work,
          const PlanOptions& options)
      : network_(network),
        resumption_(resumption),
        old_(old),
        options_(options),
        assembly_(assemble(network)),
        oracle_(network),
        levels_(network, assembly_, options.objective),
        work_(work),
        built_(std::chrono::steady_clock::now()) {}

  PlanAnswer answer();
  [[nodiscard]] std::chrono::steady_clock::time_point built() const { return built_; }

 private:
  solve::Result solve_level();
  solve::Result prove_level(const solve::Result& result);
  [[nodiscard]] solve::Options solver_options(bool proof) const;
  [[nodiscard]] solve::Start stand_by();
  void note(const solve::Result& result);
  void part_gap(const solve::Program& program, const solve::Result& result);

  const Network& network_;
  const Resumption& resumption_;
  const OldPlan* old_;
  const PlanOptions& options_;
  const Assembly assembly_;
  CorridorOracle oracle_;
  Levels levels_;
  std::vector<Promise> promises_;
  std::optional<solve::Result> before_;  // of the level before
  std::uint64_t work_;
  Stop stopped_ = Stop::none;
  std::chrono::steady_clock::time_point built_;
  PlanAnswer answer_;
};

/// Gives its part of what is left of the limits to the next plan of a level, or to the proof that follows it: a
/// plan is worth three proofs, and the last level needs none.
solve::Options Planner::solver_options(bool proof) const {
  const auto levels = static_cast<double>(options_.objective.size() - levels_.solved());
  solve::Options solver = limited(options_, proof ? 1 / (4 * levels - 4) : 3 / (4 * levels - 1), work_);
  if (!levels_.is_last() && solver.progress)  // weighted sums would tell the user nothing
    solver.progress = [tell = std::move(solver.progress)](const solve::Progress& p) {
      tell({p.phase, -solve::unlimited, solve::unlimited, solve::unlimited, p.seconds, p.seconds_left});
    };
  return solver;
}

/// The bound of the level's aim alone.
solve::Result Planner::prove_level(const solve::Result& result) {
  std::vector<double> prices = levels_.for_nearer_proof(result.prices);
  if (levels_.has_nearer_proof()) {
    const solve::Program nearer = levels_.nearer_proof();
    solve::Result found = solve::prove(nearer, oracle_, solver_options(true), std::move(prices));
    work_ += found.statistics.work;
    prices = std::move(found.prices);
  }
  const solve::Options solver = solver_options(true);
  const solve::Program alone = levels_.of_aim_alone();
  oracle_.count_costs(false);
  solve::Result proof = solve::prove(alone, oracle_, solver, levels_.of_aim_alone(std::move(prices)));
  oracle_.count_costs(true);
  work_ += proof.statistics.work;
  return proof;
}

/// The plan of the level before, as this level counts it.
solve::Start Planner::stand_by() {
  solve::Start start;
  start.columns = before_->columns;
  start.prices = levels_.first_prices(before_->prices);
  for (const solve::Flow& flow : before_->flows)
    start.flows.push_back({oracle_.path_of(KeptItinerary(oracle_.itinerary(flow.path.key))), flow.quantity});
  return start;
}

solve::Result Planner::solve_level() {
  const bool in_money = levels_.is_last();
  promises_ = promises_of(network_, oracle_, resumption_);
  solve::Options solver = solver_options(false);
  solve::Start old, besides;
  const double fee = options_.from && in_money ? options_.stability : 0;
  if (old_) old = start_of(network_, assembly_, *old_, promises_, fee);
  const solve::Program program = levels_.program();
  if (options_.roll && old_) {
    const solve::Result proof =
        solve::prove(program, oracle_, limited(options_, share_of_proof, work_), std::move(old.prices));
    work_ += proof.statistics.work;
    old.prices = proof.prices;
    solver = solver_options(false);
  }
  // Old prices are of the last level, and prove little of others.
  if (old_) (in_money && options_.stays ? solver.from : solver.besides) = &old;
  if (before_) {
    besides = stand_by();
    solver.besides = &besides;
  }
  solve::Result result = solve::solve(program, oracle_, solver);
  work_ += result.statistics.work;
  if (stopped_ == Stop::none) stopped_ = stop_of(result.status);
  if (options_.objective.size() == 1 && result.cost < solve::unlimited) part_gap(program, result);
  if (before_ && !levels_.keeps(result)) {
    result.flows = std::move(besides.flows);
    result.columns = before_->columns;
    result.unserved = before_->unserved;
  }
  return result;
}

void Planner::note(const solve::Result& result) {
  const NetworkSize size = network_.size();
  RunInfo& run = answer_.document.run;
  run.threads = options_.threads;
  run.seed = options_.seed;
  run.stopped = stopped_;
  const auto count = [](std::size_t number) { return static_cast<long>(number); };
  run.sizes = {{"rows", count(size.cells)},
               {"lots", count(network_.planned().size())},
               {"classes", count(size.classes)},
               {"graphs", count(size.graphs)},
               {"phases", count(size.phases)},
               {"arcs", count(size.arcs)},
               {"roots", count(size.roots)},
               {"network_bytes", count(size.bytes)},
               {"columns", count(assembly_.program.columns.size())},
               {"paths", count(result.statistics.columns)},
               {"iterations", count(result.statistics.iterations)},
               {"masters", count(result.statistics.masters)},
               {"windows", count(result.statistics.windows)}};
}

/// Of a plan with one aim: with several, the rows of those before have their part in it.
void Planner::part_gap(const solve::Program& program, const solve::Result& result) {
  const solve::GapParts parts = solve::gap_parts(program, result);
  answer_.document.run.gap_parts = {{"dearer_ways", parts.ways},
                                    {"vehicles_left", parts.left},
                                    {"lots_in_parts", parts.charges},
                                    {"voyages_and_units", parts.columns},
                                    {"room_unused", parts.room}};
}

PlanAnswer Planner::answer() {
  while (true) {
    const bool last = levels_.is_last();
    solve::Result result = solve_level();
    if (result.status == solve::Status::infeasible || result.status == solve::Status::unproven) {
      note(result);
      answer_.feasible = false;
      answer_.proven = result.status == solve::Status::infeasible;
      if (answer_.proven) answer_.forbidding = forbidding_cells(network_.cells(), result.prices);
      return std::move(answer_);
    }
    answer_.stands = result.stands && options_.objective.size() == 1;
    levels_.reached(result, last ? result : prove_level(result));
    before_ = std::move(result);
    if (last) break;
  }
  note(*before_);
  Plan& plan = answer_.document.plan;
  plan = outcome_of(network_, assembly_, oracle_, *before_);
  plan.now = options_.now;
  levels_.state(plan);
  if (options_.from) plan.changes = changes_of(network_, assembly_, oracle_, resumption_, promises_, *before_);
  return std::move(answer_);
}

}  // namespace

PlanAnswer plan(const Corridor& corridor, const PlanOptions& options) {
  const auto begun = std::chrono::steady_clock::now();
  const int turns = options.roll ? turns_of(corridor, *options.roll) : 1;
  Rolled rolled;
  if (turns > 1) rolled = roll(corridor, options);
  const auto rolled_until = std::chrono::steady_clock::now();
  const OldPlan* old = turns > 1 ? &rolled.plan : options.from;
  const OldPlan nothing;
  const auto resumption =
      resume(corridor, old ? *old : nothing, options.now ? corridor.calendar.at(*options.now) : Instant());
  if (!resumption) return refused(resumption.error());
  const Corridor laid_out = with_levels(corridor, options.objective);
  const Network network(laid_out, resumption->past);
  if (const Notices faults = past_faults(network); !faults.empty()) return refused(faults);
  Planner planner(network, *resumption, old, rolled.work, options);
  PlanAnswer answer = planner.answer();
  const auto seconds = [](auto duration) { return std::chrono::duration<double>(duration).count(); };
  answer.document.run.phases = {{"network", seconds(planner.built() - rolled_until)},
                                {"solve", seconds(std::chrono::steady_clock::now() - planner.built())}};
  if (turns > 1) {
    answer.document.run.phases["turns"] = seconds(rolled_until - begun);
    answer.document.run.sizes["turns"] = turns;
  }
  return answer;
}

}  // namespace yizhan
