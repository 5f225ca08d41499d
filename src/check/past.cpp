#include "check/past.h"

#include <set>

namespace yizhan::check {

namespace {

class PastReader {
 public:
  PastReader(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts, const Plan& plan)
      : conditions_(conditions),
        corridor_(conditions.corridor()),
        now_(conditions.now()),
        lots_(lots),
        counts_(counts),
        plan_(plan) {
    past_.use.resize(conditions.rows().size());
    past_.vehicles.resize(lots.size());
    past_.decided.resize(counts.size());
  }

  Past read() {
    for (const Itinerary& itinerary : plan_.itineraries) add(itinerary);
    for (const auto& [lot, departure] : declared_)
      past_.cost += corridor_.services[corridor_.departures[departure].service].declaration.value();
    for (std::size_t i = 0; i < counts_.size(); ++i) decide(i);
    return std::move(past_);
  }

 private:
  void add(const Itinerary& itinerary) {
    Itinerary done = itinerary;
    done.steps.resize(begun_steps(itinerary.steps, now_));
    if (done.steps.empty()) return;
    Faults ignored;
    const auto travel = follow(conditions_, lots_[itinerary.lot], done, 0, 0, ignored);
    if (!travel) return;
    const auto vehicles = static_cast<double>(itinerary.quantity.count());
    past_.vehicles[itinerary.lot.row()] += vehicles;
    past_.cost += travel->cost() * vehicles;
    for (const auto& [row, amount] : travel->uses) past_.use[row.row()] += amount * vehicles;
    if (travel->declared.exists()) declared_.insert({itinerary.lot, travel->declared});
    for (const Index<Departure> id : travel->boarded) voyages_.insert(voyage_of(corridor_.departures[id]));
    if (travel->arrived) return;
    const Order& order = corridor_.orders[lots_[itinerary.lot].order];
    past_.begun.push_back({itinerary.lot,
                           {&order, itinerary.model, corridor_.places[itinerary.origin].region},
                           travel->end,
                           travel->charged,
                           vehicles});
  }

  static std::string voyage_of(const Departure& departure) {
    return departure.voyage.empty() ? departure.id : departure.voyage;
  }

  /// A count that was decided before now, as the plan states it.
  void decide(std::size_t number) {
    const Count& count = counts_[number];
    double stated = 0;
    if (count.kind == CountKind::units && corridor_.departures[count.departure].departs < now_) {
      for (const LoadUnits& units : plan_.load_units)
        if (units.departure == count.departure && units.shares == count.shares)
          stated += static_cast<double>(units.count);
    } else if (count.kind == CountKind::run && has_run(count.voyage)) {
      stated = static_cast<double>(std::count(plan_.runs.begin(), plan_.runs.end(), count.voyage));
    } else if (count.kind == CountKind::purchase && corridor_.calendar.start_of_week(count.week) < now_) {
      for (const Purchase& purchase : plan_.purchases)
        if (purchase.supply == count.supply && purchase.week == count.week) stated += purchase.quantity;
    } else if (count.kind == CountKind::lever) {
      stated = lever_range(corridor_, count.lever).least;
    } else {
      return;
    }
    past_.decided[number] = count.kind != CountKind::lever;  // more of it may be bought
    past_.cost += count.cost * stated;
    for (const Use& use : count.uses) past_.use[use.row.row()] += use.amount * stated;
  }

  /// Something of it is done, or all its departures have left.
  bool has_run(const std::string& voyage) const {
    if (now_ <= Instant()) return false;
    return voyages_.count(voyage) ||
           std::all_of(corridor_.departures.begin(), corridor_.departures.end(),
                       [&](const Departure& d) { return voyage_of(d) != voyage || d.departs < now_; });
  }

  const Conditions& conditions_;
  const Corridor& corridor_;
  const Instant now_;
  const Table<Lot>& lots_;
  const std::vector<Count>& counts_;
  const Plan& plan_;
  std::set<std::pair<Index<Lot>, Index<Departure>>> declared_;
  std::set<std::string> voyages_;
  Past past_;
};

}  // namespace

Past past_of(const Conditions& conditions, const Table<Lot>& lots, const std::vector<Count>& counts,
             const Plan& plan) {
  return PastReader(conditions, lots, counts, plan).read();
}

}  // namespace yizhan::check
