#include "generate/wishes.h"

#include <algorithm>

#include "generate/known.h"

namespace yizhan::generate {

std::optional<Wishes> preset(std::string_view name) {
  Wishes wishes;
  if (name == "small") {
    wishes.vehicles = 34000;
  } else if (name == "nation") {
    wishes.vehicles = 1200000;
    wishes.gateways = static_cast<int>(known_gateways().size());
    wishes.markets = static_cast<int>(known_markets().size());
  } else if (name == "scarce") {
    wishes.vehicles = 200000;
    wishes.tightness = 1.1;
    wishes.penalty = 3;
    wishes.short_trade = true;
  } else {
    return std::nullopt;
  }
  return wishes;
}

Extent extent_of(const Wishes& wishes) {
  const long n = wishes.vehicles / wishes.years;
  Extent extent{};
  extent.gateways = static_cast<std::size_t>(wishes.gateways.value_or(n < 1000    ? 1
                                                                      : n < 5000  ? 2
                                                                      : n < 20000 ? 3
                                                                                  : 4));
  extent.markets = static_cast<std::size_t>(wishes.markets.value_or(static_cast<int>(std::min(24L, 3 + n / 500))));
  extent.plants = extent.gateways > 6 ? known_plants().size() : static_cast<std::size_t>(std::min(12L, 4 + n / 2500));
  extent.years = wishes.years;
  extent.days = extent.years > 1 ? extent.years * days_a_year : std::clamp(n * 365 / 10000, 140L, days_a_year);
  return extent;
}

}  // namespace yizhan::generate
