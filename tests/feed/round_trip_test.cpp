// What is written reads back the same.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "feed/cell.h"
#include "feed/corridor_reader.h"
#include "feed/corridor_tables.h"
#include "feed/corridor_writer.h"
#include "feed/notice_text.h"
#include "tests/feed/scratch_folder.h"
#include "tests/support/random_corridor.h"

namespace yizhan::feed {
namespace {

/// A cell that its column allows, any of them.
std::string random_cell(const Column& column) {
  const auto number = [&](double least, double most) {
    return *rc::gen::inRange(0, 1'000'000) / 1e6 * (std::min(most, 1e6) - least) + least;
  };
  switch (column.type) {
    case Type::whole:
      return std::to_string(static_cast<long>(number(column.least.value_or(0), column.most.value_or(1000))));
    case Type::number:
    case Type::money:
      return format_number(number(column.least.value_or(-1000), column.most.value_or(1e6)));
    case Type::text:
      return *rc::gen::elementOf(
          std::vector<std::string>{"", "a, b", "say \"so\"", "two\nlines", "驿站", "#", "a;b"});
    case Type::yes_no:
      return *rc::gen::elementOf(std::vector<std::string>{"yes", "no"});
    case Type::enumeration:
      return *rc::gen::elementOf(column.values);
    case Type::source:
      return *rc::gen::elementOf(std::vector<std::string>{"A", "H [1]", "M [1][2]", "L [2]"});
    default:
      return {};
  }
}

/// Whether any value will do: what other rows or columns depend on stays as it is.
bool is_free(const TableSchema& table, const Column& column) {
  constexpr Type others[] = {Type::id,       Type::word,    Type::reference, Type::date,
                             Type::datetime, Type::country, Type::unlocode};
  if (column.key || column.unique || column.list || std::ranges::count(others, column.type) > 0) return false;
  for (const char* name :
       {"weekdays", "from_hour", "to_hour", "per", "basis", "unit", "quantity", "commitment", "form", "metric"})
    if (column.name == name) return false;
  const bool bounded = table.name == "departures" || table.name == "variations" || table.name == "load_units";
  return !bounded || column.type == Type::text || column.type == Type::source;
}

void randomise(TableRows& table) {
  for (Row& row : table.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = table.schema->columns[i];
      if (!is_free(*table.schema, column)) continue;
      std::string cell = random_cell(column);
      if (!cell.empty() || !column.required) row.cells[i] = std::move(cell);
    }
}

std::string first_error(const Notices& notices) {
  for (const Notice& notice : notices)
    if (notice.severity == Severity::error) return render(notice, Language::en);
  return {};
}

TEST(RoundTrip, CorridorsOfRandomCells) {
  const ScratchFolder folder;
  const bool held = rc::check("what is written reads back equal", [&] {
    NoticeList notices;
    Tables tables = read_tables(YIZHAN_ROOT "/tests/feed/base", {}, notices);
    for (TableRows& table : tables.tables) randomise(table);
    write_corridor(corridor_of(tables), folder / "first");
    const ReadResult first = read_corridor(folder / "first");
    if (!first.corridor) RC_FAIL(first_error(first.notices));
    write_corridor(*first.corridor, folder / "second");
    const ReadResult second = read_corridor(folder / "second");
    RC_ASSERT(second.corridor.has_value());
    RC_ASSERT(*first.corridor == *second.corridor);
    Corridor expected = corridor_of(tables);
    expected.figures = first.corridor->figures;
    RC_ASSERT(*first.corridor == expected);
  });
  EXPECT_TRUE(held);
}

TEST(RoundTrip, RandomPlanningCorridors) {
  const ScratchFolder folder;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Corridor corridor = random_corridor(seed, seed % 2 == 0 ? RandomSize::small : RandomSize::tiny);
    write_corridor(corridor, folder / "corridor");
    ReadResult result = read_corridor(folder / "corridor");
    ASSERT_TRUE(result.corridor) << seed;
    result.corridor->figures = corridor.figures;
    EXPECT_TRUE(*result.corridor == corridor) << seed;
  }
}

TEST(RoundTrip, AFolderIsReplacedAsAWhole) {
  const ScratchFolder folder;
  const Corridor corridor = random_corridor(1, RandomSize::tiny);
  folder.write("corridor/duties.csv", "old");
  folder.write("corridor/stale.csv", "old");
  folder.write("corridor.new/left_by_a_failed_run.csv", "old");
  write_corridor(corridor, folder / "corridor");
  EXPECT_TRUE(read_corridor(folder / "corridor").corridor.has_value());
  EXPECT_FALSE(std::filesystem::exists(folder / "corridor" / "stale.csv"));
  EXPECT_FALSE(std::filesystem::exists(folder / "corridor.new"));
  EXPECT_FALSE(std::filesystem::exists(folder / "corridor.old"));
}

}  // namespace
}  // namespace yizhan::feed
