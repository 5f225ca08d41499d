#include "model/units.h"

using namespace yizhan;

Amount capacity([[maybe_unused]] Vehicles count) {
#ifdef MIXED
  return count;
#else
  return Amount(static_cast<double>(count.count()));
#endif
}
