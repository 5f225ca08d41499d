// Which column holds which field: said once for every row type, followed by reader and writer alike. `cells` is
// called with a column's name and the field, in the order of the schema.
#pragma once

#include <concepts>
#include <type_traits>

#include "model/corridor.h"

namespace yizhan::feed {

template <class T, class Row>
concept Like = std::same_as<std::remove_const_t<T>, Row>;

template <class Cells>
void bind(Cells& cells, Like<Source> auto& source) {
  cells("id", source.id);
  cells("text", source.text);
  cells("url", source.url);
}

template <class Cells>
void bind(Cells& cells, Like<State> auto& state) {
  cells("id", state.id);
  cells.position("step");
  cells.name(state.name);
}

template <class Cells>
void bind(Cells& cells, Like<Mode> auto& mode) {
  cells("id", mode.id);
  cells.name(mode.name);
  cells("ruled", mode.ruled);
  cells("medium", mode.medium);
}

template <class Cells>
void bind(Cells& cells, Like<Powertrain> auto& powertrain) {
  cells("id", powertrain.id);
  cells.name(powertrain.name);
  cells("nev", powertrain.nev);
}

template <class Cells>
void bind(Cells& cells, Like<Maker> auto& maker) {
  cells("id", maker.id);
  cells("parent", maker.parent);
  cells.name(maker.name);
}

template <class Cells>
void bind(Cells& cells, Like<Place> auto& place) {
  cells("id", place.id);
  cells("kind", place.kind);
  cells.name(place.name);
  cells("region", place.region);
  cells("country", place.country);
  cells("unlocode", place.unlocode);
  cells("latitude", place.latitude);
  cells("longitude", place.longitude);
  cells("maker", place.maker);
  cells("source", place.source);
}

template <class Cells>
void bind(Cells& cells, Like<Model> auto& model) {
  cells("id", model.id);
  cells("maker", model.maker);
  cells("group", model.group);
  cells("segment", model.segment);
  cells.name(model.name);
  cells("powertrain", model.powertrain);
  cells("length_mm", model.length);
  cells("width_mm", model.width);
  cells("height_mm", model.height);
  cells("mass_kg", model.mass);
  cells("battery_kwh", model.battery);
  cells("value_cny", model.value);
  cells("ceu", model.ceu);
  cells("un_number", model.un_number);
  cells("source", model.source);
}

template <class Cells>
void bind(Cells& cells, Like<LoadUnit> auto& unit) {
  cells("id", unit.id);
  cells.name(unit.name);
  cells("teu", unit.teu);
  cells("source", unit.source);
}

template <class Cells>
void bind(Cells& cells, Like<Packing> auto& packing) {
  cells("model", packing.model);
  cells("form", packing.form);
  cells("load_unit", packing.load_unit);
  cells("per_unit", packing.per_unit);
  cells("shares", packing.shares);
  cells("source", packing.source);
}

template <class Cells>
void bind(Cells& cells, Like<Kit> auto& kit) {
  cells("id", kit.id);
  cells("model", kit.model);
  cells("length_mm", kit.length);
  cells("width_mm", kit.width);
  cells("height_mm", kit.height);
  cells("mass_kg", kit.mass);
  cells("count", kit.count);
  cells("stack_limit", kit.stack_limit);
  cells("source", kit.source);
}

template <class Cells>
void bind(Cells& cells, Like<Part> auto& part) {
  cells("id", part.id);
  cells.name(part.name);
  cells("unit", part.unit);
  cells("value_cny", part.value);
  cells("core", part.core);
  cells("source", part.source);
}

template <class Cells>
void bind(Cells& cells, Like<BillLine> auto& line) {
  cells("model", line.model);
  cells("part", line.part);
  cells("quantity", line.quantity);
  cells("source", line.source);
}

template <class Cells>
void bind(Cells& cells, Like<Supplier> auto& supplier) {
  cells("id", supplier.id);
  cells("place", supplier.place);
  cells.name(supplier.name);
  cells("local", supplier.local);
}

template <class Cells>
void bind(Cells& cells, Like<Resource> auto& resource) {
  cells("id", resource.id);
  cells("place", resource.place);
  cells.name(resource.name);
  cells("unit", resource.unit);
  cells("per", resource.per);
  cells("capacity", resource.capacity);
  cells("source", resource.source);
}

template <class Cells>
void bind(Cells& cells, Like<CapacityChange> auto& change) {
  cells("resource", change.resource);
  cells.dates(change.dates);
  cells.weekdays("weekdays", change.weekdays);
  cells("from_hour", change.from_hour);
  cells("to_hour", change.to_hour);
  cells("capacity", change.capacity);
  cells("factor", change.factor);
  cells("source", change.source);
}

template <class Cells>
void bind(Cells& cells, Like<Supply> auto& supply) {
  cells("id", supply.id);
  cells("supplier", supply.supplier);
  cells("part", supply.part);
  cells("plant", supply.plant);
  cells("resource", supply.resource);
  cells("lead_hours", supply.lead);
  cells("cny_per_unit", supply.cost);
  cells.dates(supply.dates);
  cells("source", supply.source);
}

template <class Cells>
void bind(Cells& cells, Like<PartStock> auto& stock) {
  cells("plant", stock.plant);
  cells("part", stock.part);
  cells("opening", stock.opening);
  cells("hold_cny_per_week", stock.hold_per_week);
  cells("source", stock.source);
}

template <class Cells>
void bind(Cells& cells, Like<Fund> auto& fund) {
  cells("id", fund.id);
  cells.name(fund.name);
  cells("amount_cny", fund.amount);
  cells("source", fund.source);
}

template <class Cells>
void bind(Cells& cells, Like<Lever> auto& lever) {
  cells("id", lever.id);
  cells.name(lever.name);
  cells("resource", lever.resource);
  cells("adds", lever.adds);
  cells("quota", lever.quota);
  cells("subsidy", lever.subsidy);
  cells("cost_cny", lever.cost);
  cells("running_cny_per_year", lever.running_per_year);
  cells("lead_days", lever.lead);
  cells("at_most", lever.at_most);
  cells("excludes", lever.excludes);
  cells("fund", lever.fund);
  cells("source", lever.source);
}

template <class Cells>
void bind(Cells& cells, Like<Order> auto& order) {
  cells("id", order.id);
  cells("kind", order.kind);
  cells("commitment", order.commitment);
  cells("form", order.form);
  cells("model", order.model);
  cells("quantity", order.quantity);
  cells("market", order.market);
  cells("origins", order.origins);
  cells("start_state", order.start_state, cells.corridor.first_state);
  cells("earliest_date", order.earliest);
  cells("due_date", order.due);
  cells("revenue_cny", order.revenue);
  cells("value_cny", order.value);
  cells("late_cny_per_day", order.late_per_day);
  cells("declared_value_cny", order.declared_value);
  cells("must_serve", order.must_serve);
  cells("modes", order.modes);
  cells("lever", order.lever);
  cells("source", order.source);
}

template <class Cells>
void bind(Cells& cells, Like<Stock> auto& stock) {
  cells("id", stock.id);
  cells("order", stock.order);
  cells("model", stock.model);
  cells("place", stock.place);
  cells("state", stock.state);
  cells("ready", stock.ready);
  cells("entered", stock.entered, stock.ready);
  cells("quantity", stock.quantity);
  cells("source", stock.source);
}

template <class Cells>
void bind(Cells& cells, Like<Leg> auto& leg) {
  cells("id", leg.id);
  cells("stage", leg.stage);
  cells("mode", leg.mode);
  cells("from", leg.from);
  cells("from_state", leg.from_state);
  cells("to", leg.to);
  cells("to_state", leg.to_state);
  cells("hours", leg.hours);
  cells.cost(leg.cost);
  cells.filter(leg.filter);
  cells.dates(leg.dates);
  cells("source", leg.source);
}

template <class Cells>
void bind(Cells& cells, Like<Service> auto& service) {
  cells("id", service.id);
  cells.name(service.name);
  cells("stage", service.stage);
  cells("mode", service.mode);
  cells("carrier", service.carrier);
  cells("from", service.from);
  cells("from_state", service.from_state);
  cells("to", service.to);
  cells("to_state", service.to_state);
  cells.cost(service.cost);
  cells("damage_share", service.damage_share);
  cells("load_unit", service.load_unit);
  cells("cny_per_load_unit", service.per_load_unit);
  cells("declaration_cny", service.declaration);
  cells("minimum_per_lot", service.minimum_per_lot);
  cells.filter(service.filter);
  cells("source", service.source);
}

template <class Cells>
void bind(Cells& cells, Like<Departure> auto& departure) {
  cells("id", departure.id);
  cells("service", departure.service);
  cells("voyage", departure.voyage);
  cells("cutoff", departure.cutoff);
  cells("departs", departure.departs);
  cells("arrives", departure.arrives);
  cells("vehicles", departure.vehicles);
  cells("ceu", departure.ceu);
  cells("m2", departure.m2);
  cells("lane_m", departure.lane_m);
  cells("kg", departure.kg);
  cells("teu", departure.teu);
  cells("load_units", departure.load_units);
  cells("rate_factor", departure.rate_factor);
  cells("fixed_cny", departure.fixed);
  cells("minimum", departure.minimum);
  cells("source", departure.source);
}

template <class Cells>
void bind(Cells& cells, Like<Take> auto& take) {
  cells("leg", take.leg);
  cells("service", take.service);
  cells("resource", take.resource);
  cells("amount", take.amount);
  cells("basis", take.basis);
  cells("load_unit", take.load_unit);
  cells("source", take.source);
}

template <class Cells>
void bind(Cells& cells, Like<Storage> auto& storage) {
  cells("place", storage.place);
  cells("longest_days", storage.longest, cells.corridor.longest_stay);
  cells("resource", storage.resource);
  cells("basis", storage.basis);
  cells("source", storage.source);
}

template <class Cells>
void bind(Cells& cells, Like<TariffStep> auto& step) {
  cells("place", step.place);
  cells("after_days", step.after);
  cells("cny_per_day", step.per_day);
  cells("basis", step.basis);
  cells("source", step.source);
}

template <class Cells>
void bind(Cells& cells, Like<Rule> auto& rule) {
  cells("id", rule.id);
  cells("powertrain", rule.powertrain);
  cells("mode", rule.mode);
  cells("carrier", rule.carrier);
  cells("country", rule.country);
  cells("allowed", rule.allowed);
  cells("max_soc", rule.max_soc);
  cells("documents", rule.documents);
  cells("lead_hours", rule.lead);
  cells("cost_cny", rule.cost);
  cells.dates(rule.dates);
  cells("source", rule.source);
}

template <class Cells>
void bind(Cells& cells, Like<Quota> auto& quota) {
  cells("id", quota.id);
  cells.name(quota.name);
  cells("quantity", quota.quantity);
  cells.dates(quota.dates);
  cells("source", quota.source);
}

template <class Cells>
void bind(Cells& cells, Like<Duty> auto& duty) {
  cells("id", duty.id);
  cells("country", duty.country);
  cells("form", duty.form);
  cells("powertrain", duty.powertrain);
  cells("maker", duty.maker);
  cells.dates(duty.dates);
  cells("rate", duty.rate);
  cells("cny_per_vehicle", duty.per_vehicle);
  cells("quota", duty.quota);
  cells("source", duty.source);
}

template <class Cells>
void bind(Cells& cells, Like<Subsidy> auto& subsidy) {
  cells("id", subsidy.id);
  cells.name(subsidy.name);
  cells("leg", subsidy.leg);
  cells("service", subsidy.service);
  cells.filter(subsidy.filter);
  cells("cny_per_vehicle", subsidy.per_vehicle);
  cells("budget_cny", subsidy.budget);
  cells.dates(subsidy.dates);
  cells("source", subsidy.source);
}

template <class Cells>
void bind(Cells& cells, Like<Pin> auto& pin) {
  cells("id", pin.id);
  cells("order", pin.order);
  cells("pin", pin.kind);
  cells("departure", pin.departure);
  cells("service", pin.service);
  cells("place", pin.place);
}

template <class Cells>
void bind(Cells& cells, Like<Executed> auto& executed) {
  cells("id", executed.id);
  cells("order", executed.order);
  cells("stock", executed.stock);
  cells("model", executed.model);
  cells("vehicles", executed.vehicles);
  cells("leg", executed.leg);
  cells("departure", executed.departure);
  cells("started", executed.started);
  cells("ended", executed.ended, executed.started);
  cells("duty", executed.duty);
  cells("subsidy", executed.subsidy);
  cells("source", executed.source);
}

template <class Cells>
void bind(Cells& cells, Like<Variation> auto& variation) {
  cells("id", variation.id);
  cells("subject", variation.subject);
  cells("reference", variation.reference);
  cells("distribution", variation.distribution);
  cells("low", variation.low);
  cells("most_likely", variation.mode);
  cells("high", variation.high);
  cells("source", variation.source);
}

template <class Cells>
void bind(Cells& cells, Like<PlausibleRange> auto& range) {
  cells("id", range.id);
  cells("table", range.table);
  cells("column", range.column);
  cells("where", range.where);
  cells("among", range.among);
  cells.name(range.name);
  cells("low", range.low);
  cells("high", range.high);
  cells("source", range.source);
}

template <class Cells>
void bind(Cells& cells, Like<Target> auto& target) {
  cells("id", target.id);
  cells.name(target.name);
  cells("metric", target.metric);
  cells("event", target.event);
  cells("kinds", target.kinds);
  cells("nev_only", target.nev_only);
  cells("region", target.region);
  cells.dates(target.dates);
  cells("wanted", target.wanted);
  cells("unit", target.unit);
  cells("price_cny", target.price);
  cells("source", target.source);
}

template <class Cells>
void bind(Cells& cells, Like<Account> auto& account) {
  cells("id", account.id);
  cells("target", account.target);
  cells.name(account.name);
  cells("date", account.date);
  cells("amount", account.amount);
  cells("source", account.source);
}

/// The keys of corridor.toml.
template <class Cells>
void bind(Cells& cells, Like<Corridor> auto& corridor) {
  cells("id", corridor.id);
  cells.name(corridor.name);
  cells("start", corridor.calendar.start);
  cells("end", corridor.calendar.end);
  cells("tail_days", corridor.calendar.tail_days);
  cells("period_hours", corridor.calendar.period);
  cells("capital_rate_per_year", corridor.capital_rate);
  cells("ceu_area_m2", corridor.ceu_area);
  cells("longest_stay_days", corridor.longest_stay);
  cells("longest_late_days", corridor.longest_late);
  cells("first_state", corridor.first_state);
  cells("final_state", corridor.final_state);
  cells("source", corridor.source);
}

}  // namespace yizhan::feed
