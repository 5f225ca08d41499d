#include "model/clock.h"

using namespace yizhan;

bool first(Period period) {
#ifdef MIXED
  return period == 0;
#else
  return period == Period(0);
#endif
}
