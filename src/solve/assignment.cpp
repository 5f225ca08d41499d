#include "solve/assignment.h"

#include <algorithm>
#include <cmath>

#include "solve/bound.h"

namespace yizhan::solve {

Assignment::Assignment(const Program& program, const ColumnPool& pool, const Supply& supply,
                       const std::vector<double>& prices, double missing_cost)
    : program_(&program),
      pool_(&pool),
      ranked_(program.capacity.size()),
      looked_(program.capacity.size()),
      missing_cost_(missing_cost),
      left_(program.lots.size()),
      use_(program.capacity.size(), 0),
      statics_(program.columns.size(), 0),
      tolerance_(program.capacity.size()),
      used_(program.lots.size()),
      users_(program.capacity.size()),
      is_over_(program.capacity.size(), false),
      is_changed_(program.capacity.size(), false),
      members_(program.lots.size()),
      broken_(program.lots.size(), 0) {
  for (Row row = 0; row < use_.size(); ++row) {
    tolerance_[row] = 1e-9 * (1 + std::abs(program.capacity[row]));
    std::vector<std::pair<double, Column>> ranked;
    for (const Column k : supply.suppliers(row)) {
      double cost = program.columns[k].cost;
      for (const auto& [other, amount] : program.columns[k].entries) {
        if (amount > 0) cost += prices[other] * amount;
      }
      ranked.emplace_back(cost / supplied(program.columns[k], row), k);
    }
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [cost, k] : ranked) ranked_[row].push_back({k, supplied(program.columns[k], row)});
  }
  for (LotNumber lot = 0; lot < left_.size(); ++lot) {
    left_[lot] = program.lots[lot].quantity;
    members_[program.party(lot)].push_back(lot);
    cost_ += left_[lot] * unserved_cost(lot);
  }
  for (Row row = 0; row < use_.size(); ++row) set_use(row, 0);
  settle();
  journal_.clear();
}

double Assignment::unserved_cost(LotNumber lot) const { return program_->lots[lot].unserved.value_or(missing_cost_); }

double Assignment::regret(LotNumber lot, std::span<const double> prices, double value) const {
  double total = left_[lot] * (unserved_cost(lot) - value);
  for (const ColumnId id : used_[lot]) {
    if (flow_[id] > 0) total += flow_[id] * (pool_->value(id, prices) - value);
  }
  return total;
}

std::vector<LotNumber> Assignment::dear_lots(std::span<const LotNumber> among, std::span<const double> prices,
                                             std::span<const double> values, double share) const {
  std::vector<std::pair<double, LotNumber>> order;
  for (const LotNumber lot : among) {
    const double loss = regret(lot, prices, lot_value(program_->lots[lot], values[lot]));
    if (loss > share * std::abs(cost())) order.emplace_back(-loss, lot);
  }
  std::sort(order.begin(), order.end());
  std::vector<LotNumber> lots;
  for (const auto& [loss, lot] : order) lots.push_back(lot);
  return lots;
}

void Assignment::add(ColumnId id, double quantity) {
  note(Kind::cost, 0, cost_);
  change_flow(id, quantity);
  settle();
}

void Assignment::add_all(const std::vector<std::pair<ColumnId, double>>& flows) {
  note(Kind::cost, 0, cost_);
  for (const auto& [id, quantity] : flows) change_flow(id, quantity);
  settle();
}

void Assignment::begin(const std::vector<std::pair<ColumnId, double>>& flows, const std::vector<double>& statics) {
  note(Kind::cost, 0, cost_);
  for (Column k = 0; k < statics.size(); ++k) {
    const StaticColumn& column = program_->columns[k];
    if (column.whole) continue;
    double change = std::min(statics[k], column.upper) - statics_[k];  // shortfalls are open from the start
    for (const auto& [row, amount] : column.entries) {                 // the relaxed plan may break rows
      if (amount > 0 && program_->capacity[row] > 0) change = std::min(change, slack(row) / amount);
    }
    if (change != 0) change_static(k, std::max(change, -statics_[k]));
  }
  for (const auto& [id, quantity] : flows) change_flow(id, quantity);
  settle();
}

