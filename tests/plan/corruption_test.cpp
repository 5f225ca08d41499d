// Every field of a plan's files changed in turn: the checker must find it, by meaning, and name the place.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "check/check.h"
#include "feed/plan_folder.h"
#include "feed/schema.h"
#include "plan/planner.h"
#include "tests/support/random_corridor.h"

namespace yizhan {
namespace {

namespace fs = std::filesystem;
using Cells = std::vector<std::vector<std::string>>;

Cells read_cells(const fs::path& file) {
  Cells cells;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    EXPECT_EQ(line.find('"'), std::string::npos) << "the names of random corridors need no quotes";
    std::vector<std::string>& row = cells.emplace_back();
    std::stringstream text(line + ",");
    for (std::string cell; std::getline(text, cell, ',');) row.push_back(cell);
  }
  return cells;
}

void write_cells(const fs::path& file, const Cells& cells) {
  std::ofstream out(file);
  for (const auto& row : cells)
    for (std::size_t i = 0; i < row.size(); ++i) out << row[i] << (i + 1 < row.size() ? ',' : '\n');
}

/// Another value of the same kind: a number a little higher, a day later or earlier, another name of the column.
std::string changed(const Cells& cells, std::size_t row, std::size_t column) {
  static const std::regex number("-?[0-9.]+(e[-+]?[0-9]+)?"), whole("[0-9]+"),
      date("([0-9]{4}-[0-9]{2}-)([0-9]{2})(.*)");
  const std::string& cell = cells[row][column];
  std::smatch parts;
  if (std::regex_match(cell, whole)) return std::to_string(std::stol(cell) + 1);
  if (std::regex_match(cell, number)) return std::to_string(std::stod(cell) * 1.001 + 0.5);
  if (std::regex_match(cell, parts, date)) {
    const int day = std::stoi(parts[2]);
    const std::string other = std::to_string(day < 28 ? day + 1 : day - 1);
    return parts[1].str() + (other.size() < 2 ? "0" : "") + other + parts[3].str();
  }
  for (std::size_t other = 1; other < cells.size(); ++other)
    if (cells[other][column] != cell) return cells[other][column];
  return "nothing";
}

/// What is said of a folder: where each fault or notice of the reader stands.
struct Said {
  std::vector<std::pair<std::string, long>> places;
  bool bound_proven = true;
  [[nodiscard]] bool names(const std::string& file) const {
    return std::any_of(places.begin(), places.end(), [&](const auto& place) { return place.first == file; });
  }
  [[nodiscard]] bool names(const std::string& file, long row) const {
    return std::find(places.begin(), places.end(), std::pair(file, row)) != places.end();
  }
};

Said said_of(const Corridor& corridor, const fs::path& folder) {
  Said said;
  const auto document = feed::read_plan(corridor, folder);
  if (!document) {
    for (const Notice& notice : document.error()) said.places.emplace_back(notice.file, notice.row);
    return said;
  }
  const check::Verdict verdict = check::check(corridor, document->plan);
  for (const check::Fault& fault : verdict.faults) said.places.emplace_back(fault.file, fault.row);
  said.bound_proven = verdict.bound.value() >= document->plan.bound.value() - 1e-6 * std::abs(verdict.bound.value());
  return said;
}

/// Where a changed decision shows: what follows from it is stated in these files, and no longer true.
const std::map<std::pair<std::string, std::string>, std::string> shown_elsewhere = {
    {{"itineraries.csv", "quantity"}, "lots.csv"},
    {{"itineraries.csv", "lot"}, "lots.csv"},
    {{"itineraries.csv", "model"}, "cells.csv"},
    {{"itineraries.csv", "origin"}, "cells.csv"},
    {{"load_units.csv", "count"}, "departures.csv"},
    {{"load_units.csv", "departure"}, "departures.csv"},
    {{"load_units.csv", "shares"}, "cells.csv"},
    {{"purchases.csv", "quantity"}, "costs.csv"},
    {{"purchases.csv", "supply"}, "cells.csv"},
    {{"purchases.csv", "week"}, "cells.csv"},
    {{"steps.csv", "duty"}, "itineraries.csv"},
    {{"steps.csv", "subsidy"}, "itineraries.csv"},
    {{"steps.csv", "starts"}, "itineraries.csv"},
    {{"runs.csv", "voyage"}, "cells.csv"},
    {{"costs.csv", "item"}, "plan.json"},
    {{"costs.csv", "cost_cny"}, "plan.json"}};

/// A key that is changed to another may be told at the row that has it too.
bool is_key(const std::string& file, const std::string& column) {
  const feed::TableSchema* table = feed::find_table(feed::plan_schema(), fs::path(file).stem().string());
  return table->columns[table->column(column).value()].key;
}

class Corruption : public testing::Test {
 protected:
  /// A tiny corridor whose plan has rows in every table.
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("yizhan_corruption_" + std::to_string(::getpid()));
    bool everything = false;
    for (std::uint64_t seed = 1; !everything && seed < 400; ++seed) {
      corridor_ = random_corridor(seed, RandomSize::tiny);
      PlanOptions options;
      options.work_limit = 5000;
      document_ = plan(corridor_, options).document;
      const Plan& plan = document_.plan;
      everything = plan.load_units.size() > 1 && !plan.runs.empty() && plan.purchases.size() > 1 &&
                   plan.total().late > Vehicles();
    }
    ASSERT_TRUE(everything);
    ASSERT_TRUE(feed::write_plan(corridor_, document_, folder_));
    ASSERT_TRUE(said_of(corridor_, folder_).places.empty());
  }
  void TearDown() override { fs::remove_all(folder_); }

