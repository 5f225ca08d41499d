#include "model/units.h"

using namespace yizhan;

auto product(Money cost) {
#ifdef MIXED
  return cost * cost;
#else
  return cost * 2.0;
#endif
}
