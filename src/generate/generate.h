// Makes a corridor from a few wishes: realistic, valid, the same on every machine.
#pragma once

#include "generate/wishes.h"
#include "model/corridor.h"

namespace yizhan::generate {

/// A corridor that answers the wishes; equal wishes give equal corridors.
Corridor generate(const Wishes& wishes);

/// What a generated corridor holds.
struct Contents {
  long vehicles = 0, lots = 0, prospects = 0;  // planned; prospects wait for a lever
  long gateways = 0, markets = 0, plants = 0, models = 0;
  long sailings = 0, liners = 0, trains = 0;  // voyages
  double tightness = 0;                       // reached: a timetable of few vehicles may offer more than was asked
};

/// Counts a generated corridor's contents from its tables.
Contents contents_of(const Corridor& corridor);

}  // namespace yizhan::generate
