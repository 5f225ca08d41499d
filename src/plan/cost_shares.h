// What a plan's cost is paid for, by item, stage and mode.
#pragma once

#include <map>
#include <tuple>

#include "model/plan.h"
#include "network/network.h"

namespace yizhan {

class CostShares {
 public:
  explicit CostShares(const Corridor& corridor) : corridor_(corridor) {}

  void add(CostItem item, const std::string& stage, Index<Mode> mode, Money cost);
  void add(CostItem item, const Service& service, Money cost) { add(item, service.stage, service.mode, cost); }
  /// All that the vehicles of an itinerary pay themselves. Not delivered, they pay no more than up to their last
  /// stay.
  void add_itinerary(const Itinerary& itinerary, const VehicleClass& vehicle_class, const Order& order,
                     LotStart start, bool delivered = true);

  [[nodiscard]] std::vector<CostShare> shares() const;

 private:
  void add_step(const Step& step, const VehicleClass& vehicle_class, const Order& order, double vehicles);
  void add_stay(const VehicleClass& vehicle_class, Index<Place> place, Hours dwell, double vehicles);

  const Corridor& corridor_;
  std::map<std::tuple<CostItem, std::string, Index<Mode>>, Money> costs_;
};

}  // namespace yizhan
