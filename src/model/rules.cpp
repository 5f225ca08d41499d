#include "model/rules.h"

#include <algorithm>
#include <set>

namespace yizhan {

namespace {

template <class T>
bool allows(const std::vector<T>& list, const T& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

bool may_build(const Corridor& corridor, Index<Place> place, const Order& order) {
  return std::any_of(corridor.legs.begin(), corridor.legs.end(), [&](const Leg& leg) {
    return leg.from == place && leg.from_state == order.start_state &&
           std::any_of(order.models.begin(), order.models.end(),
                       [&](Index<Model> model) { return passes(corridor, leg.filter, model, order.form); });
  });
}

}  // namespace

bool descends(const Corridor& corridor, Index<Maker> maker, Index<Maker> ancestor) {
  // A chain longer than the table has a cycle, which the feed refuses.
  for (std::size_t steps = 0; maker.exists() && steps <= corridor.makers.size(); ++steps) {
    if (maker == ancestor) return true;
    maker = corridor.makers[maker].parent;
  }
  return false;
}

bool passes(const Corridor& corridor, const Filter& filter, Index<Model> id, Form form) {
  const Model& model = corridor.models[id];
  const bool maker = filter.makers.empty() ||
                     std::any_of(filter.makers.begin(), filter.makers.end(),
                                 [&](Index<Maker> ancestor) { return descends(corridor, model.maker, ancestor); });
  return maker && allows(filter.powertrains, model.powertrain) && allows(filter.segments, model.segment) &&
         allows(filter.forms, form) && allows(filter.models, id);
}

Ceu ceu_of(const Corridor& corridor, const Model& model) {
  return model.ceu.value_or(Ceu(model.length.value() * model.width.value() / corridor.ceu_area.value()));
}

const Packing* packing_of(const Corridor& corridor, Index<Model> model, Form form, Index<LoadUnit> unit) {
  const auto found = std::find_if(corridor.packings.begin(), corridor.packings.end(), [&](const Packing& packing) {
    return packing.model == model && packing.form == form && packing.load_unit == unit;
  });
  return found == corridor.packings.end() ? nullptr : &*found;
}

std::string sharing_group(const Corridor& corridor, const Packing& packing) {
  if (!packing.shares.empty()) return packing.shares;
  return corridor.models[packing.model].id + (packing.form == Form::kit ? ".kit" : ".built_up");
}

std::optional<double> intake(const Corridor& corridor, Basis basis, Index<Model> id, Form form,
                             Index<LoadUnit> unit) {
  const Model& model = corridor.models[id];
  switch (basis) {
    case Basis::vehicle:
      return 1;
    case Basis::ceu:
      return ceu_of(corridor, model).value();
    case Basis::m2:
      return model.length.value() * model.width.value();
    case Basis::m3:
      return model.length.value() * model.width.value() * model.height.value();
    case Basis::lane_m:
      return model.length.value();
    case Basis::kg:
      return model.mass.value();
    case Basis::kwh:
      return model.battery.value();
    case Basis::load_unit:
      break;
  }
  const Packing* packing = packing_of(corridor, id, form, unit);
  return packing ? std::optional(1 / packing->per_unit) : std::nullopt;
}

Money move_cost(const Corridor& corridor, const MoveCost& cost, const Model& model) {
  return cost.per_vehicle + cost.per_ceu * ceu_of(corridor, model).value() +
         cost.per_m3 * (model.length.value() * model.width.value() * model.height.value());
}

bool matches(const Rule& rule, Index<Powertrain> powertrain, Index<Mode> mode, std::string_view carrier,
             std::string_view country, Date day) {
  return rule.mode == mode && (!rule.powertrain.exists() || rule.powertrain == powertrain) &&
         (rule.carrier.empty() || rule.carrier == carrier) && (rule.country.empty() || rule.country == country) &&
         rule.dates.holds(day);
}

std::optional<Permit> permit(const Corridor& corridor, Index<Powertrain> powertrain, Index<Mode> mode,
                             std::string_view carrier, std::string_view country, Date day) {
  Permit all;
  if (!corridor.modes[mode].ruled) return all;
  bool known = false;
  for (const Rule& rule : corridor.rules) {
    if (!matches(rule, powertrain, mode, carrier, country, day)) continue;
    if (rule.allowed != Permission::yes) return std::nullopt;
    known = true;
    all.lead = std::max(all.lead, rule.lead);
    all.cost += rule.cost;
  }
  return known ? std::optional(all) : std::nullopt;
}

std::vector<DutyOption> duty_options(const Corridor& corridor, const Order& order, Index<Model> id, Date day) {
  const Model& model = corridor.models[id];
  const std::string& country = corridor.places[order.market].country;
  std::vector<DutyOption> options(1);
  int named = -1;
  for (std::size_t row = 0; row < corridor.duties.size(); ++row) {
    const Duty& duty = corridor.duties[Index<Duty>(row)];
    const bool matches = duty.country == country && (!duty.form || *duty.form == order.form) &&
                         (!duty.powertrain.exists() || duty.powertrain == model.powertrain) &&
                         (!duty.maker.exists() || descends(corridor, model.maker, duty.maker)) &&
                         duty.dates.holds(day);
    if (!matches) continue;
    const DutyOption option{Index<Duty>(row), order.declared_value * duty.rate + duty.per_vehicle};
    if (duty.quota.exists()) {
      if (corridor.quotas[duty.quota].dates.holds(day)) options.push_back(option);
      continue;
    }
    const int names = duty.form.has_value() + duty.powertrain.exists() + duty.maker.exists();
    if (names > named) {
      named = names;
      options.front() = option;
    }
  }
  return options;
}

std::vector<Index<Subsidy>> subsidies_of(const Corridor& corridor, Index<Leg> leg, Index<Service> service,
                                         Index<Model> model, Form form, Date day) {
  std::vector<Index<Subsidy>> found;
  for (std::size_t row = 0; row < corridor.subsidies.size(); ++row) {
    const Subsidy& subsidy = corridor.subsidies[Index<Subsidy>(row)];
    const bool names = (leg.exists() && subsidy.leg == leg) || (service.exists() && subsidy.service == service);
    if (names && subsidy.dates.holds(day) && passes(corridor, subsidy.filter, model, form))
      found.push_back(Index<Subsidy>(row));
  }
  return found;
}

Tariff::Tariff(const Corridor& corridor, Index<Place> place, Index<Model> model, Form form) {
  for (const TariffStep& step : corridor.tariffs)
    if (step.place == place)
      steps_.push_back({step.after, step.per_day * intake(corridor, step.basis, model, form).value_or(0)});
  std::sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) { return a.after < b.after; });
  for (std::size_t i = steps_.size(); i-- > 1;) steps_[i].more_per_day -= steps_[i - 1].more_per_day;
}