void Assignment::set_statics(const std::vector<double>& values) {
  note(Kind::cost, 0, cost_);
  for (Column k = 0; k < values.size(); ++k) {
    if (values[k] != statics_[k]) change_static(k, values[k] - statics_[k]);
  }
  settle();
}

double Assignment::on_charge(const Path& path) const {
  double quantity = 0;
  for (const LotNumber lot : members_[program_->party(path.lot)]) {
    for (const ColumnId id : used_[lot]) {
      if ((*pool_)[id].charge == path.charge) quantity += flow_[id];
    }
  }
  return quantity;
}

bool Assignment::is_below_minimum(const Path& path, double quantity) const {
  return quantity > 0 && quantity < pool_->least_on_charge(path);
}

void Assignment::change_flow(ColumnId id, double quantity) {
  if (flow_.size() < pool_->size()) {
    flow_.resize(pool_->size(), 0);
    is_known_.resize(pool_->size(), false);
  }
  const Path& path = (*pool_)[id];
  if (!is_known_[id]) {
    is_known_[id] = true;
    used_[path.lot].push_back(id);
    for (const Entry& entry : path.entries) users_[entry.row].push_back(id);
  }
  cost_ += quantity * (path.cost - unserved_cost(path.lot));
  if (path.charge != Path::no_charge) {
    const double before = on_charge(path), after = before + quantity;
    cost_ += path.fixed * ((after > 0) - (before > 0));
  }
  note(Kind::flow, id, flow_[id]);
  set_flow(id, flow_[id] + quantity);
  for (const auto& [row, amount] : path.entries) change_use(row, quantity * amount);
}

void Assignment::set_flow(ColumnId id, double value) {
  const Path& path = (*pool_)[id];
  const double before = path.charge == Path::no_charge ? 0 : on_charge(path);
  left_[path.lot] += flow_[id] - value;
  const double after = before + value - flow_[id];
  note_promise(id, flow_[id], value);
  flow_[id] = value;
  if (path.charge != Path::no_charge)
    below_minimum_ += is_below_minimum(path, after) - is_below_minimum(path, before);
}

void Assignment::promise(const std::vector<std::pair<ColumnId, double>>& flows, double fee) {
  fee_ = fee;
  promised_.assign(pool_->size(), 0);
  for (const auto& [id, quantity] : flows) {
    if (promised_[id] == 0 && broken_[program_->party((*pool_)[id].lot)]++ == 0) ++broken_parties_;
    promised_[id] += quantity;
  }
}

void Assignment::note_promise(ColumnId id, double before, double after) {
  if (id >= promised_.size() || promised_[id] == 0) return;
  const int change = (after < promised_[id]) - (before < promised_[id]);
  int& broken = broken_[program_->party((*pool_)[id].lot)];
  broken_parties_ -= broken > 0;
  broken += change;
  broken_parties_ += broken > 0;
}

void Assignment::change_static(Column column, double units) {
  note(Kind::statics, column, statics_[column]);
  statics_[column] = std::clamp(statics_[column] + units, 0.0, program_->columns[column].upper);
  cost_ += units * program_->columns[column].cost;
  for (const auto& [row, amount] : program_->columns[column].entries) change_use(row, units * amount);
}

void Assignment::change_use(Row row, double amount) {
  note(Kind::use, row, use_[row]);
  set_use(row, use_[row] + amount);
  unsettled_.push_back(row);
}

void Assignment::set_use(Row row, double value) {
  use_[row] = value;
  ++version_;
  const bool over = value > program_->capacity[row] + tolerance_[row];
  if (over && !is_over_[row]) overfull_.push_back(row);
  if (!over && is_over_[row]) overfull_.erase(std::find(overfull_.begin(), overfull_.end(), row));
  is_over_[row] = over;
  if (!is_changed_[row]) {
    is_changed_[row] = true;
    changed_.push_back(row);
  }
}

