#include "solve/augmented_lagrangian.h"

#include <cmath>
#include <numeric>

#include "solve/bound.h"
#include "solve/whole_descent.h"

namespace yizhan::solve {
namespace {

constexpr std::size_t early_rounds = 12;                                   // in which passes grow in number, from
constexpr std::size_t fewest_passes = 3, most_passes = 24;                 // to
constexpr int first_balances = 50, balances = 5;                           // of static columns, in a pass
constexpr std::size_t lots_between = 1024;                                 // until the prices of implied rows follow
constexpr double first_seed = 0.15, seed_decay = 0.92, least_seed = 0.02;  // of the usual cost
constexpr double way_margin = 0.02;  // of a lot's least value, within which paths are in hand
constexpr double margin = 0.003;     // the same, for paths asked for
constexpr std::size_t most = 3;      // of them, of a lot, at a question
constexpr double least_move = 1e-4;  // of what leaving costs, or of the lot's least value, worth a move
constexpr double dust = 1e-6;        // of a lot: what is left on a path goes too
constexpr double closing = 1000;     // times the usual cost: no path is worth a row that is closed
constexpr std::size_t settle_passes = 4, rounds_between = 8;  // questions to the oracle, while settling
constexpr std::size_t full_every = 4;                         // passes, of which the others look at near ways only:
constexpr double near_margin = 0.001;                         // of a lot's least value
constexpr double least_gain = 1e-9;                           // of a value, that a path found must gain
constexpr std::size_t whole_passes = 10;                      // in which a row that is too full becomes harder,
constexpr double first_hardness = 0.01, harder = 4, most_hardness = 100;  // in usual costs

}  // namespace

AugmentedLagrangian::AugmentedLagrangian(Pricing& pricing, const Supply& supply, double artificial_cost)
    : pricing_(pricing),
      program_(pricing.program()),
      suppliers_(supply),
      artificial_cost_(artificial_cost),
      supply_(program_, supply, PenaltyPrices(program_, pricing.best_prices())) {
  if (auto prices = pricing.best_prices(); !pricing.is_at_best()) pricing.at(prices);
  for (const Demand& lot : program_.lots) left_.push_back(lot.quantity);
  for (const ColumnId id : pricing_.best_paths()) {
    if (id == Pricing::none) continue;
    flow_.resize(std::max<std::size_t>(flow_.size(), id + 1), 0);
    const LotNumber lot = pricing_.pool()[id].lot;
    flow_[id] = program_.lots[lot].quantity;
    left_[lot] = 0;
  }
}

// What a unit costs: where paths are free, what leaving it does.
double AugmentedLagrangian::usual_cost() const {
  const double usual = solve::usual_cost(program_, pricing_.best_values());
  if (usual > 0) return usual;
  double most = 0;
  for (const Demand& lot : program_.lots) most = std::max(most, lot.unserved.value_or(0));
  return most > 0 ? most : artificial_cost_;
}

double AugmentedLagrangian::leaving_cost(LotNumber lot) const {
  return program_.lots[lot].unserved.value_or(artificial_cost_);
}

std::span<const Entry> AugmentedLagrangian::entries(std::uint32_t way) const {
  if (way == leaving) return {};
  const std::uint32_t from = way == 0 ? 0 : ways_[way - 1].end;
  return {entries_.data() + from, ways_[way].end - from};
}

double AugmentedLagrangian::value(LotNumber lot, std::uint32_t way) const {
  if (way == leaving) return leaving_cost(lot);
  double total = ways_[way].cost;
  for (const auto& [row, amount] : entries(way)) total += supply_.prices().price(row) * amount;
  return total;
}

// The paths in hand: those with flow, and those near the best. Returns the uses of all flows.
std::vector<double> AugmentedLagrangian::gather_ways(std::vector<Entry>& entries) {
  const ColumnPool& pool = pricing_.pool();
  const std::vector<double> prices = this->prices();
  std::vector<double> uses(program_.capacity.size(), 0), values;
  ways_.clear();
  first_.assign(1, 0);
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    double least = leaving_cost(lot);
    values.clear();
    for (const ColumnId id : pool.of(lot)) {
      const double known = id < values_.size() ? values_[id] : pool.value(id, prices);
      least = std::min(least, values.emplace_back(known));
    }
    const double most = program_.lots[lot].quantity > 0 ? least + way_margin * std::abs(least) : -unlimited;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const ColumnId id = pool.of(lot)[i];
      if (flow_[id] <= 0 && values[i] > most) continue;
      const Supply::Taken taken = suppliers_.substituted(pool.relaxed_cost(id), pool[id].entries);
      entries.insert(entries.end(), taken.entries.begin(), taken.entries.end());
      for (const auto& [row, amount] : taken.entries) uses[row] += flow_[id] * amount;
      ways_.push_back({id, static_cast<std::uint32_t>(entries.size()), taken.cost, flow_[id]});
    }
    first_.push_back(static_cast<std::uint32_t>(ways_.size()));
  }
  return uses;
}

