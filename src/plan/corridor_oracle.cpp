#include "plan/corridor_oracle.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>
#include <tuple>

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
      prices_(network.cells().size()),
      current_prices_(network.cells().size()),
      values_(network.classes().size()),
      current_values_(network.classes().size()),
      lots_of_class_(network.classes().size()),
      memories_(1) {
  for (std::uint32_t lot = 0; lot < network.planned().size(); ++lot)
    for (const std::uint32_t number : network.planned()[lot].classes) lots_of_class_[number].push_back(lot);
}

void CorridorOracle::price(std::span<const double> prices, int threads, std::span<double> values) {
  prices_.assign(prices.begin(), prices.end());
  current_prices_ = prices_;
  pricing_.reset();
  std::atomic<std::uint32_t> next = 0;
  std::vector<std::vector<double>> best(values_.size());  // by class, of its lots
  const auto work = [&](ApproachMemory& memory) {
    for (std::uint32_t number = next++; number < values_.size(); number = next++)
      best[number] = price_class(number, memory);
  };
  while (memories_.size() < static_cast<std::size_t>(threads)) memories_.emplace_back();
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work, std::ref(memories_[static_cast<std::size_t>(i)]));
  work(memories_.front());
  others.clear();
  std::fill(values.begin(), values.end(), solve::unlimited);
  for (std::uint32_t number = 0; number < values_.size(); ++number)
    for (std::size_t i = 0; i < best[number].size(); ++i) {
      double& value = values[lots_of_class_[number][i]];
      value = std::min(value, best[number][i]);
    }
}

/// The least value of each lot of a class.
std::vector<double> CorridorOracle::price_class(std::uint32_t number, ApproachMemory& memory) {
  ClassPricing priced(network_, number, {prices_, costs_count_}, memory);
  priced.fill(values_[number], long_ago, far_off);
  std::vector<double> best;
  std::vector<Way> ways;
  for (const std::uint32_t lot : lots_of_class_[number]) {
    ways.clear();
    priced.ways(network_.planned()[lot], values_[number], never, ways);
    best.push_back(solve::unlimited);
    for (const Way& way : ways) best.back() = std::min(best.back(), way.value);
  }
  return best;
}

ClassPricing& CorridorOracle::pricing(std::uint32_t number) {
  if (!pricing_ || pricing_number_ != number) {
    pricing_.reset();
    pricing_ = std::make_unique<ClassPricing>(network_, number, Prices{prices_, costs_count_}, pricing_memory_);
    pricing_number_ = number;
  }
  return *pricing_;
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
  std::sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) {
    return std::tie(a.value, a.class_number, a.root, a.direct, a.start, a.delivered) <
           std::tie(b.value, b.class_number, b.root, b.direct, b.start, b.delivered);
  });
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

void CorridorOracle::paths(solve::LotNumber lot, double margin, std::size_t most, std::vector<solve::Path>& found) {
  const PlannedLot& planned = network_.planned()[lot];
  std::vector<Way> ways;
  for (const std::uint32_t number : planned.classes) pricing(number).ways(planned, values_[number], never, ways);
  std::erase_if(ways, [](const Way& way) { return way.value >= solve::closed / 2; });
  rank(ways);
  for (std::size_t i = 0; i < ways.size() && found.size() < most && ways[i].value <= ways[0].value + margin; ++i) {
    const Way& way = ways[i];
    KeptItinerary itinerary{lot, way.class_number, network_.classes()[way.class_number].place_of(way.start), {}};
    itinerary.steps = pricing(way.class_number).trace(planned, way, values_[way.class_number]);
    found.push_back(path_of(std::move(itinerary)));
  }
}

bool CorridorOracle::count_costs(bool counted) {
  costs_count_ = counted;
  return true;
}

void CorridorOracle::set_price(solve::Row row, double price) { current_prices_[row] = price; }

std::optional<solve::Path> CorridorOracle::cheapest(solve::LotNumber lot) {
  const PlannedLot& planned = network_.planned()[lot];
  Way best;
  std::vector<Way> ways;
  KeptItinerary itinerary;
  for (const std::uint32_t number : planned.classes) {
    ClassPricing priced(network_, number, {current_prices_, costs_count_}, memories_.front());
    priced.fill(current_values_[number], planned.ready, planned.deadline);
    ways.clear();
    priced.ways(planned, current_values_[number], std::min(best.value, solve::closed / 2), ways);
    const auto least =
        std::min_element(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.value < b.value; });
    if (least == ways.end() || least->value >= best.value) continue;
    best = *least;
    itinerary = {lot, number, network_.classes()[number].place_of(best.start),
                 priced.trace(planned, best, current_values_[number])};
  }
  if (best.value == never) return std::nullopt;
  return path_of(std::move(itinerary));
}

solve::Path CorridorOracle::path_of(KeptItinerary itinerary) {
  const Corridor& corridor = network_.corridor();
  const PlannedLot& planned = network_.planned()[itinerary.planned_lot];
  const ItineraryTerms terms =
      terms_of(corridor, network_.cells(), network_.classes()[itinerary.class_number].vehicle_class,
               corridor.orders[network_.lots()[planned.lot].order], itinerary.origin, planned.ready, planned.entered,
               itinerary.steps);
  solve::Path path;
  path.lot = itinerary.planned_lot;
  path.cost = costs_count_ ? terms.cost.value() : 0;
  for (const CellUse& use : terms.uses) path.entries.push_back({static_cast<solve::Row>(use.cell.row()), use.amount});
  if (terms.export_departure.exists()) {
    const Service& service = corridor.services[corridor.departures[terms.export_departure].service];
    path.charge = static_cast<std::uint32_t>(terms.export_departure.row());
    path.fixed = costs_count_ ? service.declaration.value() : 0;
    path.minimum = static_cast<double>(service.minimum_per_lot.count());
  }
  const std::size_t hash = hash_of(itinerary);
  const auto [first, last] = kept_by_hash_.equal_range(hash);
  for (auto known = first; known != last; ++known) {
    const KeptItinerary& other = kept_[known->second];
    if (other.planned_lot == itinerary.planned_lot && other.class_number == itinerary.class_number &&
        other.origin == itinerary.origin && other.steps == itinerary.steps) {
      path.key = known->second;
      return path;
    }
  }
  path.key = kept_.size();
  kept_by_hash_.emplace(hash, path.key);
  kept_.push_back(std::move(itinerary));
  return path;
}

}  // namespace yizhan
