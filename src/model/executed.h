// What has really happened to vehicles, as it is reported.
#pragma once

#include <string>

#include "model/clock.h"
#include "model/index.h"
#include "model/units.h"

namespace yizhan {

/// Vehicles of one lot that have begun one step at one instant: exactly one of leg and departure.
struct Executed {
  std::string id;
  Index<struct Order> order;
  Index<struct Stock> stock;  // none: built to order
  Index<struct Model> model;  // none: that of the step before, or the only one of the order
  Vehicles vehicles;
  Index<struct Leg> leg;
  Index<struct Departure> departure;
  Instant started;
  Instant ended;  // as `started` if it still lasts
  Index<struct Duty> duty;
  Index<struct Subsidy> subsidy;
  std::string source = {};
  bool operator==(const Executed&) const = default;

  /// When a step that takes so long ends, or ended: not before `now` if it still lasts.
  [[nodiscard]] Instant end(Hours hours, Instant now) const {
    if (ended > started || hours == Hours()) return ended;
    return started + hours < now ? now : started + hours;
  }
};

}  // namespace yizhan
