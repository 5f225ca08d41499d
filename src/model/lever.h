// A lever: a decision with a price that adds to a bounded sum, or opens orders. How many a plan may buy is not of the
// feed but of the question asked. docs/reference/problem.md, "Levers".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/index.h"
#include "model/name.h"
#include "model/units.h"

namespace yizhan {

/// How often a lever may be bought; bounds inclusive.
struct LeverRange {
  int least = 0, most = 0;
  bool operator==(const LeverRange&) const = default;
};

/// Money that several levers share: what is paid from it costs together at most its amount.
struct Fund {
  std::string id;
  Name name;
  Money amount;
  std::string source = {};
  bool operator==(const Fund&) const = default;
};

struct Lever {
  std::string id;
  Name name;
  Index<struct Resource> resource;  // at most one of these three; none: it only opens orders
  Index<struct Quota> quota;
  Index<struct Subsidy> subsidy;
  Amount adds;  // in the unit of the sum: to each interval of the resource, or to the whole
  Money cost;
  Money running_per_year;
  Hours lead;
  int at_most = 1;
  std::string excludes;
  Index<Fund> fund;  // that pays for it; none: nothing bounds what it costs
  std::string source = {};
  bool operator==(const Lever&) const = default;
};

/// What a plan may buy: nothing unless said.
struct LeverLimits {
  Table<Lever, LeverRange> ranges;  // empty: none of any
  std::optional<Money> spending;    // at most, on all together
  bool operator==(const LeverLimits&) const = default;
};

}  // namespace yizhan
