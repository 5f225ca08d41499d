// One step of the simplex method: how flows change when a column or a row enters, what stops it, and the new basis.
#include <algorithm>
#include <cmath>

#include "solve/path_simplex.h"

namespace yizhan::solve {
namespace {
constexpr double nothing = 1e-11;  // a change that is rounding
constexpr double least_pivot = 1e-7;
}  // namespace

// False if rounding has spoiled the basis.
bool PathSimplex::enter(const Entering& entering) {
  gain_ = entering.row ? 0 : gain(entering.index);
  set_direction(entering);
  const Stop stop = find_stop();
  if (stop.index == none) return false;
  advance(stop.step);
  stalled_ = stop.step > 0 ? 0 : stalled_ + 1;
  if (entering.row) excess_[entering.index] = entering.way * stop.step;
  exchange(entering, stop);
  ++steps_;
  return true;
}

void PathSimplex::change(Index column, double by) {
  if (column_change_[column] == 0) moved_columns_.push_back(column);
  column_change_[column] += by;
  for (const auto& [row, amount] : entries(column)) {
    if (state_[row] >= 0) continue;
    if (row_change_[row] == 0) moved_rows_.push_back(row);
    row_change_[row] += by * amount;
    if (row_change_[row] == 0) row_change_[row] = 1e-300;  // it stays among those moved
  }
}

// What changes when one unit enters: the basis so that the full rows stay as they are, the keys so that the lots do.
void PathSimplex::set_direction(const Entering& entering) {
  for (const Index column : moved_columns_) column_change_[column] = 0;
  for (const Row row : moved_rows_) row_change_[row] = 0;
  for (const LotNumber lot : moved_lots_) lot_change_[lot] = 0;
  moved_columns_.clear();
  moved_rows_.clear();
  moved_lots_.clear();
  const auto move = [&](Index column, double by) {
    change(column, by);
    const LotNumber lot = columns_[column].lot;
    if (lot_change_[lot] == 0) moved_lots_.push_back(lot);
    lot_change_[lot] += by;
    if (lot_change_[lot] == 0) lot_change_[lot] = 1e-300;
  };
  if (entering.row) {
    const auto row = static_cast<std::size_t>(state_[entering.index]);
    product_.resize(basis_.size());
    for (std::size_t i = 0; i < basis_.size(); ++i) product_[i] = inverse_.at(i, row);
  } else {
    beyond_key(entering.index, beyond_);
    inverse_.times(beyond_, product_);
    move(entering.index, entering.way);
  }
  const double way = entering.row ? entering.way : -entering.way;
  for (std::size_t i = 0; i < basis_.size(); ++i) {
    if (std::abs(product_[i]) > nothing) move(basis_[i], way * product_[i]);
  }
  for (const LotNumber lot : moved_lots_) {
    if (std::abs(lot_change_[lot]) > nothing) change(key_[lot], -lot_change_[lot]);
  }
}

// Within a tolerance, what changes most stops it: that keeps the basis far from singular (P. M. J. Harris, Pivot
// selection methods of the Devex LP code, 1973).
PathSimplex::Stop PathSimplex::find_stop() const {
  double most = unlimited;
  const auto each = [&](const auto& visit) {
    for (const Index column : moved_columns_) {
      if (column_change_[column] < -least_pivot)
        visit(false, column, columns_[column].flow, -column_change_[column], dust_);
    }
    for (const Row row : moved_rows_) {
      const double rate = state_[row] == below ? row_change_[row] : -row_change_[row];
      const double left = state_[row] == below ? -excess_[row] : excess_[row];
      if (rate > least_pivot) visit(true, row, left, rate, row_dust_[row]);
    }
  };
  each([&](bool, Index, double left, double rate, double slack) {
    most = std::min(most, (std::max(0.0, left) + slack) / rate);
  });
  Stop stop;
  double best = 0;
  each([&](bool row, Index index, double left, double rate, double) {
    const double step = std::max(0.0, left) / rate;
    if (step > most || rate <= best) return;
    best = rate;
    stop = {.row = row, .index = index, .step = step};
  });
  return stop;
}

void PathSimplex::advance(double step) {
  if (step <= 0) return;
  for (const Index column : moved_columns_) columns_[column].flow += step * column_change_[column];
  for (const Row row : moved_rows_) excess_[row] += step * row_change_[row];
}

void PathSimplex::exchange(const Entering& entering, const Stop& stop) {
  if (stop.row) {
    fill_row(entering, stop.index);
    return;
  }
  const Index column = stop.index;
  columns_[column].flow = 0;
  if (!entering.row && entering.index == column) {
    columns_[column].place = at_zero;
    return;
  }
  if (columns_[column].place == key && replace_key(entering, columns_[column].lot)) return;
  leave_basis(entering, column);
}

// The row is full from now on; what entered is in the basis.
void PathSimplex::fill_row(const Entering& entering, Row row) {
  std::vector<double> across;
  for (const Index column : basis_) across.push_back(beyond_key(column, row));
  excess_[row] = 0;
  if (entering.row) {
    const auto place = static_cast<std::size_t>(state_[entering.index]);
    inverse_.replace_row(place, across);
    state_[entering.index] = entering.way < 0 ? below : above;
    full_[place] = row;
    state_[row] = static_cast<int>(place);
    renew_prices();
    return;
  }
  inverse_.border(beyond_, across, beyond_key(entering.index, row));
  columns_[entering.index].place = static_cast<int>(basis_.size());
  basis_.push_back(entering.index);
  state_[row] = static_cast<int>(full_.size());
  full_.push_back(row);
  shift_prices(basis_.size() - 1, gain_);
}

// The prices of the full rows so that the column of the basis costs this much more, and the others what they did.
void PathSimplex::shift_prices(std::size_t place, double by) {
  for (std::size_t i = 0; i < full_.size(); ++i) prices_[full_[i]] += by * inverse_.at(place, i);
}

// The lot's key is at 0. Another path of the basis takes its part, so that the old key can leave as any other; if the
// lot has none there, what enters is of this lot, and is its key: true.
bool PathSimplex::replace_key(const Entering& entering, LotNumber lot) {
  const Index old = key_[lot];
  Index heir = none;
  std::vector<std::size_t> others;
  for (const Index column : of_lot_[lot]) {
    if (columns_[column].place < 0) continue;
    if (heir == none || columns_[column].flow > columns_[heir].flow) {
      if (heir != none) others.push_back(static_cast<std::size_t>(columns_[heir].place));
      heir = column;
    } else {
      others.push_back(static_cast<std::size_t>(columns_[column].place));
    }
  }
  if (heir == none) {
    key_[lot] = entering.index;
    columns_[entering.index].place = key;
    columns_[old].place = at_zero;
    return true;
  }
  const auto place = static_cast<std::size_t>(columns_[heir].place);
  inverse_.reflect(place, others);
  basis_[place] = old;
  columns_[old].place = static_cast<int>(place);
  columns_[heir].place = key;
  key_[lot] = heir;
  // The same direction, seen from the new basis.
  product_[place] = (entering.row ? entering.way : -entering.way) * column_change_[old];
  return false;
}

// A column of the basis is at 0 and goes; what entered takes its place.
void PathSimplex::leave_basis(const Entering& entering, Index column) {
  const auto place = static_cast<std::size_t>(columns_[column].place);
  columns_[column].place = at_zero;
  if (!entering.row) {
    inverse_.replace_column(place, product_);
    basis_[place] = entering.index;
    columns_[entering.index].place = static_cast<int>(place);
    shift_prices(place, gain_);
    return;
  }
  const auto row = static_cast<std::size_t>(state_[entering.index]);
  const double end = entering.way < 0 ? 0 : over_price_[entering.index];
  shift_prices(place, (end - prices_[entering.index]) / inverse_.at(place, row));
  prices_[entering.index] = end;
  inverse_.remove(place, row);
  state_[entering.index] = entering.way < 0 ? below : above;
  basis_[place] = basis_.back();
  basis_.pop_back();
  if (place < basis_.size()) columns_[basis_[place]].place = static_cast<int>(place);
  full_[row] = full_.back();
  full_.pop_back();
  if (row < full_.size()) state_[full_[row]] = static_cast<int>(row);
}

// The inverse and all quantities anew, from the basis alone.
bool PathSimplex::renew() {
  renewed_ = steps_;
  const std::size_t size = basis_.size();
  std::vector<double> matrix(size * size), column(size);
  for (std::size_t i = 0; i < size; ++i) {
    beyond_key(basis_[i], column);
    for (std::size_t row = 0; row < size; ++row) matrix[row * size + i] = column[row];
  }
  if (!inverse_.invert(std::move(matrix), size)) return false;
  const Program& program = pricing_.program();
  for (const Index basic : basis_) columns_[basic].flow = 0;
  for (LotNumber lot = 0; lot < of_lot_.size(); ++lot) {
    double left = program.lots[lot].quantity;
    for (const Index other : of_lot_[lot]) left -= columns_[other].place == key ? 0 : columns_[other].flow;
    columns_[key_[lot]].flow = left;
  }
  const auto recount = [&] {
    for (Row row = 0; row < excess_.size(); ++row) excess_[row] = -program.capacity[row];
    for (Index index = 0; index < columns_.size(); ++index) {
      if (columns_[index].flow == 0) continue;
      for (const auto& [row, amount] : entries(index)) excess_[row] += amount * columns_[index].flow;
    }
  };
  recount();
  std::vector<double> missing(size), solved;
  for (std::size_t row = 0; row < size; ++row) missing[row] = -excess_[full_[row]];
  inverse_.times(missing, solved);
  for (std::size_t i = 0; i < size; ++i) {
    columns_[basis_[i]].flow = solved[i];
    columns_[key_[columns_[basis_[i]].lot]].flow -= solved[i];
  }
  recount();
  for (const Row row : full_) excess_[row] = 0;
  renew_prices();
  return true;
}

}  // namespace yizhan::solve
