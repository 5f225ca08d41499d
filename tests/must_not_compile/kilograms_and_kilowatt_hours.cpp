#include "model/units.h"

using namespace yizhan;

bool heavier(Kilograms a, Kilograms b, [[maybe_unused]] KilowattHours battery) {
#ifdef MIXED
  return a > b && a > battery;
#else
  return a > b;
#endif
}
