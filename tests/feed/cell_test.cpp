#include "feed/cell.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "feed/encoding.h"

namespace yizhan::feed {
namespace {

TEST(Cell, NumbersAreDecimalFiniteAndWhole) {
  EXPECT_EQ(parse_number("12.5"), 12.5);
  EXPECT_EQ(parse_number("+3"), 3);
  EXPECT_EQ(parse_number("1e3"), 1000);
  EXPECT_FALSE(std::signbit(*parse_number("-0")));
  for (const char* text : {"", "1,000", "nan", "inf", "0x10", "1 ", "--1", "1e999", "一"})
    EXPECT_FALSE(parse_number(text)) << text;
  EXPECT_EQ(parse_whole("-42"), -42);
  EXPECT_FALSE(parse_whole("4.0"));
}

TEST(Cell, NumbersReadBackTheSame) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> exponent(-20, 20);
  for (int i = 0; i < 10'000; ++i) {
    const double number = std::pow(10, exponent(random)) * (random() % 2 == 0 ? 1 : -1);
    EXPECT_EQ(parse_number(format_number(number)), number);
  }
  EXPECT_EQ(format_number(1e6), "1000000");
  EXPECT_EQ(format_number(0.1), "0.1");
}

TEST(Cell, DatesThatNoCalendarHasAreToldApart) {
  EXPECT_EQ(format_date(*parse_date("2024-02-29").date), "2024-02-29");
  EXPECT_TRUE(parse_date("2025-02-29").well_formed);
  EXPECT_FALSE(parse_date("2025-02-29").date);
  for (const char* text : {"2025-2-9", "2025/02/09", "2025-02-09 ", "20250209", "2025-02"})
    EXPECT_FALSE(parse_date(text).well_formed) << text;
}

TEST(Cell, DatetimesReadBackTheSame) {
  EXPECT_EQ(format_datetime(*parse_datetime("2025-01-31 06:30").value), "2025-01-31T06:30");
  EXPECT_EQ(format_datetime(*parse_datetime("2025-01-31").value), "2025-01-31T00:00");
  EXPECT_TRUE(parse_datetime("2025-01-31T24:00").well_formed);
  EXPECT_FALSE(parse_datetime("2025-01-31T24:00").value);
  EXPECT_FALSE(parse_datetime("2025-01-31T6:30").well_formed);
}

TEST(Cell, ListsAreTrimmedAndWithoutEmptyItems) {
  EXPECT_EQ(split_list(" a ;b;; c;"), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_TRUE(split_list("").empty());
  EXPECT_EQ(join_list({"a", "b"}), "a;b");
}

TEST(Cell, IdeographicSpaceIsSpace) { EXPECT_EQ(trimmed("\u3000\u00a0青岛\u3000 "), "青岛"); }

TEST(Encoding, IsToldByTheBytes) {
  EXPECT_EQ(encoding_of("plain"), Encoding::utf8);
  EXPECT_EQ(encoding_of("青岛"), Encoding::utf8);
  EXPECT_EQ(encoding_of("\xc7\xe0\xb5\xba"), Encoding::gbk);  // 青岛
  EXPECT_EQ(encoding_of("\xff\xfe\x61"), Encoding::utf16);
  EXPECT_EQ(encoding_of("caf\xe9"), Encoding::unknown);
  EXPECT_FALSE(is_utf8("\xc0\xaf"));          // overlong
  EXPECT_FALSE(is_utf8("\xed\xa0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("\xf4\x90\x80\x80"));  // beyond Unicode
  EXPECT_EQ(without_mark("\xef\xbb\xbf"
                         "id"),
            "id");
}

}  // namespace
}  // namespace yizhan::feed
