// A corridor while it is made, table by table, and what the later makers need to know of the earlier ones.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "generate/draw.h"
#include "generate/known.h"
#include "generate/wishes.h"
#include "model/corridor.h"

namespace yizhan::generate {

constexpr double cny_per_usd = 7.15;
constexpr double ceu_per_box = 3.5;  // three SUVs or five small cars fill a 40 ft high cube
constexpr double kits_per_box = 6;

/// What an order asks of the ways abroad.
struct Consignment {
  Index<Order> order;
  const KnownMarket* market = nullptr;  // none: sold at home
  Position origin{};
  double ceu = 0;        // of one vehicle
  bool landed = false;   // it only needs clearing
  bool built = false;    // it stands at its plant when the horizon begins, or
  bool at_main = false;  // at the main terminal
};

/// What a terminal is offered over the horizon; its gates and yards are built for it.
struct Offered {
  double ceu = 0, boxes = 0, kits = 0;  // kits in boxes
};

/// A place and a state there.
struct Standing {
  std::string place;
  std::string_view state;
};

class Draft {
 public:
  explicit Draft(const Wishes& asked);

  const Wishes wishes;
  const Extent extent;
  Corridor corridor;
  std::vector<const KnownGateway*> gateways;  // the main one first
  std::vector<const KnownMarket*> markets;
  std::vector<const KnownTrade*> trades;  // that lead to them
  std::vector<const KnownPlant*> plants;
  std::vector<std::vector<bool>> plies;  // by gateway and trade: ships do
  std::vector<Consignment> consignments;
  std::vector<Offered> offered;  // by gateway
  Offered offered_by_rail;

  [[nodiscard]] Draw draw(std::string_view stream) const { return {wishes.seed, stream}; }
  [[nodiscard]] Date day(long number) const { return corridor.calendar.start + std::chrono::days(number); }
  /// What is set year by year has a number behind its name from the second year on.
  [[nodiscard]] static std::string of_year(const std::string& id, int year) {
    return year == 0 ? id : id + "-" + std::to_string(year + 1);
  }
  [[nodiscard]] DateRange days_of(int year) const {
    return {day(year * days_a_year), day(std::min((year + 1) * days_a_year, extent.days) - 1)};
  }
  [[nodiscard]] std::size_t trade_of(const KnownMarket& market) const;
  [[nodiscard]] bool is_short(std::size_t trade) const;

  template <class T>
  [[nodiscard]] static Index<T> find(const Table<T>& table, std::string_view id) {
    for (std::size_t row = 0; row < table.size(); ++row)
      if (table[Index<T>(row)].id == id) return Index<T>(row);
    return {};
  }
  [[nodiscard]] Index<Place> place(std::string_view id) const { return find(corridor.places, id); }
  [[nodiscard]] Index<State> state(std::string_view id) const { return find(corridor.states, id); }
  [[nodiscard]] Index<Mode> mode(std::string_view id) const { return find(corridor.modes, id); }
  [[nodiscard]] Index<LoadUnit> load_unit(std::string_view id) const { return find(corridor.load_units, id); }
  [[nodiscard]] std::vector<Index<Powertrain>> powertrains(bool nev) const;

  /// What is bounded; whole units, at least one.
  Index<Resource> add_resource(const std::string& id, std::string_view where, Name name, Unit unit, Interval per,
                               double capacity, std::string source = "A");
  /// A leg without filter, which the caller may add.
  Leg& add_leg(const std::string& id, std::string_view stage, std::string_view by, const Standing& from,
               const Standing& to, double hours, MoveCost cost);
  /// The leg that was added last takes one vehicle, or its share of a load unit.
  void take(Index<Resource> resource, std::string_view unit = {});
  void take(Index<Service> service, Index<Resource> resource, Basis basis);
};

/// Road distance in km: great circle times 1.3, as for Qingdao.
long road_km(Position from, Position to);

/// Yuan for a car by truck, and for a truck on its own wheels.
double haul_cost(long km, bool driven);

/// The gateways that a place is hauled to: the main one and the four nearest.
std::vector<std::size_t> hauled_to(const Draft& draft, Position from);

/// The RoRo, container and rail terminals of a gateway; only the main one has places of their own for them.
std::string roro_terminal(const Draft& draft, std::size_t gateway);
std::string box_terminal(const Draft& draft, std::size_t gateway);
constexpr std::string_view rail_terminal = "qingdao-rail";
constexpr std::string_view used_yard = "used-qingdao";

}  // namespace yizhan::generate
