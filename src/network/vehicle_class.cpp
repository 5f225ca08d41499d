#include "network/vehicle_class.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "model/pins.h"

namespace yizhan {

namespace {

/// Days on which some rule, duty, quota, subsidy or leg begins or ends: between two of them nothing changes.
std::vector<Date> change_days(const Corridor& corridor) {
  std::set<Date> days{corridor.calendar.start};
  const auto add = [&](const DateRange& range) {
    if (range.from > corridor.calendar.start) days.insert(range.from);
    if (range.to != Date::max()) days.insert(range.to + std::chrono::days(1));
  };
  for (const Rule& rule : corridor.rules) add(rule.dates);
  for (const Duty& duty : corridor.duties) add(duty.dates);
  for (const Quota& quota : corridor.quotas) add(quota.dates);
  for (const Subsidy& subsidy : corridor.subsidies) add(subsidy.dates);
  for (const Leg& leg : corridor.legs) add(leg.dates);
  days.insert(corridor.calendar.end + std::chrono::days(1));
  const Date last = corridor.calendar.day_of(corridor.calendar.last());
  std::vector<Date> within;
  for (const Date day : days)
    if (corridor.calendar.start <= day && day < last) within.push_back(day);
  return within;
}

/// Fills one class.
class ClassBuilder {
 public:
  ClassBuilder(const Corridor& corridor, const Cells& cells, VehicleClass& filled, const Travel& travel)
      : corridor_(corridor),
        cells_(cells),
        class_(filled),
        travel_(travel),
        country_(corridor.places[filled.market].country) {}

  void fill() {
    const Model& model = corridor_.models[class_.model];
    class_.capital_per_minute = corridor_.capital_rate * model.value.value() / (8760.0 * 60);
    add_open_moves();
    const std::vector<Date> days = change_days(corridor_);
    for (ClassLeg& leg : class_.legs) describe(leg, days);
    std::erase_if(class_.legs, [](const ClassLeg& leg) {
      return std::none_of(leg.terms.begin(), leg.terms.end(), [](const LegTerms& terms) { return terms.open; });
    });
    add_departures();
    add_targets();
    for (std::size_t place = 0; place < corridor_.places.size(); ++place) add_place(Index<Place>(place));
  }

 private:
  using Node = std::size_t;  // a place in a state

  /// Pins do not speak of what has been done.
  bool is_pinned() const { return class_.pinned.exists() && !class_.keeps_all; }

  Node node(Index<Place> place, Index<State> state) const {
    return place.row() * corridor_.states.size() + state.row();
  }

  /// Keeps the legs and services on some way from a start to the market, by a search each way.
  void add_open_moves() {
    std::vector<std::pair<Node, Node>> ends;
    std::vector<Index<Leg>> legs;
    std::vector<Index<Service>> services;
    for (std::size_t row = 0; row < corridor_.legs.size(); ++row) {
      const Leg& leg = corridor_.legs[Index<Leg>(row)];
      if (!passes(corridor_, leg.filter, class_.model, class_.form)) continue;
      if (is_pinned() && !pins_allow(corridor_, corridor_.orders[class_.pinned], Index<Leg>(row))) continue;
      legs.push_back(Index<Leg>(row));
      ends.emplace_back(node(leg.from, leg.from_state), node(leg.to, leg.to_state));
    }
    for (std::size_t row = 0; row < corridor_.services.size(); ++row) {
      const Service& service = corridor_.services[Index<Service>(row)];
      const bool mode = class_.modes.empty() ||
                        std::find(class_.modes.begin(), class_.modes.end(), service.mode) != class_.modes.end();
      if (!mode || !passes(corridor_, service.filter, class_.model, class_.form)) continue;
      services.push_back(Index<Service>(row));
      ends.emplace_back(node(service.from, service.from_state), node(service.to, service.to_state));
    }
    std::vector<bool> after(corridor_.places.size() * corridor_.states.size());
    for (std::size_t place = 0; place < corridor_.places.size(); ++place)
      after[node(Index<Place>(place), class_.start_state)] = true;
    std::vector<bool> before(after.size());
    before[node(class_.market, corridor_.final_state)] = true;
    for (bool grown = true; grown;) {
      grown = false;
      for (const auto& [from, to] : ends) {
        if (after[from] && !after[to]) after[to] = grown = true;
        if (before[to] && !before[from]) before[from] = grown = true;
      }
    }
    const auto useful = [&](std::size_t i) { return after[ends[i].first] && before[ends[i].second]; };
    for (std::size_t i = 0; i < legs.size(); ++i)
      if (class_.keeps_all || useful(i)) class_.legs.push_back({legs[i], false, false, {}, {}, {}});
    passing_.resize(corridor_.services.size());
    useful_.resize(corridor_.services.size());
    for (std::size_t i = 0; i < services.size(); ++i) {
      passing_[services[i].row()] = true;
      useful_[services[i].row()] = useful(legs.size() + i);
    }
  }

