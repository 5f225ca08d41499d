#include "plan/priced_class.h"

#include <algorithm>

namespace yizhan {

PricedClass::PricedClass(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class,
                         const Prices& prices, Instant now)
    : corridor_(corridor),
      cells_(cells),
      class_(vehicle_class),
      prices_(prices.of_cells),
      counts_costs_(prices.costs_count),
      now_(now),
      periods_(static_cast<std::size_t>(corridor.calendar.periods())),
      legs_(periods_ * vehicle_class.legs.size()),
      priced_(periods_) {
  price_yards();
}

void PricedClass::price_legs(std::size_t period) const {
  priced_[period] = 1;
  for (std::size_t number = 0; number < class_.legs.size(); ++number)
    legs_[period * class_.legs.size() + number] =
        price_leg(class_.legs[number], Period(static_cast<std::int32_t>(period)));
}

double PricedClass::price_leg(const ClassLeg& use, Period period) const {
  std::size_t last = use.terms.size() - 1;
  while (last > 0 && use.terms[last].from > period) --last;
  const LegTerms& terms = use.terms[last];
  if (!terms.open || corridor_.calendar.start_of(period) < now_) return never;
  double value = cost(terms.cost) + value_of(best(terms.choices));
  for (const ResourceUse& take : use.takes) value += take.amount * prices_[cells_.at(take.resource, period).row()];
  if (!use.bill.empty()) {
    const Calendar& calendar = corridor_.calendar;
    const int week = calendar.week_of(calendar.start_of(period));
    const Index<Place> plant = corridor_.legs[use.leg].from;
    for (const auto& [part, quantity] : use.bill) value += quantity * prices_[cells_.part(plant, part, week).row()];
  }
  return value;
}

void PricedClass::price_yards() {
  yards_.resize(class_.places.size());
  yard_minutes_.resize(class_.places.size());
  for (std::size_t place = 0; place < class_.places.size(); ++place) {
    const Index<Resource> storage = class_.places[place].storage;
    if (!storage.exists()) continue;
    yard_minutes_[place] =
        corridor_.resources[storage].per == Interval::day ? 1440 : corridor_.calendar.period.in_minutes();
    const std::size_t first = cells_.first_of(storage).row();
    std::vector<double>& sums = yards_[place];
    sums.push_back(0);
    for (int i = 0; i < cells_.intervals(storage).count(); ++i)
      sums.push_back(sums.back() + prices_[first + static_cast<std::size_t>(i)]);
  }
}

const LegTerms& PricedClass::terms(std::uint32_t number, Instant start) const {
  const std::vector<LegTerms>& all = class_.legs[number].terms;
  const Period period = corridor_.calendar.period_of(start);
  std::size_t i = all.size() - 1;
  while (i > 0 && all[i].from > period) --i;
  return all[i];
}

double PricedClass::leg(std::uint32_t number, Instant start) const {
  const auto period = static_cast<std::size_t>(corridor_.calendar.period_of(start).number());
  if (period >= periods_) return never;
  if (!priced_[period]) price_legs(period);
  const double value = legs_[period * class_.legs.size() + number];
  const ClassLeg& use = class_.legs[number];
  if (!use.builds || class_.targets.empty() || value == never) return value;
  const std::string& region = corridor_.places[corridor_.legs[use.leg].from].region;
  return value - worth(Event::built, start + duration(number, start), region, class_.revenue);
}

Hours PricedClass::duration(std::uint32_t number, Instant start) const {
  return corridor_.legs[class_.legs[number].leg].hours + terms(number, start).lead;
}

double PricedClass::departure(const ClassDeparture& departure) const {
  return cost(departure.cost) + price_of(departure.uses) + value_of(best(departure.choices));
}

double PricedClass::stay(Index<Place> id, Instant entry, Instant leaving) const {
  const ClassPlace& place = class_.at(id);
  const Hours dwell = leaving - entry;
  if (dwell > place.longest) return never;
  double value = capital(dwell);
  if (!place.tariff.free()) value += cost(place.tariff.cost(dwell).value());
  if (place.storage.exists()) {
    const std::vector<double>& sums = yards_[id.row()];
    const auto before = [&](Instant t) {
      const auto minutes = yard_minutes_[id.row()];
      const auto count = std::clamp<std::int64_t>((t.minute() + minutes - 1) / minutes, 0,
                                                  static_cast<std::int64_t>(sums.size()) - 1);
      return sums[static_cast<std::size_t>(t.minute() < 0 ? 0 : count)];
    };
    value += place.intake * (before(leaving) - before(entry));
  }
  return value;
}

double PricedClass::worth(Event event, Instant t, const std::string& region, Money revenue) const {
  double value = 0;
  for (const ClassTarget& counted : class_.targets) {
    if (counted.event != event || t < counted.from || t >= counted.until) continue;
    const Target& target = corridor_.targets[counted.target];
    if (!target.region.empty() && target.region != region) continue;
    value += prices_[cells_.target(counted.target).row()] * (counted.counts_revenue ? revenue.value() : 1);
  }
  return value;
}

double PricedClass::price_of(const std::vector<CellUse>& uses) const {
  double value = 0;
  for (const CellUse& use : uses) value += use.amount * prices_[use.cell.row()];
  return value;
}

const Choice& PricedClass::best(const std::vector<Choice>& choices) const {
  if (choices.size() == 1) return choices.front();
  return *std::min_element(choices.begin(), choices.end(),
                           [&](const Choice& a, const Choice& b) { return value_of(a) < value_of(b); });
}

}  // namespace yizhan