// Opens what overfull rows need, then closes what rows with room no longer need.
void Assignment::settle() {
  const std::vector<Row> over = overfull_;
  for (const Row row : over) raise(row);
  while (!unsettled_.empty()) {
    const Row row = unsettled_.back();
    unsettled_.pop_back();
    if (ranked_[row].empty()) continue;
    if (is_held_ && !program_->columns[ranked_[row].front().column].whole) {
      waiting_.push_back(row);
    } else {
      lower(row);
    }
  }
}

void Assignment::release() {
  is_held_ = false;
  std::sort(waiting_.begin(), waiting_.end());
  waiting_.erase(std::unique(waiting_.begin(), waiting_.end()), waiting_.end());
  unsettled_.swap(waiting_);
  settle();
}

double Assignment::available(Row row, double wanted) const {
  double total = slack(row);
  if (total >= wanted || ranked_[row].empty()) return total;
  // Rows of one chain of supply ask for the same rows again and again.
  Looked& looked = looked_[row];
  if (looked.version == version_ && (looked.found >= wanted || looked.found < looked.wanted)) return looked.found;
  for (const auto& [k, amount] : ranked_[row]) {
    if (total >= wanted) break;
    total += amount * room(k, (wanted - total) / amount);
  }
  looked = {version_, wanted, total};
  return total;
}

double Assignment::room(Column column, double wanted) const {
  const StaticColumn& opened = program_->columns[column];
  double units = std::min(opened.upper - statics_[column], opened.whole ? std::ceil(wanted - 1e-9) : wanted);
  if (units <= 0) return 0;
  for (const auto& [row, amount] : opened.entries) {
    // Half the tolerance, so that rounding does not make the row overfull by the other half.
    if (amount > 0 && units > 0)
      units = std::min(units, (available(row, units * amount) + tolerance_[row] / 2) / amount);
  }
  return std::max(0.0, opened.whole ? std::floor(units + 1e-9) : units);
}

void Assignment::raise(Row row) {
  for (const auto& [k, supplied] : ranked_[row]) {
    const double over = -slack(row);
    if (over <= tolerance_[row]) return;
    const double units = room(k, over / supplied);
    if (units <= 0) continue;
    change_static(k, units);
    for (const auto& [other, amount] : program_->columns[k].entries) {
      if (amount > 0 && slack(other) < -tolerance_[other]) raise(other);
    }
  }
}

void Assignment::lower(Row row) {
  for (auto supplier = ranked_[row].rbegin(); supplier != ranked_[row].rend(); ++supplier) {
    if (slack(row) <= tolerance_[row]) return;
    const Column k = supplier->column;
    if (statics_[k] <= 0) continue;
    const StaticColumn& opened = program_->columns[k];
    if (opened.cost < 0) continue;
    double units = statics_[k];
    for (const auto& [other, amount] : opened.entries) {
      if (amount < 0) units = std::min(units, slack(other) / -amount);
    }
    if (opened.whole) units = std::floor(units + 1e-9);
    if (units > 0) change_static(k, -units);
  }
}

void Assignment::rollback(std::size_t mark) {
  while (journal_.size() > mark) {
    const Note last = journal_.back();
    journal_.pop_back();
    switch (last.kind) {
      case Kind::flow:
        set_flow(last.index, last.old);
        break;
      case Kind::statics:
        statics_[last.index] = last.old;
        ++version_;
        break;
      case Kind::use:
        set_use(last.index, last.old);
        break;
      case Kind::cost:
        cost_ = last.old;
        break;
    }
  }
}

std::vector<Row> Assignment::take_changed() {
  std::vector<Row> rows;
  rows.swap(changed_);
  for (const Row row : rows) is_changed_[row] = false;
  return rows;
}

}  // namespace yizhan::solve
