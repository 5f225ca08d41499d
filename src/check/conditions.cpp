#include "check/conditions.h"

#include <algorithm>

namespace yizhan::check {

namespace {

template <class T>
bool names(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

Conditions::Conditions(const Corridor& corridor, const Rows& rows, Instant now)
    : corridor_(corridor),
      rows_(rows),
      now_(now),
      takes_of_leg_(corridor.legs.size()),
      takes_of_service_(corridor.services.size()) {
  for (const Take& take : corridor.takes) {
    if (take.leg.exists()) takes_of_leg_[take.leg.row()].push_back(&take);
    if (take.service.exists()) takes_of_service_[take.service.row()].push_back(&take);
  }
}

/// False if the vehicle does not go in a load unit that is taken.
bool Conditions::take(const Traveller& traveller, const std::vector<const Take*>& takes, Instant start,
                      Uses& uses) const {
  for (const Take* take : takes) {
    const auto amount = intake(corridor_, take->basis, traveller.model, traveller.order->form, take->load_unit);
    if (!amount) return false;
    uses.push_back({rows_.cell(take->resource, start), take->amount * *amount});
  }
  return true;
}

tl::expected<Terms, Closed> Conditions::leg(const Traveller& traveller, Index<Leg> id, Instant start) const {
  const Leg& leg = corridor_.legs[id];
  const Model& model = corridor_.models[traveller.model];
  const Date day = corridor_.calendar.day_of(start);
  if (!passes(corridor_, leg.filter, traveller.model, traveller.order->form)) return tl::unexpected(Closed::filter);
  if (!leg.dates.holds(day)) return tl::unexpected(Closed::dates);
  const bool builds = leg.stage == "build";
  if (builds && start >= corridor_.calendar.horizon_end()) return tl::unexpected(Closed::horizon);
  const std::string& country = corridor_.places[traveller.order->market].country;
  const auto permitted = permit(corridor_, model.powertrain, leg.mode, "", country, day);
  if (!permitted) return tl::unexpected(Closed::rule);
  Terms terms{permitted->lead, move_cost(corridor_, leg.cost, model), permitted->cost, Money(), {}};
  if (!take(traveller, takes_of_leg_[id.row()], start, terms.uses)) return tl::unexpected(Closed::load_unit);
  if (builds)
    for (const BillLine& line : corridor_.bill_of_materials)
      if (line.model == traveller.model)
        terms.uses.push_back({rows_.part(leg.from, line.part, corridor_.calendar.week_of(start)), line.quantity});
  return terms;
}

tl::expected<Terms, Closed> Conditions::departure(const Traveller& traveller, Index<Departure> id) const {
  const Departure& departure = corridor_.departures[id];
  const Service& service = corridor_.services[departure.service];
  const Model& model = corridor_.models[traveller.model];
  const Form form = traveller.order->form;
  if (!passes(corridor_, service.filter, traveller.model, form)) return tl::unexpected(Closed::filter);
  if (!traveller.order->modes.empty() && !names(traveller.order->modes, service.mode))
    return tl::unexpected(Closed::mode);
  const std::string& country = corridor_.places[traveller.order->market].country;
  const Date day = corridor_.calendar.day_of(departure.departs);
  const auto permitted = permit(corridor_, model.powertrain, service.mode, service.carrier, country, day);
  if (!permitted) return tl::unexpected(Closed::rule);
  Terms terms{permitted->lead,
              move_cost(corridor_, service.cost, model) * departure.rate_factor,
              permitted->cost,
              model.value * service.damage_share,
              {}};
  const Voyage& voyage = rows_.voyage_of(id);
  constexpr std::array bases = {Basis::vehicle, Basis::ceu, Basis::m2, Basis::lane_m, Basis::kg};
  for (std::size_t d = 0; d < bases.size(); ++d)
    if (voyage.rows[d].exists())
      terms.uses.push_back({voyage.rows[d], *intake(corridor_, bases[d], traveller.model, form)});
  if (voyage.minimum_row.exists()) terms.uses.push_back({voyage.minimum_row, -1});
  if (service.load_unit.exists()) {
    const Packing* packing = packing_of(corridor_, traveller.model, form, service.load_unit);
    if (!packing) return tl::unexpected(Closed::load_unit);
    terms.uses.push_back({rows_.units(id, sharing_group(corridor_, *packing)), 1 / packing->per_unit});
  }
  if (!take(traveller, takes_of_service_[departure.service.row()], departure.departs, terms.uses))
    return tl::unexpected(Closed::load_unit);
  return terms;
}

std::vector<Choice> Conditions::choices(const Traveller& traveller, Index<Leg> leg, Index<Service> service,
                                        Date day) const {
  const std::string& stage = leg.exists() ? corridor_.legs[leg].stage : corridor_.services[service].stage;
  std::vector<DutyOption> duties(1);
  if (stage == "clear") duties = duty_options(corridor_, *traveller.order, traveller.model, day);
  std::vector<Index<Subsidy>> subsidies =
      subsidies_of(corridor_, leg, service, traveller.model, traveller.order->form, day);
  subsidies.insert(subsidies.begin(), Index<Subsidy>());
  std::vector<Choice> choices;
  for (const DutyOption& duty : duties)
    for (const Index<Subsidy> subsidy : subsidies) {
      Choice choice{duty.duty, subsidy, duty.cost, Money(), {}};
      if (duty.duty.exists() && corridor_.duties[duty.duty].quota.exists())
        choice.uses.push_back({rows_.quota(corridor_.duties[duty.duty].quota), 1});
      if (subsidy.exists()) {
        const Money paid = corridor_.subsidies[subsidy].per_vehicle;
        choice.subsidy_cost = -paid;
        choice.uses.push_back({rows_.budget(subsidy), paid.value()});
      }
      choices.push_back(std::move(choice));
    }
  return choices;
}

Uses Conditions::counted(const Traveller& traveller, Event event, Instant t) const {
  Uses uses;
  const Date day = corridor_.calendar.day_of(t);
  for (std::size_t i = 0; i < corridor_.targets.size(); ++i) {
    const Target& target = corridor_.targets[Index<Target>(i)];
    const bool of_vehicles = target.metric == Metric::vehicles || target.metric == Metric::revenue;
    const bool counts =
        of_vehicles && target.event == event && target.dates.holds(day) &&
        (target.kinds.empty() || names(target.kinds, traveller.order->kind)) &&
        (!target.nev_only || corridor_.powertrains[corridor_.models[traveller.model].powertrain].nev) &&
        (target.region.empty() || target.region == traveller.region);
    if (!counts) continue;
    const double amount = target.metric == Metric::vehicles ? 1 : traveller.order->revenue.value();
    uses.push_back({rows_.target(Index<Target>(i)), -amount});
  }
  return uses;
}

Money Conditions::capital_per_minute(const Traveller& traveller) const {
  return corridor_.models[traveller.model].value * (corridor_.capital_rate / (8760.0 * 60));
}

}  // namespace yizhan::check
