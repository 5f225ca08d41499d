// Lots that meet the same costs and rows wherever they are may share one search for their ways.
#pragma once

#include <map>

#include "check/expansion.h"

namespace yizhan::check {

/// Vehicles of an itinerary that have begun and may still be planned.
struct Begun {
  Index<Lot> lot;
  Traveller traveller;
  Node node;        // where the steps that are done lead
  Instant charged;  // capital until then is part of what is done
  double vehicles = 0;
};

/// What differs between its lots is only the start, the due day and what a declaration comes to for a vehicle.
struct Party {
  Traveller traveller;
  std::map<std::vector<Node>, std::vector<Index<Lot>>> lots;  // by starts
  std::map<Node, std::vector<std::size_t>> begun;             // by node: numbers of what has begun
};

/// A lot is in one party for each of its models and each region in which it may start.
std::vector<Party> parties_of(const Corridor& corridor, const Table<Lot>& lots, const std::vector<Begun>& begun = {});

/// The nodes at which a lot may start.
std::vector<Node> starts_of(const Corridor& corridor, const Lot& lot);

/// Delivered later, an order does not count.
Instant latest_delivery(const Corridor& corridor, const Order& order);

/// What a vehicle delivered at `t` pays for being late.
Money lateness(const Corridor& corridor, const Order& order, Instant t);

}  // namespace yizhan::check
