#include "model/units.h"

using namespace yizhan;

bool fewer(Boxes a, Boxes b, [[maybe_unused]] Teu teu) {
#ifdef MIXED
  return a < b && a < teu;
#else
  return a < b;
#endif
}
