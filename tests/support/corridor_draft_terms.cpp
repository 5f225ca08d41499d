#include "tests/support/corridor_draft.h"

namespace yizhan {

/// Drawn after everything else, so that a seed's world, moves and demand stay as they are.
void CorridorDraft::draw_terms() {
  draw_minimums();
  draw_pins();
  if (tiny_ || !chance(12)) return;
  Order& order = corridor.orders[Index<Order>(static_cast<std::size_t>(pick(0, corridor.orders.size() - 1)))];
  if (!order.lever.exists()) order.must_serve = true;
}

/// Least numbers aboard a voyage that calls at two ports, and of a lot on a departure; declarations.
void CorridorDraft::draw_minimums() {
  for (const char* id : {"roro_b", "train"}) {
    if (!chance(40)) continue;
    Service& service = corridor.services[at(corridor.services, id)];
    service.declaration = yuan(0, 3) * 130.0;
    service.minimum_per_lot = Vehicles(pick(0, 3));
  }
  std::string voyage;
  Vehicles least;
  for (Departure& row : corridor.departures) {
    if (row.service != at(corridor.services, "roro_a")) continue;
    least = chance(30) ? Vehicles(pick(1, tiny_ ? 2 : 4)) : Vehicles();
    for (Departure& other : corridor.departures)
      if (other.voyage == row.voyage) other.minimum = least;
  }
}

/// Pins of every kind, some of which cannot be kept.
void CorridorDraft::draw_pins() {
  std::vector<Pin> pins;
  const auto any = [&](const auto& table) { return static_cast<std::size_t>(pick(0, table.size() - 1)); };
  for (std::size_t i = 0; i < corridor.orders.size(); ++i) {
    if (!chance(tiny_ ? 20 : 15)) continue;
    for (long number = pick(1, 2); number > 0; --number) {
      Pin pin;
      pin.id = "pin_" + std::to_string(100 + pins.size());
      pin.order = Index<Order>(i);
      pin.kind = chance(35) ? PinKind::must : PinKind::never;
      const bool must = pin.kind == PinKind::must;
      static const std::vector<const char*> gateways = {"port_a", "port_b", "port_far", "plant_b"},
                                            ships = {"roro_a", "liner", "train", "roro_b", "barge"};
      const long way = corridor.departures.size() > 0 ? pick(1, 3) : pick(1, 2);
      if (way == 1) pin.place = place(gateways[static_cast<std::size_t>(pick(0, must ? 1 : 3))]);
      if (way == 2) pin.service = at(corridor.services, ships[static_cast<std::size_t>(pick(0, must ? 3 : 4))]);
      if (way == 3) {
        const Index<Departure> departure(any(corridor.departures));
        const Index<Service> service = corridor.departures[departure].service;
        if (must && corridor.services[service].stage != "ship")
          pin.service = at(corridor.services, "roro_a");
        else
          pin.departure = departure;
      }
      pins.push_back(pin);
    }
  }
  fill(corridor.pins, std::move(pins));
}

}  // namespace yizhan