void AugmentedLagrangian::keep_live(const std::vector<Entry>& entries) {
  entries_.clear();
  std::size_t next = 0;
  for (Way& way : ways_) {
    for (; next < way.end; ++next) {
      const Row row = entries[next].row;
      if (supply_.prices().is_live(row) || supply_.kept()[row]) entries_.push_back(entries[next]);
    }
    way.end = static_cast<std::uint32_t>(entries_.size());
  }
}

void AugmentedLagrangian::gather() {
  flow_.resize(pricing_.pool().size(), 0);
  std::vector<Entry> entries;
  std::vector<double> uses = gather_ways(entries);
  supply_.add_to(uses);
  const double seed = std::max(first_seed * std::pow(seed_decay, static_cast<double>(rounds_)), least_seed);
  supply_.prices().weigh(pricing_, std::move(uses), supply_.kept(), seed * usual_cost());
  supply_.follow();
  keep_live(entries);
}

void AugmentedLagrangian::change(std::uint32_t way, double quantity) {
  ways_[way].flow += quantity;
  for (const auto& [row, amount] : entries(way)) supply_.change(row, quantity * amount);
}

// By how much the difference of the two values shrinks when one unit moves; `most` may.
double AugmentedLagrangian::bend(std::uint32_t from, std::uint32_t to, double most) const {
  const auto taken = entries(from), given = entries(to);
  double total = 0;
  const auto add = [&](Row row, double amount) {
    if (amount != 0 && supply_.prices().bends(row, most * amount))
      total += supply_.prices().penalty(row) * amount * amount;
  };
  auto a = taken.begin();
  for (const auto& [row, amount] : given) {
    for (; a != taken.end() && a->row < row; ++a) add(a->row, -a->amount);
    const bool both = a != taken.end() && a->row == row;
    add(row, both ? amount - a->amount : amount);
    if (both) ++a;
  }
  for (; a != taken.end(); ++a) add(a->row, -a->amount);
  return total;
}

void AugmentedLagrangian::move(LotNumber lot, std::uint32_t from, std::uint32_t to) {
  double& held = from == leaving ? left_[lot] : ways_[from].flow;
  const double gain = value(lot, from) - value(lot, to);
  if (gain <= least_move * (1 + std::abs(program_.lots[lot].unserved.value_or(least_)))) return;
  const double bend = this->bend(from, to, held);
  double quantity = bend > 0 ? std::min(held, gain / bend) : held;
  if (held - quantity < dust * program_.lots[lot].quantity) quantity = held;
  from == leaving ? void(held -= quantity) : change(from, -quantity);
  to == leaving ? void(left_[lot] += quantity) : change(to, quantity);
}

// To the lot's cheapest of these ways from the others.
void AugmentedLagrangian::step(LotNumber lot, std::span<const std::uint32_t> ways) {
  std::uint32_t best = leaving;
  least_ = leaving_cost(lot);
  now_.clear();
  for (const std::uint32_t way : ways) {
    const double value = now_.emplace_back(this->value(lot, way));
    if (value < least_) {
      least_ = value;
      best = way;
    }
  }
  for (const std::uint32_t way : ways) {
    if (way != best && ways_[way].flow > 0) move(lot, way, best);
  }
  if (best != leaving && left_[lot] > 0) move(lot, leaving, best);
}

