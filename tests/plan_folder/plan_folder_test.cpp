// What is written as a plan folder reads back the same, in full or not at all.
#include "feed/plan_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "feed/cell.h"
#include "feed/csv.h"
#include "feed/schema.h"
#include "model/rules.h"
#include "tests/support/program.h"
#include "tests/support/random_corridor.h"

namespace yizhan::feed {
namespace {

namespace fs = std::filesystem;

/// Any values that the types can hold; nothing about them need be true.
class RandomPlan {
 public:
  RandomPlan(const Corridor& corridor, std::uint64_t seed) : corridor_(corridor), random_(seed) {}

  PlanDocument draw() {
    PlanDocument document;
    Plan& plan = document.plan;
    plan.corridor = corridor_.id;
    plan.overlays = {"scattered", "with, comma \"quoted\""};
    plan.cost = money();
    plan.bound = money();
    const Table<Lot> lots = lots_of(corridor_);
    for (int i = pick(6); i > 0; --i) plan.itineraries.push_back(itinerary(lots));
    for (std::size_t row = 0; row < corridor_.departures.size(); ++row) {
      if (pick(2) == 0) continue;
      const Index<Departure> departure(row);
      plan.load_units.push_back({departure, "group", 1 + pick(50)});
      plan.departures.push_back({departure, count(), number(), number(), number(), number(), number(), number()});
      plan.runs.push_back("voyage" + std::to_string(row));
    }
    for (std::size_t row = 0; row < corridor_.supplies.size(); ++row)
      if (pick(2) == 0) plan.purchases.push_back({Index<Supply>(row), pick(50), number()});
    for (int i = pick(9); i > 0; --i)
      plan.rows.push_back({"resource/r" + std::to_string(i) + "/2025-01-01T06:00", number(), number(), number()});
    for (std::size_t lot = 0; lot < lots.size(); ++lot)
      if (pick(2) == 0) plan.lots.push_back({Index<Lot>(lot), tally(), money()});
    for (std::size_t row = 0; row < corridor_.targets.size(); ++row)
      plan.targets.push_back({Index<Target>(row),
                              number(),
                              number(),
                              number(),
                              {number(), number(), number()},
                              static_cast<Limit>(pick(4)),
                              Money(number())});
    for (int item = 0; item <= static_cast<int>(CostItem::revenue); ++item)
      plan.costs.push_back({static_cast<CostItem>(item), pick(2) == 0 ? "ship" : "",
                            pick(2) == 0 ? any(corridor_.modes) : Index<Mode>(), money()});
    for (Tally& kind : plan.kinds) kind = tally();
    if (pick(2) == 0) plan.now = corridor_.calendar.start + std::chrono::days(pick(30));
    for (std::size_t lot = 0; lot < lots.size(); ++lot)
      if (pick(2) == 0)
        plan.changes.push_back({Index<Lot>(lot), Vehicles(1 + pick(9)), "a > b", pick(2) == 0 ? "" : "c + d",
                                static_cast<ChangeCause>(pick(6)), "row", money()});
    if (pick(2) == 0) plan.aim = Aim::profit;
    for (const Aim aim : {Aim::targets, Aim::serve})
      if (pick(2) == 0)
        plan.levels.push_back({aim, number(), number(), number(), {{"row/a", 0.5}, {"row/b", number()}}});
    document.run = {"1.2.3",
                    "host",
                    "corridors/mini",
                    {"overlays/one", "overlays/two"},
                    2,
                    18446744073709551615u,
                    number(),
                    number(),
                    static_cast<Stop>(pick(4)),
                    {{"rows", 12}},
                    {{"solve", 0.1}},
                    {{"room_unused", number()}}};
    return document;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<std::uint64_t>(below)); }
  /// Of any size, with all the digits of a double.
  double number() { return std::ldexp(static_cast<double>(random_() >> 11), -pick(53) - 20); }
  Money money() { return Money(pick(2) == 0 ? number() : -number()); }
  Vehicles count() { return Vehicles(pick(100000)); }
  Tally tally() { return {count(), count(), count(), count()}; }
  template <class T>
  Index<T> any(const Table<T>& table) {
    return Index<T>(random_() % table.size());
  }
  Instant instant() { return Instant::minute(pick(200000) - 5000); }

  Itinerary itinerary(const Table<Lot>& lots) {
    Itinerary itinerary{any(lots), any(corridor_.models), any(corridor_.places), Vehicles(1 + pick(9)), {}, money()};
    for (int i = 1 + pick(4); i > 0; --i) {
      Step step;
      const bool leg = corridor_.departures.empty() || pick(2) == 0;
      if (leg)
        step.leg = any(corridor_.legs);
      else
        step.departure = any(corridor_.departures);
      step.start = instant();
      step.end = instant();
      if (!corridor_.duties.empty() && pick(2) == 0) step.duty = any(corridor_.duties);
      if (!corridor_.subsidies.empty() && pick(2) == 0) step.subsidy = any(corridor_.subsidies);
      itinerary.steps.push_back(step);
    }
    return itinerary;
  }

