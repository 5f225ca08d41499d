// What a step asks of a vehicle: whether it is open, what it costs and what it takes. Read straight from the
// corridor, rule by rule of docs/reference/problem.md.
#pragma once

#include <tl/expected.hpp>

#include "check/rows.h"

namespace yizhan::check {

/// A vehicle on its way: what of order, model and start decides where it may go and what that costs.
struct Traveller {
  const Order* order = nullptr;
  Index<Model> model;
  std::string region;  // of the place where it starts
};

/// Why a step is closed to a traveller.
enum class Closed { filter, mode, rule, dates, horizon, load_unit };

struct Terms {
  Hours lead;  // asked by rules
  Money move, rule, damage;
  Uses uses;
};

/// One way to pay duty and take a subsidy in a step.
struct Choice {
  Index<Duty> duty;
  Index<Subsidy> subsidy;
  Money duty_cost, subsidy_cost;  // the second is not above 0
  Uses uses;
};

class Conditions {
 public:
  /// Nothing begins before `now` but what is done.
  Conditions(const Corridor& corridor, const Rows& rows, Instant now = {});

  /// Of a leg that starts at `start`: the same for all starts of a period.
  [[nodiscard]] tl::expected<Terms, Closed> leg(const Traveller& traveller, Index<Leg> leg, Instant start) const;
  [[nodiscard]] tl::expected<Terms, Closed> departure(const Traveller& traveller, Index<Departure> departure) const;
  /// At least one: no subsidy, with the duty without quota. Exactly one of leg and service exists.
  [[nodiscard]] std::vector<Choice> choices(const Traveller& traveller, Index<Leg> leg, Index<Service> service,
                                            Date day) const;
  /// What a vehicle counts towards targets when an event befalls it: amounts are not above 0.
  [[nodiscard]] Uses counted(const Traveller& traveller, Event event, Instant t) const;

  [[nodiscard]] Money capital_per_minute(const Traveller& traveller) const;
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const Corridor& corridor() const { return corridor_; }
  [[nodiscard]] const Rows& rows() const { return rows_; }

 private:
  bool take(const Traveller& traveller, const std::vector<const Take*>& takes, Instant start, Uses& uses) const;

  const Corridor& corridor_;
  const Rows& rows_;
  const Instant now_;
  std::vector<std::vector<const Take*>> takes_of_leg_, takes_of_service_;
};

}  // namespace yizhan::check
