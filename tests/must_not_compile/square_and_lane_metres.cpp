#include "model/units.h"

using namespace yizhan;

void add(SquareMetres& area, SquareMetres more, [[maybe_unused]] LaneMetres lane) {
#ifdef MIXED
  area += more, area += lane;
#else
  area += more;
#endif
}
