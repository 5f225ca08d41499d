#include "check/travel.h"

#include "check/executed.h"

namespace yizhan::check {

namespace {

constexpr std::string_view steps_file = "steps.csv", itineraries_file = "itineraries.csv";

std::string_view name_of(Closed closed) {
  constexpr std::array<std::string_view, 6> names = {"filter", "mode", "rule", "dates", "horizon", "load_unit"};
  return names[static_cast<std::size_t>(closed)];
}

class Follower {
 public:
  Follower(const Conditions& conditions, const Lot& lot, const Itinerary& itinerary, Faults& faults)
      : conditions_(conditions),
        corridor_(conditions.corridor()),
        order_(corridor_.orders[lot.order]),
        reported_(is_reported(corridor_, lot)),
        traveller_{&order_, itinerary.model, corridor_.places[itinerary.origin].region},
        faults_(faults) {}

  std::optional<Travel> follow(const Node& start, const std::vector<Step>& steps, std::size_t number,
                               std::size_t first_step) {
    at_ = start;
    made_ = start.ready;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      row_ = first_step + i;
      if (!(steps[i].leg.exists() ? take_leg(steps[i]) : board(steps[i]))) return std::nullopt;
    }
    const bool arrived = at_.place == order_.market && at_.state == corridor_.final_state;
    travel_.arrived = arrived;
    travel_.end = at_;
    travel_.charged = arrived ? at_.ready : std::max(at_.entered, made_);
    if (!arrived && !steps.empty() && steps.back().start < conditions_.now()) {
      pay_capital();
      return std::move(travel_);
    }
    if (!arrived) {
      faults_.add("itinerary_unfinished", {itineraries_file, number, "id"}, spot(at_.place, at_.state),
                  spot(order_.market, corridor_.final_state));
      return std::nullopt;
    }
    if (!steps.empty() && stays_on_) leave(at_.ready);
    deliver(number);
    return std::move(travel_);
  }

 private:
  Where where(std::string_view column) const { return {steps_file, row_, column}; }
  std::string spot(Index<Place> place, Index<State> state) const {
    return corridor_.places[place].id + " " + corridor_.states[state].id;
  }
  std::string when(Instant t) const { return moment(corridor_.calendar, t); }
  bool unmade() const { return at_.state == corridor_.first_state; }

  void pay(CostItem item, const std::string& stage, Index<Mode> mode, Money cost) {
    if (cost != Money()) travel_.costs[{item, stage, mode}] += cost.value();
  }
  void pay(CostItem item, Money cost) { pay(item, "", {}, cost); }
  void take(const Uses& uses) {
    for (const Use& use : uses) travel_.uses[use.row] += use.amount;
  }

  bool connected(Index<Place> from, Index<State> from_state, std::string_view column) {
    if (from == at_.place && from_state == at_.state) return true;
    faults_.add("step_unconnected", where(column), spot(from, from_state), spot(at_.place, at_.state));
    return false;
  }

  void expect(std::string_view what, std::string_view column, bool holds, Instant found, Instant expected) {
    if (!holds) faults_.add(what, where(column), when(found), when(expected));
  }

  bool take_leg(const Step& step) {
    const Leg& leg = corridor_.legs[step.leg];
    if (!connected(leg.from, leg.from_state, "leg")) return false;
    hold_pins(step, step.leg, leg.stage, "leg");
    const Calendar& calendar = corridor_.calendar;
    const bool whole_period = calendar.round_up(step.start) == step.start;
    const bool as_it_was = reported_ && step.start < conditions_.now();
    const bool at_once = as_it_was || (step.start == at_.ready && !unmade());
    expect("start_not_allowed", "starts", step.start >= at_.ready && (at_once || whole_period), step.start,
           std::max(at_.ready, calendar.round_up(step.start)));
    if (step.start < Instant() || step.start >= calendar.last()) {
      expect("start_not_allowed", "starts", false, step.start, at_.ready);
      return false;
    }
    const auto terms = conditions_.leg(traveller_, step.leg, step.start);
    if (!terms) return closed(terms.error(), "leg");
    expect("end_wrong", "ends", as_it_was || step.end == step.start + leg.hours + terms->lead, step.end,
           step.start + leg.hours + terms->lead);
    const bool stays = leg.from == leg.to && !unmade();
    if (!stays && !unmade()) leave(step.start);
    pay_terms(*terms, leg.stage, leg.mode);
    if (!choose(step, step.leg, {}, leg.stage, leg.mode)) return false;
    if (leg.stage == "build") take(conditions_.counted(traveller_, Event::built, step.end));
    if (unmade()) made_ = step.end;
    arrive(step, {leg.to, leg.to_state, step.end, stays ? at_.entered : step.end, at_.shipped}, leg.stage, {});
    stays_on_ = stays;
    return true;
  }

