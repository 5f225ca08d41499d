#include "tests/support/ways.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "model/pins.h"

namespace yizhan {

namespace {

struct TooMany : std::exception {};

/// Walks every way of one model from one start.
class Walk {
 public:
  Walk(const Corridor& corridor, const Order& order, std::vector<Way>& found, std::size_t most)
      : corridor_(corridor),
        order_(order),
        country_(corridor.places[order.market].country),
        found_(found),
        most_(most) {}

  void from(Index<Model> model, Index<Place> place, Index<State> state, Instant ready, Instant entered) {
    way_ = {model, place, {}, 0, {}, {}};
    begun_ = ready;
    step_from({place, state, ready, entered, false});
  }

 private:
  struct Standing {
    Index<Place> place;
    Index<State> state;
    Instant ready, entered;
    bool shipped;
  };

  bool unmade(const Standing& at) const { return at.state == corridor_.first_state; }

  void step_from(const Standing& at) {
    if (at.place == order_.market && at.state == corridor_.final_state) {
      if (at.shipped || !pins_demand_shipping(corridor_, order_)) finish(at);
      return;
    }
    const Instant last = unmade(at) ? corridor_.calendar.last() : at.entered + longest_stay(corridor_, at.place);
    for (std::size_t i = 0; i < corridor_.legs.size(); ++i) {
      const Leg& leg = corridor_.legs[Index<Leg>(i)];
      if (leg.from != at.place || leg.from_state != at.state) continue;
      if (!passes(corridor_, leg.filter, way_.model, order_.form)) continue;
      const Instant rounded = corridor_.calendar.round_up(at.ready);
      if (!unmade(at) && rounded != at.ready) take_leg(at, Index<Leg>(i), at.ready, last);
      for (Instant t = rounded; t <= last && t < corridor_.calendar.last(); t = t + corridor_.calendar.period)
        take_leg(at, Index<Leg>(i), t, last);
    }
    if (unmade(at)) return;
    for (std::size_t i = 0; i < corridor_.departures.size(); ++i) board(at, Index<Departure>(i), last);
  }

  void take_leg(const Standing& at, Index<Leg> id, Instant start, Instant last) {
    const Leg& leg = corridor_.legs[id];
    const bool ships = leg.stage == "ship" && !at.shipped;
    if (!pins_allow(corridor_, order_, id) || (ships && !pins_ship(corridor_, order_, id))) return;
    const Date day = corridor_.calendar.day_of(start);
    const Model& model = corridor_.models[way_.model];
    const auto allowed = permit(corridor_, model.powertrain, leg.mode, "", country_, day);
    if (start < Instant() || !leg.dates.holds(day) || !allowed) return;
    if (leg.stage == "build" && day > corridor_.calendar.end) return;
    const Instant end = start + leg.hours + allowed->lead;
    const bool within = leg.from == leg.to && !unmade(at);
    const bool final = leg.to == order_.market && leg.to_state == corridor_.final_state;
    if (end > corridor_.calendar.last() || (within && end > last)) return;
    const Way before = way_;
    way_.cost += (move_cost(corridor_, leg.cost, model) + allowed->cost).value();
    if (!take_resources(id, {}, start)) {
      way_ = before;
      return;
    }
    if (!unmade(at) && (!within || final)) leave(at, within ? end : start);
    if (leg.stage == "build") {
      for (const BillLine& line : corridor_.bill_of_materials)
        if (line.model == way_.model)
          way_.use[fmt::format("part/{}/{}/{}", corridor_.places[leg.from].id, corridor_.parts[line.part].id,
                               start.minute() / 10080)] += line.quantity;
      count(Event::built, end, way_);
    }
    if (ships) count(Event::shipped, start, way_);
    const Standing next{leg.to, leg.to_state, end, within ? at.entered : end, at.shipped || ships};
    choose(id, {}, leg.stage, {id, {}, start, end, {}, {}}, next);
    way_ = before;
  }

