// What has happened when a corridor is planned again: vehicles that have begun, and what was ordered.
#pragma once

#include <vector>

#include "model/plan.h"

namespace yizhan {

/// Where vehicles of a lot stand that do not begin afresh: stock at the start, or after the steps that are done.
struct Held {
  Index<Place> place;
  Index<State> state;
  Instant ready;         // for the next step
  Instant entered;       // when the dwell clock at the place started
  Index<Place> origin;   // where the lot started: targets ask for its region
  bool shipped = false;  // the first step of stage "ship" is done
  bool operator==(const Held&) const = default;
};

/// Vehicles of a lot that have taken the same steps, all of which started before the past's `now`.
struct Begun {
  Index<Lot> lot;
  Index<Model> model;
  Index<Place> origin;
  Vehicles quantity;
  std::vector<Step> steps;  // at least one
  Held held;                // after them
  bool done = false;        // delivered, or on the last way there
};

struct Past {
  Instant now;  // no step starts before it but those of `begun`
  std::vector<Begun> begun;
  std::vector<Purchase> purchases;  // of weeks that began before `now`
};

}  // namespace yizhan
