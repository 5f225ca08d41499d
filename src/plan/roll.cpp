#include "plan/roll.h"

#include <algorithm>
#include <cmath>

#include "plan/levels.h"
#include "plan/limits.h"
#include "plan/outcome.h"
#include "plan/replan.h"
#include "plan/seam.h"

namespace yizhan {

namespace {

class Rolling {
 public:
  Rolling(const Corridor& corridor, const PlanOptions& options)
      : corridor_(corridor),
        options_(options),
        seam_(corridor),
        cells_(corridor),
        turns_(turns_of(corridor, *options.roll)),
        prices_(cells_.size(), 0) {}

  Rolled rolled() {
    // Limits shorten turns, they do not end them: a late plan of all lots is worth more than one in time of some.
    for (int turn = 0; turn < turns_ && !(options_.stop && options_.stop->load()); ++turn) {
      if (options_.on_turn) options_.on_turn(turn + 1, turns_);
      take(turn);
    }
    if (options_.on_turn) options_.on_turn(turns_ + 1, turns_);
    join_parts();
    rolled_.plan.rows = stated(prices_);
    return std::move(rolled_);
  }

 private:
  [[nodiscard]] Instant start_of(int turn) const { return Instant() + Hours::days(turn * options_.roll->days); }

  [[nodiscard]] std::vector<RowUse> stated(const std::vector<double>& prices) const {
    std::vector<RowUse> rows;
    for (std::size_t row = 0; row < prices.size(); ++row)
      if (prices[row] > 0) rows.push_back({cells_.name(Index<Cell>(row)), 0, 0, prices[row]});
    return rows;
  }

  void take(int turn) {
    const Instant now = start_of(turn), end = now + Hours::days(options_.roll->look_ahead);
    const auto resumption = resume(corridor_, rolled_.plan, now);
    const Network network(corridor_, resumption->past, end);
    if (network.planned().empty()) return;
    const Assembly assembly = assemble(network);
    CorridorOracle oracle(network);
    solve::Program program = Levels(network, assembly, options_.objective).program();
    const std::vector<double> whole = program.capacity;
    seam_.leave(network.cells(), end, program);
    const auto promises = promises_of(network, oracle, *resumption);
    const solve::Start before = yizhan::start_of(network, assembly, rolled_.plan, promises, 0);

    // A quarter of the limits is for the whole at the end; the turns get as much each of the rest.
    solve::Options solver = limited(options_, 3.0 / (3 * (turns_ - turn) + turns_), rolled_.work);
    if (turn > 0) solver.besides = &before;
    solve::Result result = solve::solve(program, oracle, solver);
    rolled_.work += result.statistics.work;
    if (result.status == solve::Status::infeasible && program.capacity != whole) {
      program.capacity = whole;
      result = solve::solve(program, oracle, solver);
      rolled_.work += result.statistics.work;
    }
    // Without a plan the turn leaves its lots to the next, or to the whole.
    if (result.status == solve::Status::infeasible || result.status == solve::Status::unproven) return;
    const Plan plan = outcome_of(network, assembly, oracle, result);
    rolled_.plan.flows.clear();
    for (const Itinerary& itinerary : plan.itineraries) rolled_.plan.flows.push_back({itinerary, ""});
    rolled_.plan.purchases = plan.purchases;
    keep_prices(turn, result.prices);
    rolled_.plan.rows = stated(result.prices);
  }

  /// Just after a turn begins its prices are those of vehicles that have begun and cannot turn back, near the end of
  /// its window those of lots alone that came early: it speaks for a time half of its look-ahead later than the days
  /// it decides on, and for all that is still to come. A row that turns share has the price of the last of them.
  void keep_prices(int turn, const std::vector<double>& prices) {
    const Hours later = Hours::minutes(Hours::days(options_.roll->look_ahead - options_.roll->days).in_minutes() / 2);
    const Instant from = turn > 0 ? start_of(turn) + later : Instant();
    for (std::size_t row = 0; row < prices.size(); ++row)
      if (from < time_of(corridor_, cells_, Index<Cell>(row)).until) prices_[row] = prices[row];
  }

  /// A part is worth no more than one of the week before with a week's holding. Where a turn says otherwise it could
  /// not buy any more, but a turn before could: the bound would raise the price of all weeks before.
  void join_parts() {
    Table<Place, std::vector<Money>> hold(corridor_.places.size(), std::vector<Money>(corridor_.parts.size()));
    for (const PartStock& stock : corridor_.part_stocks) hold[stock.plant][stock.part.row()] = stock.hold_per_week;
    for (std::size_t plant = 0; plant < corridor_.places.size(); ++plant)
      for (std::size_t part = 0; part < corridor_.parts.size(); ++part) {
        const Index<Cell> first = cells_.part(Index<Place>(plant), Index<Part>(part), 0);
        if (!first.exists()) continue;
        for (int week = 1; week < corridor_.calendar.weeks(); ++week) {
          double& price = prices_[first.row() + static_cast<std::size_t>(week)];
          price = std::min(price, (&price)[-1] + hold[Index<Place>(plant)][part].value());
        }
      }
  }

  const Corridor& corridor_;
  const PlanOptions& options_;
  const Seam seam_;
  const Cells cells_;
  const int turns_;
  std::vector<double> prices_;  // by cell
  Rolled rolled_;
};

}  // namespace

int turns_of(const Corridor& corridor, const Roll& roll) {
  Instant last;
  for (const Lot& lot : lots_of(corridor)) last = std::max(last, start_of(corridor, lot).ready);
  int turns = 1;
  while (Instant() + Hours::days((turns - 1) * roll.days + roll.look_ahead) <= last) ++turns;
  return turns;
}

Rolled roll(const Corridor& corridor, const PlanOptions& options) { return Rolling(corridor, options).rolled(); }

}  // namespace yizhan
