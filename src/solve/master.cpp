#include "solve/master.h"

#include <algorithm>
#include <cmath>

namespace yizhan::solve {

// Columns of the program: first one unserved column a lot, then the static ones, then paths as they come.
// Rows: first one a lot, then capacity rows.
Master::Master(const Pricing& pricing, double artificial_cost) : Master(pricing, nullptr, artificial_cost) {}

Master::Master(const Pricing& pricing, const Supply& supply, double artificial_cost)
    : Master(pricing, &supply, artificial_cost) {}

Master::Master(const Pricing& pricing, const Supply* supply, double artificial_cost)
    : pricing_(&pricing),
      supply_(supply),
      program_(&pricing.program()),
      source_(program_->capacity.size(), none),
      has_row_(program_->capacity.size(), false),
      row_position_(program_->capacity.size(), -1),
      row_scale_(program_->capacity.size(), 1),
      static_scale_(program_->columns.size(), 1),
      prices_(program_->capacity.size(), 0) {
  for (Row row = 0; row < row_scale_.size(); ++row) {
    row_scale_[row] = 1 / std::max(pricing.usual_amount(row), 1e-12);
    if (supply && supply->is_substitutable(row)) source_[row] = supply->suppliers(row).front();
  }
  add_lots(artificial_cost);
  add_statics();
}

void Master::add_lots(double artificial_cost) {
  LpBatch lots, columns;
  for (const Demand& lot : program_->lots) lots.begin(lot.quantity, lot.quantity);
  lp_.add_rows(lots);
  for (std::size_t lot = 0; lot < program_->lots.size(); ++lot) {
    columns.begin(0, program_->lots[lot].quantity, program_->lots[lot].unserved.value_or(artificial_cost));
    columns.entry(static_cast<int>(lot), 1);
  }
  lp_.add_columns(columns);
}

// A column that supplies a substituted row stays as an empty one: it opens as far as that row is taken from.
void Master::add_statics() {
  LpBatch columns;
  for (Column k = 0; k < program_->columns.size(); ++k) {
    const StaticColumn& column = program_->columns[k];
    const auto replaced = [&](const Entry& entry) { return source_[entry.row] == k; };
    const bool is_source = std::any_of(column.entries.begin(), column.entries.end(), replaced);
    columns_of_.push_back(is_source ? Supply::Taken() : substituted(column.cost, column.entries));
    double largest = 0;
    for (const auto& [row, amount] : columns_of_[k].entries)
      largest = std::max(largest, std::abs(amount) * row_scale_[row]);
    if (largest > 0) static_scale_[k] = 1 / largest;
    columns.begin(0, is_source ? 0 : column.upper / static_scale_[k], columns_of_[k].cost * static_scale_[k]);
  }
  lp_.add_columns(columns);
  for (const StaticColumn& column : program_->columns) {
    if (column.cost >= 0) continue;  // worth having for itself: its rows must hold it
    for (const Entry& entry : column.entries) add_row(entry.row);
  }
}

Supply::Taken Master::substituted(double cost, const std::vector<Entry>& entries) const {
  return supply_ ? supply_->substituted(cost, entries) : Supply::Taken{cost, entries};
}

void Master::add_column(ColumnId id) {
  if (position_.size() <= id) position_.resize(id + 1, -1);
  if (position_[id] >= 0) return;
  position_[id] = static_cast<int>(columns_.size() + waiting_.size());
  waiting_.push_back(id);
}

void Master::add_row(Row row) {
  if (has_row_[row] || is_substituted(row)) return;
  has_row_[row] = true;
  waiting_rows_.push_back(row);
}

void Master::flush_rows() {
  if (waiting_rows_.empty()) return;
  const auto first_static = static_cast<int>(program_->lots.size());
  int next = lp_.row_count();
  std::vector<std::vector<std::pair<int, double>>> entries(waiting_rows_.size());
  std::vector<int> slot(has_row_.size(), -1);
  for (std::size_t i = 0; i < waiting_rows_.size(); ++i) slot[waiting_rows_[i]] = static_cast<int>(i);
  const auto note = [&](const std::vector<Entry>& column, int index, double scale) {
    for (const auto& [row, amount] : column) {
      if (slot[row] >= 0) entries[slot[row]].emplace_back(index, amount * row_scale_[row] * scale);
    }
  };
  for (std::size_t k = 0; k < columns_of_.size(); ++k)
    note(columns_of_[k].entries, first_static + static_cast<int>(k), static_scale_[k]);
  for (std::size_t i = 0; i < columns_.size(); ++i)
    note(substituted(0, pricing_->pool()[columns_[i]].entries).entries, place_[i], 1);
  LpBatch rows;
  for (std::size_t i = 0; i < waiting_rows_.size(); ++i) {
    const Row row = waiting_rows_[i];
    rows.begin(-unlimited, program_->capacity[row] * row_scale_[row]);
    for (const auto& [index, amount] : entries[i]) rows.entry(index, amount);
    row_position_[row] = next++;
    active_rows_.push_back(row);
  }
  lp_.add_rows(rows);
  waiting_rows_.clear();
}

void Master::flush() {
  flush_rows();
  LpBatch columns;
  int next = lp_.column_count();
  for (const ColumnId id : waiting_) {
    const Path& path = pricing_->pool()[id];
    const Supply::Taken taken = substituted(pricing_->pool().relaxed_cost(id), path.entries);
    columns.begin(0, unlimited, taken.cost);
    columns.entry(static_cast<int>(path.lot), 1);
    for (const auto& [row, amount] : taken.entries) {
      if (row_position_[row] >= 0) columns.entry(row_position_[row], amount * row_scale_[row]);
    }
    columns_.push_back(id);
    place_.push_back(next++);
  }
  waiting_.clear();
  lp_.add_columns(columns);
}

bool Master::solve(LpMethod method, double tolerance, bool repeat, double share) {
  do {
    flush();
    const LpStatus status =
        lp_.run(method, tolerance, {.seconds = std::max(1.0, pricing_->limits().seconds_left(share))});
    if (status != LpStatus::optimal && status != LpStatus::inexact) return false;
    read();
    feasible_ = add_broken_rows() == 0;
  } while (repeat && !feasible_ && !pricing_->limits().reached());
  return true;
}

void Master::read() {
  const auto& values = lp_.columns();
  const std::size_t lots = program_->lots.size();
  cost_ = lp_.cost();
  artificial_ = 0;
  for (std::size_t lot = 0; lot < lots; ++lot) {
    if (!program_->lots[lot].unserved) artificial_ += std::max(0.0, values[lot]);
  }
  statics_.resize(program_->columns.size());
  for (std::size_t k = 0; k < statics_.size(); ++k)
    statics_[k] = std::clamp(values[lots + k] * static_scale_[k], 0.0, program_->columns[k].upper);
  open_sources();
  std::fill(prices_.begin(), prices_.end(), 0);
  for (const Row row : active_rows_) prices_[row] = std::max(0.0, -lp_.duals()[row_position_[row]]) * row_scale_[row];
  for (Row row = 0; row < source_.size(); ++row) {
    if (!is_substituted(row)) continue;
    const Supply::Taken taken = substituted(0, {{row, 1}});
    prices_[row] = taken.cost;
    for (const auto& [other, amount] : taken.entries) prices_[row] += prices_[other] * amount;
    prices_[row] = std::max(0.0, prices_[row]);
  }
}

// Opens the suppliers of substituted rows as far as these are taken from.
void Master::open_sources() {
  std::vector<double> use = use_of_paths();
  for (Column k = 0; k < statics_.size(); ++k) {
    if (statics_[k] <= 0) continue;
    for (const auto& [row, amount] : program_->columns[k].entries) use[row] += statics_[k] * amount;
  }
  for (Row row = 0; row < source_.size(); ++row) {
    if (is_substituted(row) && use[row] > 0)
      statics_[source_[row]] = use[row] / supplied(program_->columns[source_[row]], row);
  }
}

std::vector<double> Master::use_of_paths() const {
  std::vector<double> use(program_->capacity.size(), 0);
  const auto values = flow();
  for (ColumnId id = 0; id < values.size(); ++id) {
    if (values[id] <= 0) continue;
    for (const auto& [row, amount] : pricing_->pool()[id].entries) use[row] += values[id] * amount;
  }
  return use;
}

std::size_t Master::add_broken_rows() {
  std::vector<double> use = use_of_paths();
  for (std::size_t k = 0; k < statics_.size(); ++k) {
    if (statics_[k] <= 0) continue;
    for (const auto& [row, amount] : program_->columns[k].entries) use[row] += statics_[k] * amount;
  }
  std::size_t added = 0;
  for (Row row = 0; row < use.size(); ++row) {
    const double over = (use[row] - program_->capacity[row]) * row_scale_[row];
    if (has_row_[row] || over <= 1e-7 * (1 + std::abs(program_->capacity[row]) * row_scale_[row])) continue;
    add_row(row);
    ++added;
  }
  return added;
}

std::vector<double> Master::flow() const {
  std::vector<double> flow(pricing_->pool().size(), 0);
  for (std::size_t i = 0; i < columns_.size(); ++i) flow[columns_[i]] = std::max(0.0, lp_.columns()[place_[i]]);
  return flow;
}

}  // namespace yizhan::solve