Hours longest_stay(const Corridor& corridor, Index<Place> place) {
  for (const Storage& storage : corridor.storage)
    if (storage.place == place) return storage.longest;
  return corridor.longest_stay;
}

std::optional<Money> unserved_cost(const Corridor& corridor, const Order& order) {
  if (order.must_serve) return std::nullopt;
  const bool forced = order.commitment == Commitment::firm && order.due <= corridor.calendar.end;
  return forced ? order.value : Money();
}

LeverRange lever_range(const Corridor& corridor, Index<Lever> lever) {
  if (corridor.lever_limits.ranges.empty()) return {};
  const LeverRange asked = corridor.lever_limits.ranges[lever];
  return {asked.least, std::min(asked.most, corridor.levers[lever].at_most)};
}

Instant in_use(const Lever& lever) { return Instant() + lever.lead; }

Money lever_cost(const Corridor& corridor, const Lever& lever) {
  const Hours used = std::max(Hours(), corridor.calendar.horizon_end() - in_use(lever));
  return lever.cost + lever.running_per_year * (used.in_days() / 365);
}

std::optional<LeverConflict> conflict_of(const Corridor& corridor, const Table<Lever, int>& counts) {
  std::set<std::string> words;
  Table<Fund, Money> paid(corridor.funds.size());
  for (std::size_t row = 0; row < corridor.levers.size(); ++row) {
    const Lever& lever = corridor.levers[Index<Lever>(row)];
    const int count = counts[Index<Lever>(row)];
    if (count == 0) continue;
    if (!lever.excludes.empty() && !words.insert(lever.excludes).second) return LeverConflict{lever.excludes, {}};
    if (lever.fund.exists()) paid[lever.fund] += lever_cost(corridor, lever) * count;
  }
  for (std::size_t row = 0; row < paid.size(); ++row)
    if (const Index<Fund> fund(row); paid[fund] > corridor.funds[fund].amount) return LeverConflict{"", fund};
  return std::nullopt;
}

bool is_planned(const Corridor& corridor, const Order& order) {
  return !order.lever.exists() || lever_range(corridor, order.lever).most > 0;
}

Instant earliest_start(const Corridor& corridor, const Order& order) {
  const Instant earliest = std::max(corridor.calendar.at(order.earliest), Instant());
  return order.lever.exists() ? std::max(earliest, in_use(corridor.levers[order.lever])) : earliest;
}

Table<Lot> lots_of(const Corridor& corridor) {
  Table<Order, Vehicles> rest;
  Table<Order, std::vector<Index<Stock>>> stock(corridor.orders.size());
  for (const Order& order : corridor.orders) rest.add(order.quantity);
  for (std::size_t row = 0; row < corridor.stock.size(); ++row) {
    const Stock& stock_row = corridor.stock[Index<Stock>(row)];
    rest[stock_row.order] -= stock_row.quantity;
    stock[stock_row.order].push_back(Index<Stock>(row));
  }
  Table<Lot> lots;
  for (std::size_t row = 0; row < corridor.orders.size(); ++row) {
    const Index<Order> order(row);
    if (!is_planned(corridor, corridor.orders[order])) continue;
    if (rest[order] > Vehicles()) lots.add({order, {}, rest[order]});
    for (const Index<Stock> id : stock[order]) lots.add({order, id, corridor.stock[id].quantity});
  }
  return lots;
}

double tolerance(const Target& target) { return 1e-6 * std::max(1.0, std::abs(target.wanted)); }

std::vector<Index<Place>> origins_of(const Corridor& corridor, const Order& order) {
  if (!order.origins.empty()) return order.origins;
  std::vector<Index<Place>> origins;
  for (std::size_t row = 0; row < corridor.places.size(); ++row)
    if (corridor.places[Index<Place>(row)].kind == PlaceKind::plant && may_build(corridor, Index<Place>(row), order))
      origins.push_back(Index<Place>(row));
  return origins;
}

int arrival_week(const Supply& supply, int week) {
  constexpr std::int64_t week_minutes = 7 * 1440;
  return week + static_cast<int>((supply.lead.in_minutes() + week_minutes - 1) / week_minutes);
}

}  // namespace yizhan
