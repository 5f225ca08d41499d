#include "plan/class_values.h"

#include <algorithm>
#include <tuple>

namespace yizhan {

namespace {

std::uint32_t label_of(const std::vector<Delivery>& deliveries, Instant delivered) {
  return std::find_if(deliveries.begin(), deliveries.end(),
                      [&](const Delivery& delivery) { return delivery.delivered == delivered; })
      ->label;
}

/// The period of an instant, or the nearest one of the calendar.
int period_near(const Calendar& calendar, Instant t) {
  return std::clamp(calendar.period_of(t).number(), 0, calendar.periods() - 1);
}

}  // namespace

bool is_better(const Way& a, const Way& b) {
  return std::tie(a.value, a.class_number, a.root, a.direct, a.start, a.delivered) <
         std::tie(b.value, b.class_number, b.root, b.direct, b.start, b.delivered);
}

ClassPricing::ClassPricing(const Network& network, std::uint32_t class_number, const Prices& prices, Instant from,
                           Instant until, ApproachMemory& memory)
    : network_(network),
      corridor_(network.corridor()),
      class_(network.classes()[class_number]),
      number_(class_number),
      from_(std::max(from, class_.earliest)),
      until_(std::min(until, class_.deadline)),
      prices_(prices),
      priced_(corridor_, network.cells(), class_.vehicle_class, prices, period_near(corridor_.calendar, from_),
              std::max(period_near(corridor_.calendar, from_), period_near(corridor_.calendar, class_.deadline)),
              network.past().now, memory.legs),
      held_(class_.vehicle_class.held),
      starts_later_(class_.vehicle_class.start_state == corridor_.first_state),
      counts_shipped_(priced_.counts(Event::shipped)),
      counts_delivered_(priced_.counts(Event::delivered)),
      approach_(priced_, class_, held_, memory) {}

void ClassPricing::fill(ClassValues& values) {
  const std::size_t roots = class_.roots.size(), starts = class_.starts.size();
  std::vector<double> prices;
  for (const Index<Cell> cell : class_.onward_cells) prices.push_back(prices_[cell]);
  prices.push_back(prices_.costs_count() ? 1 : 0);
  if (values.onward_prices != prices) {
    values.onward_prices = std::move(prices);
    values.onward.assign(roots, {});
    values.onward_known.assign(roots, 0);
  }
  values.step.assign(roots, never);
  values.shipped.resize(roots * starts);
  values.profile.resize(roots * starts);
  values.profiles.clear();
  values.direct.clear();
  for (std::size_t i = 0; i < roots; ++i)
    if (from_ <= class_.roots[i].leaving && class_.roots[i].leaving <= until_) fill_root(i, values);
  if (class_.direct) fill_direct(values);
}

const std::vector<Delivery>& ClassPricing::onward_from(const Root& root) {
  if (!onward_) onward_.emplace(priced_, true, class_.deadline);
  if (!root.is_departure()) {
    const Leg& leg = corridor_.legs[class_.vehicle_class.legs[root.leg].leg];
    return onward_->search(leg.to, leg.to_state, root.arriving, root.arriving);
  }
  const Index<Departure> departure = class_.vehicle_class.departures[root.departure].departure;
  const Service& service = corridor_.services[corridor_.departures[departure].service];
  return onward_->search(service.to, service.to_state, root.arriving, root.arriving);
}

const std::vector<Delivery>& ClassPricing::direct_from(std::uint32_t start, int period) {
  if (!direct_) direct_.emplace(priced_, held_ && held_->shipped, class_.deadline);
  const Phase& phase = class_.graph->phases()[class_.starts[start]];
  const Instant begin = corridor_.calendar.start_of(Period(period)) + phase.offset;
  return direct_->search(phase.place, phase.state, begin, held_ ? held_->entered : begin);
}

void ClassPricing::fill_root(std::size_t number, ClassValues& values) {
  const Root& root = class_.roots[number];
  if (!values.onward_known[number]) {
    values.onward[number] = onward_from(root);
    values.onward_known[number] = 1;
  }
  if (values.onward[number].empty()) return;
  const double step = root.is_departure() ? priced_.departure(class_.vehicle_class.departures[root.departure])
                                          : priced_.leg(root.leg, root.leaving);
  if (step == never) return;
  values.step[number] = step + priced_.capital(root.arriving - root.leaving);
  approach_.sweep(root);
  const int first = approach_.first_period(), count = approach_.last_period() - first + 1;
  for (std::uint32_t start = 0; start < class_.starts.size(); ++start) {
    const std::size_t place = number * class_.starts.size() + start;
    if (counts_shipped_) values.shipped[place] = priced_.worth(Event::shipped, root.leaving, region_of(start));
    values.profile[place] = {values.profiles.size(), first, count};
    for (int period = first; period < first + count; ++period)
      values.profiles.push_back(approach_.value(class_.starts[start], period));
    if (!starts_later_) continue;
    double* const last = values.profiles.data() + values.profiles.size() - 1;
    for (int i = 1; i < count; ++i) *(last - i) = std::min(*(last - i), *(last - i + 1));
  }
}

void ClassPricing::fill_direct(ClassValues& values) {
  const Calendar& calendar = corridor_.calendar;
  for (std::uint32_t start = 0; start < class_.starts.size(); ++start) {
    const Hours offset = class_.graph->phases()[class_.starts[start]].offset;
    for (const Instant begin : class_.begins) {
      const Period period = calendar.period_of(begin);
      if (begin < from_ || begin > until_ || begin - calendar.start_of(period) != offset) continue;
      const auto& deliveries = direct_from(start, period.number());
      if (!deliveries.empty()) values.direct.push_back({start, period.number(), deliveries});
    }
  }
}

bool ClassPricing::may_start(const PlannedLot& lot, std::size_t start) const {
  const Phase& phase = class_.graph->phases()[class_.starts[start]];
  if (std::find(lot.origins.begin(), lot.origins.end(), phase.place) == lot.origins.end()) return false;
  const Calendar& calendar = corridor_.calendar;
  return starts_later_ || lot.ready == calendar.start_of(calendar.period_of(lot.ready)) + phase.offset;
}

/// Where vehicles of a start count for targets.
const std::string& ClassPricing::region_of(std::size_t start) const {
  return corridor_.places[held_ ? held_->origin : class_.place_of(start)].region;
}

/// The last part of a way: up to delivery, lateness, less what the delivery is worth to targets; and less the
/// capital of a stay that the lot is not charged, which the stay's price includes.
double ClassPricing::ending(const PlannedLot& lot, const Delivery& delivery, const std::string& region) const {
  const Order& order = corridor_.orders[network_.lots()[lot.lot].order];
  const Hours late = delivery.delivered - corridor_.calendar.close_of(order.due);
  double value = delivery.cost - priced_.capital(lot.charged - lot.entered);
  if (late > Hours()) value += priced_.cost(late.in_days() * order.late_per_day.value());
  if (counts_delivered_) value -= priced_.worth(Event::delivered, delivery.delivered, region).at(order.revenue);
  return value;
}

template <class Found>
void ClassPricing::each_root_way(const PlannedLot& lot, std::uint32_t start, const ClassValues& values,
                                 const Found& found) const {
  const Lot& planned = network_.lots()[lot.lot];
  const Order& order = corridor_.orders[planned.order];
  const int period = corridor_.calendar.period_of(lot.ready).number();
  const std::string& region = region_of(start);
  const auto first = std::lower_bound(class_.roots.begin(), class_.roots.end(), lot.ready,
                                      [](const Root& root, Instant t) { return root.leaving < t; });
  const auto quantity = static_cast<double>(planned.quantity.count());
  for (auto root = first; root != class_.roots.end() && root->leaving < lot.deadline; ++root) {
    const auto number = static_cast<std::size_t>(root - class_.roots.begin());
    if (values.step[number] == never) continue;
    const std::size_t place = number * class_.starts.size() + start;
    const double approach = values.approach(place, period, starts_later_);
    if (approach == never) continue;
    double before = approach + values.step[number] + priced_.cost(root->declaration.value()) / quantity;
    if (counts_shipped_) before -= values.shipped[place].at(order.revenue);
    for (const Delivery& delivery : values.onward[number]) {
      if (delivery.delivered > lot.deadline) break;
      found(Way{before + ending(lot, delivery, region), 0, number_, static_cast<std::uint32_t>(number), 0, start,
                delivery.delivered});
    }
  }
}

template <class Found>
void ClassPricing::each_direct_way(const PlannedLot& lot, const ClassValues& values, const Found& found) const {
  const int period = corridor_.calendar.period_of(lot.ready).number();
  for (std::uint32_t number = 0; number < values.direct.size(); ++number) {
    const ClassValues::Direct& direct = values.direct[number];
    if (starts_later_ ? direct.period < period : direct.period != period) continue;
    if (!may_start(lot, direct.start)) continue;
    for (const Delivery& delivery : direct.deliveries) {
      if (delivery.delivered > lot.deadline) break;
      found(Way{ending(lot, delivery, region_of(direct.start)), 0, number_, Way::no_root, number, direct.start,
                delivery.delivered});
    }
  }
}

template <class Found>
void ClassPricing::each_way(const PlannedLot& lot, const ClassValues& values, const Found& found) const {
  for (std::uint32_t start = 0; start < class_.starts.size(); ++start)
    if (may_start(lot, start)) each_root_way(lot, start, values, found);
  each_direct_way(lot, values, found);
}

Way ClassPricing::best(const PlannedLot& lot, const ClassValues& values) const {
  Way best;
  each_way(lot, values, [&](const Way& way) {
    if (is_better(way, best)) best = way;
  });
  return best;
}

void ClassPricing::ways(const PlannedLot& lot, const ClassValues& values, double most,
                        std::vector<Way>& found) const {
  each_way(lot, values, [&](const Way& way) {
    if (way.value <= most) found.push_back(way);
  });
}

std::vector<Step> ClassPricing::trace(const PlannedLot& lot, const Way& way, const ClassValues& values) {
  if (way.root == Way::no_root) {
    const auto& deliveries = direct_from(way.start, values.direct[way.direct].period);
    return direct_->trace(label_of(deliveries, way.delivered));
  }
  const Root& root = class_.roots[way.root];
  if (swept_ != way.root) approach_.sweep(root);
  swept_ = way.root;
  int period = corridor_.calendar.period_of(lot.ready).number();
  if (starts_later_)
    for (int later = period + 1; later <= approach_.last_period(); ++later)
      if (approach_.value(class_.starts[way.start], later) < approach_.value(class_.starts[way.start], period))
        period = later;
  std::vector<Step> steps = approach_.trace(class_.starts[way.start], period);
  steps.push_back(step_of(root));
  const std::vector<Step> rest = onward_->trace(label_of(onward_from(root), way.delivered));
  steps.insert(steps.end(), rest.begin(), rest.end());
  return steps;
}

Step ClassPricing::step_of(const Root& root) const {
  if (!root.is_departure()) {
    const Choice& choice = priced_.best(priced_.terms(root.leg, root.leaving).choices);
    return {class_.vehicle_class.legs[root.leg].leg, {}, root.leaving, root.arriving, choice.duty, choice.subsidy};
  }
  const ClassDeparture& departure = class_.vehicle_class.departures[root.departure];
  const Choice& choice = priced_.best(departure.choices);
  return {{}, departure.departure, root.leaving, root.arriving, choice.duty, choice.subsidy};
}

}  // namespace yizhan
