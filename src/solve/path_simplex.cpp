#include "solve/path_simplex.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "solve/bound.h"

namespace yizhan::solve {
namespace {

constexpr double least_gain = 1e-11;          // of the usual cost, that a unit must gain
constexpr double dust_share = 1e-11;          // of a usual quantity
constexpr std::size_t most_candidates = 100;  // looked at again and again before others are
constexpr double near_share = 0.0005;         // of what a lot's unit costs: a path that near may soon be better
constexpr double fading = 0.2;                // of the best candidate's first gain: then all lots again
constexpr std::size_t between_renewals = 500;
constexpr std::size_t between_questions = 64;
constexpr std::size_t most_stalled = 20000;  // steps that move nothing, one after the other: it goes in circles
// The price of what is above a capacity: times the price, and a share of what a unit usually costs.
constexpr double over_price = 1.5, over_share = 0.1, over_growth = 4;

}  // namespace

PathSimplex::PathSimplex(const Pricing& pricing, double artificial_cost, std::span<const double> flow)
    : pricing_(pricing),
      of_lot_(pricing.program().lots.size()),
      key_(of_lot_.size(), none),
      state_(pricing.program().capacity.size(), below),
      prices_(state_.size(), 0),
      lot_change_(of_lot_.size(), 0),
      row_change_(state_.size(), 0) {
  const Program& program = pricing.program();
  double quantity = 0;
  for (const Demand& lot : program.lots) quantity += lot.quantity;
  dust_ = dust_share * quantity / static_cast<double>(std::max<std::size_t>(1, program.lots.size()));
  for (LotNumber lot = 0; lot < program.lots.size(); ++lot)
    add(lot, program.lots[lot].unserved.value_or(artificial_cost), {});
  double usual = usual_cost(program, pricing.best_values());
  if (usual <= 0) {  // where paths are free, what leaving a lot costs
    for (const Column& column : columns_) usual = std::max(usual, column.cost);
  }
  least_gain_ = least_gain * usual;
  for (Row row = 0; row < state_.size(); ++row) {
    const double amount = pricing.usual_amount(row);
    over_price_.push_back(over_price * pricing.best_prices()[row] + over_share * usual / amount);
    row_dust_.push_back(dust_ * amount);
  }
  start(flow);
}

void PathSimplex::add(LotNumber lot, double cost, std::span<const Entry> entries) {
  Column column{.lot = lot, .first = static_cast<std::uint32_t>(entries_.size()), .cost = cost};
  entries_.insert(entries_.end(), entries.begin(), entries.end());
  column.end = static_cast<std::uint32_t>(entries_.size());
  of_lot_[lot].push_back(static_cast<Index>(columns_.size()));
  columns_.push_back(column);
  column_change_.push_back(0);
}

std::size_t PathSimplex::take_columns() {
  const ColumnPool& pool = pricing_.pool();
  std::size_t better = 0;
  for (auto id = static_cast<ColumnId>(columns_.size() - of_lot_.size()); id < pool.size(); ++id) {
    add(pool[id].lot, pool.relaxed_cost(id), pool[id].entries);
    const auto column = static_cast<Index>(columns_.size() - 1);
    if (key_[pool[id].lot] != none && gain(column) > least_gain_) ++better;
  }
  return better;
}

void PathSimplex::start(std::span<const double> flow) {
  const Program& program = pricing_.program();
  take_columns();
  const auto first = static_cast<Index>(of_lot_.size());
  for (LotNumber lot = 0; lot < of_lot_.size(); ++lot) {
    double left = program.lots[lot].quantity;
    Index largest = lot;
    for (const Index column : of_lot_[lot]) {
      if (column < first || column - first >= flow.size()) continue;
      columns_[column].flow = std::min(left, flow[column - first]);
      left -= columns_[column].flow;
      if (columns_[column].flow > columns_[largest].flow) largest = column;
    }
    columns_[lot].flow = left;
    if (left > columns_[largest].flow) largest = lot;
    key_[lot] = largest;
    for (const Index column : of_lot_[lot]) columns_[column].place = columns_[column].flow > 0 ? between : at_zero;
    columns_[largest].place = key;
  }
  for (const double capacity : program.capacity) excess_.push_back(-capacity);
  for (Index column = 0; column < columns_.size(); ++column) {
    for (const auto& [row, amount] : entries(column)) excess_[row] += amount * columns_[column].flow;
  }
  for (Row row = 0; row < state_.size(); ++row) state_[row] = excess_[row] > 0 ? above : below;
}

std::span<const Entry> PathSimplex::entries(Index column) const {
  return {entries_.data() + columns_[column].first, columns_[column].end - columns_[column].first};
}

double PathSimplex::value(Index column) const {
  double total = columns_[column].cost;
  for (const auto& [row, amount] : entries(column)) total += prices_[row] * amount;
  return total;
}

double PathSimplex::amount(Index column, Row row) const {
  const auto all = entries(column);
  const auto found = std::lower_bound(all.begin(), all.end(), row,
                                      [](const Entry& entry, Row wanted) { return entry.row < wanted; });
  return found != all.end() && found->row == row ? found->amount : 0;
}

double PathSimplex::beyond_key(Index column, Row row) const {
  return amount(column, row) - amount(key_[columns_[column].lot], row);
}

void PathSimplex::beyond_key(Index column, std::vector<double>& of_full_rows) const {
  of_full_rows.assign(full_.size(), 0);
  for (const auto& [row, amount] : entries(column)) {
    if (state_[row] >= 0) of_full_rows[state_[row]] += amount;
  }
  for (const auto& [row, amount] : entries(key_[columns_[column].lot])) {
    if (state_[row] >= 0) of_full_rows[state_[row]] -= amount;
  }
}

// A row below its capacity has no price, one above it what that costs; the full ones are such that no path in the
// basis costs more or less than its lot's key.
void PathSimplex::renew_prices() {
  for (Row row = 0; row < state_.size(); ++row) prices_[row] = state_[row] == above ? over_price_[row] : 0;
  std::vector<double> differences, solved;
  for (const Index column : basis_) differences.push_back(value(key_[columns_[column].lot]) - value(column));
  inverse_.under(differences, solved);
  for (std::size_t i = 0; i < full_.size(); ++i) prices_[full_[i]] = solved[i];
}

double PathSimplex::gain(Index column) const { return value(key_[columns_[column].lot]) - value(column); }

bool PathSimplex::move_all_between() {
  for (Index column = 0; column < columns_.size(); ++column) {
    while (columns_[column].place == between) {
      if (!enter({.index = column, .way = gain(column) > 0 ? 1.0 : -1.0})) return false;
    }
  }
  return true;
}

bool PathSimplex::better_row(Entering& entering, double& gain) const {
  const double before = gain;
  for (const Row row : full_) {
    const double amount = pricing_.usual_amount(row);
    if (-prices_[row] * amount > gain) {
      gain = -prices_[row] * amount;
      entering = {.row = true, .index = row, .way = -1};
    } else if ((prices_[row] - over_price_[row]) * amount > gain) {
      gain = (prices_[row] - over_price_[row]) * amount;
      entering = {.row = true, .index = row, .way = 1};
    }
  }
  return gain > before;
}

// The candidates: of the lots that gain most, the path that does; of those near the best when all were last looked
// at, or of all. Columns come lot by lot.
void PathSimplex::look(bool at_all) {
  std::vector<std::pair<double, Index>> found;
  std::vector<Index> near;
  LotNumber lot = static_cast<LotNumber>(of_lot_.size());
  double held = 0;
  const auto visit = [&](Index column) {
    if (columns_[column].place != at_zero) return;
    if (columns_[column].lot != lot) {
      lot = columns_[column].lot;
      held = value(key_[lot]);
    }
    const double loss = value(column) - held;
    if (at_all && loss < near_share * std::abs(held)) near.push_back(column);
    if (loss >= -least_gain_) return;
    if (found.empty() || columns_[found.back().second].lot != lot) {
      found.emplace_back(loss, column);
    } else if (loss < found.back().first) {
      found.back() = {loss, column};
    }
  };
  if (at_all) {
    for (const auto& columns : of_lot_) std::for_each(columns.begin(), columns.end(), visit);
    near_ = std::move(near);
  } else {
    std::for_each(near_.begin(), near_.end(), visit);
  }
  const std::size_t most = std::min(found.size(), most_candidates);
  std::partial_sort(found.begin(), found.begin() + static_cast<long>(most), found.end());
  candidates_.clear();
  for (std::size_t i = 0; i < most; ++i) candidates_.push_back(found[i].second);
}

// What gains most of the candidates and the full rows; once these gain little, of new candidates.
bool PathSimplex::choose(Entering& entering) {
  for (const Look look : {Look::at_candidates, Look::at_near, Look::at_all}) {
    if (look != Look::at_candidates) this->look(look == Look::at_all);
    double best = look == Look::at_candidates ? std::max(least_gain_, fade_) : least_gain_;
    const bool row = better_row(entering, best);
    bool column = false;
    for (const Index candidate : candidates_) {
      if (columns_[candidate].place != at_zero) continue;
      if (const double gain = this->gain(candidate); gain > best) {
        best = gain;
        entering = {.index = candidate, .way = 1};
        column = true;
      }
    }
    if (look != Look::at_candidates) fade_ = fading * best;
    if (row || column) return true;
  }
  return false;
}

bool PathSimplex::solve(const std::function<bool()>& enough) {
  renew_prices();
  if (!move_all_between()) return false;
  candidates_.clear();
  near_.clear();
  Entering entering;
  bool checked = false;  // the end is looked at with fresh numbers
  while (true) {
    if (steps_ >= renewed_ + between_renewals && !renew()) return false;
    if (!choose(entering)) {
      if (checked) return true;
      if (!renew()) return false;
      checked = true;
      continue;
    }
    checked = false;
    if (!enter(entering) || stalled_ > most_stalled) return false;
    if (steps_ % between_questions == 0 && enough()) return renew();
  }
}

bool PathSimplex::raise() {
  bool raised = false;
  for (Row row = 0; row < state_.size(); ++row) {
    if (state_[row] != above || excess_[row] <= row_dust_[row] || over_price_[row] >= closed) continue;
    over_price_[row] *= over_growth;
    raised = true;
  }
  return raised;
}

bool PathSimplex::feasible() const {
  for (Row row = 0; row < state_.size(); ++row)
    if (excess_[row] > row_dust_[row]) return false;
  return true;
}

double PathSimplex::cost() const {
  double total = 0;
  for (const Column& column : columns_) total += column.flow * column.cost;
  return total;
}

std::vector<double> PathSimplex::flow() const {
  std::vector<double> flow;
  for (std::size_t i = of_lot_.size(); i < columns_.size(); ++i) flow.push_back(std::max(0.0, columns_[i].flow));
  return flow;
}

double PathSimplex::artificial() const {
  double total = 0;
  for (LotNumber lot = 0; lot < of_lot_.size(); ++lot) {
    if (!pricing_.program().lots[lot].unserved) total += columns_[lot].flow;
  }
  return total;
}

}  // namespace yizhan::solve
