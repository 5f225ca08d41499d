#include "check/totals.h"

#include "check/executed.h"

namespace yizhan::check {

namespace {

class Totaller {
 public:
  Totaller(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts, const Plan& plan,
           Faults& faults)
      : conditions_(conditions),
        corridor_(conditions.corridor()),
        rows_(conditions.rows()),
        lots_(lots),
        counts_(counts),
        plan_(plan),
        faults_(faults) {
    totals_.use.resize(rows_.size());
    totals_.size.resize(rows_.size());
    totals_.lots = Table<Lot, Tally>(lots.size());
    planned_ = Table<Lot, Vehicles>(lots.size());
  }

  Totals total() {
    add_itineraries();
    add_declarations();
    add_units();
    add_runs();
    add_purchases();
    add_levers();
    hold_stock();
    leave_unserved();
    miss_targets();
    reach_levels();
    return std::move(totals_);
  }

 private:
  void pay(CostItem item, const std::string& stage, Index<Mode> mode, double cost) {
    if (cost != 0) totals_.costs[{item, stage, mode}] += cost;
  }
  void pay(CostItem item, const Service& service, double cost) { pay(item, service.stage, service.mode, cost); }
  void pay(CostItem item, double cost) { pay(item, "", {}, cost); }
  void use(Row row, double amount) {
    totals_.use[row.row()] += amount;
    totals_.size[row.row()] += std::abs(amount);
  }
  void use(const Uses& uses, double count) {
    for (const Use& one : uses) use(one.row, one.amount * count);
  }

  void add_itineraries() {
    std::size_t first_step = 0;
    for (std::size_t i = 0; i < plan_.itineraries.size(); ++i) {
      const Itinerary& itinerary = plan_.itineraries[i];
      const auto travel = follow(conditions_, lots_[itinerary.lot], itinerary, i, first_step, faults_);
      first_step += itinerary.steps.size();
      if (travel) add(*travel, itinerary, i);
    }
  }

  void add(const Travel& travel, const Itinerary& itinerary, std::size_t number) {
    const auto vehicles = static_cast<double>(itinerary.quantity.count());
    double size = 0;
    for (const auto& [key, cost] : travel.costs) {
      totals_.costs[key] += cost * vehicles;
      size += std::abs(cost);
    }
    faults_.compare({"itineraries.csv", number, "cost_cny"}, itinerary.cost.value(), travel.cost(), size);
    for (const auto& [row, amount] : travel.uses) {
      use(row, amount * vehicles);
      for (std::size_t t = 0; t < corridor_.targets.size(); ++t)
        if (row == rows_.target(Index<Target>(t))) counted_[{Index<Target>(t), itinerary.lot}] += itinerary.quantity;
    }
    const Order& order = corridor_.orders[lots_[itinerary.lot].order];
    Tally& tally = totals_.lots[itinerary.lot];
    if (travel.arrived) tally.served += itinerary.quantity;
    if (travel.arrived && travel.delivered > corridor_.calendar.close_of(order.due)) tally.late += itinerary.quantity;
    Vehicles& planned = planned_[itinerary.lot];
    planned += itinerary.quantity;
    if (planned > lots_[itinerary.lot].quantity)
      faults_.add("lot_exceeded", {"itineraries.csv", number, "quantity"}, static_cast<double>(planned.count()),
                  static_cast<double>(lots_[itinerary.lot].quantity.count()));
    if (travel.declared.exists()) {
      auto& [declared, first] =
          declared_.try_emplace({itinerary.lot, travel.declared}, Vehicles(), number).first->second;
      declared += itinerary.quantity;
    }
    for (const Index<Departure> departure : travel.boarded) load(departure, itinerary, vehicles);
  }

  void load(Index<Departure> id, const Itinerary& itinerary, double vehicles) {
    DepartureLoad& load = totals_.departures[id];
    const Form form = corridor_.orders[lots_[itinerary.lot].order].form;
    const auto each = [&](Basis basis) { return vehicles * *intake(corridor_, basis, itinerary.model, form); };
    load.departure = id;
    load.vehicles += itinerary.quantity;
    load.ceu += each(Basis::ceu);
    load.m2 += each(Basis::m2);
    load.lane_m += each(Basis::lane_m);
    load.kg += each(Basis::kg);
  }

