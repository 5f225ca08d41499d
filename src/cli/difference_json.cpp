#include "cli/cells.h"
#include "cli/difference.h"
#include "feed/plan_folder.h"

namespace yizhan::cli {

namespace {

using Json = nlohmann::ordered_json;

Json tally_json(const Tally& tally) {
  return {{"vehicles", tally.vehicles.count()},
          {"served", tally.served.count()},
          {"late", tally.late.count()},
          {"unserved", tally.unserved.count()}};
}

Json target_json(const compare::TargetMove& move) {
  const auto value = [](const std::optional<TargetOutcome>& outcome, auto member) {
    return outcome ? Json((*outcome).*member) : Json();
  };
  const auto met = [](const std::optional<TargetOutcome>& outcome) {
    return outcome ? Json(outcome->met()) : Json();
  };
  return {{"id", move.id},
          {"forecast_before", value(move.before, &TargetOutcome::forecast)},
          {"forecast_after", value(move.after, &TargetOutcome::forecast)},
          {"met_before", met(move.before)},
          {"met_after", met(move.after)}};
}

Json flow_json(const compare::FlowMove& flow) {
  const auto id = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return {{"maker", id(flow.maker)}, {"market", flow.market},         {"gateway", id(flow.gateway)},
          {"mode", id(flow.mode)},   {"before", flow.before.count()}, {"after", flow.after.count()}};
}

Json cell_json(const Corridor& corridor, const compare::CellMove& cell) {
  const CellLabel label = label_of(corridor, cell.row, Words(Language::en));
  const auto capacity = [](const compare::CellState& state) {
    return state.capacity ? Json(*state.capacity) : Json();
  };
  return {{"cell", cell.row},
          {"what", label.what},
          {"when", label.when},
          {"unit", label.unit},
          {"became", cell.became_scarce() ? "scarce" : "free"},
          {"price_before", cell.before.price.value()},
          {"price_after", cell.after.price.value()},
          {"use_before", cell.before.use},
          {"use_after", cell.after.use},
          {"capacity_before", capacity(cell.before)},
          {"capacity_after", capacity(cell.after)}};
}

Json ways_json(const std::vector<compare::Way>& ways) {
  Json list = Json::array();
  for (const compare::Way& way : ways)
    list.push_back({{"way", way.departures}, {"steps", way.steps}, {"vehicles", way.vehicles.count()}});
  return list;
}

Json lot_json(const compare::LotChange& lot) {
  return {{"lot", lot.lot},
          {"vehicles", lot.moved().count()},
          {"before", ways_json(lot.lost)},
          {"after", ways_json(lot.gained)},
          {"unserved", (lot.after.unserved - lot.before.unserved).count()},
          {"late", (lot.after.late - lot.before.late).count()},
          {"late_vehicle_days", lot.late_days},
          {"cost", lot.cost.value()},
          {"why", name_of(lot.why.reason)},
          {"cause", lot.why.subject},
          {"yuan_per_vehicle", lot.why.by.value()}};
}

template <class List, class ToJson>
Json list_json(const List& list, Extent extent, ToJson to_json) {
  Json objects = Json::array();
  for (std::size_t i = 0; i < shown(list.size(), extent); ++i) objects.push_back(to_json(list[i]));
  return objects;
}

}  // namespace

Json difference_json(const compare::Side& before, const compare::Side& after, const compare::Difference& difference,
                     Extent extent) {
  Json changes = {{"cost", difference.cost.value()},
                  {"cost_least", difference.same_aims ? Json(difference.least.value()) : Json()},
                  {"cost_most", difference.same_aims ? Json(difference.most.value()) : Json()},
                  {"within_gaps", difference.same_aims ? Json(difference.within_gaps()) : Json()},
                  {"bound", difference.bound.value()}};
  changes.update(tally_json(difference.total));
  Json kinds = Json::object(), items = Json::object();
  for (std::size_t kind = 0; kind < difference.kinds.size(); ++kind)
    kinds[std::string(feed::name_of(static_cast<OrderKind>(kind)))] = tally_json(difference.kinds[kind]);
  for (const auto& [item, cost] : difference.items) items[std::string(feed::name_of(item))] = cost.value();
  changes["kind"] = kinds;
  changes["costs"] = items;
  changes["targets"] = list_json(difference.targets, Extent::all, target_json);
  changes["flows_moved"] = difference.flows.size();
  changes["flows"] = list_json(difference.flows, extent, flow_json);
  changes["cells_moved"] = difference.cells.size();
  changes["cells"] = list_json(difference.cells, extent, [&](const compare::CellMove& cell) {
    return cell_json(cell.after.capacity ? after.corridor : before.corridor, cell);
  });
  changes["lots_in_all"] = difference.all_lots;
  changes["lots_changed"] = difference.lots.size();
  changes["lots"] = list_json(difference.lots, extent, lot_json);
  return changes;
}

}  // namespace yizhan::cli
