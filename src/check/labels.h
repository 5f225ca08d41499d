// Label setting over the expansion: the cheapest ways from some starts to every instant of delivery.
//
// Labels leave a queue by the instant at which they are ready. Of two labels at one node the one that entered
// later at no greater cost serves as well: what it has stayed is shorter, so that what the tariff will ask of
// it is not more and it may stay at least as long. Only such labels are dropped (Desrosiers et al. 1995).
#pragma once

#include <queue>
#include <tuple>

#include "check/bound.h"

namespace yizhan::check {

/// The least cost of being delivered at an instant, having been shipped at a departure of that declaration.
struct Delivery {
  Instant at;
  double declaration = 0;
  double cost = 0;
};

class Labels {
 public:
  /// `prices` must outlive it. Without `costs` ways cost nothing but what they take.
  Labels(const Conditions& conditions, const Traveller& traveller, const Prices& prices, bool costs = true);

  /// All deliveries by `latest` that no other betters in each respect.
  std::vector<Delivery> deliveries(const std::vector<Node>& starts, Instant latest);

 private:
  struct Label {
    Node node;
    double declaration = 0;
    double cost = 0;
  };
  /// Of equal cost the one that entered last comes first, as it is the one that makes others needless.
  struct Ready {
    Instant at;
    double cost;
    Instant entered;
    std::uint32_t label;
    bool operator<(const Ready& other) const {
      return std::tie(other.at, other.cost, entered, other.label) < std::tie(at, cost, other.entered, label);
    }
  };
  /// The labels kept at one place, state and shipment, all ready at one instant.
  struct Kept {
    Instant at;
    std::vector<std::pair<Instant, double>> labels;  // entered, cost
  };

  double toll_price(std::size_t toll);
  double counted_price(Event event, Instant t);
  double storage_price(Index<Place> place, Instant from, Instant until);
  double dwell_price(Index<Place> place, Hours dwell);
  double value_of(const Uses& uses) const;
  double paid(Money cost) const { return costs_ ? cost.value() : 0; }
  bool keep(const Label& label);
  void push(const Label& label);
  void extend(const Label& label, const Move& move);

  Expansion expansion_;
  const Prices& prices_;
  const bool costs_;
  double capital_per_minute_;
  std::vector<double> toll_prices_;                    // NaN: not known yet
  std::array<std::vector<double>, 3> counted_prices_;  // by event and day
  std::vector<std::vector<double>> storage_before_;    // by place: price of the intervals before each
  std::vector<std::int64_t> storage_minutes_;          // by place: length of an interval
  std::vector<Tariff> tariffs_;                        // by place
  std::vector<double> declarations_;                   // those that services ask
  std::vector<Label> labels_;
  std::vector<Kept> kept_;
  std::priority_queue<Ready> queue_;
};

}  // namespace yizhan::check
