// Who wants what where and when: one order is one lot of 5 to 62 vehicles.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "generate/makers.h"
#include "model/rules.h"

namespace yizhan::generate {

namespace {

constexpr long smallest_lot = 5, largest_lot = 62;
constexpr double margin = 0.2;          // lost with a vehicle not delivered, of its revenue
constexpr double kit_price = 0.68;      // a set against the vehicle built up
constexpr double customs_price = 0.88;  // declared value against revenue
constexpr std::array<OrderKind, 4> kinds = {OrderKind::export_, OrderKind::kd, OrderKind::transit,
                                            OrderKind::domestic};
const std::vector<long> kind_shares = {76, 9, 6, 9};
/// Shares of exports by month in tenths of a per cent, as for Qingdao.
constexpr std::array<long, 12> season = {76, 68, 82, 83, 84, 85, 84, 85, 87, 86, 89, 91};

double tens(double value) { return std::round(value / 10) * 10; }

std::vector<long> lot_sizes(Draw& draw, long total) {
  std::vector<long> sizes;
  while (total > 0) {
    const long drawn = draw.hump(smallest_lot, largest_lot);
    if (total - drawn >= smallest_lot)
      sizes.push_back(drawn);
    else
      sizes.push_back(total <= largest_lot ? total : total - smallest_lot);
    total -= sizes.back();
  }
  return sizes;
}

class Orders {
 public:
  explicit Orders(Draft& draft) : draft_(draft), draw_(draft.draw("orders")), kinds_(kind_shares) {
    std::vector<long> weights, kit_weights, transit_weights;
    for (const KnownMarket* market : draft.markets) {
      weights.push_back(market->weight * draw_.whole(80, 120));
      kit_weights.push_back(market->kit_weight * draw_.whole(80, 120));
      const bool rail = draft.trades[draft.trade_of(*market)]->rail;
      transit_weights.push_back(market->weight * (rail ? 3 : 1));
    }
    if (std::all_of(kit_weights.begin(), kit_weights.end(), [](long w) { return w == 0; })) kit_weights = weights;
    markets_ = {Turns(weights), Turns(kit_weights), Turns(transit_weights)};
    for (std::size_t row = 0; row < draft.corridor.models.size(); ++row)
      models_[draft.corridor.models[Index<Model>(row)].id] = Index<Model>(row);
  }

  void add(long size) {
    const OrderKind kind = kinds[kinds_.next(size)];
    Order order;
    order.kind = kind;
    order.form = kind == OrderKind::kd ? Form::kit : Form::built_up;
    order.quantity = Vehicles(size);
    order.source = "A";
    Consignment wants;
    if (kind != OrderKind::domestic)
      wants.market = draft_.markets[markets_[static_cast<std::size_t>(kind)].next(size)];
    choose_origin(order, wants);
    order.market = draft_.place(wants.market ? wants.market->id : "cn");
    wants.ceu = ceu_of(draft_.corridor, draft_.corridor.models[order.models.front()]).value();
    order.start_state = draft_.corridor.first_state;
    if (kind == OrderKind::transit) order.start_state = draft_.state("built");
    order.id = fmt_id(wants);
    set_dates(order, wants);
    set_money(order, wants);
    wants.order = draft_.corridor.orders.add(std::move(order));
    if (wants.market && kind == OrderKind::export_) place_in_pipeline(wants);
    draft_.consignments.push_back(wants);
  }

 private:
  [[nodiscard]] std::string fmt_id(const Consignment& wants) const {
    std::string number = std::to_string(draft_.corridor.orders.size() + 1);
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, '0');
    return std::string(wants.market ? wants.market->id : "cn") + "-" + number;
  }

  void choose_origin(Order& order, Consignment& wants) {
    if (order.kind == OrderKind::transit) {
      order.origins = {draft_.place(used_yard)};
      wants.origin = draft_.corridor.places[order.origins.front()].latitude ? Position{36.35, 120.35} : Position{};
      choose_model(order, "various");
      return;
    }
    std::vector<long> weights;
    for (const KnownPlant* plant : draft_.plants)
      weights.push_back(order.form == Form::kit && !plant->kits ? 0 : plant->weight);
    const KnownPlant& plant = *draft_.plants[draw_.weighted(weights)];
    order.origins = {draft_.place(plant.id)};
    wants.origin = plant.position;
    choose_model(order, plant.maker);
  }

  /// One of the maker's; every twelfth lot may be any of its group, which are of one size.
  void choose_model(Order& order, std::string_view maker) {
    std::vector<const KnownModel*> made;
    std::vector<long> weights;
    for (const KnownModel& model : known_models()) {
      if (model.maker != maker || (order.form == Form::kit && model.kits_per_box == 0)) continue;
      made.push_back(&model);
      weights.push_back(model.weight);
    }
    const KnownModel& model = *made[draw_.weighted(weights)];
    const std::string_view group = model.group;
    const bool any = draw_.percent(8) && !group.empty() && order.form == Form::built_up;
    order.model = any ? model.group : model.id;
    for (const KnownModel* one : made)
      if (any ? one->group == group : one == &model) order.models.push_back(models_.at(one->id));
  }

