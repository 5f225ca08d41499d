#include "model/corridor.h"

using namespace yizhan;

bool same(const Take& take, Index<Leg> leg) {
#ifdef MIXED
  return take.service == leg;
#else
  return take.leg == leg;
#endif
}
