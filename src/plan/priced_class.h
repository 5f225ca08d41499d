// What the moves of a class cost under prices of the cells: cost plus price times use.
#pragma once

#include <limits>
#include <vector>

#include "network/phase_graph.h"
#include "plan/prices.h"

namespace yizhan {

inline constexpr double never = std::numeric_limits<double>::infinity();

/// What an event is worth to the targets under their prices (a positive number is a gain).
struct Worth {
  double of_vehicle = 0;
  double of_yuan = 0;  // of revenue
  [[nodiscard]] double at(Money revenue) const { return of_vehicle + of_yuan * revenue.value(); }
};

class PricedClass {
 public:
  /// Keeps references to all arguments; the leg prices stand in `legs` and hold from the period `first` on, up to
  /// `last`. What a move costs is its cost, or nothing, plus its uses at their prices. No leg begins before `now`,
  /// the start of a period.
  PricedClass(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class, const Prices& prices,
              int first, int last, Instant now, std::vector<double>& legs);

  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] int first() const { return first_; }
  [[nodiscard]] int last() const { return last_; }
  /// A leg of the class by the period in which it begins, from `first` on; `never` where it is closed.
  [[nodiscard]] const double* leg_by_period(std::uint32_t number) const {
    return legs_.data() + number * static_cast<std::size_t>(last_ - first_ + 1);
  }
  /// The same at an instant, less what that which it builds is worth to targets.
  [[nodiscard]] double leg(std::uint32_t number, Instant start) const;
  [[nodiscard]] Hours duration(std::uint32_t number, Instant start) const;
  [[nodiscard]] double departure(const ClassDeparture& departure) const;
  /// A stay from entry to leaving, capital included; `never` if it is too long.
  [[nodiscard]] double stay(Index<Place> place, Instant entry, Instant leaving) const {
    return dwell(place, leaving - entry) + storage(place, entry, leaving);
  }
  /// Its two parts: what depends on its length alone, and the storage it takes at the prices.
  [[nodiscard]] double dwell(Index<Place> place, Hours dwell) const;
  [[nodiscard]] double storage(Index<Place> place, Instant entry, Instant leaving) const;
  [[nodiscard]] double capital(Hours duration) const {
    return cost(class_.capital_per_minute * static_cast<double>(duration.in_minutes()));
  }
  /// What an event at this instant of a vehicle from a region is worth.
  [[nodiscard]] Worth worth(Event event, Instant t, const std::string& region) const;
  [[nodiscard]] bool counts(Event event) const;

  /// The choice that is cheapest under the prices.
  [[nodiscard]] const Choice& best(const std::vector<Choice>& choices) const;
  [[nodiscard]] const LegTerms& terms(std::uint32_t number, Instant start) const;

  /// A cost, if costs count.
  [[nodiscard]] double cost(double yuan) const { return prices_.costs_count() ? yuan : 0; }

  [[nodiscard]] const VehicleClass& vehicle_class() const { return class_; }
  [[nodiscard]] const Corridor& corridor() const { return corridor_; }

 private:
  [[nodiscard]] double price_of(const std::vector<CellUse>& uses) const;
  [[nodiscard]] double value_of(const Choice& choice) const { return cost(choice.cost) + price_of(choice.uses); }
  void price_leg(const ClassLeg& use, double* values) const;
  void add_parts(const ClassLeg& use, double* values) const;

  const Corridor& corridor_;
  const Cells& cells_;
  const VehicleClass& class_;
  const Prices& prices_;
  int first_, last_;
  Instant now_;
  std::vector<double>& legs_;  // by leg and period
};

}  // namespace yizhan
