// Schema, binding and page say the same.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "feed/corridor_reader.h"
#include "feed/corridor_tables.h"
#include "feed/corridor_writer.h"
#include "feed/reference_page.h"
#include "feed/schema.h"
#include "tests/feed/scratch_folder.h"

namespace yizhan::feed {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Binding walks the columns of a table and throws where the two differ; the base has rows in every table, so
/// reading and writing it walks them all.
TEST(Drift, EveryColumnIsBoundInItsOrder) {
  const ReadResult result = read_corridor(YIZHAN_ROOT "/tests/feed/base");
  ASSERT_TRUE(result.corridor);
  for (const TableRows& table : tables_of(*result.corridor).tables)
    EXPECT_FALSE(table.rows.empty()) << table.schema->name;
}

/// What a column holds must come back from the corridor: none is read and forgotten.
TEST(Drift, EveryCellOfTheBaseComesBack) {
  NoticeList notices;
  const Tables before = read_tables(YIZHAN_ROOT "/tests/feed/base", {}, notices);
  const Tables after = tables_of(corridor_of(before));
  for (std::size_t t = 0; t < before.tables.size(); ++t) {
    const TableRows& table = before.tables[t];
    ASSERT_EQ(table.rows.size(), after.tables[t].rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      for (std::size_t c = 0; c < table.schema->columns.size(); ++c) {
        const std::string& cell = table.rows[r].cells[c];
        if (cell.empty()) continue;
        EXPECT_EQ(after.tables[t].text(after.tables[t].rows[r], c), cell)
            << table.schema->file() << " " << table.schema->columns[c].name;
      }
  }
}

TEST(Drift, TheReferencePageIsThatOfTheSchema) {
  EXPECT_EQ(text_of(YIZHAN_ROOT "/docs/reference/feed.md"), reference_page())
      << "run feed_page > docs/reference/feed.md";
}

TEST(Drift, EveryTableHasItsDescription) {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(YIZHAN_ROOT "/schema/tables"))
    files.insert(entry.path().stem().string());
  std::set<std::string> listed;
  for (const TableSchema& table : feed_schema()) listed.insert(table.name);
  EXPECT_EQ(files, listed);
}

TEST(Drift, EveryColumnIsDescribedInBothLanguages) {
  std::vector<TableSchema> tables = feed_schema();
  tables.push_back(corridor_schema());
  for (const TableSchema& table : tables)
    for (const Column& column : table.columns) {
      EXPECT_FALSE(column.meaning.en.empty() || column.meaning.zh.empty()) << table.name << "." << column.name;
      EXPECT_EQ(column.type == Type::reference, !column.table.empty()) << table.name << "." << column.name;
      EXPECT_EQ(column.type == Type::enumeration, !column.values.empty()) << table.name << "." << column.name;
      if (!column.table.empty()) {
        EXPECT_NE(find_table(feed_schema(), column.table), nullptr) << column.table;
      }
    }
}

TEST(Template, HasEveryTableAndOnlyLacksWhatIsToBeFilledIn) {
  const ScratchFolder folder;
  write_template(folder / "new");
  const ReadResult result = read_corridor(folder / "new");
  EXPECT_FALSE(result.corridor);
  for (const Notice& notice : result.notices) {
    EXPECT_EQ(notice.code, "value_missing") << notice.file << " " << notice.column;
    EXPECT_EQ(notice.file, "corridor.toml");
  }
  for (const TableSchema& table : feed_schema()) EXPECT_TRUE(std::filesystem::exists(folder / "new" / table.file()));
  EXPECT_THROW(write_template(folder / "new"), std::filesystem::filesystem_error);
}

}  // namespace
}  // namespace yizhan::feed
