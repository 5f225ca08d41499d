#include "tests/support/monolith.h"

#include <chrono>
#include <limits>
#include <map>

#include "check/bound.h"
#include "check/parties.h"
#include "solve/lp.h"

namespace yizhan {

namespace {

using namespace check;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// Rows: those of the problem, one for each lot, then nodes and charges as they appear.
class ArcFlow {
 public:
  ArcFlow(const Corridor& corridor, const MonolithOptions& options)
      : corridor_(corridor),
        options_(options),
        rows_(corridor),
        conditions_(corridor, rows_),
        lots_(lots_of(corridor)) {
    for (std::size_t row = 0; row < rows_.size(); ++row) add_row(-infinite, rows_.capacity(Row(row)));
    for (const Lot& lot : lots_) {
      const auto quantity = static_cast<double>(lot.quantity.count());
      add_row(quantity, quantity);
    }
    add_counts();
    for (std::size_t i = 0; i < lots_.size(); ++i)
      if (const auto unserved = unserved_cost(corridor, corridor.orders[lots_[Index<Lot>(i)].order]))
        add_column(unserved->value(), infinite, options_.whole, {{lot_row(Index<Lot>(i)), 1}});
    for (const Party& party : parties_of(corridor, lots_)) add_party(party);
    add_charges();
  }

  MonolithResult solve() {
    MonolithResult result;
    result.rows = row_batch_.size();
    result.columns = column_batch_.size();
    result.entries = column_batch_.index.size();
    if (result.columns > options_.columns_at_most) return result;
    solve::Lp lp;
    lp.add_rows(row_batch_);
    lp.add_columns(column_batch_);
    lp.add_rows(charge_batch_);
    const auto start = std::chrono::steady_clock::now();
    const solve::LpLimits limits{options_.seconds_at_most, options_.gap, 1 << 30};
    const solve::LpStatus status =
        options_.whole ? lp.run_whole(limits) : lp.run(options_.method, options_.tolerance, limits);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    result.proven = status == solve::LpStatus::optimal || status == solve::LpStatus::infeasible;
    if (status == solve::LpStatus::optimal || status == solve::LpStatus::inexact) result.cost = lp.cost();
    return result;
  }

 private:
  using Entries = std::map<int, double>;
  /// Columns by which vehicles of a lot are shipped with one departure.
  using Boardings = std::map<std::pair<Index<Lot>, Index<Departure>>, std::vector<int>>;

  int add_row(double lower, double upper) {
    row_batch_.begin(lower, upper);
    return static_cast<int>(row_batch_.size()) - 1;
  }
  int add_column(double cost, double upper, bool whole, const Entries& entries, double lower = 0) {
    column_batch_.begin(lower, upper, cost, whole);
    for (const auto& [row, amount] : entries)
      if (amount != 0) column_batch_.entry(row, amount);
    return static_cast<int>(column_batch_.size()) - 1;
  }
  int lot_row(Index<Lot> lot) const { return static_cast<int>(rows_.size() + lot.row()); }
  static void add(const Uses& uses, Entries& entries) {
    for (const Use& use : uses) entries[static_cast<int>(use.row.row())] += use.amount;
  }

  void add_counts() {
    for (const Count& count : counts_of(corridor_, rows_)) {
      Entries entries;
      add(count.uses, entries);
      const int least = count.lever.exists() ? lever_range(corridor_, count.lever).least : 0;
      add_column(count.cost, least + count.upper, options_.whole && count.whole, entries, least);
    }
  }

  /// Lots of a party that start alike share one flow, unless a charge must be told by lot.
  void add_party(const Party& party) {
    Expansion expansion(conditions_, party.traveller);
    const bool charged = std::any_of(
        corridor_.services.begin(), corridor_.services.end(),
        [](const Service& service) { return service.declaration > Money() || service.minimum_per_lot > Vehicles(); });
    for (const auto& [starts, lots] : party.lots) {
      if (charged)
        for (const Index<Lot> lot : lots) add_flow(expansion, starts, {lot});
      else
        add_flow(expansion, starts, lots);
    }
  }

  /// Vehicles of these lots, together, over all nodes that they may reach.
  void add_flow(Expansion& expansion, const std::vector<Node>& starts, const std::vector<Index<Lot>>& lots) {
    Instant latest = Instant::minute(std::numeric_limits<std::int64_t>::min());
    for (const Index<Lot> lot : lots)
      latest = std::max(latest, latest_delivery(corridor_, corridor_.orders[lots_[lot].order]));
    std::map<Node, int> node_rows;
    std::vector<Node> open;
    const auto row_of = [&](const Node& node) {
      const auto [found, is_new] = node_rows.try_emplace(node, 0);
      if (is_new) {
        found->second = add_row(0, 0);
        open.push_back(node);
      }
      return found->second;
    };
    for (const Node& start : starts) {
      Entries entries{{row_of(start), -1}};
      if (!expansion.is_unmade(start) && !expansion.is_end(start))
        store(expansion.traveller(), start.place, start.entered, start.ready, entries);
      add_column(0, infinite, options_.whole, entries);
    }
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (expansion.is_end(node)) {
        if (expansion.may_end(node)) add_deliveries(expansion, node, node_rows.at(node), lots);
        continue;
      }
      expansion.moves(node, latest, [&](const Move& move) {
        add_move(expansion, node, move, node_rows.at(node), row_of(move.to), lots.front());
      });
    }
  }

