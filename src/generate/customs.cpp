// Clearance abroad, duties and quotas.
#include <algorithm>

#include "generate/makers.h"

namespace yizhan::generate {

namespace {

Duty duty(std::string id, const KnownMarket& market, double rate, std::string source) {
  Duty row;
  row.id = std::move(id);
  row.country = market.country;
  row.rate = rate;
  row.source = std::move(source);
  return row;
}

Date date(int year, unsigned month, unsigned day) {
  return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

/// Brazil's steps for electric cars, Europe's countervailing duty, Mexico's from 2026.
void add_special_duties(Draft& draft, const KnownMarket& market) {
  Table<Duty>& duties = draft.corridor.duties;
  const Index<Powertrain> bev = Draft::find(draft.corridor.powertrains, "bev");
  const std::string_view id = market.id;
  if (id == "br") {
    const DateRange steps[] = {{date(2024, 7, 1), date(2025, 6, 30)}, {date(2025, 7, 1), date(2026, 6, 30)}};
    for (std::size_t i = 0; i < std::size(steps); ++i) {
      Duty row = duty("br-bev-" + std::to_string(i + 1), market, i == 0 ? 0.18 : 0.25, "H [66]");
      row.form = Form::built_up;
      row.powertrain = bev;
      row.dates = steps[i];
      duties.add(std::move(row));
    }
  } else if (id == "be" || id == "es") {
    Duty row = duty(std::string(id) + "-bev", market, 0.307, "H [67]");
    row.form = Form::built_up;
    row.powertrain = bev;
    duties.add(std::move(row));
  } else if (id == "mx") {
    duties[Draft::find(duties, "mx")].dates.to = date(2025, 12, 31);
    Duty row = duty("mx-2026", market, 0.5, "H [64]");
    row.dates.from = date(2026, 1, 1);
    duties.add(std::move(row));
  }
}

/// A quota of each year at a lower rate; its size follows from the orders.
void add_quota(Draft& draft, const KnownMarket& market, Form form, std::string_view powertrain, double rate,
               const char* source) {
  const long days = std::min(draft.extent.days, days_a_year) * 4 / 5;
  for (int year = 0; year < draft.extent.years; ++year) {
    const std::string id =
        Draft::of_year(std::string(market.id) + (form == Form::kit ? "-kit-quota" : "-ev-quota"), year);
    const Date first = draft.day(year * days_a_year);
    const Index<Quota> quota = draft.corridor.quotas.add(
        {id,
         {std::string(market.en) + ": share of the quota", std::string(market.zh) + "配额份额"},
         Vehicles(),
         {first, first + std::chrono::days(days)},
         "A"});
    Duty row = duty(id, market, rate, source);
    row.form = form;
    row.powertrain = Draft::find(draft.corridor.powertrains, powertrain);
    row.quota = quota;
    draft.corridor.duties.add(std::move(row));
  }
}

}  // namespace

void add_customs(Draft& draft) {
  for (const KnownMarket* market : draft.markets) {
    draft.add_leg("clear-" + std::string(market->port) + "-" + market->id, "clear", "customs",
                  {market->port, "landed"}, {market->id, "delivered"}, market->clear_hours,
                  {Money(market->clear_cny), Money(), Money()});
    draft.corridor.duties.add(duty(market->id, *market, market->duty, market->duty_source));
    if (market->kit_weight > 0) {
      Duty kit = duty(std::string(market->id) + "-kit", *market, market->kit_duty, "A");
      kit.form = Form::kit;
      draft.corridor.duties.add(std::move(kit));
    }
    add_special_duties(draft, *market);
    const std::string_view id = market->id;
    if (id == "kz") add_quota(draft, *market, Form::built_up, "bev", 0, "H [68]");
    if (id == "kg") add_quota(draft, *market, Form::built_up, "bev", 0, "H [69]");
    if (id == "br") add_quota(draft, *market, Form::kit, "", 0.1, "A");
  }
}

void fill_quotas(Draft& draft) {
  Corridor& corridor = draft.corridor;
  for (const Duty& duty : corridor.duties) {
    if (!duty.quota.exists()) continue;
    long wanted = 0;
    for (const Order& order : corridor.orders)
      if (corridor.places[order.market].country == duty.country && order.form == duty.form &&
          (!duty.powertrain.exists() || corridor.models[order.models.front()].powertrain == duty.powertrain))
        wanted += order.quantity.count();
    corridor.quotas[duty.quota].quantity = Vehicles(std::max(5L, wanted / 2 / draft.extent.years));
  }
}

}  // namespace yizhan::generate
