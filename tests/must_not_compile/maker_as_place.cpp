#include "model/corridor.h"

using namespace yizhan;

Index<Place> home(const Order& order, [[maybe_unused]] const Place& place) {
#ifdef MIXED
  return order.quantity.count() > 0 ? order.market : place.maker;
#else
  return order.market;
#endif
}
