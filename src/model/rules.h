// The settled rules of docs/reference/problem.md that are pure functions of the corridor. The planner,
// the monolithic model and the checker all call these, so that a rule is written once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"

namespace yizhan {

/// Whether `maker` is `ancestor` or one of its descendants.
bool descends(const Corridor& corridor, Index<Maker> maker, Index<Maker> ancestor);

/// Whether the filter lets a vehicle of this model and form through.
bool passes(const Corridor& corridor, const Filter& filter, Index<Model> model, Form form);

/// Car equivalent units: as stated, or the ground area over the corridor's `ceu_area`.
Ceu ceu_of(const Corridor& corridor, const Model& model);

/// The packing of a model and form in a load unit; nullptr if it does not go in.
const Packing* packing_of(const Corridor& corridor, Index<Model> model, Form form, Index<LoadUnit> unit);

/// The name of those that share load units: `shares`, or a name of its own where that is empty.
std::string sharing_group(const Corridor& corridor, const Packing& packing);

/// What one vehicle takes, in the unit of `basis`; none if it does not go in the load unit.
std::optional<double> intake(const Corridor& corridor, Basis basis, Index<Model> model, Form form,
                             Index<LoadUnit> unit = {});

/// What a move costs a vehicle of this model.
Money move_cost(const Corridor& corridor, const MoveCost& cost, const Model& model);

/// What rules that must all agree ask of a step.
struct Permit {
  Hours lead;
  Money cost;
};

/// Whether a rule speaks of a step on `mode` that starts on `day`.
bool matches(const Rule& rule, Index<Powertrain> powertrain, Index<Mode> mode, std::string_view carrier,
             std::string_view country, Date day);

/// The permit for a step on `mode` that starts on `day`; none if no rule knows it or one forbids it. A mode that
/// is not ruled asks nothing. `carrier` is empty for legs.
std::optional<Permit> permit(const Corridor& corridor, Index<Powertrain> powertrain, Index<Mode> mode,
                             std::string_view carrier, std::string_view country, Date day);

struct DutyOption {
  Index<Duty> duty;  // none: no duty is due
  Money cost;
};

/// The duty without quota first, then each that a quota offers on this day.
std::vector<DutyOption> duty_options(const Corridor& corridor, const Order& order, Index<Model> model, Date day);

/// The subsidies that one vehicle may take at most one of.
std::vector<Index<Subsidy>> subsidies_of(const Corridor& corridor, Index<Leg> leg, Index<Service> service,
                                         Index<Model> model, Form form, Date day);

/// What a stay at a place costs one vehicle, by its true dwell.
class Tariff {
 public:
  Tariff(const Corridor& corridor, Index<Place> place, Index<Model> model, Form form);
  [[nodiscard]] Money cost(Hours dwell) const {
    double sum = 0;
    for (const Step& step : steps_)
      if (dwell > step.after) sum += step.more_per_day.value() * (dwell - step.after).in_days();
    return Money(sum);
  }
  [[nodiscard]] bool free() const { return steps_.empty(); }

 private:
  struct Step {
    Hours after;
    Money more_per_day;  // than the step before
  };
  std::vector<Step> steps_;  // by `after`
};

/// The longest stay at a place.
Hours longest_stay(const Corridor& corridor, Index<Place> place);

/// The intervals in which a resource is bounded, numbered from 0; together they cover the calendar.
class Intervals {
 public:
  Intervals(const Calendar& calendar, Interval per);
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] int at(Instant t) const;  // t within the calendar
  [[nodiscard]] Instant start(int number) const;

 private:
  std::vector<Instant> starts_;  // empty where the length is fixed
  std::int64_t minutes_ = 0;
  int count_ = 0;
};

/// Capacity of every interval of a resource (the `capacities` rows applied).
std::vector<Amount> cell_capacities(const Corridor& corridor, Index<Resource> resource);

/// What orders without an unserved variable, or with a free one, pay: none if it must be served.
std::optional<Money> unserved_cost(const Corridor& corridor, const Order& order);

/// How many of a lever may be bought: what is asked for, as far as the feed offers it.
LeverRange lever_range(const Corridor& corridor, Index<Lever> lever);

/// When what is bought on the first day is in use.
Instant in_use(const Lever& lever);

/// Of one: what is paid once, and the running cost from use to the end of the horizon.
Money lever_cost(const Corridor& corridor, const Lever& lever);

/// Levers that cannot be bought together: a word of which only one may be, or a fund that does not hold so much.
struct LeverConflict {
  std::string word;
  Index<Fund> fund;  // of one without a word
};

/// The first of what counts of levers break between them.
std::optional<LeverConflict> conflict_of(const Corridor& corridor, const Table<Lever, int>& counts);

/// Whether the order is planned at all: a prospect whose lever may not be bought is not.
bool is_planned(const Corridor& corridor, const Order& order);

/// When an order without stock may start: not before its lever is in use.
Instant earliest_start(const Corridor& corridor, const Order& order);

/// The lots: for every planned order what its stock leaves of it, then one for each of its stock rows.
Table<Lot> lots_of(const Corridor& corridor);

/// By so much a target may be missed and still counts as met, in the unit of its shortfall.
double tolerance(const Target& target);

/// Where an order without stock may start.
std::vector<Index<Place>> origins_of(const Corridor& corridor, const Order& order);

/// The week in which what is ordered in `week` may be used.
int arrival_week(const Supply& supply, int week);

}  // namespace yizhan
