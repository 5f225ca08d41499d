#include "plan/executed.h"

#include <algorithm>

#include "feed/cell.h"

namespace yizhan {

namespace {

bool is_of(const Executed& executed, const Lot& lot) {
  return executed.order == lot.order && executed.stock == lot.stock;
}

/// Vehicles of a lot that have done the same.
struct Group {
  Index<Model> model;   // none: not said yet
  Index<Place> origin;  // none: not begun, anywhere
  Vehicles quantity;
  std::vector<Step> steps;
  Held at;
};

/// What is reported of one lot, step by step.
class Report {
 public:
  Report(const Corridor& corridor, const Lot& lot, Instant now, Notices& notices)
      : corridor_(corridor),
        lot_(lot),
        order_(corridor.orders[lot.order]),
        now_(now),
        start_(start_of(corridor, lot)),
        notices_(notices) {
    Group all{{}, {}, lot.quantity, {}, {}};
    all.at.state = order_.start_state;
    all.at.ready = start_.ready;
    if (lot.stock.exists()) {
      const Stock& stock = corridor.stock[lot.stock];
      all.model = stock.model;
      all.origin = all.at.place = stock.place;
      all.at.state = stock.state;
    } else if (order_.models.size() == 1) {
      all.model = order_.models.front();
    }
    groups_.push_back(std::move(all));
  }

  std::vector<Group> read() {
    std::vector<const Executed*> rows;
    for (const Executed& row : corridor_.executed)
      if (is_of(row, lot_)) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Executed* a, const Executed* b) { return a->started < b->started; });
    // Of steps that begin at one instant one may follow on another that takes no time.
    while (!rows.empty()) {
      auto next = std::find_if(rows.begin(), rows.end(), [&](const Executed* row) {
        return row->started == rows.front()->started && standing(*row) >= row->vehicles;
      });
      if (next == rows.end()) next = rows.begin();
      take(**next);
      rows.erase(next);
    }
    std::erase_if(groups_, [](const Group& group) { return group.steps.empty() || group.quantity <= Vehicles(); });
    return std::move(groups_);
  }

 private:
  void note(const Executed& row, std::string code, std::string value, std::string allowed = {}) {
    Notice notice;
    notice.code = std::move(code);
    notice.file = "executed.csv";
    notice.column = row.id;
    notice.value = std::move(value);
    notice.allowed = std::move(allowed);
    notices_.push_back(std::move(notice));
  }

  std::string moment(Instant t) const {
    const Date day = corridor_.calendar.day_of(t);
    return feed::format_datetime({day, static_cast<int>((t - corridor_.calendar.at(day)).in_minutes())});
  }

  /// Where a step begins.
  std::pair<Index<Place>, Index<State>> from(const Executed& row) const {
    if (row.leg.exists()) return {corridor_.legs[row.leg].from, corridor_.legs[row.leg].from_state};
    const Service& service = corridor_.services[corridor_.departures[row.departure].service];
    return {service.from, service.from_state};
  }

  bool stands_ready(const Group& group, const Executed& row) const {
    const auto [place, state] = from(row);
    if (group.quantity <= Vehicles() || group.at.state != state || group.at.ready > row.started) return false;
    if (row.model.exists() && group.model.exists() && row.model != group.model) return false;
    if (group.origin.exists()) return group.at.place == place;
    const auto origins = origins_of(corridor_, order_);
    return std::find(origins.begin(), origins.end(), place) != origins.end();
  }

  Vehicles standing(const Executed& row) const {
    Vehicles sum;
    for (const Group& group : groups_)
      if (stands_ready(group, row)) sum += group.quantity;
    return sum;
  }

  Step step_of(const Executed& row, Index<Model> model) const {
    Step step{row.leg, row.departure, row.started, {}, row.duty, row.subsidy};
    const std::string& stage = row.leg.exists()
                                   ? corridor_.legs[row.leg].stage
                                   : corridor_.services[corridor_.departures[row.departure].service].stage;
    if (stage == "clear" && !row.duty.exists())
      step.duty = duty_options(corridor_, order_, model, corridor_.calendar.day_of(row.started)).front().duty;
    if (row.departure.exists()) {
      step.end = corridor_.departures[row.departure].arrives;
      return step;
    }
    const Leg& leg = corridor_.legs[row.leg];
    Hours hours = leg.hours;
    if (leg.mode.exists())
      if (const auto permitted =
              permit(corridor_, corridor_.models[model].powertrain, leg.mode, "",
                     corridor_.places[order_.market].country, corridor_.calendar.day_of(row.started)))
        hours = hours + permitted->lead;
    step.end = row.end(hours, now_);
    return step;
  }

  /// Gives the step to those that have waited longest.
  void take(const Executed& row) {
    if (row.started >= now_) return note(row, "executed_after_now", moment(row.started), moment(now_));
    const std::string name = row.leg.exists() ? corridor_.legs[row.leg].id : corridor_.departures[row.departure].id;
    if (row.departure.exists() && corridor_.departures[row.departure].departs != row.started)
      return note(row, "executed_departure", moment(row.started),
                  moment(corridor_.departures[row.departure].departs));
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < groups_.size(); ++i)
      if (stands_ready(groups_[i], row)) ready.push_back(i);
    if (ready.empty()) return note(row, "executed_order", name);
    if (standing(row) < row.vehicles)
      return note(row, "executed_exceeds", std::to_string(row.vehicles.count()),
                  std::to_string(standing(row).count()));
    std::stable_sort(ready.begin(), ready.end(),
                     [&](std::size_t a, std::size_t b) { return groups_[a].at.ready < groups_[b].at.ready; });
    Vehicles left = row.vehicles;
    for (const std::size_t i : ready) {
      if (left <= Vehicles()) break;
      const Index<Model> model = row.model.exists() ? row.model : groups_[i].model;
      if (!model.exists() || std::find(order_.models.begin(), order_.models.end(), model) == order_.models.end())
        return note(row, "executed_model", "");
      Group moved = groups_[i];
      moved.quantity = std::min(left, groups_[i].quantity);
      groups_[i].quantity -= moved.quantity;
      left -= moved.quantity;
      if (!moved.origin.exists()) moved.origin = from(row).first;
      moved.model = model;
      moved.steps.push_back(step_of(row, model));
      moved.at = held_after(corridor_, moved.origin, state_at_start(), start_, moved.steps);
      groups_.push_back(std::move(moved));
    }
  }

  Index<State> state_at_start() const {
    return lot_.stock.exists() ? corridor_.stock[lot_.stock].state : order_.start_state;
  }

  const Corridor& corridor_;
  const Lot& lot_;
  const Order& order_;
  const Instant now_;
  const LotStart start_;
  Notices& notices_;
  std::vector<Group> groups_;
};

