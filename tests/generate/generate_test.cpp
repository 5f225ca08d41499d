// Generated corridors: valid whatever is asked, the same each time, of the size, tightness and growth that was asked.
#include "generate/generate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "feed/corridor_reader.h"
#include "feed/corridor_writer.h"
#include "model/rules.h"
#include "tests/support/program.h"

namespace yizhan::generate {
namespace {

Wishes wishes(long vehicles, std::uint64_t seed) {
  Wishes asked;
  asked.vehicles = vehicles;
  asked.seed = seed;
  return asked;
}

feed::ReadResult written_and_read(const Corridor& corridor) {
  const Scratch scratch;
  const std::filesystem::path folder = scratch.path() / "corridor";
  EXPECT_TRUE(feed::replace_corridor(corridor, folder));
  return feed::read_corridor(folder, {});
}

long vehicles_of(const Corridor& corridor) {
  long vehicles = 0;
  for (const Order& order : corridor.orders)
    if (is_planned(corridor, order)) vehicles += order.quantity.count();
  return vehicles;
}

class Asked : public testing::TestWithParam<int> {};

TEST_P(Asked, IsValidAndOfTheSizeAsked) {
  const int seed = GetParam();
  Wishes asked = wishes(std::array{20, 75, 300, 1700, 5000}[static_cast<std::size_t>(seed % 5)],
                        static_cast<std::uint64_t>(seed));
  if (seed % 2 == 1) asked.gateways = 1 + seed % 10;
  if (seed % 3 == 1) asked.markets = 1 + (seed * 7) % 34;
  if (seed % 4 == 1) asked.period = Hours::of(8);
  asked.tightness = std::array{0.9, 0.3, 1.0, 2.5}[static_cast<std::size_t>(seed % 4)];
  asked.short_trade = seed % 6 == 1;
  asked.penalty = 1 + seed % 3;

  const Corridor corridor = generate(asked);
  EXPECT_EQ(vehicles_of(corridor), asked.vehicles);
  const feed::ReadResult read = written_and_read(corridor);
  for (const Notice& notice : read.notices) ADD_FAILURE() << notice.code << " " << notice.file << " " << notice.value;
  ASSERT_TRUE(read.corridor);
  EXPECT_EQ(read.corridor->calendar, corridor.calendar);
  EXPECT_EQ(vehicles_of(*read.corridor), asked.vehicles);
  EXPECT_EQ(read.corridor->figures.high + read.corridor->figures.medium > 0, true);
  EXPECT_EQ(read.corridor->departures.size(), corridor.departures.size());
  EXPECT_NEAR(contents_of(*read.corridor).tightness, contents_of(corridor).tightness, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Generate, Asked, testing::Range(0, 24));

/// Bunched orders of a trade that offers little still meet a departure each.
TEST(Generate, IsValidWhereItIsScarce) {
  for (const std::uint64_t seed : {17U, 24U}) {
    Wishes asked = *preset("scarce");
    asked.vehicles = 20000;
    asked.seed = seed;
    EXPECT_TRUE(written_and_read(generate(asked)).notices.empty()) << seed;
  }
}

TEST(Generate, IsTheSameEachTime) {
  Wishes asked = wishes(3000, 11);
  EXPECT_EQ(generate(asked), generate(asked));
  asked.seed = 12;
  EXPECT_NE(generate(asked).orders, generate(wishes(3000, 11)).orders);
}

/// Three years are valid, the same each time, alike in what is due, and have their own quotas, targets and grants.
TEST(Generate, YearsFollowOneAnother) {
  Wishes asked = wishes(9000, 5);
  asked.years = 3;
  const Corridor corridor = generate(asked);
  EXPECT_EQ(corridor, generate(asked));
  EXPECT_EQ((corridor.calendar.end - corridor.calendar.start).count() + 1, 3 * 365);
  EXPECT_TRUE(written_and_read(corridor).notices.empty());
  EXPECT_EQ(vehicles_of(corridor), 9000);
  std::map<long, long> due, sailings;
  for (const Order& order : corridor.orders)
    due[(order.due - corridor.calendar.start).count() / 365] += order.quantity.count();
  for (const Departure& departure : corridor.departures) ++sailings[departure.departs.minute() / 1440 / 365];
  for (long year = 0; year < 3; ++year) {
    EXPECT_NEAR(static_cast<double>(due[year]), 3000, 600) << year;
    EXPECT_GT(sailings[year], 100) << year;
  }
  const auto of_each = [&](const auto& table) {
    std::map<std::string, int> names;  // without the year's number
    for (const auto& row : table) ++names[row.id.substr(0, row.id.find_last_not_of("-23") + 1)];
    return std::all_of(names.begin(), names.end(), [](const auto& name) { return name.second == 3; });
  };
  EXPECT_TRUE(of_each(corridor.quotas));
  EXPECT_TRUE(of_each(corridor.targets));
  EXPECT_TRUE(of_each(corridor.subsidies));
}

TEST(Generate, PresetsAreOfTheirSize) {
  EXPECT_EQ(preset("small")->vehicles, 34000);
  EXPECT_EQ(preset("nation")->vehicles, 1200000);
  EXPECT_EQ(preset("nation")->gateways, 10);
  EXPECT_EQ(preset("scarce")->vehicles, 200000);
  EXPECT_FALSE(preset("vast"));
  Wishes few = *preset("nation");
  few.vehicles = 30000;
  EXPECT_EQ(contents_of(generate(few)).gateways, 10);
}

TEST(Generate, HasEveryFeatureOfTheFeed) {
  const Corridor corridor = generate(wishes(6000, 3));
  const auto some = [](const auto& table, auto holds) { return std::any_of(table.begin(), table.end(), holds); };
  for (const OrderKind kind : {OrderKind::export_, OrderKind::kd, OrderKind::transit, OrderKind::domestic})
    EXPECT_TRUE(some(corridor.orders, [&](const Order& order) { return order.kind == kind; }));
  EXPECT_TRUE(some(corridor.orders, [](const Order& order) { return order.models.size() > 1; }));
  EXPECT_TRUE(some(corridor.orders, [](const Order& order) { return order.must_serve; }));
  EXPECT_TRUE(some(corridor.orders, [](const Order& order) { return !order.modes.empty(); }));
  EXPECT_TRUE(some(corridor.orders, [](const Order& order) { return order.lever.exists(); }));
  for (const char* state : {"built", "gathered", "landed"})
    EXPECT_TRUE(some(corridor.stock, [&](const Stock& stock) { return corridor.states[stock.state].id == state; }));
  EXPECT_TRUE(some(corridor.departures, [](const Departure& row) { return row.minimum > Vehicles(); }));
  EXPECT_TRUE(some(corridor.departures, [](const Departure& row) { return row.fixed > Money(); }));
  EXPECT_TRUE(some(corridor.departures, [](const Departure& row) { return row.teu.has_value(); }));
  EXPECT_TRUE(some(corridor.duties, [](const Duty& duty) { return duty.quota.exists(); }));
  EXPECT_TRUE(some(corridor.part_stocks, [](const PartStock& stock) { return stock.opening > 0; }));
  std::map<Index<Place>, int> steps;
  for (const TariffStep& step : corridor.tariffs) ++steps[step.place];
  EXPECT_TRUE(some(steps, [](const auto& place) { return place.second > 1; }));
  for (const std::size_t rows :
       {corridor.kits.size(), corridor.supplies.size(), corridor.levers.size(), corridor.targets.size(),
        corridor.accounts.size(), corridor.subsidies.size(), corridor.variations.size(), corridor.capacities.size()})
    EXPECT_GT(rows, 0U);
}

/// By hand: who is hauled to the main terminal at the least cost among those whose ships reach the market.
struct Count {
  double wanted = 0, offered = 0;
};

Count count_main(const Corridor& corridor) {
  std::map<std::string, std::set<std::string>> reached;  // terminal -> markets
  std::map<std::string, double> voyages;
  for (const Departure& departure : corridor.departures) {
    const Service& service = corridor.services[departure.service];
    if (corridor.modes[service.mode].id != "roro") continue;
    for (const Leg& leg : corridor.legs)
      if (leg.stage == "clear" && leg.from == service.to)
        reached[corridor.places[service.from].id].insert(corridor.places[leg.to].id);
    if (corridor.places[service.from].id == "qingdao-roro") voyages[departure.voyage] = departure.ceu->value();
  }
  std::set<Index<Order>> landed;
  std::set<Index<Order>> there;
  for (const Stock& stock : corridor.stock) {
    if (corridor.states[stock.state].id == "landed") landed.insert(stock.order);
    if (corridor.places[stock.place].id == "qingdao-roro") there.insert(stock.order);
  }
  Count count;
  for (const auto& [voyage, ceu] : voyages) count.offered += ceu;
  for (std::size_t row = 0; row < corridor.orders.size(); ++row) {
    const Order& order = corridor.orders[Index<Order>(row)];
    if (order.commitment == Commitment::prospect || order.form == Form::kit || landed.contains(Index<Order>(row)))
      continue;
    std::string cheapest = there.contains(Index<Order>(row)) ? "qingdao-roro" : "";
    double least = cheapest.empty() ? 1e9 : 0;
    for (const Leg& leg : corridor.legs) {
      if (leg.stage != "haul" || leg.from != order.origins.at(0) || leg.filter.forms == std::vector{Form::kit})
        continue;
      if (!reached[corridor.places[leg.to].id].contains(corridor.places[order.market].id)) continue;
      if (leg.cost.per_vehicle.value() < least)
        least = leg.cost.per_vehicle.value(), cheapest = corridor.places[leg.to].id;
    }
    const Model& model = corridor.models[order.models.front()];
    if (cheapest == "qingdao-roro")
      count.wanted += static_cast<double>(order.quantity.count()) * model.length.value() * model.width.value() / 7.4;
  }
  return count;
}

TEST(Generate, ReachesTheTightnessAsked) {
  for (const double asked : {0.5, 0.9, 1.0, 1.4})
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      Wishes some = wishes(12000, seed);
      some.tightness = asked;
      const Corridor corridor = generate(some);
      const Count count = count_main(corridor);
      EXPECT_NEAR(count.wanted / count.offered, asked, 0.02 * asked) << seed;
      EXPECT_NEAR(contents_of(corridor).tightness, count.wanted / count.offered, 1e-9);
    }
}

TEST(Generate, TheShortTradeOffersLessThanIsWanted) {
  Wishes some = wishes(40000, 5);
  const Corridor enough = generate(some);
  some.short_trade = true;
  const Corridor lacking = generate(some);
  const auto to_santos = [](const Corridor& corridor) {
    std::map<std::string, double> voyages;
    for (const Departure& row : corridor.departures)
      if (row.ceu && corridor.places[corridor.services[row.service].to].id == "santos")
        voyages[row.voyage] = row.ceu->value();
    double ceu = 0;
    for (const auto& [voyage, size] : voyages) ceu += size;
    return ceu;
  };
  EXPECT_LT(to_santos(lacking), 0.8 * to_santos(enough));
}

struct Sizes {
  double mean = 0, deviation = 0, smallest = 1e9, largest = 0;
};

Sizes lot_sizes(const Corridor& corridor) {
  Sizes sizes;
  double count = 0, squares = 0;
  for (const Order& order : corridor.orders) {
    const auto size = static_cast<double>(order.quantity.count());
    ++count;
    sizes.mean += size;
    squares += size * size;
    sizes.smallest = std::min(sizes.smallest, size);
    sizes.largest = std::max(sizes.largest, size);
  }
  sizes.mean /= count;
  sizes.deviation = std::sqrt(squares / count - sizes.mean * sizes.mean);
  return sizes;
}

TEST(Growth, DeparturesGrowWithTheVehiclesAndLotsDoNot) {
  const auto rate = [](long departures, long vehicles) {
    return 1000.0 * static_cast<double>(departures) / static_cast<double>(vehicles);
  };
  for (const long vehicles : {20000L, 60000L, 200000L}) {
    const Corridor corridor = generate(wishes(vehicles, 1));
    const Contents contents = contents_of(corridor);
    EXPECT_EQ(contents.vehicles, vehicles);
    EXPECT_NEAR(rate(contents.sailings, vehicles), 12.4, 1.2) << vehicles;
    EXPECT_NEAR(rate(contents.liners, vehicles), 10, 1.5) << vehicles;
    EXPECT_NEAR(rate(contents.trains, vehicles), 7, 2.5) << vehicles;
    EXPECT_EQ(contents.gateways, 4);
    EXPECT_EQ(contents.markets, 24);
    const Sizes sizes = lot_sizes(corridor);
    EXPECT_NEAR(sizes.mean, 33.5, 1);
    EXPECT_NEAR(sizes.deviation, 12, 1);
    EXPECT_GE(sizes.smallest, 5);
    EXPECT_LE(sizes.largest, 62);
  }
}

TEST(Folder, KeepsWhatIsNoCorridor) {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path() / "mine" / "overlays");
  const auto refused = feed::replace_corridor(generate(wishes(20, 1)), scratch.path() / "mine");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().at(0).code, "out_not_a_corridor");
  EXPECT_EQ(refused.error().at(0).value, "overlays");
  EXPECT_TRUE(std::filesystem::exists(scratch.path() / "mine" / "overlays"));
}

TEST(Folder, ReplacesAnOlderCorridor) {
  const Scratch scratch;
  ASSERT_TRUE(feed::replace_corridor(generate(wishes(300, 1)), scratch.path() / "one"));
  ASSERT_TRUE(feed::replace_corridor(generate(wishes(300, 2)), scratch.path() / "one"));
  ASSERT_TRUE(feed::replace_corridor(generate(wishes(300, 2)), scratch.path() / "two"));
  EXPECT_EQ(files_of(scratch.path() / "one"), files_of(scratch.path() / "two"));
}

}  // namespace
}  // namespace yizhan::generate