  void board(const Standing& at, Index<Departure> id, Instant last) {
    const Departure& departure = corridor_.departures[id];
    const Service& service = corridor_.services[departure.service];
    const Model& model = corridor_.models[way_.model];
    const bool here = service.from == at.place && service.from_state == at.state;
    const bool mode = order_.modes.empty() ||
                      std::find(order_.modes.begin(), order_.modes.end(), service.mode) != order_.modes.end();
    if (!here || !mode || !passes(corridor_, service.filter, way_.model, order_.form)) return;
    const bool ships = service.stage == "ship" && !at.shipped;
    if (!pins_allow(corridor_, order_, id) || (ships && !pins_ship(corridor_, order_, id))) return;
    const Date day = corridor_.calendar.day_of(departure.departs);
    const auto allowed = permit(corridor_, model.powertrain, service.mode, service.carrier, country_, day);
    if (!allowed || at.ready > departure.cutoff - allowed->lead || departure.departs > last) return;
    if (departure.departs < Instant() || departure.arrives > corridor_.calendar.last()) return;
    const Way before = way_;
    way_.cost += move_cost(corridor_, service.cost, model).value() * departure.rate_factor +
                 service.damage_share * model.value.value() + allowed->cost.value();
    if (!take_resources({}, departure.service, departure.departs) || !take_room(id)) {
      way_ = before;
      return;
    }
    leave(at, departure.departs);
    if (ships) {
      count(Event::shipped, departure.departs, way_);
      way_.boarded = id;
    }
    const Standing next{service.to, service.to_state, departure.arrives, departure.arrives, at.shipped || ships};
    choose({}, departure.service, service.stage, {{}, id, departure.departs, departure.arrives, {}, {}}, next);
    way_ = before;
  }

  bool take_resources(Index<Leg> leg, Index<Service> service, Instant start) {
    for (const Take& take : corridor_.takes) {
      if (leg.exists() ? take.leg != leg : take.service != service) continue;
      const auto amount = intake(corridor_, take.basis, way_.model, order_.form, take.load_unit);
      if (!amount) return false;
      way_.use[row_of(corridor_, take.resource, start)] += take.amount * *amount;
    }
    return true;
  }

  bool take_room(Index<Departure> id) {
    const Departure& departure = corridor_.departures[id];
    const std::string voyage = departure.voyage.empty() ? departure.id : departure.voyage;
    const auto room = [&](const std::optional<Amount>& capacity, const char* dimension, Basis basis) {
      if (capacity)
        way_.use[fmt::format("departure/{}/{}", voyage, dimension)] +=
            *intake(corridor_, basis, way_.model, order_.form);
    };
    room(departure.vehicles, "vehicles", Basis::vehicle);
    room(departure.ceu, "ceu", Basis::ceu);
    room(departure.m2, "m2", Basis::m2);
    room(departure.lane_m, "lane_m", Basis::lane_m);
    room(departure.kg, "kg", Basis::kg);
    if (departure.minimum > Vehicles() || departure.fixed > Money()) way_.use["aboard/" + voyage] += 1;
    const Index<LoadUnit> unit = corridor_.services[departure.service].load_unit;
    if (!unit.exists()) return true;
    const Packing* packing = packing_of(corridor_, way_.model, order_.form, unit);
    if (!packing) return false;
    const std::string own = corridor_.models[packing->model].id + (order_.form == Form::kit ? ".kit" : ".built_up");
    const std::string& shares = packing->shares.empty() ? own : packing->shares;
    way_.use[fmt::format("units/{}/{}", departure.id, shares)] += 1 / packing->per_unit;
    return true;
  }

  /// The stay at a place ends: the tariff, and a slot in every interval that began meanwhile.
  void leave(const Standing& at, Instant t) {
    way_.cost += Tariff(corridor_, at.place, way_.model, order_.form).cost(t - at.entered).value();
    for (const Storage& storage : corridor_.storage) {
      if (storage.place != at.place || !storage.resource.exists()) continue;
      const bool daily = corridor_.resources[storage.resource].per == Interval::day;
      const Hours step = daily ? Hours::days(1) : corridor_.calendar.period;
      for (Instant first; first < t; first = first + step)
        if (first >= at.entered)
          way_.use[row_of(corridor_, storage.resource, first)] +=
              intake(corridor_, storage.basis, way_.model, order_.form).value_or(0);
    }
  }

  void count(Event event, Instant t, Way& way) const {
    const bool nev = corridor_.powertrains[corridor_.models[way.model].powertrain].nev;
    for (const Target& target : corridor_.targets) {
      if (target.metric != Metric::vehicles && target.metric != Metric::revenue) continue;
      const bool kind = target.kinds.empty() ||
                        std::find(target.kinds.begin(), target.kinds.end(), order_.kind) != target.kinds.end();
      const bool region = target.region.empty() || target.region == corridor_.places[way.origin].region;
      if (target.event == event && kind && region && (nev || !target.nev_only) &&
          target.dates.holds(corridor_.calendar.day_of(t)))
        way.use["target/" + target.id] -= target.metric == Metric::revenue ? order_.revenue.value() : 1;
    }
  }