/// What was to follow on a flow's first steps, from where they really ended: `old_ready` is where they were to end.
/// Names the departure that was missed, if one was.
std::string move_rest(const Corridor& corridor, std::vector<Step>& steps, std::size_t done, Instant ready,
                      Instant old_ready, Instant now) {
  for (std::size_t i = done; i < steps.size(); ++i) {
    Step& step = steps[i];
    const Instant old_start = step.start, old_end = step.end;
    if (step.departure.exists() && step.start < now) return corridor.departures[step.departure].id;
    if (step.leg.exists()) {
      const bool at_once = old_start == old_ready && ready >= now;
      const bool in_time = old_start >= ready && old_start >= now;
      if (at_once)
        step.start = ready;
      else if (!in_time)
        step.start = std::max(corridor.calendar.round_up(ready), now);
      step.end = step.start + (old_end - old_start);
    }
    old_ready = old_end;
    ready = step.end;
  }
  return {};
}

/// Whether a flow was to begin by the same steps.
bool begins_by(const OldPlan::Flow& flow, const Group& group) {
  const Itinerary& itinerary = flow.itinerary;
  return flow.gone.empty() && itinerary.model == group.model && itinerary.origin == group.origin &&
         itinerary.steps.size() >= group.steps.size() &&
         std::equal(group.steps.begin(), group.steps.end(), itinerary.steps.begin(),
                    [](const Step& a, const Step& b) { return a.leg == b.leg && a.departure == b.departure; });
}

/// Puts what has begun in the place of flows that were to begin so; those that are left have not begun.
void match(const Corridor& corridor, const Lot& lot, Index<Lot> id, std::vector<Group> groups,
           std::vector<OldPlan::Flow> flows, Instant now, std::vector<ActualFlow>& all) {
  // What has gone furthest is the hardest to find a plan for.
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.steps.size() > b.steps.size(); });
  for (Group& group : groups) {
    for (OldPlan::Flow& flow : flows) {
      Itinerary& old = flow.itinerary;
      if (group.quantity <= Vehicles() || old.quantity <= Vehicles() || !begins_by(flow, group)) continue;
      ActualFlow actual{flow, group.steps.size()};
      actual.flow.itinerary.quantity = std::min(group.quantity, old.quantity);
      group.quantity -= actual.flow.itinerary.quantity;
      old.quantity -= actual.flow.itinerary.quantity;
      std::vector<Step>& steps = actual.flow.itinerary.steps;
      const Instant old_ready = steps[actual.done - 1].end;
      std::copy(group.steps.begin(), group.steps.end(), steps.begin());
      actual.flow.gone = move_rest(corridor, steps, actual.done, group.at.ready, old_ready, now);
      all.push_back(std::move(actual));
    }
    if (group.quantity > Vehicles())
      all.push_back({{{id, group.model, group.origin, group.quantity, group.steps, {}}, ""}, group.steps.size()});
  }
  const Instant ready = start_of(corridor, lot).ready;
  for (OldPlan::Flow& flow : flows) {
    if (flow.itinerary.quantity <= Vehicles()) continue;
    if (flow.gone.empty()) flow.gone = move_rest(corridor, flow.itinerary.steps, 0, ready, ready, now);
    all.push_back({std::move(flow), 0});
  }
}

}  // namespace

bool is_reported(const Corridor& corridor, const Lot& lot) {
  return std::any_of(corridor.executed.begin(), corridor.executed.end(),
                     [&](const Executed& row) { return is_of(row, lot); });
}

tl::expected<std::vector<ActualFlow>, Notices> as_executed(const Corridor& corridor, const Table<Lot>& lots,
                                                           std::vector<OldPlan::Flow> flows, Instant now) {
  std::vector<ActualFlow> all;
  Notices notices;
  std::vector<bool> reported;
  for (const Lot& lot : lots) reported.push_back(!corridor.executed.empty() && is_reported(corridor, lot));
  std::vector<std::vector<OldPlan::Flow>> of_lots(lots.size());
  for (OldPlan::Flow& flow : flows) {
    const std::size_t lot = flow.itinerary.lot.row();
    if (reported[lot]) {
      of_lots[lot].push_back(std::move(flow));
    } else {
      const std::size_t done = begun_steps(flow.itinerary.steps, now);
      all.push_back({std::move(flow), done});
    }
  }
  for (std::size_t row = 0; row < lots.size(); ++row) {
    if (!reported[row]) continue;
    const Index<Lot> id(row);
    match(corridor, lots[id], id, Report(corridor, lots[id], now, notices).read(), std::move(of_lots[row]), now, all);
  }
  if (!notices.empty()) return tl::unexpected(notices);
  return all;
}

}  // namespace yizhan
