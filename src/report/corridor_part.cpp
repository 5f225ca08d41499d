#include <array>

#include "feed/cell.h"
#include "model/rules.h"
#include "report/columns.h"

namespace yizhan::report {

namespace {

constexpr std::array<std::string_view, 7> place_kinds = {"plant",  "supplier", "hub",   "terminal",
                                                         "border", "port",     "market"};

constexpr std::array<std::string_view, 4> media = {"none", "road", "rail", "sea"};

template <class T>
Json ids_and_names(const Table<T>& table) {
  return {{"id", column(table, [](const T& row) { return row.id; })},
          {"name", column(table, [](const T& row) { return name_json(row.id, row.name); })}};
}

Json places_json(const Corridor& corridor) {
  Json places = ids_and_names(corridor.places);
  const auto coordinate = [](const std::optional<double>& degrees) { return degrees ? Json(*degrees) : Json(); };
  places["kind"] =
      column(corridor.places, [](const Place& p) { return place_kinds[static_cast<std::size_t>(p.kind)]; });
  places["region"] = column(corridor.places, [](const Place& p) { return p.region; });
  places["country"] = column(corridor.places, [](const Place& p) { return p.country; });
  places["latitude"] = column(corridor.places, [&](const Place& p) { return coordinate(p.latitude); });
  places["longitude"] = column(corridor.places, [&](const Place& p) { return coordinate(p.longitude); });
  places["maker"] = column(corridor.places, [](const Place& p) { return number_of(p.maker); });
  return places;
}

Json models_json(const Corridor& corridor) {
  Json models = ids_and_names(corridor.models);
  models["maker"] = column(corridor.models, [](const Model& m) { return number_of(m.maker); });
  models["powertrain"] = column(corridor.models, [](const Model& m) { return number_of(m.powertrain); });
  models["value"] = column(corridor.models, [](const Model& m) { return m.value.value(); });
  return models;
}

Json legs_json(const Corridor& corridor) {
  const auto& legs = corridor.legs;
  Json takes = Json::array();
  for (std::size_t row = 0; row < legs.size(); ++row) takes.push_back(Json::array());
  for (const Take& take : corridor.takes)
    if (take.leg.exists()) takes[take.leg.row()].push_back(number_of(take.resource));
  return {{"id", column(legs, [](const Leg& l) { return l.id; })},
          {"stage", column(legs, [](const Leg& l) { return l.stage; })},
          {"mode", column(legs, [](const Leg& l) { return number_of(l.mode); })},
          {"from", column(legs, [](const Leg& l) { return number_of(l.from); })},
          {"to", column(legs, [](const Leg& l) { return number_of(l.to); })},
          {"hours", column(legs, [](const Leg& l) { return l.hours.in_hours(); })},
          {"resources", takes}};
}

Json services_json(const Corridor& corridor) {
  const auto& services = corridor.services;
  Json takes = Json::array();
  for (std::size_t row = 0; row < services.size(); ++row) takes.push_back(Json::array());
  for (const Take& take : corridor.takes)
    if (take.service.exists()) takes[take.service.row()].push_back(number_of(take.resource));
  return {{"id", column(services, [](const Service& s) { return s.id; })},
          {"name", column(services, [](const Service& s) { return name_json(s.id, s.name); })},
          {"stage", column(services, [](const Service& s) { return s.stage; })},
          {"mode", column(services, [](const Service& s) { return number_of(s.mode); })},
          {"carrier", column(services, [](const Service& s) { return s.carrier; })},
          {"from", column(services, [](const Service& s) { return number_of(s.from); })},
          {"to", column(services, [](const Service& s) { return number_of(s.to); })},
          {"resources", takes}};
}

Json levers_json(const Corridor& corridor) {
  Json levers = ids_and_names(corridor.levers);
  levers["cost"] = column(corridor.levers, [&](const Lever& l) { return cents(lever_cost(corridor, l)); });
  levers["lead_days"] = column(corridor.levers, [](const Lever& l) { return l.lead.in_hours() / 24; });
  levers["at_most"] = column(corridor.levers, [](const Lever& l) { return l.at_most; });
  return levers;
}

Json chain_json(const Corridor& corridor) {
  Json parts = ids_and_names(corridor.parts);
  parts["value"] = column(corridor.parts, [](const Part& p) { return p.value.value(); });
  parts["core"] = column(corridor.parts, [](const Part& p) { return p.core; });
  parts["unit"] = column(corridor.parts, [](const Part& p) { return unit_name(p.unit); });
  Json suppliers = ids_and_names(corridor.suppliers);
  suppliers["place"] = column(corridor.suppliers, [](const Supplier& s) { return number_of(s.place); });
  suppliers["local"] = column(corridor.suppliers, [](const Supplier& s) { return s.local; });
  const auto& bill = corridor.bill_of_materials;
  const auto& supplies = corridor.supplies;
  return {{"parts", parts},
          {"suppliers", suppliers},
          {"bill",
           {{"model", column(bill, [](const BillLine& b) { return number_of(b.model); })},
            {"part", column(bill, [](const BillLine& b) { return number_of(b.part); })},
            {"quantity", column(bill, [](const BillLine& b) { return b.quantity; })}}},
          {"supplies",
           {{"supplier", column(supplies, [](const Supply& s) { return number_of(s.supplier); })},
            {"part", column(supplies, [](const Supply& s) { return number_of(s.part); })},
            {"plant", column(supplies, [](const Supply& s) { return number_of(s.plant); })},
            {"cost", column(supplies, [](const Supply& s) { return s.cost.value(); })}}}};
}

}  // namespace

Json corridor_json(const Corridor& corridor) {
  const Calendar& calendar = corridor.calendar;
  Json makers = ids_and_names(corridor.makers);
  makers["parent"] = column(corridor.makers, [](const Maker& m) { return number_of(m.parent); });
  Json powertrains = ids_and_names(corridor.powertrains);
  powertrains["nev"] = column(corridor.powertrains, [](const Powertrain& p) { return p.nev; });
  Json modes = ids_and_names(corridor.modes);
  modes["medium"] = column(corridor.modes, [](const Mode& m) { return media[static_cast<std::size_t>(m.medium)]; });
  const FigureCount& figures = corridor.figures;
  return {{"name", name_json(corridor.id, corridor.name)},
          {"start", feed::format_date(calendar.start)},
          {"end", feed::format_date(calendar.end)},
          {"tail_days", calendar.tail_days},
          {"period_minutes", calendar.period.in_minutes()},
          {"figures",
           {{"high", figures.high}, {"medium", figures.medium}, {"low", figures.low}, {"assumed", figures.assumed}}},
          {"makers", makers},
          {"places", places_json(corridor)},
          {"modes", modes},
          {"powertrains", powertrains},
          {"models", models_json(corridor)},
          {"legs", legs_json(corridor)},
          {"services", services_json(corridor)},
          {"duties",
           {{"country", column(corridor.duties, [](const Duty& d) { return d.country; })},
            {"quota", column(corridor.duties, [](const Duty& d) { return number_of(d.quota); })}}},
          {"subsidies", ids_and_names(corridor.subsidies)},
          {"quotas", ids_and_names(corridor.quotas)},
          {"levers", levers_json(corridor)},
          {"chain", chain_json(corridor)}};
}

}  // namespace yizhan::report
