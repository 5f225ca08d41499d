#include "plan/priced_class.h"

#include <algorithm>

namespace yizhan {

PricedClass::PricedClass(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class,
                         const Prices& prices, int first, int last, Instant now, std::vector<double>& legs)
    : corridor_(corridor),
      cells_(cells),
      class_(vehicle_class),
      prices_(prices),
      first_(first),
      last_(last),
      now_(now),
      legs_(legs) {
  const auto periods = static_cast<std::size_t>(last_ - first_ + 1);
  if (legs_.size() < class_.legs.size() * periods) legs_.resize(class_.legs.size() * periods);
  for (std::size_t number = 0; number < class_.legs.size(); ++number)
    price_leg(class_.legs[number], legs_.data() + number * periods);
}

void PricedClass::price_leg(const ClassLeg& use, double* values) const {
  for (std::size_t i = 0; i < use.terms.size(); ++i) {
    const LegTerms& terms = use.terms[i];
    const int from = std::max(first_, i == 0 ? first_ : terms.from.number());
    const int until = i + 1 < use.terms.size() ? std::min(last_ + 1, use.terms[i + 1].from.number()) : last_ + 1;
    if (from >= until) continue;
    const double value = terms.open ? cost(terms.cost) + value_of(best(terms.choices)) : never;
    std::fill(values + (from - first_), values + (until - first_), value);
  }
  for (int period = first_; period <= last_ && corridor_.calendar.start_of(Period(period)) < now_; ++period)
    values[period - first_] = never;
  for (const ResourceUse& take : use.takes) {
    const double* const prices = prices_.of(take.resource);
    const std::uint32_t* const interval = cells_.intervals_by_period(take.resource);
    for (int period = first_; period <= last_; ++period)
      values[period - first_] += take.amount * prices[interval[period]];
  }
  if (!use.bill.empty()) add_parts(use, values);
}

void PricedClass::add_parts(const ClassLeg& use, double* values) const {
  const Calendar& calendar = corridor_.calendar;
  const Index<Place> plant = corridor_.legs[use.leg].from;
  int week = -1;
  double parts = 0;
  for (int period = first_; period <= last_; ++period) {
    if (values[period - first_] == never) continue;
    if (const int now = calendar.week_of(calendar.start_of(Period(period))); now != week) {
      week = now;
      parts = 0;
      for (const auto& [part, quantity] : use.bill) parts += quantity * prices_[cells_.part(plant, part, week)];
    }
    values[period - first_] += parts;
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
  const int period = corridor_.calendar.period_of(start).number();
  if (period < first_ || period > last_) return never;
  const double value = leg_by_period(number)[period - first_];
  const ClassLeg& use = class_.legs[number];
  if (!use.builds || value == never || !counts(Event::built)) return value;
  const std::string& region = corridor_.places[corridor_.legs[use.leg].from].region;
  return value - worth(Event::built, start + duration(number, start), region).at(class_.revenue);
}

Hours PricedClass::duration(std::uint32_t number, Instant start) const {
  return corridor_.legs[class_.legs[number].leg].hours + terms(number, start).lead;
}

double PricedClass::departure(const ClassDeparture& departure) const {
  return cost(departure.cost) + price_of(departure.uses) + value_of(best(departure.choices));
}

double PricedClass::dwell(Index<Place> id, Hours dwell) const {
  const ClassPlace& place = class_.at(id);
  if (dwell > place.longest) return never;
  return capital(dwell) + (place.tariff.free() ? 0 : cost(place.tariff.cost(dwell).value()));
}

double PricedClass::storage(Index<Place> id, Instant entry, Instant leaving) const {
  const ClassPlace& place = class_.at(id);
  if (!place.storage.exists()) return 0;
  const std::vector<double>& sums = prices_.summed(place.storage);
  if (sums.empty()) return 0;
  const std::int64_t minutes =
      corridor_.resources[place.storage].per == Interval::day ? 1440 : corridor_.calendar.period.in_minutes();
  const auto before = [&](Instant t) {
    const auto count = std::min((t.minute() + minutes - 1) / minutes, static_cast<std::int64_t>(sums.size()) - 1);
    return t.minute() < 0 ? 0 : sums[static_cast<std::size_t>(count)];
  };
  return place.intake * (before(leaving) - before(entry));
}

bool PricedClass::counts(Event event) const {
  return std::any_of(class_.targets.begin(), class_.targets.end(),
                     [&](const ClassTarget& target) { return target.event == event; });
}

Worth PricedClass::worth(Event event, Instant t, const std::string& region) const {
  Worth worth;
  for (const ClassTarget& counted : class_.targets) {
    if (counted.event != event || t < counted.from || t >= counted.until) continue;
    const Target& target = corridor_.targets[counted.target];
    if (!target.region.empty() && target.region != region) continue;
    (counted.counts_revenue ? worth.of_yuan : worth.of_vehicle) += prices_[cells_.target(counted.target)];
  }
  return worth;
}

double PricedClass::price_of(const std::vector<CellUse>& uses) const {
  double value = 0;
  for (const CellUse& use : uses) value += use.amount * prices_[use.cell];
  return value;
}

const Choice& PricedClass::best(const std::vector<Choice>& choices) const {
  if (choices.size() == 1) return choices.front();
  return *std::min_element(choices.begin(), choices.end(),
                           [&](const Choice& a, const Choice& b) { return value_of(a) < value_of(b); });
}

}  // namespace yizhan
