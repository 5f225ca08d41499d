#include "model/units.h"

using namespace yizhan;

Vehicles lot() {
#ifdef MIXED
  return 3;
#else
  return Vehicles(3);
#endif
}
