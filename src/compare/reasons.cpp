#include "compare/reasons.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>

#include "check/travel.h"
#include "feed/plan_folder.h"

namespace yizhan::compare {

namespace {

constexpr double least_difference = 1;  // yuan a vehicle: below it two ways are alike

/// A way that cannot be gone, and what forbids it.
struct Forbidden {
  Reason reason = Reason::closed;
  std::string subject;
};
using Followed = std::variant<Terms, Forbidden>;

template <class T>
Index<T> find(const std::unordered_map<std::string, Index<T>>& ids, const std::string& id) {
  const auto found = ids.find(id);
  return found == ids.end() ? Index<T>() : found->second;
}

template <class T>
std::unordered_map<std::string, Index<T>> ids_of(const Table<T>& table) {
  std::unordered_map<std::string, Index<T>> ids;
  for (std::size_t row = 0; row < table.size(); ++row) ids.emplace(table[Index<T>(row)].id, Index<T>(row));
  return ids;
}

}  // namespace

/// One side, ready to follow ways of the other.
struct Reasons::Half {
  explicit Half(const Side& side)
      : corridor(side.corridor),
        plan(side.plan),
        rows(side.corridor, side.plan.levels),
        conditions(side.corridor, rows, side.plan.now ? side.corridor.calendar.at(*side.plan.now) : Instant()),
        lots(lots_of(side.corridor)),
        prices(rows.size()),
        legs(ids_of(side.corridor.legs)),
        departures(ids_of(side.corridor.departures)),
        duties(ids_of(side.corridor.duties)),
        subsidies(ids_of(side.corridor.subsidies)),
        models(ids_of(side.corridor.models)),
        places(ids_of(side.corridor.places)) {
    for (const RowUse& row : plan.rows)
      if (const check::Row found = rows.find(row.row); found.exists()) prices[found.row()] = row.price;
  }

  [[nodiscard]] std::string name(const Step& step) const {
    return step.leg.exists() ? corridor.legs[step.leg].id : corridor.departures[step.departure].id;
  }

  /// The duty by the same row, if it is still offered; else the one without quota.
  [[nodiscard]] Index<Duty> duty_of(const Step& step, const std::string& id, const Order& order,
                                    Index<Model> model) const {
    const std::string& stage = step.leg.exists()
                                   ? corridor.legs[step.leg].stage
                                   : corridor.services[corridor.departures[step.departure].service].stage;
    if (stage != "clear") return {};
    const auto options = duty_options(corridor, order, model, corridor.calendar.day_of(step.start));
    const Index<Duty> same = find(duties, id);
    const bool offered =
        std::any_of(options.begin(), options.end(), [&](const DutyOption& option) { return option.duty == same; });
    return offered ? same : options.front().duty;
  }

  /// An itinerary of the other side, by this side's numbers; or what is not there.
  [[nodiscard]] std::variant<Itinerary, Forbidden> translated(const Half& other, const Itinerary& itinerary,
                                                              Index<Lot> lot) const {
    Itinerary own = itinerary;
    own.lot = lot;
    own.model = find(models, other.corridor.models[itinerary.model].id);
    own.origin = find(places, other.corridor.places[itinerary.origin].id);
    if (!own.model.exists()) return Forbidden{Reason::gone, other.corridor.models[itinerary.model].id};
    if (!own.origin.exists()) return Forbidden{Reason::gone, other.corridor.places[itinerary.origin].id};
    const Order& order = corridor.orders[lots[lot].order];
    for (Step& step : own.steps) {
      const std::string id = other.name(step);
      const std::string duty = step.duty.exists() ? other.corridor.duties[step.duty].id : "";
      const std::string subsidy = step.subsidy.exists() ? other.corridor.subsidies[step.subsidy].id : "";
      const bool is_leg = step.leg.exists();
      step.leg = is_leg ? find(legs, id) : Index<Leg>();
      step.departure = is_leg ? Index<Departure>() : find(departures, id);
      if (!step.leg.exists() && !step.departure.exists()) return Forbidden{Reason::gone, id};
      step.duty = duty_of(step, duty, order, own.model);
      step.subsidy = find(subsidies, subsidy);
    }
    return own;
  }

  /// What the first fault of an itinerary on its way is about.
  [[nodiscard]] Forbidden forbidden(const Itinerary& itinerary, const std::vector<check::Fault>& faults) const {
    constexpr std::array<std::string_view, 3> of_time = {"start_not_allowed", "end_wrong", "cutoff_missed"};
    const auto fault =
        std::find_if(faults.begin(), faults.end(), [](const check::Fault& each) { return each.file == "steps.csv"; });
    if (fault == faults.end()) return {Reason::closed, itinerary.steps.empty() ? "" : name(itinerary.steps.back())};
    const bool timed = std::find(of_time.begin(), of_time.end(), fault->what) != of_time.end();
    const auto number = static_cast<std::size_t>(fault->row - 2);  // under a header, from 1
    return {timed ? Reason::retimed : Reason::closed, name(itinerary.steps.at(number))};
  }

