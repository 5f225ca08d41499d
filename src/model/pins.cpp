#include "model/pins.h"

#include <algorithm>

namespace yizhan {

namespace {

/// Whether any pin of the order, of the kind, satisfies.
template <class Satisfies>
bool any_pin(const Corridor& corridor, const Order& order, Satisfies satisfies) {
  return std::any_of(corridor.pins.begin(), corridor.pins.end(),
                     [&](const Pin& pin) { return corridor.orders[pin.order].id == order.id && satisfies(pin); });
}

bool names(const Corridor& corridor, const Pin& pin, Index<Departure> departure) {
  return pin.departure == departure ||
         (pin.service.exists() && pin.service == corridor.departures[departure].service);
}

}  // namespace

bool has_pins(const Corridor& corridor, const Order& order) {
  return any_pin(corridor, order, [](const Pin&) { return true; });
}

bool pins_allow(const Corridor& corridor, const Order& order, Index<Leg> id) {
  const Leg& leg = corridor.legs[id];
  const bool arrives = leg.from != leg.to || leg.from_state == corridor.first_state;
  return !any_pin(corridor, order,
                  [&](const Pin& pin) { return pin.kind == PinKind::never && arrives && pin.place == leg.to; });
}

bool pins_allow(const Corridor& corridor, const Order& order, Index<Departure> departure) {
  const Index<Place> to = corridor.services[corridor.departures[departure].service].to;
  return !any_pin(corridor, order, [&](const Pin& pin) {
    return pin.kind == PinKind::never && (names(corridor, pin, departure) || pin.place == to);
  });
}

bool pins_ship(const Corridor& corridor, const Order& order, Index<Leg> leg) {
  return !pins_demand_shipping(corridor, order) || any_pin(corridor, order, [&](const Pin& pin) {
    return pin.kind == PinKind::must && pin.place == corridor.legs[leg].from;
  });
}

bool pins_ship(const Corridor& corridor, const Order& order, Index<Departure> departure) {
  const Index<Place> from = corridor.services[corridor.departures[departure].service].from;
  return !pins_demand_shipping(corridor, order) || any_pin(corridor, order, [&](const Pin& pin) {
    return pin.kind == PinKind::must && (names(corridor, pin, departure) || pin.place == from);
  });
}

bool pins_demand_shipping(const Corridor& corridor, const Order& order) {
  return any_pin(corridor, order, [](const Pin& pin) { return pin.kind == PinKind::must; });
}

}  // namespace yizhan