  /// Paid once for each lot and departure, on which enough of the lot goes.
  void add_declarations() {
    for (const auto& [key, value] : declared_) {
      const auto& [vehicles, number] = value;
      const Service& service = corridor_.services[corridor_.departures[key.second].service];
      pay(CostItem::declaration, service, service.declaration.value());
      const Vehicles least = std::min(service.minimum_per_lot, lots_[key.first].quantity);
      // Of what is reported, fewer may have got aboard.
      const bool reported =
          corridor_.departures[key.second].departs < conditions_.now() && is_reported(corridor_, lots_[key.first]);
      if (vehicles < least && !reported)
        faults_.add("lot_below_minimum", {"itineraries.csv", number, "quantity"},
                    static_cast<double>(vehicles.count()), static_cast<double>(least.count()));
    }
  }

  template <class Wanted>
  const Count* find(Wanted wanted) const {
    const auto found = std::find_if(counts_.begin(), counts_.end(), wanted);
    return found == counts_.end() ? nullptr : &*found;
  }

  void add_units() {
    for (std::size_t i = 0; i < plan_.load_units.size(); ++i) {
      const LoadUnits& units = plan_.load_units[i];
      const Count* count = find([&](const Count& c) {
        return c.kind == CountKind::units && c.departure == units.departure && c.shares == units.shares;
      });
      if (!count) {
        faults_.add("load_unit_unknown", {"load_units.csv", i, "shares"}, units.shares, "");
        continue;
      }
      const auto number = static_cast<double>(units.count);
      if (number > count->upper && !has_left(corridor_.departures[units.departure]))
        faults_.add("capacity_exceeded", {"load_units.csv", i, "count"}, number, count->upper);
      const Service& service = corridor_.services[corridor_.departures[units.departure].service];
      pay(CostItem::load_unit, service, count->cost * number);
      use(count->uses, number);
      DepartureLoad& load = totals_.departures[units.departure];
      load.departure = units.departure;
      load.load_units += number;
      load.teu += number * corridor_.load_units[service.load_unit].teu.value();
    }
  }

  void add_runs() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
      const Count* count =
          find([&](const Count& c) { return c.kind == CountKind::run && c.voyage == plan_.runs[i]; });
      if (!count || !seen.insert(plan_.runs[i]).second) {
        faults_.add("voyage_unknown", {"runs.csv", i, "voyage"}, plan_.runs[i], "");
        continue;
      }
      const auto first =
          std::find_if(corridor_.departures.begin(), corridor_.departures.end(),
                       [&](const Departure& d) { return (d.voyage.empty() ? d.id : d.voyage) == plan_.runs[i]; });
      pay(CostItem::fixed, corridor_.services[first->service], count->cost);
      use(count->uses, 1);
    }
  }

  void add_purchases() {
    bought_ = Table<Supply, std::map<int, double>>(corridor_.supplies.size());
    for (std::size_t i = 0; i < plan_.purchases.size(); ++i) {
      const Purchase& purchase = plan_.purchases[i];
      const Count* count = find([&](const Count& c) {
        return c.kind == CountKind::purchase && c.supply == purchase.supply && c.week == purchase.week;
      });
      if (!count) {
        faults_.add("purchase_not_offered", {"purchases.csv", i, "week"}, static_cast<double>(purchase.week), 0);
        continue;
      }
      if (!(purchase.quantity >= 0))
        faults_.add("number_wrong", {"purchases.csv", i, "quantity"}, purchase.quantity, 0);
      pay(CostItem::purchase, count->cost * purchase.quantity);
      use(count->uses, purchase.quantity);
      bought_[purchase.supply][purchase.week] += purchase.quantity;
    }
  }

