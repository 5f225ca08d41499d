// What the moves of a class cost under prices of the cells: cost plus price times use.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "network/phase_graph.h"

namespace yizhan {

inline constexpr double never = std::numeric_limits<double>::infinity();

struct Prices {
  std::span<const double> of_cells;
  bool costs_count = true;  // false: only uses count, as a proof that no plan exists needs
};

class PricedClass {
 public:
  /// Keeps references to its arguments. What a move costs is its cost, or nothing, plus its uses at their prices. No
  /// leg begins before `now`, the start of a period.
  PricedClass(const Corridor& corridor, const Cells& cells, const VehicleClass& vehicle_class, const Prices& prices,
              Instant now = {});

  [[nodiscard]] Instant now() const { return now_; }
  /// A leg of the class begun at `start`; `never` if it is closed then.
  [[nodiscard]] double leg(std::uint32_t number, Instant start) const;
  [[nodiscard]] Hours duration(std::uint32_t number, Instant start) const;
  [[nodiscard]] double departure(const ClassDeparture& departure) const;
  /// A stay from entry to leaving, capital included; `never` if it is too long.
  [[nodiscard]] double stay(Index<Place> place, Instant entry, Instant leaving) const;
  [[nodiscard]] double capital(Hours duration) const {
    return cost(class_.capital_per_minute * static_cast<double>(duration.in_minutes()));
  }
  /// What an event at this instant of a vehicle from a region is worth to the targets (a positive number is a gain).
  [[nodiscard]] double worth(Event event, Instant t, const std::string& region, Money revenue) const;

  /// The choice that is cheapest under the prices.
  [[nodiscard]] const Choice& best(const std::vector<Choice>& choices) const;
  [[nodiscard]] const LegTerms& terms(std::uint32_t number, Instant start) const;

  /// A cost, if costs count.
  [[nodiscard]] double cost(double yuan) const { return counts_costs_ ? yuan : 0; }

  [[nodiscard]] const VehicleClass& vehicle_class() const { return class_; }
  [[nodiscard]] const Corridor& corridor() const { return corridor_; }

 private:
  [[nodiscard]] double price_of(const std::vector<CellUse>& uses) const;
  [[nodiscard]] double value_of(const Choice& choice) const { return cost(choice.cost) + price_of(choice.uses); }
  void price_legs(std::size_t period) const;
  [[nodiscard]] double price_leg(const ClassLeg& use, Period period) const;
  void price_yards();

  const Corridor& corridor_;
  const Cells& cells_;
  const VehicleClass& class_;
  std::span<const double> prices_;
  bool counts_costs_;
  Instant now_;
  std::size_t periods_;
  mutable std::vector<double> legs_;        // by period and leg, filled for a period when first asked
  mutable std::vector<char> priced_;        // by period
  std::vector<std::vector<double>> yards_;  // by place: price of the intervals before one, summed
  std::vector<std::int64_t> yard_minutes_;  // by place: length of an interval
};

}  // namespace yizhan
