// What is wanted beside the orders: levers and the prospects they open, targets, subsidies, and how things vary.
#include <algorithm>
#include <cmath>

#include "generate/makers.h"
#include "model/rules.h"

namespace yizhan::generate {

namespace {

void add_lever(Draft& draft, const std::string& id, Name name, const std::string& resource, double adds, double cost,
               int lead_days, int at_most) {
  Lever lever;
  lever.id = id;
  lever.name = std::move(name);
  lever.resource = Draft::find(draft.corridor.resources, resource);
  lever.adds = Amount(std::ceil(adds));
  lever.cost = Money(cost);
  lever.running_per_year = Money(cost / 10);
  lever.lead = Hours::days(lead_days);
  lever.at_most = at_most;
  lever.source = "A";
  draft.corridor.levers.add(std::move(lever));
}

/// A fifth more of what is there.
double fifth_of(const Draft& draft, const std::string& resource) {
  return draft.corridor.resources[Draft::find(draft.corridor.resources, resource)].capacity.value() / 5;
}

void add_levers(Draft& draft) {
  const std::string roro = roro_terminal(draft, 0), box = box_terminal(draft, 0);
  const double scale = std::max(0.02, static_cast<double>(draft.wishes.vehicles) / 200000);
  add_lever(draft, "gate-lane", {"One more gate lane", "增设闸口"}, "gather-" + roro,
            fifth_of(draft, "gather-" + roro), 2e6 * scale, 45, 3);
  add_lever(draft, "inspection-bay", {"One more inspection bay", "增设查验位"}, "inspect-" + roro,
            fifth_of(draft, "inspect-" + roro), 3e6 * scale, 60, 3);
  if (Draft::find(draft.corridor.resources, "berth-" + roro).exists())
    add_lever(draft, "third-berth", {"A third RoRo berth", "第三滚装泊位"}, "berth-" + roro,
              2.5 * fifth_of(draft, "berth-" + roro), 1.8e8 * scale, 120, 1);
  add_lever(draft, "xray", {"Drive-through scanner", "快速查验"}, "xray-" + box, fifth_of(draft, "inspect-" + box),
            2.8e7 * scale, 120, 1);
  add_lever(draft, "battery-near", {"Battery capacity nearby", "本地电池扩产"}, "battery-near",
            fifth_of(draft, "battery-near"), 5e7 * scale, 90, 2);
  add_lever(draft, "showroom", {"Showroom and service abroad", "海外展厅与售后"}, "", 0, 1.5e7 * scale, 45, 1);
  // What a port does for itself it pays; markets and parts are helped from one fund.
  const Index<Fund> fund = draft.corridor.funds.add(
      {"programme", {"Fund of the programme", "项目专项资金"}, Money(std::round(8e7 * scale)), "A"});
  for (Lever& lever : draft.corridor.levers)
    if (lever.id == "showroom" || lever.id == "battery-near") lever.fund = fund;
}

/// One lot in fifty once more, as a prospect that the showroom would open: beside the vehicles that were asked for.
void add_prospects(Draft& draft) {
  Corridor& corridor = draft.corridor;
  const std::size_t firm = corridor.orders.size();
  for (std::size_t row = 0; row < firm; row += 50) {
    Order order = corridor.orders[Index<Order>(row)];
    if (order.kind != OrderKind::export_ || order.must_serve) continue;
    order.id += "-prospect";
    order.commitment = Commitment::prospect;
    order.lever = Draft::find(corridor.levers, "showroom");
    corridor.orders.add(std::move(order));
  }
}

struct Totals {
  double abroad = 0, nev = 0, revenue = 0, core = 0;
};

/// Of a year: what is due in it.
Totals totals_of(const Draft& draft, int year) {
  const Corridor& corridor = draft.corridor;
  Table<Model, double> core(corridor.models.size(), 0);
  for (const BillLine& line : corridor.bill_of_materials)
    if (corridor.parts[line.part].core) core[line.model] += line.quantity * corridor.parts[line.part].value.value();
  Totals totals;
  for (const Consignment& wants : draft.consignments) {
    const Order& order = corridor.orders[wants.order];
    if (!draft.days_of(year).holds(order.due)) continue;
    const auto count = static_cast<double>(order.quantity.count());
    const Index<Model> model = order.models.front();
    const bool made_here = order.kind != OrderKind::transit && !wants.landed;
    if (made_here && order.kind != OrderKind::domestic) {
      totals.abroad += count;
      totals.revenue += count * order.revenue.value();
    }
    if (made_here && corridor.powertrains[corridor.models[model].powertrain].nev) totals.nev += count;
    if (made_here) totals.core += count * core[model];
  }
  return totals;
}

void add_target(Draft& draft, int year, const std::string& id, Name name, Metric metric, Event event,
                std::vector<OrderKind> kinds, bool nev_only, double wanted, Unit unit, double price) {
  Target target;
  target.id = Draft::of_year(id, year);
  target.name = std::move(name);
  target.metric = metric;
  target.event = event;
  target.kinds = std::move(kinds);
  target.nev_only = nev_only;
  target.dates = draft.days_of(year);
  target.wanted = wanted;
  target.unit = unit;
  target.price = Money(price);
  target.source = "A";
  draft.corridor.targets.add(std::move(target));
}

void add_targets(Draft& draft, int year) {
  const Totals totals = totals_of(draft, year);
  const auto whole = [](double value, double step) { return std::floor(value / step) * step; };
  const std::vector<OrderKind> abroad = {OrderKind::export_, OrderKind::kd};
  add_target(draft, year, "nev-output", {"New-energy vehicles built", "新能源汽车产量"}, Metric::vehicles,
             Event::built, {}, true, whole(0.96 * totals.nev, 1), Unit::vehicle, 1200);
  add_target(draft, year, "exports", {"Vehicles exported", "整车出口"}, Metric::vehicles, Event::shipped, abroad,
             false, whole(0.98 * totals.abroad, 1), Unit::vehicle, 3000);
  add_target(draft, year, "overseas-revenue", {"Overseas revenue", "海外营收"}, Metric::revenue, Event::shipped,
             abroad, false, whole(1.1 * totals.revenue, 1e4), Unit::yuan, 0.02);
  add_target(draft, year, "core-parts", {"Core parts output", "核心零部件产值"}, Metric::parts_value, Event::built,
             {}, false, whole(0.9 * totals.core, 1e4), Unit::yuan, 0.005);
  add_target(draft, year, "local-share", {"Share of local parts", "本地配套率"}, Metric::local_share, Event::built,
             {}, false, 0.55, Unit::yuan, 0.01);
  const DateRange days = draft.days_of(year);
  const long months = ((days.to - days.from).count() + 1) / 30;
  for (long month = 0; month < months; ++month) {
    Account account;
    account.id = Draft::of_year("overseas-service-" + std::to_string(month + 1), year);
    account.target = Draft::find(draft.corridor.targets, Draft::of_year("overseas-revenue", year));
    account.name = {"Parts and service sold abroad", "海外零部件与售后收入"};
    account.date = days.from + std::chrono::days(month * 30 + 29);
    account.amount = whole(0.05 * totals.revenue / static_cast<double>(months), 1e3);
    account.source = "A";
    draft.corridor.accounts.add(std::move(account));
  }
}

void add_subsidies(Draft& draft, int year) {
  const double budget = std::round(static_cast<double>(draft.wishes.vehicles) * 4 / draft.extent.years);
  const auto add = [&](const std::string& id, Name name, std::string_view by, bool nev, double yuan) {
    const Index<Mode> mode = draft.mode(by);
    for (std::size_t row = 0; row < draft.corridor.services.size(); ++row) {
      if (draft.corridor.services[Index<Service>(row)].mode != mode) continue;
      Subsidy subsidy;
      subsidy.id = Draft::of_year(id, year);
      subsidy.name = std::move(name);
      subsidy.service = Index<Service>(row);
      subsidy.filter.forms = {Form::built_up};
      if (nev) subsidy.filter.powertrains = draft.powertrains(true);
      subsidy.per_vehicle = Money(yuan);
      subsidy.budget = Money(budget);
      subsidy.dates = draft.days_of(year);
      subsidy.source = "A";
      draft.corridor.subsidies.add(std::move(subsidy));
      return;
    }
  };
  add("jsq-grant", {"Grant for JSQ car trains", "JSQ专列补贴"}, "rail_car", false, 500);
  add("export-pull", {"Export grant for electric vehicles by RoRo", "新能源汽车出口奖励"}, "roro", true, 400);
}

void add_variations(Draft& draft) {
  const std::string roro = roro_terminal(draft, 0);
  const auto add = [&](std::string id, std::string subject, std::string reference, std::string distribution,
                       double low, double high) {
    draft.corridor.variations.add(
        {std::move(id), std::move(subject), std::move(reference), std::move(distribution), low, 1, high, "A"});
  };
  if (Draft::find(draft.corridor.resources, "berth-" + roro).exists())
    add("loading-rate", "capacity", "berth-" + roro, "triangular", 0.73, 1.82);
  add("gate", "hours", "gather-" + roro, "lognormal", 0.6, 1.9);
  add("customs", "hours", "inspect-" + roro, "lognormal", 0.5, 3);
  add("sailing-roro", "hours", "roro", "pert", 0.95, 1.3);
  add("sailing-box", "hours", "box_ship", "pert", 0.95, 1.35);
  add("driving", "hours", "driven", "pert", 0.9, 1.25);
}

}  // namespace

void add_aims(Draft& draft) {
  add_levers(draft);
  for (int year = 0; year < draft.extent.years; ++year) {
    add_targets(draft, year);
    add_subsidies(draft, year);
  }
  add_variations(draft);
  add_prospects(draft);
}

}  // namespace yizhan::generate
