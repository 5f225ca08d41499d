#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "feed/cell.h"
#include "feed/contradictions.h"
#include "model/rules.h"

namespace yizhan::feed {

namespace {

/// False if the makers are no forest of few levels.
bool check_makers(const Rows& rows) {
  constexpr int most_levels = 10;
  const Corridor& corridor = rows.corridor;
  bool sound = true;
  rows.each("makers", corridor.makers, [&](Row& row, const Maker& maker) {
    int levels = 1;
    for (Index<Maker> at = maker.parent; at.exists() && levels <= most_levels; at = corridor.makers[at].parent)
      ++levels;
    if (levels <= most_levels) return;
    sound = false;
    rows.note("makers", row, "parent",
              {.code = "maker_cycle", .value = maker.id, .allowed = fmt::format("1 .. {}", most_levels)});
  });
  return sound;
}

/// A group may be called like a model of its own only.
void check_models(const Rows& rows) {
  std::unordered_map<std::string_view, std::string_view> group_of;
  for (const Model& model : rows.corridor.models) group_of.try_emplace(model.id, model.group);
  rows.each("models", rows.corridor.models, [&](Row& row, const Model& model) {
    const auto named = group_of.find(model.group);
    if (named != group_of.end() && named->second != model.group && model.id != model.group)
      rows.note("models", row, "group", {.code = "model_ambiguous", .value = model.group});
  });
}

void check_stock_sums(const Rows& rows) {
  Table<Order, Vehicles> stocked(rows.corridor.orders.size());
  rows.each("stock", rows.corridor.stock, [&](Row& row, const Stock& stock) {
    if (rows.row("orders", stock.order).faults.any()) return;
    const Order& order = rows.corridor.orders[stock.order];
    const bool enough = stocked[stock.order] <= order.quantity;
    stocked[stock.order] += stock.quantity;
    if (enough && stocked[stock.order] > order.quantity)
      rows.note(
          "stock", row, "quantity",
          {.code = "stock_exceeds_order", .value = order.id, .allowed = std::to_string(order.quantity.count())});
  });
}

/// Legs that take no time, as a graph of (place, state). What is left when nodes that nothing enters are taken
/// away again and again has a cycle.
class TimelessLegs {
 public:
  explicit TimelessLegs(const Rows& rows) : corridor_(rows.corridor) {
    const std::vector<Row>& text = rows.tables["legs"].rows;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const Index<Leg> leg(i);
      if (text[i].faults.none() && corridor_.legs[leg].hours == Hours()) leaving_[start_of(leg)].push_back(leg);
    }
  }

  /// The legs of one cycle; empty if there is none.
  std::vector<Index<Leg>> cycle() const {
    std::map<Node, std::size_t> entering;
    for (const auto& [node, legs] : leaving_)
      for (const Index<Leg> leg : legs) ++entering[end_of(leg)];
    std::vector<Node> free;
    for (const auto& [node, legs] : leaving_)
      if (!entering.contains(node)) free.push_back(node);
    while (!free.empty()) {
      const Node node = free.back();
      free.pop_back();
      for (const Index<Leg> leg : legs_from(node))
        if (--entering[end_of(leg)] == 0) free.push_back(end_of(leg));
    }
    // Backwards from any node still entered: its way must meet itself.
    std::map<Node, Index<Leg>> into;
    for (const auto& [node, legs] : leaving_)
      if (entering.contains(node) && entering[node] > 0)
        for (const Index<Leg> leg : legs) into[end_of(leg)] = leg;
    if (into.empty()) return {};
    Node node = into.begin()->first;
    std::map<Node, bool> seen;
    while (!std::exchange(seen[node], true)) node = start_of(into.at(node));
    std::vector<Index<Leg>> legs;
    for (const Node first = node; legs.empty() || node != first; node = start_of(legs.back()))
      legs.push_back(into.at(node));
    std::reverse(legs.begin(), legs.end());
    return legs;
  }

  void remove(Index<Leg> leg) {
    auto& legs = leaving_.at(start_of(leg));
    legs.erase(std::find(legs.begin(), legs.end(), leg));
  }

 private:
  using Node = std::pair<Index<Place>, Index<State>>;

  [[nodiscard]] Node start_of(Index<Leg> leg) const {
    return {corridor_.legs[leg].from, corridor_.legs[leg].from_state};
  }
  [[nodiscard]] Node end_of(Index<Leg> leg) const { return {corridor_.legs[leg].to, corridor_.legs[leg].to_state}; }
  [[nodiscard]] const std::vector<Index<Leg>>& legs_from(Node node) const {
    static const std::vector<Index<Leg>> none;
    const auto found = leaving_.find(node);
    return found == leaving_.end() ? none : found->second;
  }