  Corridor corridor_;
  PlanDocument document_;
  fs::path folder_;
};

TEST_F(Corruption, OfAnyCellOfATableIsFoundAndItsPlaceNamed) {
  int tried = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
    const std::string file = entry.path().filename().string();
    if (entry.path().extension() != ".csv") continue;
    const Cells sound = read_cells(entry.path());
    for (std::size_t row = 1; row < sound.size(); ++row)
      for (std::size_t column = 0; column < sound[row].size(); ++column) {
        Cells cells = sound;
        cells[row][column] = changed(sound, row, column);
        write_cells(entry.path(), cells);
        const Said said = said_of(corridor_, folder_);
        const std::string& name = sound[0][column];
        SCOPED_TRACE(file + ":" + std::to_string(row + 1) + " " + name + " " + sound[row][column] + " -> " +
                     cells[row][column]);
        ++tried;
        if (name == "price_cny" && file == "cells.csv") {
          EXPECT_TRUE(!said.places.empty() || said.bound_proven);
          continue;
        }
        const auto elsewhere = shown_elsewhere.find({file, name});
        EXPECT_TRUE(said.names(file, static_cast<long>(row) + 1) || (is_key(file, name) && said.names(file)) ||
                    (elsewhere != shown_elsewhere.end() && said.names(elsewhere->second)));
      }
    write_cells(entry.path(), sound);
  }
  EXPECT_GT(tried, 300);
}

TEST_F(Corruption, OfAnyNumberOfTheSummaryIsFoundThere) {
  const fs::path file = folder_ / "plan.json";
  const auto sound = nlohmann::ordered_json::parse(std::ifstream(file));
  const auto flat = sound.flatten();
  for (const auto& [key, value] : flat.items()) {
    if (!value.is_number()) continue;
    auto changed_file = sound;
    changed_file[nlohmann::ordered_json::json_pointer(key)] =
        value.is_number_integer() ? nlohmann::ordered_json(value.get<long>() + 1)
                                  : nlohmann::ordered_json(value.get<double>() * 1.001 + 0.5);
    std::ofstream(file) << changed_file.dump();
    EXPECT_TRUE(said_of(corridor_, folder_).names("plan.json")) << key;
  }
}

TEST_F(Corruption, OfThePricesFailsWhenTheyProveTheBoundNoMore) {
  int refuted = 0;
  for (std::size_t i = 0; i < document_.plan.rows.size(); ++i)
    for (const double factor : {0.0, 0.5, 3.0}) {
      Plan plan = document_.plan;
      if (plan.rows[i].price == 0) continue;
      plan.rows[i].price *= factor;
      const check::Verdict verdict = check::check(corridor_, plan);
      const bool proven = verdict.bound.value() >= plan.bound.value() - 1e-9 * std::abs(plan.bound.value());
      EXPECT_TRUE(proven || !verdict.ok()) << plan.rows[i].row;
      refuted += !proven;
    }
  EXPECT_GT(refuted, 0);
}

}  // namespace
}  // namespace yizhan
