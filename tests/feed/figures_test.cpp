#include "feed/figures.h"

#include <gtest/gtest.h>

#include "tests/feed/scratch_folder.h"

namespace yizhan::feed {
namespace {

FigureCount counted(const std::string& load_units) {
  const ScratchFolder folder;
  folder.write("sources.csv", "id,text\n1,One\n27,Other\n");
  folder.write("load_units.csv", load_units);
  NoticeList notices;
  Tables tables = read_tables(folder.path(), {}, notices);
  return count_figures(tables, notices);
}

TEST(Figures, CountOncePerCellWithTheirMark) {
  EXPECT_EQ(counted("id,teu,source\na,1,H [1]\nb,2,M [27][1]\nc,2,\"L [1,27]\"\nd,2,A\n"), (FigureCount{1, 1, 1, 1}));
}

TEST(Figures, DefaultsAndEmptyCellsAreNoFigures) {
  EXPECT_EQ(counted("id,teu,source\na,0,H [1]\nb,,H [1]\n"), FigureCount());
}

TEST(Figures, ExceptionsHoldForTheirColumns) {
  EXPECT_EQ(counted("id,teu,source\na,1,A; teu: H [27]\nb,1,teu: M [1]\n"), (FigureCount{1, 1, 0, 0}));
}

TEST(Figures, WithoutAMarkTheyCountAsAssumed) { EXPECT_EQ(counted("id,teu\na,1\nb,2\n"), (FigureCount{0, 0, 0, 2})); }

}  // namespace
}  // namespace yizhan::feed
