#include "solve/statics.h"

#include <algorithm>
#include <cmath>

#include "solve/lp.h"

namespace yizhan::solve {
namespace {
// How far a column may move. HiGHS (1.15.1) takes continuous columns for whole where it can, and bounds beyond the 32
// bits of its counters keep it in a loop for hours.
constexpr double farthest = 1e6;
}  // namespace

void settle_statics(const Program& program, Assignment& plan, const Limits& limits) {
  if (program.columns.empty()) return;
  std::vector<int> position(program.capacity.size(), -1);
  std::vector<double> left(program.capacity.size()), largest(program.capacity.size(), 0);
  for (Row row = 0; row < left.size(); ++row) left[row] = plan.slack(row);
  for (std::size_t k = 0; k < program.columns.size(); ++k) {
    for (const auto& [row, amount] : program.columns[k].entries) {
      left[row] += amount * plan.statics()[k];
      largest[row] = std::max(largest[row], std::abs(amount));
    }
  }
  LpBatch rows, columns;
  for (Row row = 0; row < left.size(); ++row) {
    if (largest[row] == 0) continue;
    largest[row] = std::max(largest[row], std::abs(left[row]) / farthest);  // no row holds more than `farthest` units
    position[row] = static_cast<int>(rows.size());
    rows.begin(-unlimited, left[row] / largest[row]);
  }
  std::vector<double> scale(program.columns.size(), 1), start(program.columns.size());
  for (std::size_t k = 0; k < program.columns.size(); ++k) {
    const StaticColumn& column = program.columns[k];
    if (!column.whole) {
      double greatest = 0;
      for (const auto& [row, amount] : column.entries) {
        if (position[row] >= 0) greatest = std::max(greatest, std::abs(amount) / largest[row]);
      }
      if (greatest > 0) scale[k] = greatest;
    }
    start[k] = plan.statics()[k] * scale[k];
    columns.begin(std::max(0.0, start[k] - farthest), std::min(column.upper * scale[k], start[k] + farthest),
                  column.cost / scale[k], column.whole);
    for (const auto& [row, amount] : column.entries) {
      if (position[row] >= 0) columns.entry(position[row], amount / largest[row] / scale[k]);
    }
  }
  Lp lp;
  lp.add_rows(rows);
  lp.add_columns(columns);
  lp.start_from(start);
  const LpStatus status = lp.run_whole({.seconds = std::max(2.0, limits.seconds_left()), .gap = 1e-9, .nodes = 1000});
  if (status != LpStatus::optimal && status != LpStatus::inexact) return;
  std::vector<double> values = lp.columns();
  for (std::size_t k = 0; k < values.size(); ++k) {
    values[k] /= scale[k];
    if (program.columns[k].whole) values[k] = std::round(values[k]);
    values[k] = std::clamp(values[k], 0.0, program.columns[k].upper);
  }
  const double cost = plan.cost();
  const std::size_t mark = plan.mark();
  plan.set_statics(values);
  if (plan.feasible() && plan.cost() < cost) {
    plan.commit();
  } else {
    plan.rollback(mark);
  }
}

}  // namespace yizhan::solve
