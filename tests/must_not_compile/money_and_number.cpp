#include "model/units.h"

using namespace yizhan;

Money price() {
#ifdef MIXED
  return 3.0;
#else
  return Money(3.0);
#endif
}
