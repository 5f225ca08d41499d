#include "model/units.h"

using namespace yizhan;

auto sum(Vehicles count, [[maybe_unused]] Ceu decks) {
#ifdef MIXED
  return count + decks;
#else
  return count + count;
#endif
}