  /// What vehicles pay that are left.
  [[nodiscard]] Terms left(Index<Lot> lot) const {
    const Order& order = corridor.orders[lots[lot].order];
    Terms terms;
    terms.own["unserved"] = unserved_cost(corridor, order).value_or(order.value).value();
    if (plan.aim == Aim::profit) terms.own["revenue"] = order.revenue.value();
    if (const check::Row row = rows.level(Aim::serve); row.exists()) terms.rows[rows.name(row)] = prices[row.row()];
    return terms;
  }

  [[nodiscard]] Followed follow(const Half& maker, const Itinerary* itinerary, Index<Lot> lot) const {
    if (!itinerary) return left(lot);
    const auto own = translated(maker, *itinerary, lot);
    if (const auto* gone = std::get_if<Forbidden>(&own)) return *gone;
    const auto& steps = std::get<Itinerary>(own);
    check::Faults faults;
    const auto travel = check::follow(conditions, lots[lot], steps, 0, 0, faults);
    const std::vector<check::Fault> found = std::move(faults).sorted();
    if (!travel || !found.empty()) return forbidden(steps, found);
    Terms terms;
    for (const auto& [key, cost] : travel->costs) terms.own[std::string(feed::name_of(std::get<0>(key)))] += cost;
    if (travel->declared.exists())
      terms.own["declaration"] +=
          corridor.services[corridor.departures[travel->declared].service].declaration.value() /
          static_cast<double>(lots[lot].quantity.count());
    for (const auto& [row, amount] : travel->uses)
      if (prices[row.row()] != 0) terms.rows[rows.name(row)] += amount * prices[row.row()];
    return terms;
  }

  [[nodiscard]] double capacity(const std::string& row) const {
    const check::Row found = rows.find(row);
    return found.exists() ? rows.capacity(found) : 0;
  }

  const Corridor& corridor;
  const Plan& plan;
  const check::Rows rows;
  const check::Conditions conditions;
  const Table<Lot> lots;
  std::vector<double> prices;
  const std::unordered_map<std::string, Index<Leg>> legs;
  const std::unordered_map<std::string, Index<Departure>> departures;
  const std::unordered_map<std::string, Index<Duty>> duties;
  const std::unordered_map<std::string, Index<Subsidy>> subsidies;
  const std::unordered_map<std::string, Index<Model>> models;
  const std::unordered_map<std::string, Index<Place>> places;
};

namespace {

/// What the old way lost by one cost item or row, and what the new way gained.
struct Turn {
  double old_way = 0, new_way = 0;
  [[nodiscard]] double against() const { return old_way - new_way; }
};

std::map<std::string, Turn> turns_of(const std::map<std::string, double> Terms::*part, const Terms& old_before,
                                     const Terms& old_after, const Terms& new_before, const Terms& new_after) {
  std::map<std::string, Turn> turns;
  for (const auto& [key, cost] : old_after.*part) turns[key].old_way += cost;
  for (const auto& [key, cost] : old_before.*part) turns[key].old_way -= cost;
  for (const auto& [key, cost] : new_after.*part) turns[key].new_way += cost;
  for (const auto& [key, cost] : new_before.*part) turns[key].new_way -= cost;
  return turns;
}

std::pair<std::string, Turn> greatest(const std::map<std::string, Turn>& turns) {
  const auto found = std::max_element(turns.begin(), turns.end(), [](const auto& a, const auto& b) {
    return a.second.against() < b.second.against();
  });
  if (found == turns.end()) return {};
  return *found;
}

}  // namespace

Reasons::Reasons(const Side& before, const Side& after)
    : before_(std::make_unique<Half>(before)), after_(std::make_unique<Half>(after)) {}
Reasons::~Reasons() = default;

Why Reasons::why(Index<Lot> before, Index<Lot> after, const Ways& ways) const {
  const Followed old_after = after_->follow(*before_, ways.before, after);
  if (const auto* forbidden = std::get_if<Forbidden>(&old_after)) return {forbidden->reason, forbidden->subject, {}};
  const Followed new_before = before_->follow(*after_, ways.after, before);
  if (const auto* forbidden = std::get_if<Forbidden>(&new_before)) return {Reason::opened, forbidden->subject, {}};
  const Followed old_before = before_->follow(*before_, ways.before, before);
  const Followed new_after = after_->follow(*after_, ways.after, after);
  const std::array terms = {std::get_if<Terms>(&old_before), std::get_if<Terms>(&old_after),
                            std::get_if<Terms>(&new_before), std::get_if<Terms>(&new_after)};
  if (!terms[0] || !terms[3]) return {};  // only of plans that are not true
  const auto [item, own] = greatest(turns_of(&Terms::own, *terms[0], *terms[1], *terms[2], *terms[3]));
  const auto [row, taken] = greatest(turns_of(&Terms::rows, *terms[0], *terms[1], *terms[2], *terms[3]));
  if (std::max(own.against(), taken.against()) < least_difference) return {};
  const bool by_row = taken.against() >= own.against();
  const Turn& turn = by_row ? taken : own;
  const bool old_way = turn.old_way >= -turn.new_way;
  Why why{old_way ? Reason::costs_more : Reason::costs_less, by_row ? row : item, Money(turn.against())};
  if (!by_row) return why;
  const bool less = after_->capacity(row) < before_->capacity(row);
  why.reason = !old_way ? Reason::freed : less ? Reason::shrank : Reason::dearer;
  return why;
}

}  // namespace yizhan::compare
