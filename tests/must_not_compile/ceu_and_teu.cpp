#include "model/units.h"

using namespace yizhan;

auto sum(Ceu decks, [[maybe_unused]] Teu boxes) {
#ifdef MIXED
  return decks + boxes;
#else
  return decks + decks;
#endif
}
