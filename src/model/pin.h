// What planners lay down for an order.
#pragma once

#include <string>

#include "model/index.h"

namespace yizhan {

enum class PinKind { must, never };

/// What is laid down for an order: exactly one of departure, service and place.
struct Pin {
  std::string id;
  Index<struct Order> order;
  PinKind kind = PinKind::never;
  Index<struct Departure> departure;
  Index<struct Service> service;
  Index<struct Place> place;
  bool operator==(const Pin&) const = default;
};

}  // namespace yizhan
