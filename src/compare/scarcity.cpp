#include "compare/scarcity.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "check/rows.h"

namespace yizhan::compare {

namespace {

bool is_cell(std::string_view row) {
  constexpr std::array<std::string_view, 5> kinds = {"resource/", "departure/", "quota/", "budget/", "fund/"};
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) { return row.starts_with(kind); });
}

std::map<std::string, CellState> states_of(const Plan& plan) {
  std::map<std::string, CellState> states;
  for (const RowUse& row : plan.rows)
    if (is_cell(row.row)) states[row.row] = {row.use, row.capacity, Money(row.price)};
  return states;
}

/// A row that a plan does not state is not used and has no price.
CellState state_of(const std::map<std::string, CellState>& states, const check::Rows& rows, const std::string& name) {
  if (const auto found = states.find(name); found != states.end()) return found->second;
  const check::Row row = rows.find(name);
  return {0, row.exists() ? std::optional(rows.capacity(row)) : std::nullopt, {}};
}

}  // namespace

Money CellMove::weight() const {
  const double held = std::max({before.use, after.use, before.capacity.value_or(0), after.capacity.value_or(0)});
  return Money(std::abs((after.price - before.price).value()) * held);
}

std::vector<CellMove> moved_cells(const Side& before, const Side& after) {
  const std::map<std::string, CellState> old_states = states_of(before.plan), new_states = states_of(after.plan);
  const check::Rows old_rows(before.corridor), new_rows(after.corridor);
  std::map<std::string, CellState> all = old_states;
  all.insert(new_states.begin(), new_states.end());

  std::vector<CellMove> moved;
  for (const auto& [row, any] : all) {
    CellMove move{row, state_of(old_states, old_rows, row), state_of(new_states, new_rows, row)};
    const auto is_scarce = [](const CellState& state) { return state.price.value() >= least_price; };
    if (is_scarce(move.before) != is_scarce(move.after)) moved.push_back(std::move(move));
  }
  std::stable_sort(moved.begin(), moved.end(),
                   [](const CellMove& a, const CellMove& b) { return a.weight() > b.weight(); });
  return moved;
}

}  // namespace yizhan::compare
