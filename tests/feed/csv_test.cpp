#include "feed/csv.h"

#include <gtest/gtest.h>

namespace yizhan::feed {
namespace {

TEST(Csv, QuotedCellsHoldCommasQuotesAndLineBreaks) {
  const Csv csv = read_csv("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\nlines\",x\nlast,y");
  ASSERT_EQ(csv.records.size(), 4U);
  EXPECT_EQ(csv.records[1].cells, (std::vector<std::string>{"1,5", "say \"hi\""}));
  EXPECT_EQ(csv.records[2].cells[0], "two\nlines");
  EXPECT_FALSE(csv.fault);
}

TEST(Csv, LinesAreCountedAsAnEditorShowsThem) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const Csv csv = read_csv("a,b" + end + "1,2" + end + end + "\"x" + end + "y\",4" + end + "5,6" + end);
    ASSERT_EQ(csv.records.size(), 4U);
    EXPECT_EQ(csv.records[1].line, 2);
    EXPECT_EQ(csv.records[2].line, 4);
    EXPECT_EQ(csv.records[3].line, 6);
  }
}

TEST(Csv, WhatIsWrittenReadsBack) {
  const std::vector<std::string> cells = {"plain", "", "a,b", "\"", "x\r\ny", " 驿站"};
  std::string text;
  append_csv(text, cells);
  EXPECT_EQ(read_csv(text).records.at(0).cells[4], "x\r\ny");
  EXPECT_EQ(read_csv(text).records.at(0).cells[3], "\"");
  EXPECT_EQ(read_csv(text).records.at(0).cells.size(), cells.size());
}

TEST(Csv, FaultsEndTheReadingAndAreNamed) {
  EXPECT_EQ(read_csv("a\n\"never closed\n").fault, CsvFault::quotes);
  EXPECT_EQ(read_csv("a\nx\"y\n").fault, CsvFault::quotes);
  EXPECT_EQ(read_csv("a\n" + std::string(longest_cell + 1, 'x')).fault, CsvFault::cell_too_long);
  EXPECT_EQ(read_csv("a\n\"" + std::string(1 << 20, '\n')).fault, CsvFault::cell_too_long);
  EXPECT_TRUE(read_csv("").records.empty());
}

}  // namespace
}  // namespace yizhan::feed