void AugmentedLagrangian::full_step(LotNumber lot) {
  all_.resize(first_[lot + 1] - first_[lot]);
  std::iota(all_.begin(), all_.end(), first_[lot]);
  step(lot, all_);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (ways_[all_[i]].flow > 0 || now_[i] <= least_ + near_margin * std::abs(least_)) near_.push_back(all_[i]);
  }
  near_end_.push_back(static_cast<std::uint32_t>(near_.size()));
}

void AugmentedLagrangian::pass(int balances, bool full) {
  supply_.balance(balances);
  if (full) {
    near_.clear();
    near_end_.assign(1, 0);
  }
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    if (full) {
      full_step(lot);
    } else {
      step(lot, std::span(near_).subspan(near_end_[lot], near_end_[lot + 1] - near_end_[lot]));
    }
    if ((lot + 1) % lots_between == 0) supply_.follow();
  }
}

void AugmentedLagrangian::store() {
  for (const Way& way : ways_) flow_[way.id] = way.flow;
}

std::vector<double> AugmentedLagrangian::prices() const {
  std::vector<double> all = supply_.prices().multipliers();
  suppliers_.imply_prices(all);
  return all;
}

// Lots with a path better than all they know get it, and some that are near it.
void AugmentedLagrangian::ask() {
  std::vector<double> prices = this->prices();
  pricing_.at(prices);
  const ColumnPool& pool = pricing_.pool();
  values_.resize(pool.size());
  for (ColumnId id = 0; id < pool.size(); ++id) values_[id] = pool.value(id, prices);
  std::vector<LotNumber> lots;
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    double least = leaving_cost(lot);
    for (const ColumnId id : pool.of(lot)) least = std::min(least, values_[id]);
    if (pricing_.values()[lot] < least - least_gain * (1 + std::abs(least))) lots.push_back(lot);
  }
  pricing_.gather(lots, margin, most);
}

void AugmentedLagrangian::round() {
  gather();
  const std::size_t passes =
      rounds_ < early_rounds ? std::max(fewest_passes, most_passes * (rounds_ + 1) / early_rounds) : most_passes;
  for (std::size_t i = 0; i < passes; ++i)
    pass(rounds_ == 0 && i == 0 ? first_balances : balances, i % full_every == 0);
  supply_.prices().renew();
  store();
  ask();
  ++rounds_;
}

void AugmentedLagrangian::settle() {
  for (std::size_t i = 0; supply_.settle(closing * usual_cost()); ++i) {
    store();
    if (i % rounds_between == 0) ask();
    gather();
    for (std::size_t pass = 0; pass < settle_passes; ++pass) this->pass(balances, pass % 2 == 0);
  }
  for (std::size_t i = 0; i < most_passes; ++i) {
    pass(balances, i % full_every == 0);
    if (i % settle_passes == 0) supply_.prices().renew();
  }
  store();
}

void AugmentedLagrangian::make_whole() {
  settle();
  gather();
  const std::vector<bool> moved = supply_.moved();
  double hardness = first_hardness * usual_cost();
  const auto harden = [&] {
    supply_.prices().harden(pricing_, moved, hardness);
    supply_.follow();
  };
  harden();
  WholeDescent descent(pricing_, suppliers_, supply_, flow_, artificial_cost_);
  for (std::size_t i = 0; i < whole_passes && descent.pass() > 0; ++i) {
    hardness = std::min(harder * hardness, most_hardness * usual_cost());
    harden();
  }
  flow_ = descent.flow();
}

double AugmentedLagrangian::cost() const {
  double total = supply_.cost();
  for (const Way& way : ways_) total += way.flow * way.cost;
  for (LotNumber lot = 0; lot < left_.size(); ++lot) total += left_[lot] * leaving_cost(lot);
  for (Row row = 0; row < program_.capacity.size(); ++row)
    if (!suppliers_.is_implied(row))
      total += supply_.prices().price(row) * std::max(0.0, supply_.prices().use(row) - program_.capacity[row]);
  return total;
}

}  // namespace yizhan::solve
