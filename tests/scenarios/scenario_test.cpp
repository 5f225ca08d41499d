// Scenario folders: an overlay of relay-mini, and what `plan` must answer to it.
//
// expected.json holds the exit code, further arguments of `plan` if there are any, and keys of the answer with the
// values that follow by hand: numbers equal to 1e-6 of themselves, lists and objects as far as they are given.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace yizhan {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

void expect_within(const json& expected, const json& found, const std::string& where) {
  if (expected.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      ASSERT_TRUE(found.is_object() && found.contains(key)) << where << "/" << key;
      expect_within(value, found.at(key), where + "/" + key);
    }
  } else if (expected.is_array()) {
    ASSERT_TRUE(found.is_array() && found.size() >= expected.size()) << where << ": " << found;
    for (std::size_t i = 0; i < expected.size(); ++i)
      expect_within(expected[i], found[i], where + "/" + std::to_string(i));
  } else if (expected.is_number()) {
    ASSERT_TRUE(found.is_number()) << where << ": " << found;
    EXPECT_NEAR(found.get<double>(), expected.get<double>(), 1e-6 * std::max(1.0, std::abs(expected.get<double>())))
        << where;
  } else {
    EXPECT_EQ(found, expected) << where;
  }
}

class Scenario : public testing::TestWithParam<std::string> {};

TEST_P(Scenario, AnswersAsExpected) {
  const fs::path folder = fs::path(YIZHAN_ROOT) / "tests/scenarios" / GetParam();
  const json expected = json::parse(text_of(folder / "expected.json"));
  const Scratch scratch;
  const std::vector<std::string> corridor = {"corridors/relay-mini", "--with", (folder / "overlay").string()};
  const auto with = [&](std::vector<std::string> before, const std::vector<std::string>& after) {
    before.insert(before.end(), corridor.begin(), corridor.end());
    before.insert(before.end(), after.begin(), after.end());
    return run_program(before);
  };
  std::vector<std::string> arguments = {"--format", "json", "--out", scratch / "plan"};
  for (const json& argument : expected.value("arguments", json::array())) arguments.push_back(argument);
  const Outcome planned = with({"plan"}, arguments);
  ASSERT_EQ(planned.code, expected["code"]) << planned.out << planned.errors;
  expect_within(expected["answer"], json::parse(planned.out), "");
  if (planned.code == 0) {
    EXPECT_EQ(with({"check"}, {scratch / "plan"}).code, 0);
  }
}

std::vector<std::string> scenarios() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(YIZHAN_ROOT) / "tests/scenarios"))
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Folders, Scenario, testing::ValuesIn(scenarios()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace yizhan