  /// What is done stands, even where the corridor would no longer hold it.
  [[nodiscard]] bool has_left(const Departure& departure) const {
    return plan_.now && departure.departs < corridor_.calendar.at(*plan_.now);
  }

  void add_levers() {
    bought_levers_ = Table<Lever, int>(corridor_.levers.size());
    std::set<Index<Lever>> seen;
    for (std::size_t i = 0; i < plan_.levers.size(); ++i) {
      const LeverChoice& choice = plan_.levers[i];
      const Count* count =
          find([&](const Count& c) { return c.kind == CountKind::lever && c.lever == choice.lever; });
      if (!count || !seen.insert(choice.lever).second) {
        faults_.add("lever_not_offered", {"levers.csv", i, "lever"}, corridor_.levers[choice.lever].id, "");
        continue;
      }
      const LeverRange range = lever_range(corridor_, choice.lever);
      if (choice.count < range.least || choice.count > range.most)
        faults_.add("lever_range", {"levers.csv", i, "count"}, choice.count, range.most);
      pay(CostItem::lever, count->cost * choice.count);
      use(count->uses, choice.count);
      bought_levers_[choice.lever] = choice.count;
    }
  }

  /// The least stock that serves the weeks to come, from the last week backwards.
  void hold_stock() {
    for (auto count = counts_.rbegin(); count != counts_.rend(); ++count) {
      if (count->kind != CountKind::stock) continue;
      const Row next(count->part.row() + 1);
      const double held = std::max(0.0, totals_.use[next.row()] - rows_.capacity(next));
      use(count->uses, held);
      pay(CostItem::part_stock, count->cost * held);
    }
  }

  void leave_unserved() {
    for (std::size_t i = 0; i < lots_.size(); ++i) {
      const Lot& lot = lots_[Index<Lot>(i)];
      Tally& tally = totals_.lots[Index<Lot>(i)];
      tally.vehicles = lot.quantity;
      tally.unserved = lot.quantity - tally.served;
      const auto cost = unserved_cost(corridor_, corridor_.orders[lot.order]);
      if (cost)
        pay(CostItem::unserved, cost->value() * static_cast<double>(tally.unserved.count()));
      else if (tally.unserved > Vehicles())
        faults_.add("must_be_served", {"lots.csv", i, "unserved"}, static_cast<double>(tally.unserved.count()), 0);
    }
  }

  void miss_targets() {
    for (std::size_t i = 0; i < corridor_.targets.size(); ++i) {
      const Index<Target> id(i);
      const Target& target = corridor_.targets[id];
      const Row row = rows_.target(id);
      const double missing = totals_.use[row.row()] - rows_.capacity(row);
      const bool missed = missing > tolerance(target);
      totals_.forecast.add(target.metric == Metric::local_share ? local_share(target) : target.wanted - missing);
      totals_.shortfall.add(missed ? missing : 0);
      totals_.parts.add(missed ? parts_of(id, missing) : ShortfallParts());
      if (!missed) continue;
      pay(CostItem::target, target.price.value() * missing);
      use(row, -missing);
    }
  }

  /// What the levels count, and the revenue.
  void reach_levels() {
    double unserved = 0, revenue = 0, shortfall = 0;
    for (std::size_t i = 0; i < lots_.size(); ++i) {
      const Tally& tally = totals_.lots[Index<Lot>(i)];
      unserved += static_cast<double>(tally.unserved.count());
      revenue +=
          corridor_.orders[lots_[Index<Lot>(i)].order].revenue.value() * static_cast<double>(tally.served.count());
    }
    for (std::size_t i = 0; i < corridor_.targets.size(); ++i)
      shortfall += corridor_.targets[Index<Target>(i)].price.value() * totals_.shortfall[Index<Target>(i)];
    if (const Row row = rows_.level(Aim::serve); row.exists()) use(row, unserved);
    if (const Row row = rows_.level(Aim::targets); row.exists()) use(row, shortfall);
    if (plan_.aim == Aim::profit) pay(CostItem::revenue, -revenue);
  }

