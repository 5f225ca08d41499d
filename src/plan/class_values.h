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
  int first = 0;
  std::vector<double> values;
  [[nodiscard]] double from(int period) const {
    const int i = std::max(0, period - first);
    return i < static_cast<int>(values.size()) ? values[static_cast<std::size_t>(i)] : never;
  }
  [[nodiscard]] double exactly(int period) const { return period < first ? never : from(period); }
};

struct RootValues {
  double step = never;            // the root itself
  std::vector<Profile> profiles;  // by start
  std::vector<Delivery> onward;   // from the root's arrival
  bool onward_known = false;
};

/// Deliveries of a way without stage "ship", begun at a start in a period.
struct DirectValues {
  std::uint32_t start = 0;
  int period = 0;
  std::vector<Delivery> deliveries;
};

struct ClassValues {
  std::vector<RootValues> roots;
  std::vector<DirectValues> direct;
  std::vector<double> onward_prices;  // under which `onward` was found
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

/// Values of one class under prices; keeps what traces a way.
class ClassPricing {
 public:
  ClassPricing(const Network& network, std::uint32_t class_number, const Prices& prices, ApproachMemory& memory);

  /// Values of all roots, or of those that leave within the two instants.
  void fill(ClassValues& values, Instant from, Instant until);
  /// All ways of a lot that are worth no more than `most`, unordered.
  void ways(const PlannedLot& lot, const ClassValues& values, double most, std::vector<Way>& found) const;
  [[nodiscard]] std::vector<Step> trace(const PlannedLot& lot, const Way& way, const ClassValues& values);

 private:
  void fill_root(const Root& root, RootValues& values);
  void fill_direct(ClassValues& values, Instant from, Instant until);
  void root_ways(const PlannedLot& lot, const RootValues& values, std::uint32_t number, double most,
                 std::vector<Way>& found) const;
  void direct_ways(const PlannedLot& lot, const DirectValues& values, std::uint32_t number, double most,
                   std::vector<Way>& found) const;
  [[nodiscard]] bool may_start(const PlannedLot& lot, std::size_t start) const;
  [[nodiscard]] const std::string& region_of(std::size_t start) const;
  [[nodiscard]] double ending(const PlannedLot& lot, const Delivery& delivery, const std::string& region) const;
  [[nodiscard]] double spread_declaration(const PlannedLot& lot, const Root& root) const;
  [[nodiscard]] const std::vector<Delivery>& onward_from(const Root& root);
  [[nodiscard]] Step step_of(const Root& root) const;

  const Network& network_;
  const Corridor& corridor_;
  const ClassNetwork& class_;
  std::uint32_t number_;
  PricedClass priced_;
  std::vector<double> prices_of_onward_;
  std::optional<Held> held_;
  Approach approach_;
  Onward onward_, direct_;
  std::uint32_t swept_ = Way::no_root;
};

}  // namespace yizhan
