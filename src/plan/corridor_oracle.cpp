#include "plan/corridor_oracle.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>
#include <tuple>

#include "plan/past_use.h"

namespace yizhan {

namespace {

constexpr Instant long_ago = Instant::minute(-1'000'000'000);
constexpr Instant far_off = Instant::minute(1'000'000'000);

std::size_t hash_of(const KeptItinerary& itinerary) {
  std::size_t hash = itinerary.planned_lot * 1000003u + itinerary.class_number;
  const auto mix = [&](std::size_t value) { hash = (hash ^ value) * 0x100000001b3u; };
  for (const Step& step : itinerary.steps) {
    mix(step.leg.row());
    mix(step.departure.row());
    mix(static_cast<std::size_t>(step.start.minute()));
    mix(step.duty.row() * 31 + step.subsidy.row());
  }
  return hash;
}

}  // namespace

CorridorOracle::CorridorOracle(const Network& network)
    : network_(network),
      prices_(network.corridor(), network.cells()),
      current_prices_(network.corridor(), network.cells()),
      values_(network.classes().size()),
      current_values_(network.classes().size()),
      memories_(1) {}

template <class Work>
void CorridorOracle::for_classes(int threads, const Work& work) {
  std::atomic<std::uint32_t> next = 0;
  const auto take = [&](ApproachMemory& memory) {
    for (std::uint32_t number = next++; number < values_.size(); number = next++) work(number, memory);
  };
  while (memories_.size() < static_cast<std::size_t>(threads)) memories_.emplace_back();
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(take, std::ref(memories_[static_cast<std::size_t>(i)]));
  take(memories_.front());
}

void CorridorOracle::price(std::span<const double> prices, int threads, std::span<double> values) {
  prices_.assign(prices);
  current_prices_.assign(prices);
  std::vector<std::vector<Way>> best(values_.size());  // by class, of its lots
  for_classes(threads,
              [&](std::uint32_t number, ApproachMemory& memory) { best[number] = best_of_class(number, memory); });
  best_.assign(values.size(), {});
  for (std::uint32_t number = 0; number < values_.size(); ++number)
    for (std::size_t i = 0; i < best[number].size(); ++i) {
      Way& way = best_[network_.lots_served_by(number)[i]];
      if (is_better(best[number][i], way)) way = best[number][i];
    }
  for (std::uint32_t lot = 0; lot < values.size(); ++lot)
    values[lot] = best_[lot].value + price_of_lever(lot, prices);
}

/// What a vehicle of an order that waits for a lever takes of it, whichever way it goes.
double CorridorOracle::price_of_lever(std::uint32_t lot, std::span<const double> prices) const {
  const Index<Lever> lever = network_.corridor().orders[network_.lots()[network_.planned()[lot].lot].order].lever;
  return lever.exists() ? prices[network_.cells().lever(lever).row()] : 0;
}

/// The best way of each lot of a class.
std::vector<Way> CorridorOracle::best_of_class(std::uint32_t number, ApproachMemory& memory) {
  ClassPricing priced(network_, number, prices_, long_ago, far_off, memory);
  priced.fill(values_[number]);
  std::vector<Way> best;
  for (const std::uint32_t lot : network_.lots_served_by(number)) {
    best.push_back(priced.best(network_.planned()[lot], values_[number]));
    best.back().lot = lot;
  }
  return best;
}

std::uint32_t CorridorOracle::charge_of(const Way& way) const {
  if (way.root == Way::no_root) return solve::Path::no_charge;
  const ClassNetwork& network = network_.classes()[way.class_number];
  const Root& root = network.roots[way.root];
  if (!root.is_departure()) return solve::Path::no_charge;
  return static_cast<std::uint32_t>(network.vehicle_class.departures[root.departure].departure.row());
}

/// Best first; only the best stays of the ways by one departure, and of those without one that begin in one week:
/// they differ little.
void CorridorOracle::rank(std::vector<Way>& ways) const {
  std::sort(ways.begin(), ways.end(), is_better);
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, int>> seen;
  std::erase_if(ways, [&](const Way& way) {
    const std::uint32_t charge = charge_of(way);
    const auto key = charge == solve::Path::no_charge ? std::tuple(charge, way.class_number, way.start, week_of(way))
                                                      : std::tuple(charge, std::uint32_t{0}, std::uint32_t{0}, 0);
    return !seen.insert(key).second;
  });
}

/// The week in which a way begins, or leaves the country.
int CorridorOracle::week_of(const Way& way) const {
  const Calendar& calendar = network_.corridor().calendar;
  return way.root == Way::no_root
             ? calendar.week_of(calendar.start_of(Period(values_[way.class_number].direct[way.direct].period)))
             : calendar.week_of(network_.classes()[way.class_number].roots[way.root].leaving);
}

/// By what is wanted: the ways, best first.
std::vector<std::vector<Way>> CorridorOracle::wanted_ways(std::span<const solve::Wanted> wanted, int threads) {
  constexpr std::uint32_t none = 0xffffffff;
  std::vector<std::vector<Way>> chosen(wanted.size());
  std::vector<std::uint32_t> place(best_.size(), none);  // by lot, of those that want more than the best
  for (std::uint32_t i = 0; i < wanted.size(); ++i) {
    const Way& best = best_[wanted[i].lot];
    if (best.value >= solve::closed / 2 || wanted[i].most == 0) continue;
    if (wanted[i].most == 1)
      chosen[i] = {best};
    else
      place[wanted[i].lot] = i;
  }
  std::vector<std::vector<Way>> found(values_.size());  // by class
  for_classes(threads, [&](std::uint32_t number, ApproachMemory& memory) {
    std::optional<ClassPricing> priced;
    for (const std::uint32_t lot : network_.lots_served_by(number)) {
      if (place[lot] == none) continue;
      if (!priced) priced.emplace(network_, number, prices_, long_ago, far_off, memory);
      const double most = std::min(best_[lot].value + wanted[place[lot]].margin, solve::closed / 2);
      const std::size_t known = found[number].size();
      priced->ways(network_.planned()[lot], values_[number], most, found[number]);
      for (std::size_t i = known; i < found[number].size(); ++i) found[number][i].lot = lot;
    }
  });
  for (const std::vector<Way>& ways : found)
    for (const Way& way : ways) chosen[place[way.lot]].push_back(way);
  for (std::uint32_t i = 0; i < wanted.size(); ++i) {
    if (chosen[i].size() < 2) continue;
    rank(chosen[i]);
    chosen[i].resize(std::min(chosen[i].size(), wanted[i].most));
  }
  return chosen;
}

void CorridorOracle::paths(std::span<const solve::Wanted> wanted, int threads, std::vector<solve::Path>& found) {
  struct Task {
    Way way;
    std::uint32_t result;
  };
  const auto chosen = wanted_ways(wanted, threads);
  std::vector<std::vector<Task>> tasks(values_.size());  // by class
  std::uint32_t count = 0;
  for (const std::vector<Way>& ways : chosen)
    for (const Way& way : ways) tasks[way.class_number].push_back({way, count++});
  std::vector<KeptItinerary> itineraries(count);
  std::vector<solve::Path> paths(count);
  for_classes(threads, [&](std::uint32_t number, ApproachMemory& memory) {
    if (tasks[number].empty()) return;
    std::stable_sort(tasks[number].begin(), tasks[number].end(),
                     [](const Task& a, const Task& b) { return a.way.root < b.way.root; });
    ClassPricing priced(network_, number, prices_, long_ago, far_off, memory);
    for (const Task& task : tasks[number]) {
      const PlannedLot& planned = network_.planned()[task.way.lot];
      itineraries[task.result] = whole(task.way, priced.trace(planned, task.way, values_[number]));
      paths[task.result] = build(itineraries[task.result]);
    }
  });
  for (std::uint32_t i = 0; i < count; ++i) found.push_back(keep(std::move(itineraries[i]), std::move(paths[i])));
}

bool CorridorOracle::count_costs(bool counted) {
  prices_.count_costs(counted);
  current_prices_.count_costs(counted);
  return true;
}

void CorridorOracle::set_price(solve::Row row, double price) { current_prices_.set(Index<Cell>(row), price); }

std::optional<solve::Path> CorridorOracle::cheapest(solve::LotNumber lot) {
  const PlannedLot& planned = network_.planned()[lot];
  Way best;
  KeptItinerary itinerary;
  current_prices_.settle();
  for (const std::uint32_t number : planned.classes) {
    ClassPricing priced(network_, number, current_prices_, planned.ready, planned.deadline, memories_.front());
    priced.fill(current_values_[number]);
    const Way way = priced.best(planned, current_values_[number]);
    if (way.value > solve::closed / 2 || way.value >= best.value) continue;
    best = way;
    best.lot = lot;
    itinerary = whole(best, priced.trace(planned, best, current_values_[number]));
  }
  if (best.value == never) return std::nullopt;
  return path_of(std::move(itinerary));
}

solve::Path CorridorOracle::path_of(KeptItinerary itinerary) {
  solve::Path path = build(itinerary);
  return keep(std::move(itinerary), std::move(path));
}

solve::Path CorridorOracle::build(const KeptItinerary& itinerary) const {
  const Corridor& corridor = network_.corridor();
  const PlannedLot& planned = network_.planned()[itinerary.planned_lot];
  const Lot& lot = network_.lots()[planned.lot];
  const LotStart start = start_of(corridor, lot);
  ItineraryTerms terms = terms_of(corridor, network_.cells(), vehicle_class(itinerary), corridor.orders[lot.order],
                                  itinerary.origin, start.ready, start.entered, itinerary.steps);
  if (planned.begun != PlannedLot::none_begun) take_begun(network_, planned.begun, terms);
  solve::Path path;
  path.lot = itinerary.planned_lot;
  path.cost = prices_.costs_count() ? terms.cost.value() : 0;
  for (const CellUse& use : terms.uses) path.entries.push_back({static_cast<solve::Row>(use.cell.row()), use.amount});
  if (terms.export_departure.exists()) {
    const Service& service = corridor.services[corridor.departures[terms.export_departure].service];
    path.charge = static_cast<std::uint32_t>(terms.export_departure.row());
    path.fixed = prices_.costs_count() ? service.declaration.value() : 0;
    path.minimum = static_cast<double>(service.minimum_per_lot.count());
  }
  return path;
}

const VehicleClass& CorridorOracle::vehicle_class(const KeptItinerary& itinerary) const {
  const PlannedLot& planned = network_.planned()[itinerary.planned_lot];
  return planned.begun == PlannedLot::none_begun ? network_.classes()[itinerary.class_number].vehicle_class
                                                 : network_.class_of_begun(planned.begun);
}

/// The whole itinerary of a way: after what its lot has begun.
KeptItinerary CorridorOracle::whole(const Way& way, std::vector<Step> steps) const {
  const ClassNetwork& network = network_.classes()[way.class_number];
  const PlannedLot& planned = network_.planned()[way.lot];
  if (planned.begun == PlannedLot::none_begun)
    return {way.lot, way.class_number, network.place_of(way.start), std::move(steps)};
  const Begun& begun = network_.past().begun[planned.begun];
  steps.insert(steps.begin(), begun.steps.begin(), begun.steps.end());
  return {way.lot, way.class_number, begun.origin, std::move(steps)};
}

/// Gives the path the key of its itinerary.
solve::Path CorridorOracle::keep(KeptItinerary&& itinerary, solve::Path&& path) {
  const std::size_t hash = hash_of(itinerary);
  const auto [first, last] = kept_by_hash_.equal_range(hash);
  for (auto known = first; known != last; ++known) {
    const KeptItinerary& other = kept_[known->second];
    if (other.planned_lot == itinerary.planned_lot && other.class_number == itinerary.class_number &&
        other.origin == itinerary.origin && other.steps == itinerary.steps) {
      path.key = known->second;
      return std::move(path);
    }
  }
  path.key = kept_.size();
  kept_by_hash_.emplace(hash, path.key);
  kept_.push_back(std::move(itinerary));
  return std::move(path);
}

}  // namespace yizhan
