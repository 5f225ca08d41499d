#include "model/clock.h"

using namespace yizhan;

Hours longest() {
#ifdef MIXED
  return 1.5;
#else
  return Hours::of(1.5);
#endif
}
