// What every way of a class is worth under given prices, in a form from which each of its lots reads its best.
#pragma once

#include <optional>
#include <vector>

#include "plan/approach.h"
#include "plan/onward.h"

namespace yizhan {

/// By period of the start: the cheapest way from a start up to a root. Where a vehicle does not exist yet it may
/// start later at no cost, so that then an entry is the least of itself and all later ones.
struct Profile {
  std::size_t begin = 0;  // in ClassValues::profiles
  int first = 0, count = 0;
};

struct ClassValues {
  /// Deliveries of a way without stage "ship", begun at a start in a period.
  struct Direct {
    std::uint32_t start = 0;
    int period = 0;
    std::vector<Delivery> deliveries;
  };

  std::vector<double> step;                   // by root: the root itself; `never` if it is not filled
  std::vector<Worth> shipped;                 // by root and start
  std::vector<Profile> profile;               // by root and start
  std::vector<double> profiles;               // of all, one after another
  std::vector<std::vector<Delivery>> onward;  // by root, from its arrival
  std::vector<char> onward_known;             // by root
  std::vector<double> onward_prices;          // under which `onward` was found
  std::vector<Direct> direct;

  /// From a period on where a vehicle does not exist yet, else exactly in that period.
  [[nodiscard]] double approach(std::size_t profile_number, int period, bool or_later) const {
    const Profile& found = profile[profile_number];
    int i = period - found.first;
    if (i < 0 && or_later) i = 0;
    return i < 0 || i >= found.count ? never : profiles[found.begin + static_cast<std::size_t>(i)];
  }
};

/// A way of a lot that is worth `value`.
struct Way {
  double value = never;
  std::uint32_t lot = 0;  // planned
  std::uint32_t class_number = 0;
  std::uint32_t root = no_root;  // in the class, or:
  std::uint32_t direct = 0;
  std::uint32_t start = 0;
  Instant delivered;
  static constexpr std::uint32_t no_root = 0xffffffff;
};

/// Better ways first; equal ones in one order.
bool is_better(const Way& a, const Way& b);

/// Values of one class under prices; keeps what traces a way.
class ClassPricing {
 public:
  /// Prices what begins in [from, until].
  ClassPricing(const Network& network, std::uint32_t class_number, const Prices& prices, Instant from, Instant until,
               ApproachMemory& memory);

  /// Values of all roots that leave within the two instants.
  void fill(ClassValues& values);
  /// The best way of a lot; worth `never` if it has none.
  [[nodiscard]] Way best(const PlannedLot& lot, const ClassValues& values) const;
  /// All ways of a lot that are worth no more than `most`, unordered.
  void ways(const PlannedLot& lot, const ClassValues& values, double most, std::vector<Way>& found) const;
  [[nodiscard]] std::vector<Step> trace(const PlannedLot& lot, const Way& way, const ClassValues& values);

 private:
  void fill_root(std::size_t number, ClassValues& values);
  void fill_direct(ClassValues& values);
  template <class Found>
  void each_way(const PlannedLot& lot, const ClassValues& values, const Found& found) const;
  template <class Found>
  void each_root_way(const PlannedLot& lot, std::uint32_t start, const ClassValues& values, const Found& found) const;
  template <class Found>
  void each_direct_way(const PlannedLot& lot, const ClassValues& values, const Found& found) const;
  [[nodiscard]] bool may_start(const PlannedLot& lot, std::size_t start) const;
  [[nodiscard]] const std::string& region_of(std::size_t start) const;
  [[nodiscard]] double ending(const PlannedLot& lot, const Delivery& delivery, const std::string& region) const;
  [[nodiscard]] const std::vector<Delivery>& onward_from(const Root& root);
  [[nodiscard]] const std::vector<Delivery>& direct_from(std::uint32_t start, int period);
  [[nodiscard]] Step step_of(const Root& root) const;

  const Network& network_;
  const Corridor& corridor_;
  const ClassNetwork& class_;
  std::uint32_t number_;
  Instant from_, until_;
  const Prices& prices_;
  PricedClass priced_;
  std::optional<Held> held_;
  bool starts_later_, counts_shipped_, counts_delivered_;
  Approach approach_;
  std::optional<Onward> onward_, direct_;  // made when first asked
  std::uint32_t swept_ = Way::no_root;
};

}  // namespace yizhan