  void describe(ClassLeg& described, const std::vector<Date>& days) {
    const Leg& leg = corridor_.legs[described.leg];
    described.ships = leg.stage == "ship";
    described.builds = leg.stage == "build";
    bool fits = true;
    for (const Take& take : corridor_.takes) {
      if (take.leg != described.leg) continue;
      const auto amount = intake(corridor_, take.basis, class_.model, class_.form, take.load_unit);
      fits = fits && amount;
      described.takes.push_back({take.resource, take.amount * amount.value_or(0)});
    }
    if (described.builds)
      for (const BillLine& line : corridor_.bill_of_materials)
        if (line.model == class_.model) described.bill.emplace_back(line.part, line.quantity);
    for (const Date day : days) {
      LegTerms terms = terms_on(described, leg, day);
      terms.open = terms.open && fits;
      if (described.terms.empty() || !described.terms.back().same_as(terms))
        described.terms.push_back(std::move(terms));
    }
  }

  LegTerms terms_on(const ClassLeg& described, const Leg& leg, Date day) const {
    LegTerms terms;
    terms.from = corridor_.calendar.period_of(corridor_.calendar.at(day));
    const auto permitted = permit(corridor_, corridor_.models[class_.model].powertrain, leg.mode, "", country_, day);
    terms.open = permitted && leg.dates.holds(day) && !(described.builds && day > corridor_.calendar.end);
    if (!terms.open) return terms;
    terms.lead = permitted->lead;
    terms.cost = (move_cost(corridor_, leg.cost, corridor_.models[class_.model]) + permitted->cost).value();
    terms.choices = choices(described.leg, {}, leg.stage == "clear", day);
    return terms;
  }

  std::vector<Choice> choices(Index<Leg> leg, Index<Service> service, bool clears, Date day) const {
    std::vector<DutyOption> duties(1);
    if (clears) duties = duty_options(corridor_, order_like(), class_.model, day);
    std::vector<Index<Subsidy>> subsidies = subsidies_of(corridor_, leg, service, class_.model, class_.form, day);
    subsidies.insert(subsidies.begin(), Index<Subsidy>());
    std::vector<Choice> all;
    for (const DutyOption& duty : duties)
      for (const Index<Subsidy> subsidy : subsidies) {
        Choice choice{duty.cost.value(), {}, duty.duty, subsidy};
        if (duty.duty.exists() && corridor_.duties[duty.duty].quota.exists())
          choice.uses.push_back({cells_.quota(corridor_.duties[duty.duty].quota), 1});
        if (subsidy.exists()) {
          const double paid = corridor_.subsidies[subsidy].per_vehicle.value();
          choice.cost -= paid;
          choice.uses.push_back({cells_.budget(subsidy), paid});
        }
        all.push_back(std::move(choice));
      }
    return all;
  }

  /// What the duty of an order depends on.
  Order order_like() const {
    Order order;
    order.form = class_.form;
    order.market = class_.market;
    order.declared_value = class_.declared_value;
    return order;
  }

  void add_departures() {
    for (std::size_t row = 0; row < corridor_.departures.size(); ++row) {
      const Departure& departure = corridor_.departures[Index<Departure>(row)];
      const bool in_time = travel_.from <= departure.departs && departure.arrives <= travel_.until;
      if ((useful_[departure.service.row()] && in_time) ||
          (passing_[departure.service.row()] && travel_.taken.count(Index<Departure>(row))))
        add_departure(Index<Departure>(row));
    }
    std::stable_sort(class_.departures.begin(), class_.departures.end(),
                     [](const ClassDeparture& a, const ClassDeparture& b) { return a.departs < b.departs; });
  }

  void add_departure(Index<Departure> id) {
    const Departure& departure = corridor_.departures[id];
    const Service& service = corridor_.services[departure.service];
    const Model& model = corridor_.models[class_.model];
    const Calendar& calendar = corridor_.calendar;
    if (departure.departs < Instant() || departure.arrives > calendar.last()) return;
    if (is_pinned() && !pins_allow(corridor_, corridor_.orders[class_.pinned], id)) return;
    const Date day = calendar.day_of(departure.departs);
    const auto permitted = permit(corridor_, model.powertrain, service.mode, service.carrier, country_, day);
    if (!permitted) return;
    ClassDeparture use{
        id, service.stage == "ship", departure.cutoff - permitted->lead, departure.departs, departure.arrives, 0, {},
        {}};
    use.cost = departure.rate_factor * move_cost(corridor_, service.cost, model).value() +
               service.damage_share * model.value.value() + permitted->cost.value();
    if (!add_uses(departure, service, id, use)) return;
    use.choices = choices({}, departure.service, service.stage == "clear", day);
    class_.departures.push_back(std::move(use));
  }

