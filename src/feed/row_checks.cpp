#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "feed/cell.h"
#include "feed/contradictions.h"
#include "feed/spelling.h"

namespace yizhan::feed {

namespace {

constexpr long most_days = 3700;  // of a horizon: ten years

void check_calendar(const Rows& rows) {
  if (!rows.calendar_sound()) return;
  TableRows& table = rows.tables.corridor;
  Row& row = table.rows.front();
  const Calendar& calendar = rows.corridor.calendar;
  const long days = (calendar.end - calendar.start).count() + 1;
  if (days < 1)
    rows.notices.add(
        table, row, "end",
        {.code = "dates_reversed", .value = format_date(calendar.end), .allowed = format_date(calendar.start)});
  if (days > most_days)
    rows.notices.add(
        table, row, "end",
        {.code = "horizon_too_long", .value = std::to_string(days), .allowed = fmt::format("1 .. {}", most_days)});
  if (rows.corridor.first_state == rows.corridor.final_state)
    rows.notices.add(table, row, "final_state",
                     {.code = "states_same", .value = rows.corridor.states[rows.corridor.first_state].id});
}

void check_range(const Rows& rows, std::string_view table, Row& row, Date from, Date to, std::string_view column) {
  if (to < from)
    rows.note(table, row, column, {.code = "dates_reversed", .value = format_date(to), .allowed = format_date(from)});
}

void check_ranges(const Rows& rows) {
  const auto check = [&](std::string_view name, const auto& fields) {
    rows.each(name, fields, [&](Row& row, const auto& field) {
      check_range(rows, name, row, field.dates.from, field.dates.to, "to_date");
    });
  };
  check("capacities", rows.corridor.capacities);
  check("supplies", rows.corridor.supplies);
  check("legs", rows.corridor.legs);
  check("rules", rows.corridor.rules);
  check("quotas", rows.corridor.quotas);
  check("duties", rows.corridor.duties);
  check("subsidies", rows.corridor.subsidies);
  check("targets", rows.corridor.targets);
}

void check_order(const Rows& rows, Row& row, const Order& order, Speller& models) {
  const Calendar& calendar = rows.corridor.calendar;
  check_range(rows, "orders", row, order.earliest, order.due, "due_date");
  if (rows.calendar_sound() && order.earliest < calendar.start)
    rows.note("orders", row, "earliest_date",
              {.code = "order_too_early",
               .value = format_date(order.earliest),
               .allowed = format_date(calendar.start),
               .mend = format_date(calendar.start)});
  if (rows.calendar_sound() && order.earliest > calendar.end)
    rows.note("orders", row, "earliest_date",
              {.code = "order_too_late", .value = format_date(order.earliest), .allowed = format_date(calendar.end)});
  if (order.models.empty() && rows.tables["models"].complete)
    rows.note("orders", row, "model",
              {.code = "reference_unknown",
               .value = order.model,
               .allowed = "models.id, models.group",
               .mend = models.nearest(order.model)});
  if (order.lever.exists() && order.commitment == Commitment::firm)
    rows.note("orders", row, "commitment",
              {.code = "lever_of_firm_order", .value = rows.corridor.levers[order.lever].id, .mend = "prospect"});
}

void check_levers(const Rows& rows) {
  rows.each("levers", rows.corridor.levers, [&](Row& row, const Lever& lever) {
    if (lever.resource.exists() + lever.quota.exists() + lever.subsidy.exists() > 1)
      rows.note("levers", row, "adds", {.code = "lever_adds_to"});
    if (!lever.excludes.empty() && lever.at_most > 1)
      rows.note("levers", row, "at_most",
                {.code = "lever_excludes_more", .value = lever.excludes, .allowed = std::to_string(lever.at_most)});
  });
}

void check_orders(const Rows& rows) {
  Speller models;
  for (const Model& model : rows.corridor.models) {
    models.learn(model.id);
    if (!model.group.empty()) models.learn(model.group);
  }
  rows.each("orders", rows.corridor.orders,
            [&](Row& row, const Order& order) { check_order(rows, row, order, models); });
}

void check_stock(const Rows& rows, Row& row, const Stock& stock) {
  const Corridor& corridor = rows.corridor;
  const Order& order = corridor.orders[stock.order];
  const Instant first;
  const Instant last = corridor.calendar.last();
  if (rows.row("orders", stock.order).faults.none() &&
      std::find(order.models.begin(), order.models.end(), stock.model) == order.models.end())
    rows.note("stock", row, "model",
              {.code = "stock_model_differs", .value = corridor.models[stock.model].id, .allowed = order.model});
  if (stock.state == corridor.first_state)
    rows.note("stock", row, "state", {.code = "stock_not_built", .value = corridor.states[stock.state].id});
  if (rows.calendar_sound() && stock.ready < first)
    rows.note("stock", row, "ready",
              {.code = "stock_too_early",
               .value = rows.text(stock.ready),
               .allowed = rows.text(first),
               .mend = rows.text(first)});
  if (rows.calendar_sound() && stock.ready > last)
    rows.note("stock", row, "ready",
              {.code = "stock_too_late", .value = rows.text(stock.ready), .allowed = rows.text(last)});
  if (stock.entered > stock.ready)
    rows.note("stock", row, "entered",
              {.code = "entered_after_ready", .value = rows.text(stock.entered), .allowed = rows.text(stock.ready)});
}

void check_departure(const Rows& rows, Row& row, const Departure& departure) {
  const Calendar& calendar = rows.corridor.calendar;
  if (departure.arrives <= departure.departs)
    rows.note("departures", row, "arrives",
              {.code = "arrives_before_departs",
               .value = rows.text(departure.arrives),
               .allowed = rows.text(departure.departs)});
  if (departure.cutoff > departure.departs)
    rows.note("departures", row, "cutoff",
              {.code = "cutoff_after_departs",
               .value = rows.text(departure.cutoff),
               .allowed = rows.text(departure.departs),
               .mend = rows.text(departure.departs)});
  if (rows.calendar_sound() && (departure.departs < Instant() || departure.arrives > calendar.last()))
    rows.note("departures", row, "departs",
              {.code = "departure_outside",
               .value = rows.text(departure.departs),
               .allowed = rows.text(Instant()) + " .. " + rows.text(calendar.last())});
  const Service& service = rows.corridor.services[departure.service];
  if (!service.load_unit.exists()) return;
  const LoadUnit& unit = rows.corridor.load_units[service.load_unit];
  if (!departure.load_units && !(departure.teu && unit.teu > Teu()))
    rows.note("departures", row, "load_units", {.code = "load_units_unbounded", .value = unit.id});
}

/// Nothing moves into the first state, and nothing that does not exist yet can be shipped.
void check_states(const Rows& rows) {
  const auto note = [&](std::string_view table, Row& row, std::string_view column, Index<State> state) {
    if (state == rows.corridor.first_state)
      rows.note(table, row, column, {.code = "state_never_returns", .value = rows.corridor.states[state].id});
  };
  rows.each("legs", rows.corridor.legs,
            [&](Row& row, const Leg& leg) { note("legs", row, "to_state", leg.to_state); });
  rows.each("services", rows.corridor.services, [&](Row& row, const Service& service) {
    note("services", row, "from_state", service.from_state);
    note("services", row, "to_state", service.to_state);
  });
}

void check_resources(const Rows& rows) {
  rows.each("capacities", rows.corridor.capacities, [&](Row& row, const CapacityChange& change) {
    if (!change.capacity && !change.factor) rows.note("capacities", row, "capacity", {.code = "capacity_unchanged"});
    if (change.to_hour <= change.from_hour)
      rows.note("capacities", row, "to_hour",
                {.code = "hours_reversed",
                 .value = std::to_string(change.to_hour),
                 .allowed = std::to_string(change.from_hour)});
  });
  rows.each("takes", rows.corridor.takes, [&](Row& row, const Take& take) {
    if (take.leg.exists() == take.service.exists()) rows.note("takes", row, "leg,service", {.code = "one_of_two"});
    if (take.basis == Basis::load_unit && !take.load_unit.exists())
      rows.note("takes", row, "load_unit", {.code = "load_unit_missing"});
  });
  rows.each("subsidies", rows.corridor.subsidies, [&](Row& row, const Subsidy& subsidy) {
    if (subsidy.leg.exists() == subsidy.service.exists())
      rows.note("subsidies", row, "leg,service", {.code = "one_of_two"});
  });
  rows.each("storage", rows.corridor.storage, [&](Row& row, const Storage& storage) {
    if (!storage.resource.exists()) return;
    const Interval per = rows.corridor.resources[storage.resource].per;
    if (per == Interval::period || per == Interval::day) return;
    const std::size_t column = find_table(feed_schema(), "resources")->column("per").value();
    rows.note("storage", row, "resource",
              {.code = "storage_interval",
               .value = rows.tables["resources"].text(rows.row("resources", storage.resource), column),
               .allowed = "period, day"});
  });
}

void check_targets(const Rows& rows) {
  rows.each("targets", rows.corridor.targets, [&](Row& row, const Target& target) {
    const bool vehicles = target.metric == Metric::vehicles;
    if (target.metric == Metric::local_share || target.unit == (vehicles ? Unit::vehicle : Unit::yuan)) return;
    const TableRows& table = rows.tables["targets"];
    rows.note("targets", row, "unit",
              {.code = "target_unit",
               .value = table.text(row, table.schema->column("unit").value()),
               .allowed = vehicles ? "vehicle" : "yuan",
               .mend = vehicles ? "vehicle" : "yuan"});
  });
}

void check_variations(const Rows& rows) {
  const Corridor& corridor = rows.corridor;
  std::unordered_set<std::string_view> known;
  const auto learn = [&](const auto& fields) {
    for (const auto& field : fields) known.insert(field.id);
  };
  learn(corridor.legs);
  learn(corridor.services);
  learn(corridor.resources);
  learn(corridor.places);
  learn(corridor.modes);
  bool complete = true;
  for (const char* table : {"legs", "services", "resources", "places", "modes"})
    complete = complete && rows.tables[table].complete;
  for (const Leg& leg : corridor.legs) known.insert(leg.stage);
  for (const Service& service : corridor.services) known.insert(service.stage);
  rows.each("variations", corridor.variations, [&](Row& row, const Variation& variation) {
    if (variation.low > variation.mode || variation.mode > variation.high)
      rows.note("variations", row, "low,most_likely,high",
                {.code = "variation_order",
                 .value = fmt::format("{}, {}, {}", variation.low, variation.mode, variation.high)});
    if (complete && !variation.reference.empty() && !known.contains(variation.reference))
      rows.note("variations", row, "reference",
                {.code = "variation_reference",
                 .value = variation.reference,
                 .allowed = "leg, service, resource, place, mode, stage"});
  });
}

void check_pin(const Rows& rows, Row& row, const Pin& pin) {
  const Corridor& corridor = rows.corridor;
  if (pin.departure.exists() + pin.service.exists() + pin.place.exists() != 1)
    return rows.note("pins", row, "departure,service,place", {.code = "one_of_three"});
  if (pin.kind == PinKind::never) return;
  const auto ships_from = [&](const auto& moves) {
    return std::any_of(moves.begin(), moves.end(),
                       [&](const auto& move) { return move.stage == "ship" && move.from == pin.place; });
  };
  const auto note = [&](std::string_view column, const std::string& id) {
    rows.note("pins", row, column, {.code = "pin_not_shipping", .value = id});
  };
  if (pin.departure.exists() && corridor.services[corridor.departures[pin.departure].service].stage != "ship")
    note("departure", corridor.departures[pin.departure].id);
  if (pin.service.exists() && corridor.services[pin.service].stage != "ship")
    note("service", corridor.services[pin.service].id);
  if (pin.place.exists() && !ships_from(corridor.services) && !ships_from(corridor.legs))
    note("place", corridor.places[pin.place].id);
}

/// What can be wrong whatever the day is.
void check_executed(const Rows& rows, Row& row, const Executed& executed) {
  const Corridor& corridor = rows.corridor;
  if (executed.leg.exists() == executed.departure.exists())
    return rows.note("executed", row, "leg,departure", {.code = "executed_step"});
  if (executed.stock.exists() && corridor.stock[executed.stock].order != executed.order)
    rows.note("executed", row, "stock",
              {.code = "executed_stock",
               .value = corridor.stock[executed.stock].id,
               .allowed = corridor.orders[executed.order].id});
  if (executed.ended < executed.started) rows.note("executed", row, "started,ended", {.code = "executed_backwards"});
}

}  // namespace

void check_each_row(const Rows& rows) {
  check_calendar(rows);
  check_ranges(rows);
  check_levers(rows);
  check_orders(rows);
  rows.each("stock", rows.corridor.stock, [&](Row& row, const Stock& stock) { check_stock(rows, row, stock); });
  rows.each("departures", rows.corridor.departures,
            [&](Row& row, const Departure& departure) { check_departure(rows, row, departure); });
  check_states(rows);
  check_resources(rows);
  check_targets(rows);
  check_variations(rows);
  rows.each("pins", rows.corridor.pins, [&](Row& row, const Pin& pin) { check_pin(rows, row, pin); });
  rows.each("executed", rows.corridor.executed,
            [&](Row& row, const Executed& executed) { check_executed(rows, row, executed); });
}

}  // namespace yizhan::feed
