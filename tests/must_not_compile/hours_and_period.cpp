#include "model/clock.h"

using namespace yizhan;

auto later(Period first, [[maybe_unused]] Hours time) {
#ifdef MIXED
  return first + time;
#else
  return first + 2;
#endif
}
