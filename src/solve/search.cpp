#include "solve/search.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "solve/bound.h"

namespace yizhan::solve {
namespace {
constexpr int most_rounds = 6;       // of looking around and placing
constexpr double least_share = 0.1;  // of a unit a lot left over, that a round must place for another
constexpr int most_closings = 30;    // of blocking rows while one lot is placed
constexpr int most_ejections = 12;   // in one move on one level
}  // namespace

Search::Search(Pricing& pricing, const Supply& supply, Assignment& plan)
    : pricing_(pricing),
      program_(pricing.program()),
      supply_(supply),
      plan_(plan),
      prices_(pricing.best_prices()),
      values_(pricing.best_values()),
      set_(prices_),
      least_(prices_.size(), 0),
      is_stale_(prices_.size(), false) {
  if (auto prices = prices_; !pricing_.is_at_best()) pricing_.at(prices);  // the oracle now holds the best prices
  told_ = prices_;
  set_mode(Mode::strict);
}

double Search::least_amount(Row row) const { return least_[row]; }

// What a row costs a path. With room: its price while plans are built, nothing once they are improved (its true
// cost). Without: closed, or in soft mode the price that a vehicle pushed out would lose.
double Search::row_price(Row row) const {
  const double least = least_amount(row), enough = least > 0 ? least : plan_.tolerance(row);
  const double slack = plan_.slack(row);
  if (slack + plan_.tolerance(row) >= enough) return mode_ == Mode::strict ? prices_[row] : 0;
  if (!supply_.suppliers(row).empty()) {
    if (plan_.available(row, enough) + plan_.tolerance(row) >= enough) return prices_[row];
  }
  const bool ejectable = mode_ == Mode::soft && program_.capacity[row] + plan_.tolerance(row) >= enough;
  return ejectable ? prices_[row] : closed;
}

void Search::set_row(Row row) {
  const double price = row_price(row);
  set_[row] = price;
}

// The lot's best path under the rows' present prices. Known paths are tried first: a look at them costs far less
// than a question to the oracle, which is asked only if none of them is open and `ask` allows it.
ColumnId Search::best_path(LotNumber lot, bool ask) {
  pricing_.limits().spend(1);
  ColumnId best = Pricing::none;
  double least = closed / 2;
  for (const ColumnId id : pricing_.pool().of(lot)) {
    const double value = pricing_.pool().value(id, set_);
    if (value < least) std::tie(least, best) = std::pair(value, id);
  }
  if (best != Pricing::none || !ask) return best;
  for (Row row = 0; row < set_.size(); ++row) {
    if (told_[row] == set_[row]) continue;
    told_[row] = set_[row];
    pricing_.oracle().set_price(row, set_[row]);
  }
  auto path = pricing_.oracle().cheapest(lot);
  return path ? pricing_.keep(std::move(*path)) : Pricing::none;
}

// Prices these lots at the rows' present prices, so that their best open paths are known.
void Search::look_around(std::span<const LotNumber> lots) {
  pricing_.look(set_, lots, 0.01, 4);
  told_ = set_;
  follow();
}

void Search::look_around(Mode mode) {
  set_mode(mode);
  std::vector<LotNumber> all(program_.lots.size());
  std::iota(all.begin(), all.end(), LotNumber{0});
  look_around(all);
}

void Search::place(LotNumber lot) {
  while (plan_.left(lot) >= 1 && (place_some(lot, false) || place_together(lot))) {
  }
}

void Search::set_mode(Mode mode) {
  mode_ = mode;
  plan_.take_changed();
  for (Row row = 0; row < set_.size(); ++row) set_row(row);
}

// Brings the oracle's prices up to date with the plan: of changed rows, and of those supplied from them.
void Search::follow() {
  for (; least_known_ < pricing_.pool().size(); ++least_known_) {
    for (const auto& [row, amount] : pricing_.pool()[static_cast<ColumnId>(least_known_)].entries) {
      if (amount > 0 && (least_[row] == 0 || amount < least_[row])) least_[row] = amount;
    }
  }
  auto rows = plan_.take_changed();
  for (const Row row : rows) is_stale_[row] = true;
  for (std::size_t i = 0; i < rows.size() && i < 200; ++i) {
    for (const Column k : supply_.takers(rows[i])) {
      for (const auto& [row, amount] : program_.columns[k].entries) {
        if (amount >= 0 || is_stale_[row]) continue;
        is_stale_[row] = true;
        rows.push_back(row);
      }
    }
  }
  for (const Row row : rows) {
    set_row(row);
    is_stale_[row] = false;
  }
}

// The greatest whole quantity that seems to fit, at most `wanted`; rows of shared supply may still refuse it.
double Search::fitting(const Path& path, double wanted) const {
  for (const auto& [row, amount] : path.entries) {
    if (amount <= 0) continue;
    wanted =
        std::min(wanted, std::floor((plan_.available(row, wanted * amount) + plan_.tolerance(row)) / amount + 1e-9));
    if (wanted <= 0) return 0;
  }
  if (path.charge == Path::no_charge || path.minimum <= 0) return wanted;
  const double least = pricing_.pool().least_on_charge(path);
  return plan_.on_charge(path) + wanted >= least ? wanted : 0;
}

bool Search::close_blocking(const Path& path) {
  bool closed_one = false;
  const auto close = [&](Row row) {
    if (set_[row] >= closed) return;
    set_[row] = closed;
    closed_now_.push_back(row);
    closed_one = true;
  };
  for (const auto& [row, amount] : path.entries) {
    if (amount > 0 && plan_.available(row, amount) + plan_.tolerance(row) < amount) close(row);
  }
  if (closed_one) return true;
  // It fails as a whole (a minimum, or supply shared by its rows): close its tightest row.
  Row tightest = 0;
  double least = unlimited;
  for (const auto& [row, amount] : path.entries) {
    const double places = amount > 0 ? plan_.available(row, 1e3 * amount) / amount : unlimited;
    if (places < least) std::tie(least, tightest) = std::pair(places, row);
  }
  if (least < unlimited) close(tightest);
  return closed_one;
}

void Search::reopen() {
  for (const Row row : closed_now_) set_row(row);
  closed_now_.clear();
}

// Places what it can of the lot on its best open path, if that is better than leaving it.
bool Search::place_some(LotNumber lot, bool ask) {
  bool placed = false;
  for (int tries = 0; tries < most_closings && !placed; ++tries) {
    const ColumnId id = best_path(lot, ask);
    if (id == Pricing::none) break;
    const Path& found = pricing_.pool()[id];
    double quantity = fitting(found, plan_.left(lot));
    const double cost = plan_.cost();
    while (quantity >= 1 && !placed) {
      const std::size_t mark = plan_.mark();
      plan_.add(id, quantity);
      if (plan_.feasible()) {
        placed = plan_.cost() < cost;
        if (placed) break;
        plan_.rollback(mark);
        break;
      }
      plan_.rollback(mark);
      quantity = std::floor(quantity / 2);
    }
    if (!placed && !close_blocking(found)) break;
  }
  follow();
  reopen();
  return placed;
}

// What is left may be too little for any open path's minimum: flow of the lot's other paths makes up for it.
bool Search::place_together(LotNumber lot) {
  const double left = plan_.left(lot), cost = plan_.cost();
  const std::vector<ColumnId> used = plan_.used(lot);
  for (const ColumnId id : pricing_.pool().of(lot)) {
    const Path& path = pricing_.pool()[id];
    if (path.charge == Path::no_charge || plan_.on_charge(path) > 0) continue;
    const double least = std::ceil(pricing_.pool().least_on_charge(path) - 1e-9);
    if (least <= left || fitting(path, least) < least) continue;
    for (const ColumnId other : used) {
      const Path& from = pricing_.pool()[other];
      if (plan_.flow(other) < least - left || from.charge == path.charge) continue;
      const std::size_t mark = plan_.mark();
      plan_.add_all({{other, left - least}, {id, least}});
      if (plan_.feasible() && plan_.cost() < cost) {
        follow();
        return true;
      }
      plan_.rollback(mark);
    }
  }
  follow();
  return false;
}

void Search::take_floor(const std::vector<double>& flow, const std::vector<double>& statics) {
  std::vector<std::pair<ColumnId, double>> flows;
  for (ColumnId id = 0; id < flow.size(); ++id) {
    const double whole = std::floor(flow[id] + 1e-6);
    if (whole >= 1) flows.emplace_back(id, whole);
  }
  take(flows, statics);
}

void Search::take(const std::vector<std::pair<ColumnId, double>>& flows, const std::vector<double>& statics) {
  plan_.begin(flows, statics);
  repair();
  plan_.commit();
  follow();
}

// Takes flow from overfull rows, and from charges below their minimum, until the plan is feasible.
void Search::repair() {
  for (bool relieved = true; relieved && !plan_.overfull().empty();) {
    relieved = false;
    const std::vector<Row> overfull = plan_.overfull();
    for (const Row row : overfull)
      while (plan_.slack(row) < -plan_.tolerance(row) && eject_from(row, static_cast<LotNumber>(-1), nullptr))
        relieved = true;
  }
  for (LotNumber lot = 0; lot < program_.lots.size() && !plan_.feasible(); ++lot) {
    for (const ColumnId id : plan_.used(lot)) {
      const Path& path = pricing_.pool()[id];
      const double least = pricing_.pool().least_on_charge(path);
      if (path.charge != Path::no_charge && plan_.flow(id) > 0 && plan_.on_charge(path) < least)
        plan_.add(id, -plan_.flow(id));
    }
  }
}

// Takes off an overfull row as much as it has too much, of the user that the prices like least. A row that is
// overfull because too little comes (a minimum) is relieved by all who use what it allows.
bool Search::eject_from(Row row, LotNumber keep, std::vector<LotNumber>* ejected) {
  ColumnId worst = Pricing::none;
  double greatest = -unlimited, relief = 0;
  for (const ColumnId id : plan_.users(row)) {
    const Path& path = pricing_.pool()[id];
    if (plan_.flow(id) <= 0 || path.lot == keep) continue;
    const auto entry = std::lower_bound(path.entries.begin(), path.entries.end(), row,
                                        [](const Entry& e, Row r) { return e.row < r; });
    const bool starved = entry->amount < 0;
    if (starved && ejected) continue;
    const double loss = (pricing_.pool().value(id, prices_) - values_[path.lot]) / std::abs(entry->amount);
    if (loss > greatest) {
      greatest = loss;
      worst = id;
      relief = starved ? 0 : entry->amount;
    }
  }
  if (worst == Pricing::none) return false;
  const Path& path = pricing_.pool()[worst];
  double quantity = plan_.flow(worst);
  if (relief > 0) quantity = std::min(quantity, std::ceil(-plan_.slack(row) / relief - 1e-9));
  if (path.charge != Path::no_charge) {
    const double least = pricing_.pool().least_on_charge(path);
    if (plan_.on_charge(path) - quantity < least) quantity = plan_.flow(worst);
  }
  plan_.add(worst, -std::max(1.0, quantity));
  if (ejected) ejected->push_back(path.lot);
  return true;
}

void Search::place_all() {
  set_mode(Mode::strict);
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<LotNumber> left;
    for (LotNumber lot = 0; lot < program_.lots.size(); ++lot)
      if (plan_.left(lot) >= 1) left.push_back(lot);
    look_around(left);
    if (place_round(false) <= least_share * static_cast<double>(left.size())) break;
  }
  place_round(true);
}

