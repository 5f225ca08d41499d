#include "plan/class_values.h"

#include <algorithm>

namespace yizhan {

namespace {

std::uint32_t label_of(const std::vector<Delivery>& deliveries, Instant delivered) {
  return std::find_if(deliveries.begin(), deliveries.end(),
                      [&](const Delivery& delivery) { return delivery.delivered == delivered; })
      ->label;
}

}  // namespace

ClassPricing::ClassPricing(const Network& network, std::uint32_t class_number, const Prices& prices,
                           ApproachMemory& memory)
    : network_(network),
      corridor_(network.corridor()),
      class_(network.classes()[class_number]),
      number_(class_number),
      priced_(corridor_, network.cells(), class_.vehicle_class, prices, network.past().now),
      held_(class_.vehicle_class.held),
      approach_(priced_, class_, held_, memory),
      onward_(priced_, true, class_.deadline),
      direct_(priced_, held_ && held_->shipped, class_.deadline) {
  for (const Index<Cell> cell : class_.onward_cells) prices_of_onward_.push_back(prices.of_cells[cell.row()]);
  prices_of_onward_.push_back(prices.costs_count ? 1 : 0);
}

void ClassPricing::fill(ClassValues& values, Instant from, Instant until) {
  const bool onward_known = values.roots.size() == class_.roots.size() && values.onward_prices == prices_of_onward_;
  if (!onward_known) values.roots.assign(class_.roots.size(), {});
  values.onward_prices = prices_of_onward_;
  values.direct.clear();
  for (std::size_t i = 0; i < class_.roots.size(); ++i) {
    const Root& root = class_.roots[i];
    RootValues& root_values = values.roots[i];
    root_values.profiles.clear();
    if (root.leaving < from || root.leaving > until) continue;
    if (!root_values.onward_known) {
      root_values.onward = onward_from(root);
      root_values.onward_known = true;
    }
    if (!root_values.onward.empty()) fill_root(root, root_values);
  }
  if (class_.direct) fill_direct(values, from, until);
}

const std::vector<Delivery>& ClassPricing::onward_from(const Root& root) {
  if (!root.is_departure()) {
    const Leg& leg = corridor_.legs[class_.vehicle_class.legs[root.leg].leg];
    return onward_.search(leg.to, leg.to_state, root.arriving, root.arriving);
  }
  const Index<Departure> departure = class_.vehicle_class.departures[root.departure].departure;
  const Service& service = corridor_.services[corridor_.departures[departure].service];
  return onward_.search(service.to, service.to_state, root.arriving, root.arriving);
}

void ClassPricing::fill_root(const Root& root, RootValues& values) {
  values.step = root.is_departure() ? priced_.departure(class_.vehicle_class.departures[root.departure])
                                    : priced_.leg(root.leg, root.leaving);
  if (values.step == never) return;
  values.step += priced_.capital(root.arriving - root.leaving);
  approach_.sweep(root);
  for (const Index<Phase> start : class_.starts) {
    Profile& profile = values.profiles.emplace_back();
    profile.first = approach_.first_period();
    for (int p = approach_.first_period(); p <= approach_.last_period(); ++p)
      profile.values.push_back(approach_.value(start, p));
    if (class_.vehicle_class.start_state == corridor_.first_state)
      for (std::size_t i = profile.values.size(); i-- > 1;)
        profile.values[i - 1] = std::min(profile.values[i - 1], profile.values[i]);
  }
}

void ClassPricing::fill_direct(ClassValues& values, Instant from, Instant until) {
  for (std::uint32_t start = 0; start < class_.starts.size(); ++start) {
    const Phase& phase = class_.graph->phases()[class_.starts[start]];
    for (const Instant begin : class_.begins) {
      const Hours offset = begin - corridor_.calendar.start_of(corridor_.calendar.period_of(begin));
      if (begin < from || begin > until || offset != phase.offset) continue;
      const auto& deliveries = direct_.search(phase.place, phase.state, begin, held_ ? held_->entered : begin);
      if (!deliveries.empty())
        values.direct.push_back({start, corridor_.calendar.period_of(begin).number(), deliveries});
    }
  }
}

bool ClassPricing::may_start(const PlannedLot& lot, std::size_t start) const {
  const Phase& phase = class_.graph->phases()[class_.starts[start]];
  if (std::find(lot.origins.begin(), lot.origins.end(), phase.place) == lot.origins.end()) return false;
  const Calendar& calendar = corridor_.calendar;
  return phase.state == corridor_.first_state ||
         lot.ready == calendar.start_of(calendar.period_of(lot.ready)) + phase.offset;
}

double ClassPricing::spread_declaration(const PlannedLot& lot, const Root& root) const {
  if (!root.is_departure()) return 0;
  const Index<Departure> departure = class_.vehicle_class.departures[root.departure].departure;
  return priced_.cost(corridor_.services[corridor_.departures[departure].service].declaration.value() /
                      static_cast<double>(network_.lots()[lot.lot].quantity.count()));
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
  return delivery.cost - priced_.capital(lot.charged - lot.entered) +
         std::max(0.0, late.in_days()) * order.late_per_day.value() -
         priced_.worth(Event::delivered, delivery.delivered, region, order.revenue);
}

void ClassPricing::root_ways(const PlannedLot& lot, const RootValues& values, std::uint32_t number, double most,
                             std::vector<Way>& found) const {
  const Root& root = class_.roots[number];
  const Order& order = corridor_.orders[network_.lots()[lot.lot].order];
  const int period = corridor_.calendar.period_of(lot.ready).number();
  const bool later = class_.vehicle_class.start_state == corridor_.first_state;
  for (std::uint32_t start = 0; start < values.profiles.size(); ++start) {
    if (!may_start(lot, start)) continue;
    const double approach = later ? values.profiles[start].from(period) : values.profiles[start].exactly(period);
    if (approach == never) continue;
    const std::string& region = region_of(start);
    const double before = approach + values.step + spread_declaration(lot, root) -
                          priced_.worth(Event::shipped, root.leaving, region, order.revenue);
    for (const Delivery& delivery : values.onward) {
      if (delivery.delivered > lot.deadline) break;
      const double value = before + ending(lot, delivery, region);
      if (value <= most) found.push_back({value, 0, number_, number, 0, start, delivery.delivered});
    }
  }
}

void ClassPricing::direct_ways(const PlannedLot& lot, const DirectValues& values, std::uint32_t number, double most,
                               std::vector<Way>& found) const {
  if (!may_start(lot, values.start)) return;
  const int period = corridor_.calendar.period_of(lot.ready).number();
  const bool later = class_.vehicle_class.start_state == corridor_.first_state;
  if (later ? values.period < period : values.period != period) return;
  const std::string& region = region_of(values.start);
  for (const Delivery& delivery : values.deliveries) {
    if (delivery.delivered > lot.deadline) break;
    const double value = ending(lot, delivery, region);
    if (value <= most) found.push_back({value, 0, number_, Way::no_root, number, values.start, delivery.delivered});
  }
}

void ClassPricing::ways(const PlannedLot& lot, const ClassValues& values, double most,
                        std::vector<Way>& found) const {
  for (std::uint32_t i = 0; i < values.roots.size(); ++i)
    if (class_.roots[i].leaving >= lot.ready && class_.roots[i].leaving < lot.deadline)
      root_ways(lot, values.roots[i], i, most, found);
  for (std::uint32_t i = 0; i < values.direct.size(); ++i) direct_ways(lot, values.direct[i], i, most, found);
}

std::vector<Step> ClassPricing::trace(const PlannedLot& lot, const Way& way, const ClassValues& values) {
  if (way.root == Way::no_root) {
    const DirectValues& direct = values.direct[way.direct];
    const Phase& phase = class_.graph->phases()[class_.starts[direct.start]];
    const Instant begin = corridor_.calendar.start_of(Period(direct.period)) + phase.offset;
    const auto& deliveries = direct_.search(phase.place, phase.state, begin, held_ ? held_->entered : begin);
    return direct_.trace(label_of(deliveries, way.delivered));
  }
  const Root& root = class_.roots[way.root];
  if (swept_ != way.root) approach_.sweep(root);
  swept_ = way.root;
  int period = corridor_.calendar.period_of(lot.ready).number();
  if (class_.vehicle_class.start_state == corridor_.first_state)
    for (int later = period + 1; later <= approach_.last_period(); ++later)
      if (approach_.value(class_.starts[way.start], later) < approach_.value(class_.starts[way.start], period))
        period = later;
  std::vector<Step> steps = approach_.trace(class_.starts[way.start], period);
  steps.push_back(step_of(root));
  const std::vector<Step> rest = onward_.trace(label_of(onward_from(root), way.delivered));
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