  /// Every duty and subsidy of a step in turn, then on.
  void choose(Index<Leg> leg, Index<Service> service, const std::string& stage, Step step, const Standing& next) {
    const Date day = corridor_.calendar.day_of(step.start);
    std::vector<DutyOption> duties(1);
    if (stage == "clear") duties = duty_options(corridor_, order_, way_.model, day);
    auto subsidies = subsidies_of(corridor_, leg, service, way_.model, order_.form, day);
    subsidies.push_back({});
    const Way before = way_;
    for (const DutyOption& duty : duties)
      for (const Index<Subsidy> subsidy : subsidies) {
        way_ = before;
        way_.cost += duty.cost.value();
        if (duty.duty.exists() && corridor_.duties[duty.duty].quota.exists())
          way_.use["quota/" + corridor_.quotas[corridor_.duties[duty.duty].quota].id] += 1;
        if (subsidy.exists()) {
          const double paid = corridor_.subsidies[subsidy].per_vehicle.value();
          way_.cost -= paid;
          way_.use["budget/" + corridor_.subsidies[subsidy].id] += paid;
        }
        step.duty = duty.duty;
        step.subsidy = subsidy;
        way_.steps.push_back(step);
        step_from(next);
      }
    way_ = before;
  }

  void finish(const Standing& at) {
    const Instant due = corridor_.calendar.close_of(order_.due);
    if (at.ready > due + corridor_.longest_late) return;
    Way done = way_;
    if (at.ready > due) done.cost += order_.late_per_day.value() * (at.ready - due).in_days();
    Instant made = begun_;
    for (const Step& step : done.steps)
      if (step.leg.exists() && corridor_.legs[step.leg].from_state == corridor_.first_state) made = step.end;
    done.cost +=
        corridor_.capital_rate * corridor_.models[done.model].value.value() * (at.ready - made).in_hours() / 8760;
    count(Event::delivered, at.ready, done);
    if (found_.size() >= most_) throw TooMany();
    found_.push_back(std::move(done));
  }

  const Corridor& corridor_;
  const Order& order_;
  const std::string country_;
  std::vector<Way>& found_;
  const std::size_t most_;
  Way way_;
  Instant begun_;
};

}  // namespace

std::string row_of(const Corridor& corridor, Index<Resource> id, Instant t) {
  const Resource& resource = corridor.resources[id];
  const Intervals intervals(corridor.calendar, resource.per);
  const Instant start = intervals.start(intervals.at(t));
  const auto minutes = std::chrono::sys_seconds(corridor.calendar.start) + std::chrono::minutes(start.minute());
  const std::time_t time = std::chrono::system_clock::to_time_t(minutes);
  const bool midnight = (start.minute() % 1440 + 1440) % 1440 == 0;
  return midnight ? fmt::format("resource/{}/{:%Y-%m-%d}", resource.id, fmt::gmtime(time))
                  : fmt::format("resource/{}/{:%Y-%m-%dT%H:%M}", resource.id, fmt::gmtime(time));
}

std::vector<Way> ways_of(const Corridor& corridor, const Lot& lot, std::size_t most) {
  const Order& order = corridor.orders[lot.order];
  std::vector<Way> ways;
  try {
    Walk walk(corridor, order, ways, most);
    if (lot.stock.exists()) {
      const Stock& stock = corridor.stock[lot.stock];
      walk.from(stock.model, stock.place, stock.state, stock.ready, stock.entered);
    } else {
      const Instant start = corridor.calendar.at(order.earliest);
      for (const Index<Place> origin : origins_of(corridor, order))
        for (const Index<Model> model : order.models) walk.from(model, origin, order.start_state, start, start);
    }
  } catch (const TooMany&) {
    return {};
  }
  std::sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.cost < b.cost; });
  std::vector<Way> kept;
  std::map<std::pair<std::map<std::string, double>, Index<Departure>>, bool> seen;
  for (Way& way : ways)
    if (seen.emplace(std::pair(way.use, way.boarded), true).second) kept.push_back(std::move(way));
  return kept;
}

}  // namespace yizhan
