#include "plan/replan.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "feed/plan_folder.h"
#include "model/pins.h"
#include "plan/executed.h"
#include "plan/replay.h"

namespace yizhan {

namespace {

std::string name_of(const Corridor& corridor, const Step& step) {
  return step.leg.exists() ? corridor.legs[step.leg].id : corridor.departures[step.departure].id;
}

Notice fault(std::string code, std::string value, std::string allowed = {}) {
  Notice notice;
  notice.code = std::move(code);
  notice.file = "itineraries.csv";
  notice.value = std::move(value);
  notice.allowed = std::move(allowed);
  return notice;
}

/// Where what is left of each lot is planned, and of each number in the past.
struct Parts {
  explicit Parts(const Network& network) {
    for (std::uint32_t number = 0; number < network.planned().size(); ++number) {
      const PlannedLot& planned = network.planned()[number];
      if (planned.begun == PlannedLot::none_begun)
        fresh[planned.lot] = number;
      else
        begun[planned.begun] = number;
    }
  }
  std::map<Index<Lot>, std::uint32_t> fresh;
  std::map<std::uint32_t, std::uint32_t> begun;
};

class Promiser {
 public:
  Promiser(const Network& network, CorridorOracle& oracle, const Resumption& resumption)
      : network_(network), corridor_(network.corridor()), oracle_(oracle), resumption_(resumption), parts_(network) {
    for (const PlannedLot& planned : network.planned()) left_.push_back(planned.quantity);
  }

  std::vector<Promise> promises() {
    std::vector<Promise> all;
    for (std::size_t i = 0; i < resumption_.flows.size(); ++i) {
      const std::uint32_t begun = resumption_.begun[i];
      if (begun != Resumption::not_begun && network_.past().begun[begun].done) continue;
      all.push_back(promise(i, begun));
    }
    return all;
  }

 private:
  Promise promise(std::size_t number, std::uint32_t begun) {
    const OldPlan::Flow& flow = resumption_.flows[number];
    const Itinerary& old = flow.itinerary;
    Promise made{number, old.quantity, {}, {}, {}, {}};
    const auto part = begun == Resumption::not_begun ? parts_.fresh.find(old.lot) : parts_.fresh.end();
    if (begun == Resumption::not_begun && part == parts_.fresh.end()) {
      made.dropped = old.quantity;
      made.quantity = {};
      return made;
    }
    const std::uint32_t planned = begun == Resumption::not_begun ? part->second : parts_.begun.at(begun);
    made.quantity = std::min(old.quantity, left_[planned]);
    made.dropped = old.quantity - made.quantity;
    left_[planned] -= made.quantity;
    if (!flow.gone.empty()) {
      made.broken = ChangeCause::gone;
      made.cause = flow.gone;
    } else if (const auto kept = standing(planned, old, made)) {
      made.path = oracle_.path_of(*kept);
    } else {
      made.broken = ChangeCause::closed;
    }
    return made;
  }

  /// The itinerary, if it can stand; otherwise the promise says which step cannot.
  std::optional<KeptItinerary> standing(std::uint32_t number, const Itinerary& old, Promise& made) const {
    const PlannedLot& planned = network_.planned()[number];
    const auto of_model = std::find_if(planned.classes.begin(), planned.classes.end(), [&](std::uint32_t c) {
      return network_.classes()[c].vehicle_class.model == old.model;
    });
    const bool begun = planned.begun != PlannedLot::none_begun;
    if (of_model == planned.classes.end() ||
        (!begun && std::find(planned.origins.begin(), planned.origins.end(), old.origin) == planned.origins.end())) {
      made.cause = feed::lot_name(corridor_, network_.lots()[planned.lot]);
      return std::nullopt;
    }
    KeptItinerary kept{number, *of_model, old.origin, old.steps};
    const VehicleClass& vehicle_class = oracle_.vehicle_class(kept);
    const LotStart start = start_of(corridor_, network_.lots()[planned.lot]);
    const bool reported = begun && is_reported(corridor_, network_.lots()[planned.lot]);
    const std::size_t done = reported ? network_.past().begun[planned.begun].steps.size() : 0;
    if (const auto closed = first_closed(corridor_, vehicle_class, old.origin, start, old.steps, done)) {
      made.cause = name_of(corridor_, old.steps[*closed]);
      return std::nullopt;
    }
    if (const Step* against = against_pins(old)) {
      made.cause = name_of(corridor_, *against);
      return std::nullopt;
    }
    const Held end = held_after(corridor_, old.origin, vehicle_class.start_state, start, old.steps);
    if (end.place != vehicle_class.market || end.state != corridor_.final_state || end.ready > planned.deadline) {
      made.cause = old.steps.empty() ? "" : name_of(corridor_, old.steps.back());
      return std::nullopt;
    }
    return kept;
  }

  /// A step still to come that pins do not allow; the last one, if they ask for shipping and there is none.
  const Step* against_pins(const Itinerary& old) const {
    const Order& order = corridor_.orders[network_.lots()[old.lot].order];
    if (!has_pins(corridor_, order)) return nullptr;
    bool shipped = false;
    for (const Step& step : old.steps) {
      const bool open = step.start >= network_.past().now;
      const auto is_against = [&](auto id, const std::string& stage) {
        const bool first_shipping = stage == "ship" && !shipped;
        shipped = shipped || stage == "ship";
        return open && (!pins_allow(corridor_, order, id) || (first_shipping && !pins_ship(corridor_, order, id)));
      };
      if (step.leg.exists()
              ? is_against(step.leg, corridor_.legs[step.leg].stage)
              : is_against(step.departure, corridor_.services[corridor_.departures[step.departure].service].stage))
        return &step;
    }
    return shipped || old.steps.empty() || !pins_demand_shipping(corridor_, order) ? nullptr : &old.steps.back();
  }

