// The stages at the terminals, with gates, inspections, stuffing bays and yards for what the departures offer.
#include <algorithm>
#include <cmath>

#include "generate/makers.h"

namespace yizhan::generate {

namespace {

constexpr double usual_ceu = 1.25;  // of a vehicle
constexpr double spare = 1.5;       // of a gate over the mean day: vehicles come for sailings, not evenly

double per_vehicle_of_box(double yuan) { return std::round(yuan / ceu_per_box); }

class Terminals {
 public:
  explicit Terminals(Draft& draft) : draft_(draft), days_(static_cast<double>(draft.extent.days) - 35) {}

  void add_roro() {
    const std::string at = roro_terminal(draft_, 0);
    const double vehicles = draft_.offered[0].ceu / usual_ceu / days_;
    handle("gather", at, "arrived", "gathered", 16, 35, std::max(40.0, spare * vehicles), true);
    handle("inspect", at, "gathered", "inspected", 4, 30, std::max(40.0, 0.95 * spare * vehicles), false);
    add_loading(at, 26, 70, 260);
    add_yard(at, std::max(250.0, 9 * vehicles * usual_ceu), 14, {{7, 3.2}, {11, 6}});
  }

  void add_boxes() {
    const std::string at = box_terminal(draft_, 0);
    const double boxes = draft_.offered[0].boxes / days_;
    const double kits = draft_.offered[0].kits / days_;
    const double vehicles = (boxes - kits) * 3 + kits * kits_per_box;
    handle("gather", at, "arrived", "gathered", 16, 35, std::max(30.0, spare * vehicles), true);
    handle("inspect", at, "gathered", "inspected", 4, 40, std::max(30.0, spare * vehicles), false);
    scan(at);
    const Index<Resource> bays = draft_.add_resource("stuff-" + at, at, {"Stuffing bays", "装箱位"}, Unit::box,
                                                     Interval::day, std::max(12.0, 2 * (boxes - kits)));
    const Index<Resource> stack = draft_.add_resource("load-dg-" + at, at, {"Dangerous-goods stack", "危货堆场"},
                                                      Unit::box, Interval::day, std::max(8.0, boxes - kits));
    for (const bool nev : {false, true}) {
      Leg& stuff =
          draft_.add_leg(nev ? "stuff-dg-" + at : "stuff-" + at, "stuff", "yard", {at, "inspected"}, {at, "stuffed"},
                         nev ? 14 : 6, {Money(nev ? 60 : 0), Money(per_vehicle_of_box(2200)), Money()});
      stuff.filter.powertrains = draft_.powertrains(nev);
      stuff.filter.forms = {Form::built_up};
      draft_.take(bays, "box-40hc");
      Leg& load = draft_.add_leg(nev ? "load-dg-" + at : "load-" + at, "load", "yard", {at, "stuffed"}, {at, "ready"},
                                 26, {Money(), Money(per_vehicle_of_box(nev ? 2000 : 1250)), Money()});
      load.filter.powertrains = draft_.powertrains(nev);
      load.filter.forms = {Form::built_up};
      if (nev) draft_.take(stack, "box-40hc");
    }
    load_kits(at, 26, 1250);
    add_yard(at, std::max(200.0, 9 * vehicles * usual_ceu), 14, {{7, 5}, {11, 10}});
  }

  void add_rail() {
    const std::string at(rail_terminal);
    const double boxes = draft_.offered_by_rail.boxes / days_;
    const double cars = draft_.offered_by_rail.ceu / usual_ceu / days_;
    const double kits = draft_.offered_by_rail.kits / days_ * kits_per_box;
    const double vehicles = cars + boxes * 3 + kits;
    handle("gather", at, "arrived", "gathered", 16, 30, std::max(60.0, spare * vehicles), true);
    handle("inspect", at, "gathered", "inspected", 4, 30, std::max(60.0, spare * vehicles), false);
    const Index<Resource> bays = draft_.add_resource("stuff-" + at, at, {"Stuffing bays", "装箱位"}, Unit::box,
                                                     Interval::day, std::max(10.0, 2 * boxes));
    draft_
        .add_leg("stuff-" + at, "stuff", "yard", {at, "inspected"}, {at, "stuffed"}, 6,
                 {Money(), Money(per_vehicle_of_box(2200)), Money()})
        .filter.forms = {Form::built_up};
    draft_.take(bays, "box-40hc");
    draft_
        .add_leg("load-" + at, "load", "yard", {at, "stuffed"}, {at, "ready"}, 12,
                 {Money(), Money(per_vehicle_of_box(900)), Money()})
        .filter.forms = {Form::built_up};
    load_kits(at, 12, 900);
    add_yard(at, std::max(600.0, 9 * vehicles * usual_ceu), 14, {{7, 4}, {11, 8}});
  }