  double local_share(const Target& target) const {
    double local = 0, all = 0;
    for (std::size_t i = 0; i < corridor_.supplies.size(); ++i) {
      const Supply& supply = corridor_.supplies[Index<Supply>(i)];
      for (const auto& [week, quantity] : bought_[Index<Supply>(i)]) {
        if (!target.dates.holds(corridor_.calendar.start + std::chrono::days(7 * week))) continue;
        const double value = corridor_.parts[supply.part].value.value() * quantity;
        all += value;
        if (corridor_.suppliers[supply.supplier].local) local += value;
      }
    }
    return all > 0 ? local / all : 0;
  }

  /// What could lift a shortfall: docs/reference/problem.md, "Targets".
  ShortfallParts parts_of(Index<Target> id, double shortfall) {
    const Target& target = corridor_.targets[id];
    const bool of_parts = target.metric == Metric::parts_value || target.metric == Metric::local_share;
    double left = 0, waiting = 0;
    const auto lacks = [&](double& sum, const Lot& lot, Vehicles reached) {
      const Order& order = corridor_.orders[lot.order];
      const auto vehicles = static_cast<double>((lot.quantity - reached).count());
      if (of_parts ? vehicles > 0 : could_count(target, lot))
        sum += of_parts ? shortfall : vehicles * (target.metric == Metric::revenue ? order.revenue.value() : 1);
    };
    for (std::size_t i = 0; i < lots_.size(); ++i) {
      const Index<Lot> lot(i);
      if (!waits_for_lever(corridor_.orders[lots_[lot].order]))
        lacks(left, lots_[lot], of_parts ? totals_.lots[lot].served : counted_[std::pair(id, lot)]);
    }
    for (std::size_t i = 0; i < corridor_.orders.size(); ++i) {
      const Index<Order> order(i);
      if (waits_for_lever(corridor_.orders[order]))
        lacks(waiting, {order, {}, corridor_.orders[order].quantity}, Vehicles());
    }
    ShortfallParts parts;
    parts.cells = std::min(left, shortfall);
    parts.levers = std::min(waiting, shortfall - parts.cells);
    parts.demand = shortfall - parts.cells - parts.levers;
    return parts;
  }

  bool waits_for_lever(const Order& order) const { return order.lever.exists() && bought_levers_[order.lever] == 0; }

  bool could_count(const Target& target, const Lot& lot) const {
    const Order& order = corridor_.orders[lot.order];
    const auto holds = [](const auto& list, auto value) {
      return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    const auto is_new = [&](Index<Model> model) {
      return corridor_.powertrains[corridor_.models[model].powertrain].nev;
    };
    const std::vector<Node> starts = starts_of(corridor_, lot);
    return holds(target.kinds, order.kind) && (target.metric != Metric::revenue || order.revenue > Money()) &&
           (!target.nev_only || std::any_of(order.models.begin(), order.models.end(), is_new)) &&
           std::any_of(starts.begin(), starts.end(), [&](const Node& start) {
             return target.region.empty() || corridor_.places[start.place].region == target.region;
           });
  }

  const Conditions& conditions_;
  const Corridor& corridor_;
  const Rows& rows_;
  const Table<Lot>& lots_;
  const std::vector<Count>& counts_;
  const Plan& plan_;
  Faults& faults_;
  Totals totals_;
  /// Vehicles, and the number of the first itinerary.
  std::map<std::pair<Index<Lot>, Index<Departure>>, std::pair<Vehicles, std::size_t>> declared_;
  std::map<std::pair<Index<Target>, Index<Lot>>, Vehicles> counted_;
  Table<Supply, std::map<int, double>> bought_;
  Table<Lever, int> bought_levers_;
  Table<Lot, Vehicles> planned_;  // of all itineraries
};

}  // namespace

double Totals::cost() const {
  double sum = 0;
  for (const auto& [key, cost] : costs) sum += cost;
  return sum;
}

Totals totals_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts,
                 const Plan& plan, Faults& faults) {
  return Totaller(conditions, lots, counts, plan, faults).total();
}

}  // namespace yizhan::check
