// Solves a program: a lower bound with the prices that prove it, and a plan in whole numbers.
#pragma once

#include <functional>
#include <string>

#include "solve/limits.h"
#include "solve/program.h"

namespace yizhan::solve {

struct Progress {
  const char* phase = "";
  double bound = 0;
  double cost = unlimited;  // of the best plan so far
  double gap = unlimited;   // (cost - bound) / max(1, |cost|)
  double seconds = 0;
  double seconds_left = unlimited;
};

struct Flow {
  Path path;
  double quantity = 0;
};

/// Where to begin: a plan made before, with its prices. Its flows are whole; those that fit stay unless it pays.
struct Start {
  std::vector<double> prices;   // by row
  std::vector<Flow> flows;      // none beyond its lot's quantity
  std::vector<double> columns;  // the static columns' values, or empty
  double fee = 0;               // of a party that loses some of a flow: decided with, in no cost
};

struct Options {
  double gap = 0;                // stop when a plan is this near to the bound
  double relaxation_gap = 1e-5;  // relative; how exactly the relaxation is solved
  Clock::time_point start = Clock::now();
  Clock::time_point deadline = Clock::time_point::max();
  std::uint64_t work = std::numeric_limits<std::uint64_t>::max();  // about lots priced; the same on every machine
  int threads = 1;  // for pricing and windows; the result does not depend on it
  std::uint64_t seed = 1;
  const Start* from = nullptr;
  const Start* besides = nullptr;  // another plan, kept where nothing better is found, and prices to begin from
  const std::atomic<bool>* stop = nullptr;  // set by the user to end with the best plan
  std::function<void(const Progress&)> progress;
};

enum class Status {
  solved,  // nothing left to try
  stopped_by_gap,
  stopped_by_time,
  stopped_by_work,
  stopped_by_user,
  infeasible,  // proven: with path and column costs 0 and 1 for each unit unserved the bound at `prices` is > 0
  unproven,    // no plan was found, and no proof that there is none
};

struct Statistics {
  std::size_t iterations = 0;         // of the Lagrangian phase
  std::size_t masters = 0;            // linear programs of column generation
  std::size_t columns = 0;            // paths found
  std::size_t windows = 0;            // neighbourhoods solved exactly
  double relaxation_gap = unlimited;  // (master's cost - bound) / |bound|, if a master was solved
  double first_cost = unlimited;      // of the first plan
  std::uint64_t work = 0;
};

struct Result {
  Status status = Status::unproven;
  std::vector<Flow> flows;       // by lot, quantities > 0
  std::vector<double> columns;   // the static columns' values
  std::vector<double> unserved;  // by lot
  std::vector<double> prices;    // by row; with the oracle's values under them they give `bound` by bound.h
  std::vector<double> values;    // by lot: its least path value under `prices`, or the cost unserved if less
  double cost = unlimited;       // true cost: each charge once, without what is paid anyway or fees
  double bound = -unlimited;
  bool stands = false;  // the plan besides, near enough at its own prices: nothing else was looked for
  Statistics statistics;
};

/// The program must outlive the call. Deterministic up to the clock: the same program, seed and work give the
/// same result with any number of threads.
Result solve(const Program& program, Oracle& oracle, const Options& options);

/// A bound and its prices alone, looked for from `prices` on. No plan.
Result prove(const Program& program, Oracle& oracle, const Options& options, std::vector<double> prices);

}  // namespace yizhan::solve