  const Corridor& corridor_;
  std::map<Node, std::vector<Index<Leg>>> leaving_;
};

void check_cycles(const Rows& rows) {
  constexpr int most_cycles = 20;  // told; mending those shows the others
  TimelessLegs legs(rows);
  for (int told = 0; told < most_cycles; ++told) {
    const std::vector<Index<Leg>> cycle = legs.cycle();
    if (cycle.empty()) return;
    std::string way;
    for (const Index<Leg> leg : cycle) way += rows.corridor.legs[leg].id + " > ";
    way += rows.corridor.legs[cycle.front()].id;
    rows.note("legs", rows.row("legs", cycle.front()), "hours", {.code = "leg_without_time", .value = way});
    legs.remove(cycle.front());
  }
}

/// The first column in which two departures of a voyage differ; none if they agree.
std::optional<std::string> difference(const Departure& a, const Departure& b) {
  if (a.vehicles != b.vehicles) return "vehicles";
  if (a.ceu != b.ceu) return "ceu";
  if (a.m2 != b.m2) return "m2";
  if (a.lane_m != b.lane_m) return "lane_m";
  if (a.kg != b.kg) return "kg";
  if (a.teu != b.teu) return "teu";
  if (a.load_units != b.load_units) return "load_units";
  if (a.fixed != b.fixed) return "fixed_cny";
  if (a.minimum != b.minimum) return "minimum";
  return std::nullopt;
}

void check_voyages(const Rows& rows) {
  std::unordered_map<std::string_view, const Departure*> voyages;
  rows.each("departures", rows.corridor.departures, [&](Row& row, const Departure& departure) {
    const std::string& name = departure.voyage.empty() ? departure.id : departure.voyage;
    const Departure& first = *voyages.try_emplace(name, &departure).first->second;
    if (const auto column = difference(first, departure)) {
      const TableRows& table = rows.tables["departures"];
      return rows.note("departures", row, *column,
                       {.code = "voyage_contradicts",
                        .value = table.text(row, table.schema->column(*column).value()),
                        .allowed = first.id});
    }
    const bool boxed = rows.corridor.services[departure.service].load_unit.exists();
    const bool bounded = departure.vehicles || departure.ceu || departure.m2 || departure.lane_m || departure.kg ||
                         (boxed && (departure.teu || departure.load_units));
    if (!bounded && (departure.fixed > Money() || departure.minimum > Vehicles()))
      rows.note("departures", row, "vehicles", {.code = "voyage_without_capacity", .value = name});
  });
}

/// Which line replaces the capacity in each hour of the calendar.
class ReplacedHours {
 public:
  explicit ReplacedHours(const Calendar& calendar)
      : calendar_(calendar),
        days_(static_cast<std::size_t>((calendar.day_of(calendar.last()) - calendar.start).count())) {}

  /// The line of the earlier row that holds an hour of this one; none if it is the first everywhere.
  std::optional<long> take(const CapacityChange& change, long line) {
    std::optional<long> earlier;
    const Date from = std::max(change.dates.from, calendar_.start);
    const Date to =
        std::min(change.dates.to, calendar_.start + std::chrono::days(days_.size()) - std::chrono::days(1));
    for (Date day = from; day <= to; day += std::chrono::days(1)) {
      const unsigned weekday = 1U << (std::chrono::weekday(day).iso_encoding() - 1);
      if (!(change.weekdays & weekday)) continue;
      auto& hours = days_[static_cast<std::size_t>((day - calendar_.start).count())];
      const auto begin = hours.begin() + change.from_hour;
      const auto end = hours.begin() + change.to_hour;
      const auto held = std::find_if(begin, end, [](long by) { return by != 0; });
      if (held != end && !earlier) earlier = *held;
      std::fill(begin, end, line);
    }
    return earlier;
  }

 private:
  const Calendar& calendar_;
  std::vector<std::array<long, 24>> days_;
};

void check_capacities(const Rows& rows) {
  std::optional<ReplacedHours> hours;
  Index<Resource> resource;  // rows are sorted by it
  rows.each("capacities", rows.corridor.capacities, [&](Row& row, const CapacityChange& change) {
    if (!change.capacity) return;
    if (change.resource != resource) hours.emplace(rows.corridor.calendar);
    resource = change.resource;
    if (const auto earlier = hours->take(change, row.line))
      rows.note("capacities", row, "capacity",
                {.code = "capacity_contradicts",
                 .value = rows.corridor.resources[resource].id,
                 .allowed = std::to_string(*earlier)});
  });
}

/// Whether a vehicle may be of both makers, each standing for its descendants.
bool makers_meet(const Corridor& corridor, Index<Maker> a, Index<Maker> b) {
  return !a.exists() || !b.exists() || descends(corridor, a, b) || descends(corridor, b, a);
}

bool ties(const Corridor& corridor, const Duty& a, const Duty& b) {
  const auto names = [](const Duty& duty) {
    return duty.form.has_value() + duty.powertrain.exists() + duty.maker.exists();
  };
  return names(a) == names(b) && a.dates.meets(b.dates) && (!a.form || !b.form || a.form == b.form) &&
         (!a.powertrain.exists() || !b.powertrain.exists() || a.powertrain == b.powertrain) &&
         makers_meet(corridor, a.maker, b.maker);
}

void check_duties(const Rows& rows) {
  std::map<std::string_view, std::vector<std::pair<Row*, const Duty*>>> by_country;
  rows.each("duties", rows.corridor.duties, [&](Row& row, const Duty& duty) {
    if (!duty.quota.exists()) by_country[duty.country].emplace_back(&row, &duty);
  });
  for (auto& [country, duties] : by_country)
    for (std::size_t later = 1; later < duties.size(); ++later) {
      Row* row = duties[later].first;
      const Duty* duty = duties[later].second;
      const auto end = duties.begin() + static_cast<std::ptrdiff_t>(later);
      const auto tied = std::find_if(duties.begin(), end,
                                     [&](const auto& other) { return ties(rows.corridor, *other.second, *duty); });
      if (tied != end)
        rows.note("duties", *row, "id",
                  {.code = "duty_tie", .value = tied->second->id, .allowed = std::to_string(tied->first->line)});
    }
}

}  // namespace

void check_between_rows(const Rows& rows) {
  check_models(rows);
  check_stock_sums(rows);
  check_cycles(rows);
  check_voyages(rows);
  if (check_makers(rows)) check_duties(rows);
  if (rows.calendar_sound()) check_capacities(rows);
}

}  // namespace yizhan::feed