  bool board(const Step& step) {
    const Departure& departure = corridor_.departures[step.departure];
    const Service& service = corridor_.services[departure.service];
    if (!connected(service.from, service.from_state, "departure")) return false;
    hold_pins(step, step.departure, service.stage, "departure");
    const auto terms = conditions_.departure(traveller_, step.departure);
    if (!terms) return closed(terms.error(), "departure");
    expect("start_not_allowed", "starts", step.start == departure.departs, step.start, departure.departs);
    expect("end_wrong", "ends", step.end == departure.arrives, step.end, departure.arrives);
    const bool as_it_was = reported_ && step.start < conditions_.now();
    const Instant by = as_it_was ? departure.departs : departure.cutoff - terms->lead;
    expect("cutoff_missed", "departure", at_.ready <= by, at_.ready, by);
    if (departure.departs < Instant() || departure.departs >= corridor_.calendar.last()) {
      expect("start_not_allowed", "starts", false, step.start, Instant());
      return false;
    }
    leave(departure.departs);
    pay_terms(*terms, service.stage, service.mode);
    if (!choose(step, {}, departure.service, service.stage, service.mode)) return false;
    travel_.boarded.push_back(step.departure);
    arrive(step, {service.to, service.to_state, departure.arrives, departure.arrives, at_.shipped}, service.stage,
           step.departure);
    stays_on_ = false;
    return true;
  }

  /// Pins speak of what is not done yet.
  template <class Id>
  void hold_pins(const Step& step, Id id, const std::string& stage, std::string_view column) {
    if (step.start < conditions_.now()) return;
    const bool ships = stage == "ship" && !at_.shipped;
    if (!pins_allow(corridor_, order_, id) || (ships && !pins_ship(corridor_, order_, id)))
      faults_.add("pin_broken", where(column), order_.id, "");
  }

  bool closed(Closed reason, std::string_view column) {
    faults_.add("step_closed", where(column), std::string(name_of(reason)), "");
    return false;
  }

  void pay_terms(const Terms& terms, const std::string& stage, Index<Mode> mode) {
    pay(CostItem::move, stage, mode, terms.move);
    pay(CostItem::rule, stage, mode, terms.rule);
    pay(CostItem::damage, stage, mode, terms.damage);
    take(terms.uses);
  }

  bool choose(const Step& step, Index<Leg> leg, Index<Service> service, const std::string& stage, Index<Mode> mode) {
    bool duty_known = false;
    const Date day = corridor_.calendar.day_of(step.start);
    const std::vector<Choice> choices = conditions_.choices(traveller_, leg, service, day);
    for (const Choice& choice : choices) {
      duty_known = duty_known || choice.duty == step.duty;
      if (choice.duty != step.duty || choice.subsidy != step.subsidy) continue;
      pay(CostItem::duty, stage, mode, choice.duty_cost);
      pay(CostItem::subsidy, stage, mode, choice.subsidy_cost);
      take(choice.uses);
      return true;
    }
    if (duty_known)
      faults_.add("subsidy_not_offered", where("subsidy"), corridor_.subsidies[step.subsidy].id, "");
    else
      faults_.add("duty_wrong", where("duty"), duty_name(step.duty), duty_name(choices.front().duty));
    return false;
  }

