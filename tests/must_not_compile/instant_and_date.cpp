#include "model/clock.h"

using namespace yizhan;

bool before(Instant a, const Calendar& calendar, Date day) {
#ifdef MIXED
  return calendar.tail_days > 0 && a < day;
#else
  return a < calendar.at(day);
#endif
}
