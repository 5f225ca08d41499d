#include "solve/whole_descent.h"

#include <cmath>

namespace yizhan::solve {
namespace {
constexpr std::uint32_t no_box = 0xffffffff;
constexpr double margin = 0.02;            // of a lot's least value, within which paths are in hand
constexpr std::size_t most_targets = 6;    // of a move, the cheapest
constexpr int most_moves = 4;              // of a lot, in a pass
constexpr std::size_t lots_between = 256;  // until the prices of implied rows follow
constexpr int balances = 3;
constexpr double tiny = 1e-6;
}  // namespace

WholeDescent::WholeDescent(const Pricing& pricing, const Supply& suppliers, SupplyFlow& supply,
                           const std::vector<double>& flow, double artificial_cost)
    : pricing_(pricing),
      program_(pricing.program()),
      suppliers_(suppliers),
      prices_(supply.prices()),
      supply_(supply),
      artificial_cost_(artificial_cost),
      box_of_(program_.capacity.size(), no_box),
      noted_(program_.capacity.size(), 0) {
  for (const Row row : suppliers.implied()) {
    if (!suppliers.is_substitutable(row)) continue;
    const Column k = suppliers.suppliers(row).front();
    if (!program_.columns[k].whole) continue;
    box_of_[row] = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back({k, supplied(program_.columns[k], row)});
  }
  gather(flow);
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) round(lot);
  open_boxes();
}

std::span<const Entry> WholeDescent::entries(std::uint32_t way) const {
  if (way == leaving) return {};
  const std::uint32_t from = way == 0 ? 0 : ways_[way - 1].end;
  return {entries_.data() + from, ways_[way].end - from};
}

double WholeDescent::held(LotNumber lot, std::uint32_t way) const {
  return way == leaving ? left_[lot] : ways_[way].flow;
}

// Under the prices as they stand; a box is shared by all it holds.
double WholeDescent::value(LotNumber lot, std::uint32_t way) const {
  if (way == leaving) return program_.lots[lot].unserved.value_or(artificial_cost_);
  double total = ways_[way].cost;
  for (const auto& [row, amount] : entries(way)) {
    if (box_of_[row] == no_box) {
      total += prices_.price(row) * amount;
      continue;
    }
    const Box& box = boxes_[box_of_[row]];
    const StaticColumn& column = program_.columns[box.column];
    double price = column.cost;
    for (const auto& [other, each] : column.entries) {
      if (other != row) price += prices_.price(other) * each;
    }
    total += price / box.holds * amount;
  }
  return total;
}

void WholeDescent::gather(const std::vector<double>& flow) {
  const ColumnPool& pool = pricing_.pool();
  std::vector<Entry> others;
  first_.assign(1, 0);
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    double left = program_.lots[lot].quantity, least = program_.lots[lot].unserved.value_or(artificial_cost_);
    const auto begun = static_cast<std::uint32_t>(ways_.size());
    for (const ColumnId id : pool.of(lot)) {
      const std::size_t before = entries_.size();
      others.clear();
      for (const Entry& entry : pool[id].entries) {
        if (box_of_[entry.row] == no_box) others.push_back(entry);
      }
      const Supply::Taken taken = suppliers_.substituted(pool.relaxed_cost(id), others);
      for (const Entry& entry : taken.entries) {
        if (prices_.is_live(entry.row) || supply_.kept()[entry.row]) entries_.push_back(entry);
      }
      for (const Entry& entry : pool[id].entries) {
        if (box_of_[entry.row] != no_box) entries_.push_back(entry);
      }
      const double carried = id < flow.size() ? flow[id] : 0;
      ways_.push_back({id, static_cast<std::uint32_t>(entries_.size()), taken.cost, carried});
      const double value = this->value(lot, static_cast<std::uint32_t>(ways_.size()) - 1);
      if (carried <= 0 && (ways_.size() == begun || value > least + margin * std::abs(least))) {
        ways_.pop_back();
        entries_.resize(before);
        continue;
      }
      least = std::min(least, value);
      left -= carried;
    }
    left_.push_back(std::max(0.0, left));
    first_.push_back(static_cast<std::uint32_t>(ways_.size()));
  }
}