  /// Other gateways in coarser form: one step in, one to the ship, one into a box.
  void add_other(std::size_t gateway) {
    const std::string at = roro_terminal(draft_, gateway);
    const Offered& offered = draft_.offered[gateway];
    const double vehicles =
        (offered.ceu / usual_ceu + (offered.boxes - offered.kits) * 3 + offered.kits * kits_per_box) / days_;
    draft_.add_leg("gather-" + at, "gather", "yard", {at, "arrived"}, {at, "inspected"}, 34,
                   {Money(80), Money(), Money()});
    draft_.take(draft_.add_resource("gather-" + at, at, name("gate", "集港", *draft_.gateways[gateway]),
                                    Unit::vehicle, Interval::day, std::max(40.0, spare * vehicles)));
    add_loading(at, 30, 75, 270);
    if (draft_.gateways[gateway]->boxes) {
      draft_
          .add_leg("stuff-" + at, "stuff", "yard", {at, "inspected"}, {at, "stuffed"}, 24,
                   {Money(), Money(per_vehicle_of_box(3550)), Money()})
          .filter.forms = {Form::built_up};
      draft_
          .add_leg("stuff-kits-" + at, "stuff", "yard", {at, "inspected"}, {at, "stuffed"}, 24,
                   {Money(std::round(1250 / kits_per_box)), Money(), Money()})
          .filter.forms = {Form::kit};
    }
    add_yard(at, std::max(200.0, 9 * vehicles * usual_ceu), 12, {{5, 4}, {10, 8}});
  }

 private:
  static Name name(const std::string& en, const std::string& zh, const KnownGateway& gateway) {
    return {std::string(gateway.en) + " " + en, gateway.zh + zh};
  }

  /// A handling step that a daily capacity bounds. With short periods the gate works by shifts, slower at night.
  void handle(const std::string& stage, const std::string& at, const char* from, const char* to, double hours,
              double yuan, double per_day, bool shifts) {
    const long periods = Hours::days(1).in_minutes() / draft_.wishes.period.in_minutes();
    const bool by_period = shifts && periods > 1;
    const Index<Resource> resource = draft_.add_resource(
        stage + "-" + at, at, stage == "gather" ? Name{"Gate", "集港"} : Name{"Inspection", "查验"}, Unit::vehicle,
        by_period ? Interval::period : Interval::day,
        by_period ? 1.2 * per_day / static_cast<double>(periods) : per_day);
    if (by_period) {
      CapacityChange night;
      night.resource = resource;
      night.from_hour = 0;
      night.to_hour = 8;
      night.factor = 0.5;
      night.source = "A";
      draft_.corridor.capacities.add(std::move(night));
    }
    draft_.add_leg(stage + "-" + at, stage, "yard", {at, from}, {at, to}, hours, {Money(yuan), Money(), Money()});
    draft_.take(resource);
  }

  /// A drive-through scanner that is not bought yet.
  void scan(const std::string& at) {
    Resource scanner{"xray-" + at,
                     draft_.place(at),
                     {"Drive-through scanner (once bought)", "快速查验（购置后）"},
                     Unit::vehicle,
                     Interval::day,
                     Amount(),
                     "A"};
    const Index<Resource> resource = draft_.corridor.resources.add(std::move(scanner));
    draft_.add_leg("inspect-xray-" + at, "inspect", "yard", {at, "gathered"}, {at, "inspected"}, 2,
                   {Money(25), Money(), Money()});
    draft_.take(resource);
  }

  void add_loading(const std::string& at, double hours, double cars, double trucks) {
    draft_
        .add_leg("load-" + at + "-cars", "load", "yard", {at, "inspected"}, {at, "ready"}, hours,
                 {Money(cars), Money(), Money()})
        .filter = {{}, {"car", "van", "suv"}, {Form::built_up}, {}, {}};
    draft_
        .add_leg("load-" + at + "-trucks", "load", "yard", {at, "inspected"}, {at, "ready"}, hours,
                 {Money(trucks), Money(), Money()})
        .filter = {{}, {"light-truck", "heavy-truck"}, {Form::built_up}, {}, {}};
  }

  void load_kits(const std::string& at, double hours, double yuan_per_box) {
    draft_
        .add_leg("load-kits-" + at, "load", "yard", {at, "inspected"}, {at, "ready"}, hours,
                 {Money(std::round(yuan_per_box / kits_per_box)), Money(), Money()})
        .filter.forms = {Form::kit};
  }

  struct Step {
    int after_days;
    double cny_per_day;
  };
  /// A yard with free days, then a tariff that rises.
  void add_yard(const std::string& at, double ceu, int longest_days, const std::vector<Step>& steps) {
    const Index<Resource> yard =
        draft_.add_resource("yard-" + at, at, {"Yard", "堆场"}, Unit::ceu, Interval::day, ceu);
    draft_.corridor.storage.add({draft_.place(at), Hours::days(longest_days), yard, Basis::ceu, "A"});
    for (const Step& step : steps)
      draft_.corridor.tariffs.add(
          {draft_.place(at), Hours::days(step.after_days), Money(step.cny_per_day), Basis::ceu, "A"});
  }

  Draft& draft_;
  double days_;
};

}  // namespace

void add_terminals(Draft& draft) {
  Terminals terminals(draft);
  terminals.add_roro();
  terminals.add_boxes();
  if (draft.offered_by_rail.boxes > 0) terminals.add_rail();
  for (std::size_t gateway = 1; gateway < draft.gateways.size(); ++gateway) terminals.add_other(gateway);
}

}  // namespace yizhan::generate
