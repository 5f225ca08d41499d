#include "cli/words.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "cli/grid.h"
#include "tests/support/program.h"

namespace yizhan::cli {
namespace {

/// What stands between the bracket that opens at `open` and its own closing one.
std::string in_brackets(const std::string& source, std::size_t open) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = open; i < source.size(); ++i) {
    if (source[i] == '\\' && quoted)
      ++i;
    else if (source[i] == '"')
      quoted = !quoted;
    else if (!quoted && source[i] == '(')
      ++depth;
    else if (!quoted && source[i] == ')' && --depth == 0)
      return source.substr(open + 1, i - open - 1);
  }
  return {};
}

/// Also where a call chooses between two texts.
TEST(Words, EveryTextHasItsChinese) {
  const std::regex call(R"re(\bwords_?(?:\(\))?\()re"), texts(R"re((?:"(?:[^"\\]|\\.)*"\s*)+)re");
  const std::regex piece(R"re("((?:[^"\\]|\\.)*)")re");
  std::size_t found = 0;
  for (const auto& [name, source] : files_of(std::filesystem::path(YIZHAN_ROOT) / "src/cli"))
    for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at) {
      const std::string inside = in_brackets(source, static_cast<std::size_t>(at->position() + at->length()) - 1);
      for (std::sregex_iterator literal(inside.begin(), inside.end(), texts); literal != end; ++literal) {
        const std::string literals = literal->str();
        std::string text;
        for (std::sregex_iterator part(literals.begin(), literals.end(), piece); part != end; ++part)
          text += (*part)[1];
        text = std::regex_replace(text, std::regex(R"(\\n)"), "\n");
        EXPECT_NE(Words(Language::zh)(text), text) << name;
        ++found;
      }
    }
  EXPECT_GT(found, 50);
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