double WholeDescent::Box::more_for(double total) const { return std::ceil(total / holds - tiny) - open; }

// The whole parts, and one more for the largest of the others.
void WholeDescent::round(LotNumber lot) {
  ranked_.clear();
  double spare = 0;
  const auto cut = [&](std::uint32_t way, double quantity) {
    const double part = quantity - std::floor(quantity + tiny);
    if (std::abs(part) <= tiny) return;
    ranked_.emplace_back(-part, way);
    spare += part;
  };
  for (std::uint32_t way = first_[lot]; way < first_[lot + 1]; ++way) cut(way, ways_[way].flow);
  cut(leaving, left_[lot]);
  std::sort(ranked_.begin(), ranked_.end());
  auto up = std::lround(spare);
  for (const auto& [part, way] : ranked_) {
    const double change = part + (up-- > 0 ? 1 : 0);
    if (way == leaving) {
      left_[lot] += change;
      continue;
    }
    ways_[way].flow += change;
    for (const auto& [row, amount] : entries(way)) {
      if (box_of_[row] == no_box) {
        supply_.change(row, change * amount);
        continue;
      }
      const Box& box = boxes_[box_of_[row]];
      fill(box, change * amount / box.holds);
    }
  }
  for (std::uint32_t way = first_[lot]; way < first_[lot + 1]; ++way) ways_[way].flow = std::round(ways_[way].flow);
  left_[lot] = std::round(left_[lot]);
}

void WholeDescent::open_boxes() {
  for (std::uint32_t way = 0; way < ways_.size(); ++way) {
    if (ways_[way].flow <= 0) continue;
    for (const auto& [row, amount] : entries(way)) {
      if (box_of_[row] != no_box) boxes_[box_of_[row]].use += ways_[way].flow * amount;
    }
  }
  for (Box& box : boxes_) {
    box.open += box.more_for(box.use);
    fill(box, box.open - box.use / box.holds);
  }
}

// What so many boxes more, or less, take beside their own row.
void WholeDescent::fill(const Box& box, double boxes) {
  if (boxes == 0) return;
  for (const auto& [row, each] : program_.columns[box.column].entries) {
    if (box_of_[row] == no_box) supply_.change(row, boxes * each);
  }
}

void WholeDescent::note(std::uint32_t way, double quantity) {
  for (const auto& [row, amount] : entries(way)) {
    if (noted_[row] == 0) touched_.push_back(row);
    noted_[row] += quantity * amount;
  }
}

// What the change noted costs; boxes are replaced by what they take.
double WholeDescent::cost_noted() {
  double total = 0;
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    const Row row = touched_[i];
    if (box_of_[row] == no_box || noted_[row] == 0) continue;
    const Box& box = boxes_[box_of_[row]];
    const double more = box.more_for(box.use + noted_[row]);
    if (more == 0) continue;
    const StaticColumn& column = program_.columns[box.column];
    total += more * column.cost;
    for (const auto& [other, each] : column.entries) {
      if (other == row) continue;
      if (noted_[other] == 0) touched_.push_back(other);
      noted_[other] += more * each;
    }
  }
  for (const Row row : touched_) {
    if (box_of_[row] == no_box && noted_[row] != 0) total += supply_.cost_of(row, noted_[row]);
    noted_[row] = 0;  // a row touched twice counts once
  }
  touched_.clear();
  return total;
}