  std::string duty_name(Index<Duty> duty) const { return duty.exists() ? corridor_.duties[duty].id : ""; }

  void arrive(const Step& step, Node next, const std::string& stage, Index<Departure> departure) {
    expect("after_the_tail", "ends", step.end <= corridor_.calendar.last(), step.end, corridor_.calendar.last());
    if (stage == "ship" && !at_.shipped) {
      next.shipped = true;
      take(conditions_.counted(traveller_, Event::shipped, step.start));
      travel_.declared = departure;
    }
    at_ = next;
  }

  /// The stay at the place ends.
  void leave(Instant t) {
    const Instant latest = at_.entered + longest_stay(corridor_, at_.place);
    expect("stay_too_long", "starts", t <= latest, t, latest);
    const Form form = order_.form;
    pay(CostItem::storage, Tariff(corridor_, at_.place, traveller_.model, form).cost(t - at_.entered));
    for (const Storage& storage : corridor_.storage) {
      if (storage.place != at_.place || !storage.resource.exists()) continue;
      const double amount = intake(corridor_, storage.basis, traveller_.model, form).value_or(0);
      const Intervals& intervals = conditions_.rows().intervals(storage.resource);
      for (int n = 0; n < intervals.count() && intervals.start(n) < t; ++n)
        if (at_.entered <= intervals.start(n))
          take({{conditions_.rows().cell(storage.resource, intervals.start(n)), amount}});
    }
  }

  void deliver(std::size_t number) {
    const Instant latest = latest_delivery(corridor_, order_);
    if (at_.ready > latest)
      faults_.add("delivered_too_late", {itineraries_file, number, "lot"}, when(at_.ready), when(latest));
    if (!at_.shipped && at_.ready >= conditions_.now() && pins_demand_shipping(corridor_, order_))
      faults_.add("pin_broken", {itineraries_file, number, "lot"}, order_.id, "");
    travel_.delivered = at_.ready;
    take(conditions_.counted(traveller_, Event::delivered, at_.ready));
    if (order_.lever.exists()) take(Uses{{conditions_.rows().lever(order_.lever), 1}});
    pay(CostItem::lateness, lateness(corridor_, order_, at_.ready));
    pay_capital();
  }

  void pay_capital() {
    pay(CostItem::capital,
        conditions_.capital_per_minute(traveller_) * static_cast<double>((travel_.charged - made_).in_minutes()));
  }

  const Conditions& conditions_;
  const Corridor& corridor_;
  const Order& order_;
  const bool reported_;  // what is done of the lot took the time that it took: check/executed.h
  const Traveller traveller_;
  Faults& faults_;
  Node at_;
  Instant made_;
  bool stays_on_ = false;  // the last step did not end the stay
  std::size_t row_ = 0;
  Travel travel_;
};

}  // namespace

double Travel::cost() const {
  double sum = 0;
  for (const auto& [key, cost] : costs) sum += cost;
  return sum;
}

std::optional<Travel> follow(const Conditions& conditions, const Lot& lot, const Itinerary& itinerary,
                             std::size_t number, std::size_t first_step, Faults& faults) {
  const Corridor& corridor = conditions.corridor();
  const Order& order = corridor.orders[lot.order];
  const auto models = lot.stock.exists() ? std::vector{corridor.stock[lot.stock].model} : order.models;
  const std::vector<Node> starts = starts_of(corridor, lot);
  const auto start =
      std::find_if(starts.begin(), starts.end(), [&](const Node& node) { return node.place == itinerary.origin; });
  if (std::find(models.begin(), models.end(), itinerary.model) == models.end())
    faults.add("model_not_ordered", {itineraries_file, number, "model"}, corridor.models[itinerary.model].id,
               order.model);
  else if (start == starts.end())
    faults.add("origin_not_allowed", {itineraries_file, number, "origin"}, corridor.places[itinerary.origin].id,
               starts.empty() ? "" : corridor.places[starts.front().place].id);
  else
    return Follower(conditions, lot, itinerary, faults).follow(*start, itinerary.steps, number, first_step);
  return std::nullopt;
}

}  // namespace yizhan::check