  [[nodiscard]] long lead_days(const Consignment& wants) const {
    if (!wants.market) return 27;
    return wants.market->days + (draft_.trades[draft_.trade_of(*wants.market)]->rail ? 26 : 32);
  }

  void set_dates(Order& order, const Consignment& wants) {
    const long lead = lead_days(wants);
    const long last = draft_.extent.days - 1, first = std::min(lead + 14, last);
    long due = 0;
    do {
      due = draw_.whole(first, last);
    } while (draw_.whole(1, 91) > season[static_cast<std::size_t>(due % days_a_year * 12 / 366)]);
    order.due = draft_.day(due);
    order.earliest = draft_.day(std::max(0L, due - lead - draw_.whole(-2, lead / 5)));
  }

  void set_money(Order& order, const Consignment& wants) {
    const Corridor& corridor = draft_.corridor;
    const Model& model = corridor.models[order.models.front()];
    const double price = export_price(model.id) * (order.form == Form::kit ? kit_price : 1);
    if (!wants.market) {
      order.revenue = Money(tens(model.value.value()));
      order.value = Money(tens(0.12 * model.value.value() * draft_.wishes.penalty));
      order.late_per_day = Money(std::max(10.0, tens(0.0006 * model.value.value())));
      return;
    }
    const double volume = model.length.value() * model.width.value() * model.height.value();
    const double freight = 1500 + volume * draft_.trades[draft_.trade_of(*wants.market)]->usd_per_m3 * cny_per_usd *
                                      (order.form == Form::kit ? 0.3 : 1.05);
    order.revenue = Money(tens(price));
    order.declared_value = Money(tens(price * customs_price));
    order.late_per_day = Money(std::max(10.0, tens(price * 0.0012)));
    const Money duty = duty_options(corridor, order, order.models.front(), order.due).front().cost;
    order.value = Money(tens(margin * price * draft_.wishes.penalty + freight + duty.value()));
    if (order.form == Form::built_up && draw_.percent(3)) order.modes = reliable_modes();
  }

  /// A shipper who trusts no container.
  [[nodiscard]] std::vector<Index<Mode>> reliable_modes() const {
    return {draft_.mode("roro"), draft_.mode("rail_car"), draft_.mode("rail_box")};
  }

  [[nodiscard]] static double export_price(std::string_view id) {
    const auto known = known_models();
    return std::find_if(known.begin(), known.end(), [&](const KnownModel& m) { return m.id == id; })->export_cny;
  }

  /// Some vehicles exist when the horizon begins: at their plant, at the main terminal, or landed abroad.
  void place_in_pipeline(Consignment& wants) {
    Order& order = draft_.corridor.orders[wants.order];
    const long where = draw_.whole(1, 100);
    const long lead = lead_days(wants);
    if (where > 8 || order.due >= draft_.day(days_a_year)) return;
    Stock stock;
    stock.id = order.id + "-stock";
    stock.order = wants.order;
    stock.model = order.models.front();
    stock.quantity = order.quantity;
    stock.source = "A";
    order.earliest = draft_.day(0);
    order.due = draft_.day(std::min(lead + draw_.whole(4, 16), draft_.extent.days - 1));
    wants.built = where > 3;
    const bool by_sea = !draft_.trades[draft_.trade_of(*wants.market)]->rail;
    if (where <= 3) {
      const Date lands = draft_.day(draw_.whole(2, std::max(4, wants.market->days)));
      wants.landed = true;
      order.must_serve = true;
      order.due = lands + std::chrono::days(draw_.whole(12, 20));
      stock.place = draft_.place(wants.market->port);
      stock.state = draft_.state("landed");
      stock.ready = stock.entered = draft_.corridor.calendar.at(lands) + Hours::of(8);
    } else if (where <= 5 && by_sea) {
      wants.at_main = true;
      stock.place = draft_.place(roro_terminal(draft_, 0));
      stock.state = draft_.state("gathered");
      stock.entered = draft_.corridor.calendar.at(draft_.day(-draw_.whole(1, 2)));
    } else {
      stock.place = order.origins.front();
      stock.state = draft_.state("built");
      stock.entered = draft_.corridor.calendar.at(draft_.day(-3));
    }
    draft_.corridor.stock.add(std::move(stock));
  }

  Draft& draft_;
  Draw draw_;
  Turns kinds_;
  std::vector<Turns> markets_;  // by kind
  std::map<std::string, Index<Model>, std::less<>> models_;
};

}  // namespace

void add_orders(Draft& draft) {
  Draw draw = draft.draw("lots");
  Orders orders(draft);
  for (const long size : lot_sizes(draw, draft.wishes.vehicles)) orders.add(size);
}

}  // namespace yizhan::generate