// What a move saves and adds in charges paid once, beyond their part in the ways' costs.
double WholeDescent::charges(LotNumber lot, std::uint32_t from, std::uint32_t to, double quantity) const {
  const ColumnPool& pool = pricing_.pool();
  const double all = program_.party_quantity(lot);
  const auto charged = [&](std::uint32_t way) {
    return way != leaving && pool[ways_[way].id].charge != Path::no_charge;
  };
  const auto on = [&](std::uint32_t charge) {
    double total = 0;
    for (std::uint32_t way = first_[lot]; way < first_[lot + 1]; ++way) {
      if (pool[ways_[way].id].charge == charge) total += ways_[way].flow;
    }
    return total;
  };
  if (charged(from) && charged(to) && pool[ways_[from].id].charge == pool[ways_[to].id].charge) return 0;
  double total = 0;
  const auto count = [&](std::uint32_t way, double change) {
    if (!charged(way)) return;
    const Path& path = pool[ways_[way].id];
    const double before = on(path.charge), after = before + change, least = pool.least_on_charge(path);
    total += path.fixed * ((after > tiny ? 1 : 0) - (before > tiny ? 1 : 0) - change / all);
    if (after > tiny && after < least - tiny && after < before) total += unlimited;
    if (after > tiny && after < least - tiny && before <= tiny) total += unlimited;
  };
  count(from, -quantity);
  count(to, quantity);
  return total;
}

void WholeDescent::try_move(LotNumber lot, std::uint32_t from, std::uint32_t to, Move& best) {
  const double most = held(lot, from);
  const double ways = (to == leaving ? value(lot, leaving) : ways_[to].cost) -
                      (from == leaving ? value(lot, leaving) : ways_[from].cost);
  const auto attempt = [&](double quantity) {
    if (quantity < 1 || quantity > most) return;
    note(from, -quantity);
    note(to, quantity);
    const double gain = -(quantity * ways + cost_noted() + charges(lot, from, to, quantity));
    if (gain > best.gain) best = {from, to, quantity, gain};
  };
  attempt(most);
  if (most > 1) attempt(1);
  for (const auto& [row, amount] : entries(to)) {  // what fills the box that is open
    if (box_of_[row] == no_box) continue;
    const Box& box = boxes_[box_of_[row]];
    attempt(std::floor((box.open * box.holds - box.use) / amount + tiny));
  }
  for (const auto& [row, amount] : entries(from)) {  // what closes one
    if (box_of_[row] == no_box) continue;
    const Box& box = boxes_[box_of_[row]];
    attempt(std::ceil((box.use - (box.open - 1) * box.holds) / amount - tiny));
  }
}

void WholeDescent::move(LotNumber lot, const Move& move) {
  const auto shift = [&](std::uint32_t way, double quantity) {
    if (way == leaving) {
      left_[lot] += quantity;
      return;
    }
    ways_[way].flow += quantity;
    for (const auto& [row, amount] : entries(way)) {
      if (box_of_[row] == no_box) {
        supply_.change(row, quantity * amount);
        continue;
      }
      Box& box = boxes_[box_of_[row]];
      box.use += quantity * amount;
      const double more = box.more_for(box.use);
      box.open += more;
      fill(box, more);
    }
  };
  shift(move.from, -move.quantity);
  shift(move.to, move.quantity);
}

bool WholeDescent::improve(LotNumber lot) {
  ranked_.clear();
  for (std::uint32_t way = first_[lot]; way < first_[lot + 1]; ++way) ranked_.emplace_back(value(lot, way), way);
  ranked_.emplace_back(value(lot, leaving), leaving);
  const std::size_t targets = std::min(most_targets, ranked_.size());
  std::partial_sort(ranked_.begin(), ranked_.begin() + static_cast<long>(targets), ranked_.end());
  Move best;
  best.gain = tiny * (1 + std::abs(ranked_.front().first));
  for (const auto& [value, from] : ranked_) {
    if (held(lot, from) < 1) continue;
    for (std::size_t i = 0; i < targets; ++i) {
      if (ranked_[i].second != from) try_move(lot, from, ranked_[i].second, best);
    }
  }
  if (best.quantity <= 0) return false;
  move(lot, best);
  return true;
}

std::size_t WholeDescent::pass() {
  std::size_t moves = 0;
  supply_.balance(balances);
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    for (int i = 0; i < most_moves && improve(lot); ++i) ++moves;
    if ((lot + 1) % lots_between == 0) supply_.follow();
  }
  return moves;
}

std::vector<double> WholeDescent::flow() const {
  std::vector<double> flow(pricing_.pool().size(), 0);
  for (const Way& way : ways_) flow[way.id] = way.flow;
  return flow;
}

}  // namespace yizhan::solve