// One turn for every lot with something left; with `ask` only for those that must be served. The number placed.
double Search::place_round(bool ask) {
  std::vector<std::pair<double, LotNumber>> turns;
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    if (plan_.left(lot) < 1) continue;
    const bool must = !program_.lots[lot].unserved;
    if (ask && !must) continue;
    const ColumnId id = best_path(lot, false);
    const double loss = id == Pricing::none ? unlimited : pricing_.pool().value(id, prices_) - values_[lot];
    turns.emplace_back(must ? -unlimited : loss, lot);
  }
  std::sort(turns.begin(), turns.end());
  double placed = 0;
  for (const auto& [loss, lot] : turns) {
    const double left = plan_.left(lot);
    while (plan_.left(lot) >= 1 && (place_some(lot, ask) || place_together(lot))) {
      plan_.commit();
    }
    placed += left - plan_.left(lot);
  }
  return placed;
}

// Places all that is left of the lot on soft paths; those ejected are placed anew one level deeper. Tells whether
// rows hold; what found no place stays unserved.
bool Search::insert(LotNumber lot, int depth) {
  for (int tries = 0; tries < most_ejections && plan_.left(lot) >= 1; ++tries) {
    follow();
    const ColumnId id = best_path(lot, false);
    if (id == Pricing::none) return plan_.feasible();
    const Path& found = pricing_.pool()[id];
    double quantity = plan_.left(lot);
    const double fits = fitting(found, quantity);
    if (fits >= 1) quantity = fits;
    if (fits < 1 && depth == 0) return plan_.feasible();
    plan_.add(id, quantity);
    std::vector<LotNumber> ejected;
    for (int i = 0; i < most_ejections && !plan_.overfull().empty(); ++i) {
      if (!eject_from(plan_.overfull().front(), lot, &ejected)) return false;
    }
    if (!plan_.feasible()) return false;
    for (const LotNumber other : ejected) {
      if (depth > 0 && plan_.left(other) >= 1 && !insert(other, depth - 1)) return false;
    }
  }
  return plan_.feasible();
}

