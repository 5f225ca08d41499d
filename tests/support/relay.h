// A corridor small enough to plan by hand: a plant, a port, a ship, a market. Tests add what they are about.
#pragma once

#include <string>

#include "model/corridor.h"

namespace yizhan {

struct Relay {
  Corridor corridor;
  Index<State> ordered, built, gathered, inspected, ready, landed, delivered;
  Index<Mode> road, sea;
  Index<Powertrain> diesel, bev;
  Index<Maker> maker;
  Index<Place> plant, port, market;
  Index<Model> truck, car;

  /// 40 days from 2025-01-01 and a tail of 20, periods of a day; no capital cost, no resources, no rules.
  Relay();

  Date day(int number) const { return corridor.calendar.start + std::chrono::days(number); }
  Instant at(int day, int hour = 0) const { return Instant::minute(day * 1440LL + hour * 60LL); }
  Index<Leg> add_leg(const std::string& id, const std::string& stage, Index<Place> from, Index<State> from_state,
                     Index<Place> to, Index<State> to_state, double hours, double cost);
  /// A leg that builds at the plant, one that hauls to the port, ready to be loaded, one that delivers.
  void add_plain_chain();
  /// A service from the port to the market's port of landing, and one of its departures.
  Index<Service> add_service(const std::string& id, double cost);
  Index<Departure> add_departure(Index<Service> service, const std::string& id, Instant cutoff, Instant departs,
                                 Instant arrives);
  Index<Order> add_order(const std::string& id, Index<Model> model, long quantity, int earliest, int due,
                         double value);
  Index<Resource> add_resource(const std::string& id, Interval per, double capacity);
  void take(Index<Leg> leg, Index<Resource> resource, double amount);
};

}  // namespace yizhan
