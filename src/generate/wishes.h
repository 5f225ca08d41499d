// What is asked of a generated corridor, and the sizes that follow from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/clock.h"

namespace yizhan::generate {

struct Wishes {
  long vehicles = 2000;  // of all orders that are planned, at home and abroad; 20 .. 5,000,000
  int years = 1;         // of the horizon; what is one year is shorter for few vehicles
  std::uint64_t seed = 1;
  std::optional<int> gateways, markets;  // else by the vehicles
  double tightness = 0.9;                // wanted use over capacity of the main gateway's ships; 0.2 .. 5
  Hours period = Hours::days(1);         // or eight hours
  double penalty = 1;                    // what leaving a vehicle costs, against its usual value
  bool short_trade = false;              // one trade offers less by all its ways than is wanted
};

/// The wishes of a preset: small, scarce or nation; none if there is no such preset.
std::optional<Wishes> preset(std::string_view name);

constexpr long days_a_year = 365;

struct Extent {
  std::size_t gateways, markets, plants;
  long days;  // of the horizon
  int years;
};

/// By the vehicles of a year. Few vehicles go in fewer relations and a shorter time, so that each still has
/// departures. From 20,000 on only the number of departures grows, and the capacities of plants, yards and gates with
/// it.
Extent extent_of(const Wishes& wishes);

}  // namespace yizhan::generate
