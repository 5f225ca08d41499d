#include "compare/flows.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "model/rules.h"

namespace yizhan::compare {

namespace {

using Key = std::tuple<std::string, std::string, std::string, std::string>;

Key key_of(const Corridor& corridor, const Table<Lot>& lots, const Itinerary& itinerary) {
  const Order& order = corridor.orders[lots[itinerary.lot].order];
  const Index<Maker> maker = corridor.models[itinerary.model].maker;
  Key key{maker.exists() ? corridor.makers[maker].id : "", corridor.places[order.market].id, "", ""};
  if (const Step* step = shipping_step(corridor, itinerary)) {
    const Index<Mode> mode = step->leg.exists()
                                 ? corridor.legs[step->leg].mode
                                 : corridor.services[corridor.departures[step->departure].service].mode;
    std::get<2>(key) = corridor.places[start_of(corridor, *step)].id;
    if (mode.exists()) std::get<3>(key) = corridor.modes[mode].id;
  }
  return key;
}

}  // namespace

const Step* shipping_step(const Corridor& corridor, const Itinerary& itinerary) {
  const auto ships = [&](const Step& step) {
    return (step.leg.exists() ? corridor.legs[step.leg].stage
                              : corridor.services[corridor.departures[step.departure].service].stage) == "ship";
  };
  const auto found = std::find_if(itinerary.steps.begin(), itinerary.steps.end(), ships);
  return found == itinerary.steps.end() ? nullptr : &*found;
}

Index<Place> start_of(const Corridor& corridor, const Step& step) {
  return step.leg.exists() ? corridor.legs[step.leg].from
                           : corridor.services[corridor.departures[step.departure].service].from;
}

std::vector<FlowMove> moved_flows(const Side& before, const Side& after) {
  std::map<Key, std::pair<Vehicles, Vehicles>> flows;
  const auto add = [&](const Side& side, auto member) {
    const Table<Lot> lots = lots_of(side.corridor);
    for (const Itinerary& itinerary : side.plan.itineraries)
      flows[key_of(side.corridor, lots, itinerary)].*member += itinerary.quantity;
  };
  add(before, &std::pair<Vehicles, Vehicles>::first);
  add(after, &std::pair<Vehicles, Vehicles>::second);

  std::vector<FlowMove> moved;
  for (const auto& [key, vehicles] : flows)
    if (vehicles.first != vehicles.second)
      moved.push_back(
          {std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), vehicles.first, vehicles.second});
  std::stable_sort(moved.begin(), moved.end(),
                   [](const FlowMove& a, const FlowMove& b) { return std::labs(a.more()) > std::labs(b.more()); });
  return moved;
}

}  // namespace yizhan::compare