  /// False if the model does not go in the load unit.
  bool add_uses(const Departure& departure, const Service& service, Index<Departure> id, ClassDeparture& use) const {
    const Index<Voyage> voyage = cells_.voyage_of(id);
    for (int d = 0; d <= static_cast<int>(Dimension::kg); ++d) {
      constexpr std::array basis = {Basis::vehicle, Basis::ceu, Basis::m2, Basis::lane_m, Basis::kg};
      const Index<Cell> cell = cells_.departure(voyage, static_cast<Dimension>(d));
      if (cell.exists())
        use.uses.push_back({cell, *intake(corridor_, basis[static_cast<std::size_t>(d)], class_.model, class_.form)});
    }
    if (const Index<Cell> minimum = cells_.minimum(voyage); minimum.exists()) use.uses.push_back({minimum, -1});
    if (service.load_unit.exists()) {
      const Packing* packing = packing_of(corridor_, class_.model, class_.form, service.load_unit);
      if (!packing) return false;
      use.uses.push_back({cells_.units(id, sharing_group(corridor_, *packing)), 1 / packing->per_unit});
    }
    for (const Take& take : corridor_.takes) {
      if (take.service != departure.service) continue;
      const auto amount = intake(corridor_, take.basis, class_.model, class_.form, take.load_unit);
      if (!amount) return false;
      use.uses.push_back(
          {cells_.at(take.resource, corridor_.calendar.period_of(departure.departs)), take.amount * *amount});
    }
    return true;
  }

  void add_targets() {
    const bool nev = corridor_.powertrains[corridor_.models[class_.model].powertrain].nev;
    for (std::size_t row = 0; row < corridor_.targets.size(); ++row) {
      const Target& target = corridor_.targets[Index<Target>(row)];
      const bool kind = target.kinds.empty() ||
                        std::find(target.kinds.begin(), target.kinds.end(), class_.kind) != target.kinds.end();
      const bool counts = target.metric == Metric::vehicles || target.metric == Metric::revenue;
      if (!kind || !counts || (target.nev_only && !nev)) continue;
      const Calendar& calendar = corridor_.calendar;
      const Date from = std::max(target.dates.from, calendar.start - std::chrono::days(366));
      const Date to = std::min(target.dates.to, calendar.day_of(calendar.last()));
      class_.targets.push_back({Index<Target>(row), target.event, target.metric == Metric::revenue, calendar.at(from),
                                calendar.close_of(to)});
    }
  }

  void add_place(Index<Place> id) {
    ClassPlace place{Tariff(corridor_, id, class_.model, class_.form), longest_stay(corridor_, id), {}, 0};
    for (const Storage& storage : corridor_.storage)
      if (storage.place == id && storage.resource.exists()) {
        place.storage = storage.resource;
        place.intake = intake(corridor_, storage.basis, class_.model, class_.form).value_or(0);
      }
    class_.places.push_back(std::move(place));
  }

  const Corridor& corridor_;
  const Cells& cells_;
  VehicleClass& class_;
  const Travel& travel_;
  const std::string country_;
  std::vector<bool> passing_, useful_;  // by service: of the class; on a way from a start to the market
};

}  // namespace

bool VehicleClass::same_key(const VehicleClass& other) const {
  const auto key = [](const VehicleClass& c) {
    return std::tie(c.model, c.form, c.kind, c.market, c.declared_value, c.revenue, c.modes, c.start_state, c.held,
                    c.keeps_all, c.pinned);
  };
  return key(*this) == key(other);
}

VehicleClass class_of(const Corridor& corridor, const Lot& lot, Index<Model> model) {
  const Order& order = corridor.orders[lot.order];
  VehicleClass found;
  found.model = model;
  found.form = order.form;
  found.kind = order.kind;
  found.market = order.market;
  found.declared_value = order.declared_value;
  found.modes = order.modes;
  found.start_state = order.start_state;
  if (has_pins(corridor, order)) found.pinned = lot.order;
  if (lot.stock.exists()) {
    const Stock& stock = corridor.stock[lot.stock];
    found.held = {stock.place, stock.state, std::max(stock.ready, Instant()), stock.entered, stock.place, false};
    found.start_state = stock.state;
  }
  const bool built_revenue = std::any_of(corridor.targets.begin(), corridor.targets.end(), [](const Target& target) {
    return target.metric == Metric::revenue && target.event == Event::built;
  });
  if (built_revenue) found.revenue = order.revenue;
  return found;
}

VehicleClass class_of(const Corridor& corridor, const Lot& lot, const Begun& begun) {
  VehicleClass found = class_of(corridor, lot, begun.model);
  found.held = begun.held;
  found.start_state = begun.held.state;
  return found;
}

void fill_moves(const Corridor& corridor, const Cells& cells, VehicleClass& vehicle_class, const Travel& travel) {
  ClassBuilder(corridor, cells, vehicle_class, travel).fill();
}

}  // namespace yizhan