  void add_deliveries(const Expansion& expansion, const Node& node, int row, const std::vector<Index<Lot>>& lots) {
    for (const Index<Lot> lot : lots) {
      const Order& order = corridor_.orders[lots_[lot].order];
      if (node.ready > latest_delivery(corridor_, order)) continue;
      Entries entries{{row, 1}, {lot_row(lot), 1}};
      add(conditions_.counted(expansion.traveller(), Event::delivered, node.ready), entries);
      if (order.lever.exists()) ++entries[static_cast<int>(rows_.lever(order.lever).row())];
      add_column(lateness(corridor_, order, node.ready).value(), infinite, options_.whole, entries);
    }
  }

  void add_move(const Expansion& expansion, const Node& node, const Move& move, int from, int to, Index<Lot> lot) {
    Entries entries{{from, 1}, {to, -1}};
    double cost = 0;
    if (!expansion.is_unmade(node)) cost += stay(expansion, node, move, entries);
    if (move.ships) add(conditions_.counted(expansion.traveller(), Event::shipped, move.start), entries);
    if (move.leg.exists() && corridor_.legs[move.leg].stage == "build")
      add(conditions_.counted(expansion.traveller(), Event::built, move.end), entries);
    if (move.waits()) {
      add_column(cost, infinite, options_.whole, entries);
      return;
    }
    const Toll& toll = expansion.toll(move.toll);
    cost += (toll.terms.move + toll.terms.rule + toll.terms.damage).value();
    add(toll.terms.uses, entries);
    const bool charged = move.ships && move.departure.exists();
    if (charged && !options_.whole)
      cost += corridor_.services[corridor_.departures[move.departure].service].declaration.value() /
              static_cast<double>(lots_[lot].quantity.count());
    for (const Choice& choice : toll.choices) {
      Entries with_choice = entries;
      add(choice.uses, with_choice);
      const int column =
          add_column(cost + (choice.duty_cost + choice.subsidy_cost).value(), infinite, options_.whole, with_choice);
      if (charged && options_.whole) boardings_[{lot, move.departure}].push_back(column);
    }
  }

  /// What staying on until the move, and capital until its end, cost and take.
  double stay(const Expansion& expansion, const Node& node, const Move& move, Entries& entries) {
    const Traveller& traveller = expansion.traveller();
    double cost =
        (conditions_.capital_per_minute(traveller) * static_cast<double>((move.to.ready - node.ready).in_minutes()))
            .value();
    if (move.ends_stay)
      cost += Tariff(corridor_, node.place, traveller.model, traveller.order->form)
                  .cost(move.stayed_until - node.entered)
                  .value();
    store(traveller, node.place, node.ready, move.stayed_until, entries);
    return cost;
  }

  /// A slot in every interval of the place's storage that begins in [from, until).
  void store(const Traveller& traveller, Index<Place> place, Instant from, Instant until, Entries& entries) const {
    for (const Storage& storage : corridor_.storage) {
      if (storage.place != place || !storage.resource.exists()) continue;
      const double amount = intake(corridor_, storage.basis, traveller.model, traveller.order->form).value_or(0);
      const Intervals& intervals = rows_.intervals(storage.resource);
      for (int n = 0; n < intervals.count(); ++n) {
        const Instant first = intervals.start(n);
        if (from <= first && first < until)
          entries[static_cast<int>(rows_.cell(storage.resource, first).row())] += amount;
      }
    }
  }

  /// In whole numbers a lot pays once for each departure, and sends enough by it or nothing.
  void add_charges() {
    for (const auto& [key, columns] : boardings_) {
      const Service& service = corridor_.services[corridor_.departures[key.second].service];
      const auto quantity = static_cast<double>(lots_[key.first].quantity.count());
      const double least = std::min(quantity, static_cast<double>(service.minimum_per_lot.count()));
      const int charge = add_column(service.declaration.value(), 1, true, {});
      const auto link = [&](double lower, double upper, double amount) {
        charge_batch_.begin(lower, upper);
        charge_batch_.entry(charge, -amount);
        for (const int column : columns) charge_batch_.entry(column, 1);
      };
      link(-infinite, 0, quantity);
      if (least > 0) link(0, infinite, least);
    }
  }

  const Corridor& corridor_;
  const MonolithOptions& options_;
  const Rows rows_;
  const Conditions conditions_;
  const Table<Lot> lots_;
  solve::LpBatch row_batch_, column_batch_, charge_batch_;
  Boardings boardings_;
};

}  // namespace

MonolithResult monolith(const Corridor& corridor, const MonolithOptions& options) {
  return ArcFlow(corridor, options).solve();
}

}  // namespace yizhan
