#include "cli/words.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "cli/grid.h"
#include "tests/support/program.h"

namespace yizhan::cli {
namespace {

TEST(Words, EveryTextHasItsChinese) {
  const std::regex call(R"re(words_?(?:\(\))?\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\))re");
  const std::regex piece(R"re("((?:[^"\\]|\\.)*)")re");
  std::size_t texts = 0;
  for (const auto& [name, source] : files_of(std::filesystem::path(YIZHAN_ROOT) / "src/cli"))
    for (std::sregex_iterator found(source.begin(), source.end(), call), end; found != end; ++found) {
      const std::string literals = (*found)[1];
      std::string text;
      for (std::sregex_iterator part(literals.begin(), literals.end(), piece); part != end; ++part)
        text += (*part)[1];
      text = std::regex_replace(text, std::regex(R"(\\n)"), "\n");
      EXPECT_NE(Words(Language::zh)(text), text) << name;
      ++texts;
    }
  EXPECT_GT(texts, 50);
}

/// The words in brackets of `call("...")` in a module's sources.
std::set<std::string> arguments(const std::string& module, const std::string& call) {
  std::set<std::string> found;
  const std::regex pattern(call + R"re(\("([a-z_ ]+)")re");
  for (const auto& [name, source] : files_of(std::filesystem::path(YIZHAN_ROOT) / "src" / module))
    for (std::sregex_iterator match(source.begin(), source.end(), pattern), end; match != end; ++match)
      found.insert((*match)[1]);
  return found;
}

TEST(Words, PhasesAndFindingsHaveTheirChinese) {
  const auto phases = arguments("solve", "report"), findings = arguments("check", "add");
  EXPECT_GT(phases.size(), 3);
  EXPECT_GT(findings.size(), 10);
  for (const auto& texts : {phases, findings})
    for (const std::string& text : texts) EXPECT_NE(Words(Language::zh)(text), text);
}

TEST(Grid, ChineseIsTwoPlacesWide) {
  EXPECT_EQ(width_of("abc"), 3);
  EXPECT_EQ(width_of("青岛港"), 6);
  EXPECT_EQ(width_of("（A）"), 5);
  EXPECT_EQ(width_of("\xff\xfe"), 2);
}

TEST(Grid, CutsBetweenCharacters) {
  EXPECT_EQ(cut("青岛港", 6), "青岛港");
  EXPECT_EQ(cut("青岛港", 5), "青岛…");
  EXPECT_EQ(cut("青岛港", 4), "青…");
  EXPECT_EQ(cut("terminal", 5), "term…");
}

TEST(Grid, MarksThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(-1234567.891, 2), "-1,234,567.89");
  EXPECT_EQ(grouped(-0.001, 2), "0.00");
}

TEST(Grid, AlignsAndStaysWithinTheLine) {
  Grid grid({Align::left, Align::right});
  grid.add({"青岛", "1"});
  grid.add({"Yantai", "1,000"});
  EXPECT_EQ(grid.str(), "  青岛        1\n  Yantai  1,000\n");
  grid.add({std::string(200, 'x'), "2"});
  std::istringstream lines(grid.str());
  for (std::string line; std::getline(lines, line);) EXPECT_LE(width_of(line), 100);
}

}  // namespace
}  // namespace yizhan::cli
