// A random corridor while it is drawn, table by table: the world, then its moves, then what is wanted.
#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/random_corridor.h"

namespace yizhan {

class CorridorDraft {
 public:
  CorridorDraft(std::uint64_t seed, RandomSize size) : random_(seed), tiny_(size == RandomSize::tiny) {}

  void draw_world();    // calendar, places, models, parts, resources
  void draw_moves();    // legs, services, departures, takes, storage, rules
  void draw_demand();   // orders, stock, targets
  void draw_customs();  // duties, quotas, subsidies
  void draw_terms();    // what is laid down on top: least numbers aboard, pins, what must be served
  Corridor corridor;

 private:
  void draw_calendar();
  void draw_words();
  void draw_places();
  void draw_models();
  void draw_packings();
  void draw_parts();
  void draw_resources();
  void draw_capacities();
  void draw_supplies();
  void draw_legs();
  void draw_services();
  void draw_departures();
  void draw_takes();
  void draw_storage();
  void draw_rules();
  void draw_orders();
  void draw_stock();
  void draw_targets();
  void draw_minimums();
  void draw_pins();

  Leg leg(std::string id, std::string stage, std::string_view mode, std::string_view from, std::string_view to,
          double hours, MoveCost cost);
  Service service(std::string id, std::string stage, std::string_view mode, std::string_view from,
                  std::string_view to);
  Departure departure(const std::string& service, int number, std::int64_t departs, std::int64_t cutoff_before,
                      std::int64_t duration);
  Order order(int number);
  void aim(Order& order);

  /// A whole number from `low` to `high`, both included.
  long pick(long low, long high) {
    return low + static_cast<long>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return pick(1, 100) <= percent; }
  Money yuan(long low, long high) { return Money(static_cast<double>(pick(low, high))); }
  /// Quarters of an hour, scaled to the length of the horizon: `low` and `high` suit ten days.
  double hours(double low, double high) {
    const double scale = static_cast<double>(days_) / 10;
    return static_cast<double>(pick(std::lround(low * scale * 4), std::lround(high * scale * 4))) / 4;
  }
  Date day(long number) const { return corridor.calendar.start + std::chrono::days(number); }

  template <class T>
  static void fill(Table<T>& table, std::vector<T> rows) {
    std::sort(rows.begin(), rows.end(), [](const T& a, const T& b) { return a.id < b.id; });
    for (T& row : rows) table.add(std::move(row));
  }
  template <class T>
  static Index<T> at(const Table<T>& table, std::string_view id) {
    for (std::size_t row = 0; row < table.size(); ++row)
      if (table[Index<T>(row)].id == id) return Index<T>(row);
    return {};
  }
  Index<Place> place(std::string_view id) const { return at(corridor.places, id); }
  Index<State> state(std::string_view id) const { return at(corridor.states, id); }
  Index<Resource> resource(std::string_view id) const { return at(corridor.resources, id); }
  static Name name(const std::string& id) { return {"The " + id, "名" + id}; }

  std::mt19937_64 random_;
  bool tiny_;
  long days_ = 0;      // of the horizon
  long vehicles_ = 0;  // of all orders, once they are drawn
};

}  // namespace yizhan
