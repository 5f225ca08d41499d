#include "feed/meaning.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "feed/cell.h"
#include "feed/reachability.h"
#include "model/rules.h"

namespace yizhan::feed {

namespace {

/// Orders and stock: can anything take them to their market, and does it leave in time?
class Demand {
 public:
  explicit Demand(const Rows& rows) : rows_(rows), corridor_(rows.corridor), reach_(rows.corridor) {
    std::map<Index<Order>, Vehicles> stocked;
    for (const Stock& stock : corridor_.stock) stocked[stock.order] += stock.quantity;
    for (const auto& [order, quantity] : stocked)
      if (order.exists() && quantity >= corridor_.orders[order].quantity) in_stock_.insert(&corridor_.orders[order]);
    for (const Departure& departure : corridor_.departures)
      times_[departure.service].emplace_back(departure.departs, departure.arrives);
  }

  void check_orders() {
    rows_.each("orders", corridor_.orders, [&](Row& row, const Order& order) {
      std::vector<std::size_t> starts;
      for (const Index<Place> origin : origins_of(corridor_, order))
        starts.push_back(reach_.node(origin, order.start_state));
      all_starts_.insert(all_starts_.end(), starts.begin(), starts.end());
      if (!in_stock_.contains(&order)) check("orders", row, order, order.models, starts, order.earliest);
    });
  }

  void check_stock() {
    rows_.each("stock", corridor_.stock, [&](Row& row, const Stock& stock) {
      const std::vector<std::size_t> starts = {reach_.node(stock.place, stock.state)};
      all_starts_.push_back(starts.front());
      check("stock", row, corridor_.orders[stock.order], {stock.model}, starts,
            corridor_.calendar.day_of(stock.ready));
    });
  }

  void check_departures() {
    const std::vector<bool> reached = reach_.from(all_starts_);
    rows_.each("departures", corridor_.departures, [&](Row& row, const Departure& departure) {
      const Service& service = corridor_.services[departure.service];
      if (reached[reach_.node(service.from, service.from_state)]) return;
      rows_.note("departures", row, "service",
                 {.code = "departure_unreachable",
                  .value = corridor_.places[service.from].id,
                  .allowed = corridor_.states[service.from_state].id});
    });
  }

 private:
  void check(std::string_view table, Row& row, const Order& order, const std::vector<Index<Model>>& models,
             const std::vector<std::size_t>& starts, Date earliest) {
    if (reach_.exhausted() || earliest > corridor_.calendar.end) return;
    bool reachable = false;
    bool in_time = false;
    for (const Index<Model> model : models) {
      const Reachability::Ways& ways = reach_.to_market({model, order.form, order.market, order.modes});
      const bool reaches =
          std::any_of(starts.begin(), starts.end(), [&](std::size_t start) { return ways.nodes[start]; });
      const bool needs_none =
          std::any_of(starts.begin(), starts.end(), [&](std::size_t start) { return ways.by_legs[start]; });
      reachable = reachable || reaches;
      in_time = in_time || needs_none || (reaches && departs_in_time(ways, order, earliest));
    }
    if (!reachable)
      rows_.note(table, row, table == "orders" ? "market" : "place",
                 {.code = "order_unservable", .value = corridor_.places[order.market].id});
    else if (!in_time)
      rows_.note(table, row, table == "orders" ? "due_date" : "ready",
                 {.code = "order_without_departure",
                  .value = format_date(earliest) + " .. " + format_date(last_day(order))});
  }

  [[nodiscard]] Date last_day(const Order& order) const {
    const Date latest = order.due + std::chrono::days(corridor_.longest_late.in_minutes() / 1440);
    return std::min(latest, corridor_.calendar.day_of(corridor_.calendar.last()));
  }

  [[nodiscard]] bool departs_in_time(const Reachability::Ways& ways, const Order& order, Date earliest) const {
    const Instant from = corridor_.calendar.at(earliest);
    const Instant until = corridor_.calendar.close_of(last_day(order));
    return std::any_of(ways.services.begin(), ways.services.end(), [&](Index<Service> service) {
      const auto& times = times_.at(service);
      return std::any_of(times.begin(), times.end(),
                         [&](const auto& time) { return time.first >= from && time.second <= until; });
    });
  }

