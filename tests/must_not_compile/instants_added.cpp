#include "model/clock.h"

using namespace yizhan;

auto between(Instant a, Instant b) {
#ifdef MIXED
  return b + a;
#else
  return b - a;
#endif
}