  const Corridor& corridor_;
  std::mt19937_64 random_;
};

/// A written plan whose file may be changed before it is read.
class PlanFolder : public testing::Test {
 protected:
  PlanFolder() : corridor_(random_corridor(1, RandomSize::small)), document_(RandomPlan(corridor_, 5).draw()) {
    EXPECT_TRUE(write_plan(corridor_, document_, folder_).has_value());
  }
  void change(const std::string& file, const std::string& from, const std::string& to) {
    std::string text = text_of(folder_ / file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << text;
    std::ofstream(folder_ / file) << text.replace(at, from.size(), to);
  }
  /// The codes and places of what is wrong.
  std::vector<std::string> faults() {
    std::vector<std::string> found;
    const auto read = read_plan(corridor_, folder_);
    if (!read)
      for (const Notice& notice : read.error())
        found.push_back(notice.code + " " + notice.file + " " + notice.column);
    return found;
  }

  Scratch scratch_;
  const fs::path folder_ = scratch_.path() / "plan";
  const Corridor corridor_;
  const PlanDocument document_;
};

TEST(PlanFolderProperty, ReadsBackTheSame) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Corridor corridor = random_corridor(seed % 20, RandomSize::small);
    const PlanDocument document = RandomPlan(corridor, seed).draw();
    const Scratch scratch;
    ASSERT_TRUE(write_plan(corridor, document, scratch.path() / "plan").has_value());
    const auto read = read_plan(corridor, scratch.path() / "plan");
    ASSERT_TRUE(read.has_value()) << seed << " " << read.error().front().code << " " << read.error().front().column
                                  << " " << read.error().front().value;
    EXPECT_EQ(read->plan, document.plan) << seed;
    EXPECT_EQ(read->run, document.run) << seed;
  }
}

TEST_F(PlanFolder, HasTheFilesAndHeadersOfTheSchema) {
  const auto files = files_of(folder_);
  EXPECT_EQ(files.size(), plan_schema().size() + 2);
  for (const TableSchema& table : plan_schema()) {
    ASSERT_TRUE(files.contains(table.file()));
    const Csv csv = read_csv(files.at(table.file()));
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.name);
    EXPECT_EQ(csv.records.front().cells, names);
  }
}

TEST_F(PlanFolder, TellsANameOfNothing) {
  change("itineraries.csv", lot_name(corridor_, lots_of(corridor_)[document_.plan.itineraries[0].lot]) + ",",
         "ghost,");
  EXPECT_EQ(faults(), std::vector<std::string>{"reference_unknown itineraries.csv lot"});
}

TEST_F(PlanFolder, TellsAGapThatDoesNotFollow) {
  change("plan.json", "\"gap\": ", "\"gap\": 0.5, \"was\": ");
  EXPECT_EQ(faults(), std::vector<std::string>{"plan_disagrees plan.json gap"});
}

TEST_F(PlanFolder, TellsAMissingFile) {
  fs::remove(folder_ / "costs.csv");
  EXPECT_EQ(faults(), std::vector<std::string>{"file_missing costs.csv "});
}

TEST_F(PlanFolder, TellsBrokenJson) {
  change("run.json", "\"seconds\":", "\"seconds\"");
  EXPECT_EQ(faults(), std::vector<std::string>{"json_malformed run.json "});
}

TEST_F(PlanFolder, SaysOfWhatItWasMade) {
  const auto origin = read_origin(folder_);
  ASSERT_TRUE(origin);
  EXPECT_EQ(origin->corridor, corridor_.id);
  EXPECT_EQ(origin->overlays, document_.plan.overlays);
  EXPECT_EQ(origin->corridor_folder, "corridors/mini");
  EXPECT_EQ(origin->overlay_folders, (std::vector<fs::path>{"overlays/one", "overlays/two"}));
}

TEST_F(PlanFolder, OfAnEarlierVersionSaysNoFolders) {
  change("run.json", "\"corridor\":", "\"another\":");
  change("run.json", "\"overlays\":", "\"others\":");
  EXPECT_TRUE(faults().empty());
  const auto origin = read_origin(folder_);
  ASSERT_TRUE(origin);
  EXPECT_TRUE(origin->corridor_folder.empty());
  EXPECT_EQ(origin->corridor, corridor_.id);
}

TEST_F(PlanFolder, StaysWholeWhereItCannotBeReplaced) {
  const auto before = files_of(folder_);
  std::ofstream(folder_ / "notes.txt") << "mine";
  EXPECT_FALSE(write_plan(corridor_, RandomPlan(corridor_, 6).draw(), folder_).has_value());
  fs::remove(folder_ / "notes.txt");
  EXPECT_EQ(files_of(folder_), before);
}

TEST_F(PlanFolder, IsReplacedAsAWholeAndLeavesNothingAside) {
  const PlanDocument other = RandomPlan(corridor_, 6).draw();
  ASSERT_TRUE(write_plan(corridor_, other, folder_).has_value());
  EXPECT_EQ(read_plan(corridor_, folder_)->plan, other.plan);
  EXPECT_EQ(std::distance(fs::directory_iterator(scratch_.path()), fs::directory_iterator()), 1);
}

}  // namespace
}  // namespace yizhan::feed
