#include "model/corridor.h"

using namespace yizhan;

const Place& first(const Corridor& corridor) {
#ifdef MIXED
  return corridor.places[0];
#else
  return corridor.places[Index<Place>(0)];
#endif
}
