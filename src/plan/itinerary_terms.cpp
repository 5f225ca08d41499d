#include "plan/itinerary_terms.h"

#include <algorithm>
#include <map>

namespace yizhan {

namespace {

/// Walks the steps of one itinerary and adds up.
class Walk {
 public:
  Walk(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class, const Order& order,
       Index<Place> origin, Instant ready, Instant entered)
      : corridor_(corridor),
        cells_(cells),
        class_(vehicle_class),
        order_(order),
        origin_(origin),
        place_(origin),
        entered_(entered),
        exists_(vehicle_class.start_state != corridor.first_state),
        cost_(-vehicle_class.capital_per_minute * static_cast<double>((ready - entered).in_minutes())) {}

  void leg(const Step& step) {
    const auto use = std::find_if(class_.legs.begin(), class_.legs.end(),
                                  [&](const ClassLeg& candidate) { return candidate.leg == step.leg; });
    const Leg& leg = corridor_.legs[step.leg];
    const Period period = corridor_.calendar.period_of(step.start);
    const LegTerms* terms = &use->terms.front();
    for (const LegTerms& later : use->terms)
      if (later.from <= period) terms = &later;
    cost_ += terms->cost;
    choose(terms->choices, step);
    for (const ResourceUse& take : use->takes) uses_[cells_.at(take.resource, period)] += take.amount;
    const int week = corridor_.calendar.week_of(step.start);
    for (const auto& [part, quantity] : use->bill) uses_[cells_.part(leg.from, part, week)] += quantity;
    if (use->ships) ship(step.start, {});
    const bool within = exists_ && leg.from == leg.to;
    if (exists_ && !within) leave(step.start, step.end);
    if (!within) enter(leg.to, step.end);
    if (use->builds) {
      terms_.built = step.end;
      count(Event::built, step.end);
    }
  }

  void departure(const Step& step) {
    const auto first =
        std::lower_bound(class_.departures.begin(), class_.departures.end(), step.start,
                         [](const ClassDeparture& candidate, Instant t) { return candidate.departs < t; });
    const auto use = std::find_if(first, class_.departures.end(), [&](const ClassDeparture& candidate) {
      return candidate.departure == step.departure;
    });
    cost_ += use->cost;
    choose(use->choices, step);
    add(use->uses);
    if (use->ships) ship(step.start, step.departure);
    leave(step.start, step.end);
    enter(corridor_.services[corridor_.departures[step.departure].service].to, step.end);
  }

  /// All steps; whether the last one ended within a stay.
  bool take(const std::vector<Step>& steps) {
    bool ended_within = false;
    for (const Step& step : steps) {
      ended_within = step.leg.exists() && exists_ && corridor_.legs[step.leg].from == corridor_.legs[step.leg].to;
      step.leg.exists() ? leg(step) : departure(step);
    }
    return ended_within;
  }

  void deliver(Instant delivered, bool ended_within) {
    if (ended_within) leave(delivered, delivered);
    terms_.delivered = delivered;
    if (order_.lever.exists()) ++uses_[cells_.lever(order_.lever)];
    count(Event::delivered, delivered);
    terms_.late = std::max(Hours(), delivered - corridor_.calendar.close_of(order_.due));
    cost_ += terms_.late.in_days() * order_.late_per_day.value();
  }

  /// A stay that began before the start is charged from the start.
  void stop(Instant ready) {
    cost_ += class_.capital_per_minute * static_cast<double>(std::max(Hours(), ready - entered_).in_minutes());
  }

  ItineraryTerms finish() {
    terms_.cost = Money(cost_);
    for (const auto& [cell, amount] : uses_)
      if (amount != 0) terms_.uses.push_back({cell, amount});
    return std::move(terms_);
  }

 private:
  /// Ends the stay at `leaving` and charges it, and capital until `arriving`.
  void leave(Instant leaving, Instant arriving) {
    const ClassPlace& place = class_.at(place_);
    cost_ += place.tariff.cost(leaving - entered_).value();
    cost_ += class_.capital_per_minute * static_cast<double>((arriving - entered_).in_minutes());
    if (!place.storage.exists()) return;
    const Intervals& intervals = cells_.intervals(place.storage);
    const Instant first = std::clamp(entered_, Instant(), corridor_.calendar.last() - Hours::minutes(1));
    for (int i = intervals.at(first); i < intervals.count() && intervals.start(i) < leaving; ++i)
      if (entered_ <= intervals.start(i))
        uses_[Index<Cell>(cells_.first_of(place.storage).row() + static_cast<std::size_t>(i))] += place.intake;
  }

  void enter(Index<Place> place, Instant entered) {
    place_ = place;
    entered_ = entered;
    exists_ = true;
  }

  void ship(Instant start, Index<Departure> departure) {
    if (terms_.shipped) return;
    terms_.shipped = start;
    terms_.export_departure = departure;
    count(Event::shipped, start);
  }

  void count(Event event, Instant t) {
    const std::string& region = corridor_.places[origin_].region;
    for (const ClassTarget& counted : class_.targets) {
      const Target& target = corridor_.targets[counted.target];
      const bool counts = counted.event == event && counted.from <= t && t < counted.until &&
                          (target.region.empty() || target.region == region);
      if (counts) uses_[cells_.target(counted.target)] -= counted.counts_revenue ? order_.revenue.value() : 1;
    }
  }

  void choose(const std::vector<Choice>& choices, const Step& step) {
    const auto choice = std::find_if(choices.begin(), choices.end(), [&](const Choice& candidate) {
      return candidate.duty == step.duty && candidate.subsidy == step.subsidy;
    });
    cost_ += choice->cost;
    add(choice->uses);
  }

  void add(const std::vector<CellUse>& uses) {
    for (const CellUse& use : uses) uses_[use.cell] += use.amount;
  }

  const Corridor& corridor_;
  const Cells& cells_;
  const VehicleClass& class_;
  const Order& order_;
  Index<Place> origin_, place_;
  Instant entered_;
  bool exists_;
  double cost_;  // less the capital of a stay before the start, which the stay includes
  std::map<Index<Cell>, double> uses_;
  ItineraryTerms terms_;
};

}  // namespace

ItineraryTerms terms_of(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class,
                        const Order& order, Index<Place> origin, Instant ready, Instant entered,
                        const std::vector<Step>& steps) {
  Walk walk(corridor, cells, vehicle_class, order, origin, ready, entered);
  const bool ended_within = walk.take(steps);
  walk.deliver(steps.empty() ? ready : steps.back().end, ended_within);
  return walk.finish();
}

ItineraryTerms terms_of_begun(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class,
                              const Order& order, Index<Place> origin, Instant ready, Instant entered,
                              const std::vector<Step>& steps) {
  Walk walk(corridor, cells, vehicle_class, order, origin, ready, entered);
  walk.take(steps);
  walk.stop(ready);
  return walk.finish();
}

}  // namespace yizhan
