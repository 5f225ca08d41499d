#include "check/labels.h"

#include <cmath>

namespace yizhan::check {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::size_t intervals_before(Instant t, std::int64_t minutes) {
  return t <= Instant() ? 0 : static_cast<std::size_t>((t.minute() + minutes - 1) / minutes);
}

}  // namespace

Labels::Labels(const Conditions& conditions, const Traveller& traveller, const Prices& prices, bool costs)
    : expansion_(conditions, traveller),
      prices_(prices),
      costs_(costs),
      capital_per_minute_(costs ? conditions.capital_per_minute(traveller).value() : 0),
      toll_prices_(expansion_.tolls(), unknown),
      storage_before_(conditions.corridor().places.size()),
      storage_minutes_(conditions.corridor().places.size(), 1),
      declarations_{0} {
  const Corridor& corridor = conditions.corridor();
  const Form form = traveller.order->form;
  for (auto& by_day : counted_prices_)
    by_day.assign(static_cast<std::size_t>(corridor.calendar.last().minute() / 1440 + 1), unknown);
  for (const Storage& storage : corridor.storage) {
    if (!storage.resource.exists()) continue;
    const double amount = intake(corridor, storage.basis, traveller.model, form).value_or(0);
    const Intervals& intervals = conditions.rows().intervals(storage.resource);
    std::vector<double>& before = storage_before_[storage.place.row()];
    before.assign(1, 0);
    for (int n = 0; n < intervals.count(); ++n)
      before.push_back(before.back() +
                       amount * prices[conditions.rows().cell(storage.resource, intervals.start(n)).row()]);
    storage_minutes_[storage.place.row()] =
        corridor.resources[storage.resource].per == Interval::day ? 1440 : corridor.calendar.period.in_minutes();
  }
  for (std::size_t place = 0; place < corridor.places.size(); ++place)
    tariffs_.emplace_back(corridor, Index<Place>(place), traveller.model, form);
  for (const Service& service : corridor.services)
    if (std::find(declarations_.begin(), declarations_.end(), service.declaration.value()) == declarations_.end())
      declarations_.push_back(service.declaration.value());
  kept_.resize(corridor.places.size() * corridor.states.size() * 2 * declarations_.size());
}

double Labels::value_of(const Uses& uses) const {
  double sum = 0;
  for (const Use& use : uses) sum += use.amount * prices_[use.row.row()];
  return sum;
}

double Labels::toll_price(std::size_t number) {
  double& price = toll_prices_[number];
  if (!std::isnan(price)) return price;
  const Toll& toll = expansion_.toll(number);
  double best = std::numeric_limits<double>::infinity();
  for (const Choice& choice : toll.choices)
    best = std::min(best, paid(choice.duty_cost + choice.subsidy_cost) + value_of(choice.uses));
  price = paid(toll.terms.move + toll.terms.rule + toll.terms.damage) + value_of(toll.terms.uses) + best;
  return price;
}

double Labels::counted_price(Event event, Instant t) {
  double& price = counted_prices_[static_cast<std::size_t>(event)][static_cast<std::size_t>(t.minute() / 1440)];
  if (std::isnan(price)) price = value_of(expansion_.conditions().counted(expansion_.traveller(), event, t));
  return price;
}

double Labels::storage_price(Index<Place> place, Instant from, Instant until) {
  const std::vector<double>& before = storage_before_[place.row()];
  if (before.empty()) return 0;
  const std::int64_t minutes = storage_minutes_[place.row()];
  return before[intervals_before(until, minutes)] - before[intervals_before(from, minutes)];
}

double Labels::dwell_price(Index<Place> place, Hours dwell) { return paid(tariffs_[place.row()].cost(dwell)); }

/// False if a label that is kept already serves as well.
bool Labels::keep(const Label& label) {
  const auto declared = static_cast<std::size_t>(
      std::find(declarations_.begin(), declarations_.end(), label.declaration) - declarations_.begin());
  const std::size_t spot = expansion_.spot(label.node.place, label.node.state);
  Kept& kept = kept_[(spot * 2 + label.node.shipped) * declarations_.size() + declared];
  if (kept.at != label.node.ready) {
    kept.at = label.node.ready;
    kept.labels.clear();
  }
  for (const auto& [entered, cost] : kept.labels)
    if (entered >= label.node.entered && cost <= label.cost) return false;
  kept.labels.emplace_back(label.node.entered, label.cost);
  return true;
}

void Labels::push(const Label& label) {
  queue_.push({label.node.ready, label.cost, label.node.entered, static_cast<std::uint32_t>(labels_.size())});
  labels_.push_back(label);
}

void Labels::extend(const Label& label, const Move& move) {
  const Node& node = label.node;
  const Corridor& corridor = expansion_.conditions().corridor();
  Label next{move.to, label.declaration, label.cost};
  if (!expansion_.is_unmade(node)) {
    next.cost += capital_per_minute_ * static_cast<double>((move.to.ready - node.ready).in_minutes());
    next.cost += storage_price(node.place, node.ready, move.stayed_until);
    if (move.ends_stay) next.cost += dwell_price(node.place, move.stayed_until - node.entered);
  }
  if (!move.waits()) next.cost += toll_price(move.toll);
  if (move.ships) {
    next.cost += counted_price(Event::shipped, move.start);
    if (move.departure.exists())
      next.declaration = paid(corridor.services[corridor.departures[move.departure].service].declaration);
  }
  if (move.leg.exists() && corridor.legs[move.leg].stage == "build")
    next.cost += counted_price(Event::built, move.end);
  push(next);
}

std::vector<Delivery> Labels::deliveries(const std::vector<Node>& starts, Instant latest) {
  labels_.clear();
  queue_ = {};
  for (Kept& kept : kept_) kept.labels.clear();
  for (const Node& start : starts) {
    // A stock row has stayed since it entered.
    const bool stayed = !expansion_.is_unmade(start) && !expansion_.is_end(start);
    push({start, 0, stayed ? storage_price(start.place, start.entered, start.ready) : 0});
  }
  std::vector<Delivery> found;
  while (!queue_.empty()) {
    const Label label = labels_[queue_.top().label];
    queue_.pop();
    if (!keep(label)) continue;
    if (expansion_.is_end(label.node)) {
      if (label.node.ready <= latest && expansion_.may_end(label.node))
        found.push_back(
            {label.node.ready, label.declaration, label.cost + counted_price(Event::delivered, label.node.ready)});
      continue;
    }
    expansion_.moves(label.node, latest, [&](const Move& move) { extend(label, move); });
  }
  return found;
}

}  // namespace yizhan::check
