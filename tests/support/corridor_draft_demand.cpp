#include "tests/support/corridor_draft.h"

namespace yizhan {

void CorridorDraft::draw_demand() {
  draw_orders();
  draw_stock();
  draw_targets();
}

/// Where the order goes, and what follows from it.
void CorridorDraft::aim(Order& order) {
  const long way = pick(1, 100);
  order.market = place(way <= 45 ? "market_sea" : way <= 70 ? "market_rail" : "market_home");
  if (way > 70) {
    order.kind = OrderKind::domestic;
    order.late_per_day = yuan(50, 200);
    return;
  }
  order.revenue = yuan(90000, 260000);
  order.declared_value = yuan(70000, 200000);
  if (way <= 15) {
    order.kind = OrderKind::kd;
    order.form = Form::kit;
  } else if (way <= 23) {
    order.kind = OrderKind::transit;
    order.start_state = state("built");
    order.origins = {place("hub")};
    order.model = "suv";
  } else if (chance(25)) {
    order.commitment = Commitment::prospect;
  }
  if (way > 45 && chance(40)) order.modes = {at(corridor.modes, "rail")};
  if (way > 15 && way <= 45 && chance(30)) order.modes = {at(corridor.modes, "liner"), at(corridor.modes, "roro")};
}

Order CorridorDraft::order(int number) {
  static const std::vector<const char*> wants = {"sedan", "sedan_ev", "sedan_hybrid", "suv", "suv", "tractor"};
  Order order;
  order.id = "order_" + std::to_string(100 + number);
  order.start_state = corridor.first_state;
  order.quantity = Vehicles(tiny_ ? pick(1, 2) : pick(1, 6));
  order.late_per_day = yuan(100, 900);
  order.value = yuan(6000, 40000);
  aim(order);
  if (order.model.empty()) order.model = wants[static_cast<std::size_t>(pick(0, 5))];
  for (std::size_t i = 0; i < corridor.models.size(); ++i) {
    const Model& model = corridor.models[Index<Model>(i)];
    if (model.id == order.model || model.group == order.model) order.models.push_back(Index<Model>(i));
  }
  if (order.origins.empty() && chance(30))
    order.origins = order.model == "suv" ? std::vector{place("plant_b")} : std::vector{place("plant_a")};
  const long first = tiny_ ? pick(0, 1) : pick(0, std::max(0L, days_ - 2));
  order.earliest = day(first);
  order.due = day(first + std::max(1L, pick(days_ / 3, days_ + corridor.calendar.tail_days)));
  return order;
}

void CorridorDraft::draw_orders() {
  const int count = static_cast<int>(tiny_ ? pick(2, 4) : pick(9, 14));
  std::vector<Order> orders;
  for (int number = 0; number < count; ++number) orders.push_back(order(number));
  if (!tiny_) {
    Order& waiting = orders.back();
    waiting.commitment = Commitment::prospect;
    waiting.lever = at(corridor.levers, "new_market");
  }
  for (Order& row : orders)
    if (row.kind == OrderKind::domestic && row.model == "suv" && chance(tiny_ ? 10 : 5)) {
      row.must_serve = true;
      row.earliest = day(0);
      row.due = day(days_ - 1);
      row.quantity = Vehicles(1);
    }
  for (const Order& row : orders)
    if (!row.lever.exists()) vehicles_ += row.quantity.count();
  fill(corridor.orders, std::move(orders));
}

void CorridorDraft::draw_stock() {
  std::vector<Stock> rows;
  const auto add = [&](Index<Order> order, const char* where, const char* in_state, Instant ready, Hours stood,
                       long count) {
    const std::string id = "stock_" + std::to_string(100 + rows.size());
    rows.push_back({id, order, corridor.orders[order].models.front(), place(where), state(in_state), ready,
                    ready - stood, Vehicles(count)});
  };
  for (std::size_t i = 0; i < corridor.orders.size(); ++i) {
    const Index<Order> id(i);
    const Order& order = corridor.orders[id];
    const bool abroad = order.kind == OrderKind::export_ && !order.lever.exists();
    if (!abroad || !chance(tiny_ ? 30 : 40)) continue;
    const long half = std::max(1L, order.quantity.count() / 2);
    const Instant ready = Instant::minute(pick(0, 40) * 15);
    if (order.market == place("market_sea") && chance(40)) {
      add(id, "port_far", "landed", Instant::minute(pick(0, days_ * 16) * 45), Hours(), half);
    } else {
      add(id, "port_a", chance(50) ? "arrived" : "gathered", ready, Hours::of(static_cast<double>(pick(0, 30))),
          half);
    }
    if (order.quantity.count() > half && chance(30)) add(id, "plant_a", "built", ready, Hours(), 1);
  }
  fill(corridor.stock, std::move(rows));
}

void CorridorDraft::draw_targets() {
  const double many = static_cast<double>(std::max(1L, vehicles_));
  const auto row = [&](const char* id, Metric metric, Event event, double wanted, Unit unit, Money price) {
    Target target;
    target.id = id;
    target.name = name(id);
    target.metric = metric;
    target.event = event;
    target.dates = {day(0), day(days_ - 1)};
    target.wanted = wanted;
    target.unit = unit;
    target.price = price;
    return target;
  };
  const auto share = [&](long low, long high) {
    return std::round(many * static_cast<double>(pick(low, high)) / 100);
  };
  std::vector<Target> targets = {
      row("built_new", Metric::vehicles, Event::built, share(20, 60), Unit::vehicle, yuan(500, 4000)),
      row("local", Metric::local_share, Event::shipped, 0.6, Unit::yuan, Money(0.3)),
      row("parts", Metric::parts_value, Event::shipped, many * 900, Unit::yuan, Money(0.4)),
      row("revenue", Metric::revenue, Event::delivered, share(30, 70) * 120000, Unit::yuan, Money(0.02)),
      row("shipped", Metric::vehicles, Event::shipped, share(30, 80), Unit::vehicle, yuan(1000, 6000))};
  targets[0].nev_only = true;
  targets[0].region = "qingdao";
  targets[2].region = chance(50) ? "qingdao" : "";
  targets[3].kinds = {OrderKind::export_, OrderKind::kd};
  targets[3].dates.to = day(days_ + corridor.calendar.tail_days - 1);
  targets[4].kinds = {OrderKind::export_};
  fill(corridor.targets, std::move(targets));
  fill<Account>(corridor.accounts,
                {{"parts_sold", at(corridor.targets, "parts"), name("parts_sold"), day(1), 900},
                 {"shipped_before", at(corridor.targets, "shipped"), name("shipped_before"), day(0), 1},
                 {"too_late", at(corridor.targets, "revenue"), name("too_late"), day(days_ + 90), 1e6}});
}

void CorridorDraft::draw_customs() {
  fill<Quota>(corridor.quotas,
              {{"quota_kz", name("quota_kz"), Vehicles(pick(0, tiny_ ? 1 : 4)), {day(0), day(days_)}},
               {"quota_mx", name("quota_mx"), Vehicles(pick(0, tiny_ ? 1 : 4)), {day(0), day(days_ + 9)}}});
  const auto row = [&](const char* id, const char* country, double rate) {
    Duty duty;
    duty.id = id;
    duty.country = country;
    duty.dates = {day(0), day(days_ + 40)};
    duty.rate = rate;
    return duty;
  };
  std::vector<Duty> duties = {row("kz", "KZ", 0.05),         row("kz_quota", "KZ", 0),  row("mx", "MX", 0.04),
                              row("mx_battery", "MX", 0.06), row("mx_kit", "MX", 0.01), row("mx_quota", "MX", 0.005)};
  duties[0].per_vehicle = yuan(0, 500);
  duties[1].quota = at(corridor.quotas, "quota_kz");
  duties[1].maker = at(corridor.makers, "group");
  duties[3].powertrain = at(corridor.powertrains, "battery");
  duties[3].form = Form::built_up;
  duties[4].form = Form::kit;
  duties[5].quota = at(corridor.quotas, "quota_mx");
  duties[5].form = Form::built_up;
  fill(corridor.duties, std::move(duties));
  const auto grant = [&](const char* id, long per_vehicle, long budget) {
    Subsidy subsidy;
    subsidy.id = id;
    subsidy.name = name(id);
    subsidy.per_vehicle = Money(static_cast<double>(per_vehicle));
    subsidy.budget = Money(static_cast<double>(budget));
    subsidy.dates = {day(0), day(days_)};
    return subsidy;
  };
  std::vector<Subsidy> subsidies = {grant("green", 400, 400 * pick(0, 4)), grant("onestop", pick(50, 300), 500),
                                    grant("train", 700, 700 * pick(0, 4) + 350)};
  subsidies[0].leg = at(corridor.legs, "onestop_a");
  subsidies[0].filter.powertrains = {at(corridor.powertrains, "battery")};
  subsidies[1].leg = at(corridor.legs, "onestop_a");
  subsidies[2].service = at(corridor.services, "train");
  fill(corridor.subsidies, std::move(subsidies));
}

Corridor random_corridor(std::uint64_t seed, RandomSize size) {
  CorridorDraft draft(seed, size);
  draft.draw_world();
  draft.draw_moves();
  draft.draw_demand();
  draft.draw_customs();
  draft.draw_terms();
  return std::move(draft.corridor);
}

Corridor random_corridor_with_levers(std::uint64_t seed, RandomSize size) {
  Corridor corridor = random_corridor(seed, size);
  if (seed % 2 == 0) return corridor;
  std::mt19937_64 draw(seed);
  LeverLimits& limits = corridor.lever_limits;
  bool offices = false;  // two levers that exclude each other
  for (const Lever& lever : corridor.levers) {
    const int most = static_cast<int>(draw() % static_cast<unsigned>(lever.at_most + 1));
    const bool must = most > 0 && draw() % 6 == 0 && (lever.excludes.empty() || !offices);
    offices = offices || (must && !lever.excludes.empty());
    limits.ranges.add({must ? 1 : 0, most});
  }
  if (draw() % 2 == 0) {
    const Index<Fund> fund =
        corridor.funds.add({"chest", {"chest", ""}, Money(static_cast<double>(2000 + draw() % 6000)), "A"});
    for (std::size_t row = 1; row < corridor.levers.size(); ++row)
      if (limits.ranges[Index<Lever>(row)].least == 0 && draw() % 2 == 0)
        corridor.levers[Index<Lever>(row)].fund = fund;
  }
  if (draw() % 3 == 0) limits.spending = Money(static_cast<double>(100000 + draw() % 50000));
  return corridor;
}

}  // namespace yizhan