bool Search::try_move(LotNumber lot, ColumnId from, double quantity, int depth) {
  const double cost = plan_.cost();
  const std::size_t mark = plan_.mark();
  if (from != Pricing::none) plan_.add(from, -quantity);
  if (insert(lot, depth) && plan_.feasible() && plan_.cost() < cost - 1e-9 * std::abs(cost)) {
    plan_.commit();
    return true;
  }
  plan_.rollback(mark);
  follow();
  return false;
}

bool Search::improve_lot(LotNumber lot, int depth) {
  bool improved = false;
  if (plan_.left(lot) >= 1) improved = try_move(lot, Pricing::none, 0, depth);
  const double value = lot_value(program_.lots[lot], values_[lot]);
  const std::vector<ColumnId> used = plan_.used(lot);
  for (const ColumnId id : used) {
    const double flow = plan_.flow(id);
    if (flow < 1 || pricing_.pool().value(id, prices_) - value <= 1e-6 * std::abs(value)) continue;
    if (try_move(lot, id, flow, depth)) {
      improved = true;
    } else if (flow > 1 && try_move(lot, id, std::max(1.0, std::floor(flow / 8)), depth)) {
      improved = true;
    }
  }
  return improved;
}

std::size_t Search::improve(double share, int depth) {
  look_around(Mode::soft);
  std::vector<LotNumber> all(program_.lots.size());
  std::iota(all.begin(), all.end(), LotNumber{0});
  return improve_known(all, share, depth);
}

std::size_t Search::improve_known(std::span<const LotNumber> lots, double share, int depth) {
  std::size_t paid = 0;
  for (const LotNumber lot : plan_.dear_lots(lots, prices_, values_, 1e-9)) {
    if (pricing_.limits().reached(share)) break;
    if (improve_lot(lot, depth)) ++paid;
  }
  return paid;
}

}  // namespace yizhan::solve
