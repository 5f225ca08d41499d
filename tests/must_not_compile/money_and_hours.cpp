#include "model/clock.h"
#include "model/units.h"

using namespace yizhan;

auto sum(Money cost, [[maybe_unused]] Hours time) {
#ifdef MIXED
  return cost + time;
#else
  return cost + cost;
#endif
}
