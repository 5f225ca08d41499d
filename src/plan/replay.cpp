#include "plan/replay.h"

#include <algorithm>

namespace yizhan {

namespace {

/// Ends of a step's move.
struct Ends {
  Index<Place> from, to;
  Index<State> from_state, to_state;
  bool ships = false;
};

Ends ends_of(const Corridor& corridor, const Step& step) {
  const auto of = [](const auto& move) {
    return Ends{move.from, move.to, move.from_state, move.to_state, move.stage == "ship"};
  };
  return step.leg.exists() ? of(corridor.legs[step.leg])
                           : of(corridor.services[corridor.departures[step.departure].service]);
}

bool takes_choice(const std::vector<Choice>& choices, const Step& step) {
  return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return choice.duty == step.duty && choice.subsidy == step.subsidy;
  });
}

class Replay {
 public:
  Replay(const Corridor& corridor, const VehicleClass& vehicle_class, const Held& at)
      : corridor_(corridor), class_(vehicle_class), at_(at) {}

  bool take(const Step& step, bool reported) {
    if (!step.leg.exists() && !step.departure.exists()) return false;
    const Ends ends = ends_of(corridor_, step);
    const bool unmade = at_.state == corridor_.first_state;
    if (ends.from != at_.place || ends.from_state != at_.state) return false;
    if (step.start < at_.ready || step.end > corridor_.calendar.last()) return false;
    if (!(step.leg.exists() ? allows_leg(step, unmade, reported) : allows_departure(step, unmade, reported)))
      return false;
    const bool within = step.leg.exists() && !unmade && ends.from == ends.to;
    const bool ends_stay = !within || (ends.to == class_.market && ends.to_state == corridor_.final_state);
    const Instant left = within ? step.end : step.start;
    if (!unmade && ends_stay && left - at_.entered > class_.at(at_.place).longest) return false;
    at_ = {ends.to, ends.to_state, step.end, within ? at_.entered : step.end, at_.origin, at_.shipped || ends.ships};
    return true;
  }

 private:
  bool allows_leg(const Step& step, bool unmade, bool reported) const {
    const auto use = std::find_if(class_.legs.begin(), class_.legs.end(),
                                  [&](const ClassLeg& candidate) { return candidate.leg == step.leg; });
    if (use == class_.legs.end()) return false;
    const bool at_once = step.start == at_.ready && !unmade;
    if (!at_once && !reported && corridor_.calendar.round_up(step.start) != step.start) return false;
    const Period period = corridor_.calendar.period_of(step.start);
    const LegTerms* terms = &use->terms.front();
    for (const LegTerms& later : use->terms)
      if (later.from <= period) terms = &later;
    const bool lasts = reported || step.end == step.start + corridor_.legs[step.leg].hours + terms->lead;
    return terms->open && lasts && takes_choice(terms->choices, step);
  }

  bool allows_departure(const Step& step, bool unmade, bool reported) const {
    const auto use =
        std::find_if(class_.departures.begin(), class_.departures.end(),
                     [&](const ClassDeparture& candidate) { return candidate.departure == step.departure; });
    return use != class_.departures.end() && !unmade && step.start == use->departs && step.end == use->arrives &&
           at_.ready <= (reported ? use->departs : std::min(use->ready_by, use->departs)) &&
           takes_choice(use->choices, step);
  }

  const Corridor& corridor_;
  const VehicleClass& class_;
  Held at_;
};

}  // namespace

std::optional<std::size_t> first_closed(const Corridor& corridor, const VehicleClass& vehicle_class,
                                        Index<Place> origin, LotStart start, const std::vector<Step>& steps,
                                        std::size_t reported) {
  Replay replay(corridor, vehicle_class,
                {origin, vehicle_class.start_state, start.ready, start.entered, origin, false});
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (!replay.take(steps[i], i < reported)) return i;
  return std::nullopt;
}

Held held_after(const Corridor& corridor, Index<Place> origin, Index<State> start_state, LotStart start,
                const std::vector<Step>& steps) {
  Held held{origin, start_state, start.ready, start.entered, origin, false};
  for (const Step& step : steps) {
    const Ends ends = ends_of(corridor, step);
    const bool within = step.leg.exists() && held.state != corridor.first_state && ends.from == ends.to;
    held = {ends.to, ends.to_state, step.end, within ? held.entered : step.end, origin, held.shipped || ends.ships};
  }
  return held;
}

void retime(const Corridor& corridor, std::vector<Step>& steps) {
  std::optional<Instant> old_ready, ready;
  for (Step& step : steps) {
    const Instant old_start = step.start, old_end = step.end;
    if (step.departure.exists()) {
      const Departure& departure = corridor.departures[step.departure];
      step.start = departure.departs;
      step.end = departure.arrives;
    } else if (ready && *ready != *old_ready) {
      const bool at_once = old_start == *old_ready;
      step.start = at_once ? *ready : std::max(old_start, corridor.calendar.round_up(*ready));
      step.end = step.start + (old_end - old_start);
    }
    old_ready = old_end;
    ready = step.end;
  }
}

}  // namespace yizhan
