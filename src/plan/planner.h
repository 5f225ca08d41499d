// From a corridor to a plan with a proven gap.
#pragma once

#include <chrono>

#include "model/notice.h"
#include "model/plan.h"
#include "solve/solve.h"

namespace yizhan {

/// Planning in turns of `days`, in each the lots that are ready within the `look_ahead` days from its first on.
struct Roll {
  int days = 0, look_ahead = 0;  // 0 < days <= look_ahead
};

struct PlanOptions {
  double gap = 1e-4;  // stop when (cost - bound) / |cost| is this small
  Objective objective = {Aim::cost};
  const OldPlan* from = nullptr;            // planned again from this plan
  bool stays = true;                        // what it planned, unless it pays; false: it is only where to begin
  std::optional<Roll> roll;                 // in turns; with one aim, without an old plan, `now` or what has happened
  std::optional<Date> now;                  // the day from which steps are decided; the corridor's first unless given
  double stability = 1000;                  // yuan that breaking up a lot's old itineraries must save
  std::optional<double> time_limit;         // seconds from `start`
  std::optional<std::uint64_t> work_limit;  // the same plan on every machine
  std::uint64_t seed = 1;
  int threads = 2;
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  const std::atomic<bool>* stop = nullptr;
  std::function<void(const solve::Progress&)> progress;
  std::function<void(int turn, int turns)> on_turn;  // a turn begins, from 1 on; after the last, the whole: turns + 1
};

struct PlanAnswer {
  Notices notices;                 // why what has happened does not fit the corridor: nothing is planned then
  bool feasible = true;            // false: what must be kept cannot be
  bool proven = true;              // of infeasibility: there is no such plan
  bool stands = false;             // the old plan is within the gap at its own prices: nothing else was looked for
  std::vector<RowUse> forbidding;  // the cells that forbid it, dearest first
  PlanDocument document;
};

PlanAnswer plan(const Corridor& corridor, const PlanOptions& options);

}  // namespace yizhan