  const Network& network_;
  const Corridor& corridor_;
  CorridorOracle& oracle_;
  const Resumption& resumption_;
  const Parts parts_;
  std::vector<Vehicles> left_;  // by planned lot: not promised yet
};

}  // namespace

tl::expected<Resumption, Notices> resume(const Corridor& corridor, const OldPlan& old, Instant now) {
  using Key = std::tuple<
      Index<Lot>, Index<Model>, Index<Place>,
      std::vector<std::tuple<Index<Leg>, Index<Departure>, Instant, Instant, Index<Duty>, Index<Subsidy>>>>;
  const Table<Lot> lots = lots_of(corridor);
  Resumption found;
  found.past.now = now;
  std::map<Key, std::uint32_t> numbers;
  Table<Lot, Vehicles> begun(lots.size());
  std::vector<OldPlan::Flow> flows = old.flows;
  for (OldPlan::Flow& flow : flows) retime(corridor, flow.itinerary.steps);
  auto actual = as_executed(corridor, lots, std::move(flows), now);
  if (!actual) return tl::unexpected(actual.error());
  for (auto& [flow, count] : *actual) {
    const Itinerary& itinerary = flow.itinerary;
    std::uint32_t number = Resumption::not_begun;
    if (count > 0) {
      const std::vector<Step> steps(itinerary.steps.begin(), itinerary.steps.begin() + static_cast<long>(count));
      Key key{itinerary.lot, itinerary.model, itinerary.origin, {}};
      for (const Step& step : steps)
        std::get<3>(key).emplace_back(step.leg, step.departure, step.start, step.end, step.duty, step.subsidy);
      const Lot& lot = lots[itinerary.lot];
      const Order& order = corridor.orders[lot.order];
      number = numbers.try_emplace(key, static_cast<std::uint32_t>(found.past.begun.size())).first->second;
      if (number == found.past.begun.size()) {
        const Index<State> state = lot.stock.exists() ? corridor.stock[lot.stock].state : order.start_state;
        const Held held = held_after(corridor, itinerary.origin, state, start_of(corridor, lot), steps);
        const bool done = held.place == order.market && held.state == corridor.final_state;
        found.past.begun.push_back({itinerary.lot, itinerary.model, itinerary.origin, {}, steps, held, done});
      }
      found.past.begun[number].quantity += itinerary.quantity;
      begun[itinerary.lot] += itinerary.quantity;
    }
    found.flows.push_back(std::move(flow));
    found.begun.push_back(number);
  }
  for (const Purchase& purchase : old.purchases)
    if (corridor.calendar.start_of_week(purchase.week) < now) found.past.purchases.push_back(purchase);
  Notices faults;
  for (std::size_t row = 0; row < lots.size(); ++row)
    if (const Lot& lot = lots[Index<Lot>(row)]; begun[Index<Lot>(row)] > lot.quantity)
      faults.push_back(fault("past_exceeds",
                             feed::lot_name(corridor, lot) + ": " + std::to_string(begun[Index<Lot>(row)].count()),
                             std::to_string(lot.quantity.count())));
  if (!faults.empty()) return tl::unexpected(faults);
  return found;
}

Notices past_faults(const Network& network) {
  const Corridor& corridor = network.corridor();
  Notices faults;
  for (std::size_t number = 0; number < network.past().begun.size(); ++number) {
    const Begun& begun = network.past().begun[number];
    const Lot& lot = network.lots()[begun.lot];
    const auto closed = first_closed(corridor, network.class_of_begun(number), begun.origin, start_of(corridor, lot),
                                     begun.steps, is_reported(corridor, lot) ? begun.steps.size() : 0);
    if (closed)
      faults.push_back(
          fault("past_closed", feed::lot_name(corridor, lot) + ": " + name_of(corridor, begun.steps[*closed])));
  }
  return faults;
}

std::vector<Promise> promises_of(const Network& network, CorridorOracle& oracle, const Resumption& resumption) {
  return Promiser(network, oracle, resumption).promises();
}

solve::Start start_of(const Network& network, const Assembly& assembly, const OldPlan& old,
                      const std::vector<Promise>& promises, double fee) {
  solve::Start start;
  start.fee = fee;
  std::unordered_map<std::string, double> prices;
  for (const RowUse& row : old.rows)
    if (row.price > 0) prices.emplace(row.row, row.price);
  const Table<Target>& targets = network.corridor().targets;
  const bool levels = std::any_of(targets.begin(), targets.end(), is_level);
  for (std::size_t row = 0; row < network.cells().size(); ++row) {
    const Index<Cell> id(row);
    const auto found = prices.find(network.cells().name(id));
    double price = found == prices.end() ? 0 : found->second;
    // Above what missing it costs, the price of a target proves nothing, unless a level is kept.
    if (const Cell& cell = network.cells()[id]; cell.kind == CellKind::target && !levels)
      price = std::min(price, targets[Index<Target>(cell.subject)].price.value());
    start.prices.push_back(price);
  }
  for (const Promise& promise : promises)
    if (promise.path && promise.quantity > Vehicles())
      start.flows.push_back({*promise.path, static_cast<double>(promise.quantity.count())});
  start.columns.assign(assembly.meanings.size(), 0);
  for (std::size_t i = 0; i < assembly.meanings.size(); ++i)
    if (const auto* column = std::get_if<PurchaseColumn>(&assembly.meanings[i]))
      for (const Purchase& purchase : old.purchases)
        if (purchase.supply == column->supply && purchase.week == column->week)
          start.columns[i] = std::min(purchase.quantity, assembly.program.columns[i].upper);
  return start;
}

}  // namespace yizhan