  const Rows& rows_;
  const Corridor& corridor_;
  Reachability reach_;
  std::map<Index<Service>, std::vector<std::pair<Instant, Instant>>> times_;
  std::vector<std::size_t> all_starts_;
  std::set<const Order*> in_stock_;  // to the last vehicle: nothing of them starts elsewhere
};

void check_resources(const Rows& rows) {
  std::set<Index<Resource>> used;
  for (const Take& take : rows.corridor.takes) used.insert(take.resource);
  for (const Supply& supply : rows.corridor.supplies) used.insert(supply.resource);
  for (const Storage& storage : rows.corridor.storage) used.insert(storage.resource);
  for (std::size_t i = 0; i < rows.corridor.resources.size(); ++i) {
    const Index<Resource> id(i);
    if (!used.contains(id))
      rows.note("resources", rows.row("resources", id), "id",
                {.code = "resource_unused", .value = rows.corridor.resources[id].id});
  }
}

/// A rule that says unknown, and a powertrain of which no rule says yes, are blocked on a ruled mode.
void check_rules(const Rows& rows) {
  const Corridor& corridor = rows.corridor;
  const auto note = [&](std::string_view table, Row& row, std::string_view column, Index<Powertrain> powertrain,
                        Index<Mode> mode) {
    rows.note(table, row, column,
              {.code = "powertrain_unknown",
               .value = powertrain.exists() ? corridor.powertrains[powertrain].id : "*",
               .allowed = corridor.modes[mode].id});
  };
  std::set<std::pair<Index<Mode>, Index<Powertrain>>> told;
  rows.each("rules", corridor.rules, [&](Row& row, const Rule& rule) {
    told.emplace(rule.mode, rule.powertrain);
    if (rule.allowed == Permission::unknown && corridor.modes[rule.mode].ruled)
      note("rules", row, "allowed", rule.powertrain, rule.mode);
  });
  std::set<Index<Powertrain>> present;
  for (const Model& model : corridor.models) present.insert(model.powertrain);
  for (std::size_t i = 0; i < corridor.modes.size(); ++i) {
    const Index<Mode> mode(i);
    if (!corridor.modes[mode].ruled || told.contains({mode, {}})) continue;
    for (const Index<Powertrain> powertrain : present)
      if (!told.contains({mode, powertrain})) note("modes", rows.row("modes", mode), "ruled", powertrain, mode);
  }
}

/// What is built at a plant needs every part of its bill there.
void check_bills(const Rows& rows) {
  const Corridor& corridor = rows.corridor;
  std::set<std::pair<Index<Place>, Index<Part>>> supplied;
  for (const Supply& supply : corridor.supplies) supplied.emplace(supply.plant, supply.part);
  for (const PartStock& stock : corridor.part_stocks) supplied.emplace(stock.plant, stock.part);
  std::map<Index<Place>, std::vector<const Leg*>> builds;
  for (const Leg& leg : corridor.legs)
    if (leg.stage == "build") builds[leg.from].push_back(&leg);
  rows.each("bill_of_materials", corridor.bill_of_materials, [&](Row& row, const BillLine& line) {
    for (const auto& [plant, legs] : builds) {
      if (supplied.contains({plant, line.part})) continue;
      const bool builds_it = std::any_of(legs.begin(), legs.end(), [&](const Leg* leg) {
        return passes(corridor, leg->filter, line.model, Form::built_up) ||
               passes(corridor, leg->filter, line.model, Form::kit);
      });
      if (!builds_it) continue;
      supplied.emplace(plant, line.part);  // told once
      rows.note("bill_of_materials", row, "part",
                {.code = "bill_without_supply",
                 .value = corridor.places[plant].id,
                 .allowed = corridor.parts[line.part].id});
    }
  });
}

void check_markets(const Rows& rows) {
  std::set<Index<Place>> markets;
  for (const Order& order : rows.corridor.orders) markets.insert(order.market);
  for (const Index<Place> market : markets)
    if (rows.corridor.places[market].country.empty())
      rows.note("places", rows.row("places", market), "country",
                {.code = "market_without_country", .value = rows.corridor.places[market].id});
}

}  // namespace

void check_meaning(const Rows& rows) {
  Demand demand(rows);
  demand.check_orders();
  demand.check_stock();
  demand.check_departures();
  check_resources(rows);
  check_rules(rows);
  check_bills(rows);
  check_markets(rows);
}

}  // namespace yizhan::feed
