// The words of every generated corridor.
#include <array>

#include "generate/makers.h"

namespace yizhan::generate {

namespace {

void set_calendar(Draft& draft) {
  using namespace std::chrono_literals;
  Corridor& corridor = draft.corridor;
  corridor.id = "generated-" + std::to_string(draft.wishes.vehicles) + "-" + std::to_string(draft.wishes.seed) +
                (draft.extent.years > 1 ? "-" + std::to_string(draft.extent.years) + "y" : "");
  corridor.name = {"Generated, " + std::to_string(draft.wishes.vehicles) + " vehicles",
                   "生成走廊，" + std::to_string(draft.wishes.vehicles) + "辆"};
  corridor.calendar.start = Date(2025y / 1 / 1);
  corridor.calendar.end = draft.day(draft.extent.days - 1);
  corridor.calendar.tail_days = 75;
  corridor.calendar.period = draft.wishes.period;
  corridor.capital_rate = 0.06;
  corridor.longest_stay = Hours::days(14);
  corridor.longest_late = Hours::days(45);
  corridor.source = "A";
}

void add_states(Corridor& corridor) {
  constexpr std::array<std::array<const char*, 3>, 9> states = {{{"ordered", "Ordered", "已订"},
                                                                 {"built", "Built", "下线"},
                                                                 {"arrived", "At the gateway", "到港"},
                                                                 {"gathered", "Gathered", "集港"},
                                                                 {"inspected", "Inspected", "查验"},
                                                                 {"stuffed", "Stuffed", "装箱"},
                                                                 {"ready", "Ready to load", "待装"},
                                                                 {"landed", "Landed", "到岸"},
                                                                 {"delivered", "Delivered", "交付"}}};
  for (const auto& [id, en, zh] : states) corridor.states.add({id, {en, zh}});
  corridor.first_state = Draft::find(corridor.states, "ordered");
  corridor.final_state = Draft::find(corridor.states, "delivered");
}

void add_modes(Corridor& corridor) {
  corridor.modes.add({"line", {"Plant line", "生产线"}, false});
  corridor.modes.add({"yard", {"Yard handling", "场内作业"}, false});
  corridor.modes.add({"truck", {"Car truck", "轿运车"}, false, Medium::road});
  corridor.modes.add({"driven", {"Driven on its wheels", "自驶"}, false, Medium::road});
  corridor.modes.add({"roro", {"Roll-on roll-off ship", "滚装船"}, true, Medium::sea});
  corridor.modes.add({"box_ship", {"Container ship", "集装箱船"}, true, Medium::sea});
  corridor.modes.add({"rail_car", {"JSQ car train", "JSQ专列"}, true, Medium::rail});
  corridor.modes.add({"rail_box", {"Container train", "集装箱班列"}, true, Medium::rail});
  corridor.modes.add({"customs", {"Clearance and delivery abroad", "境外清关交付"}, false});
}

void add_powertrains(Corridor& corridor) {
  corridor.powertrains.add({"diesel", {"Diesel", "柴油"}, false});
  corridor.powertrains.add({"petrol", {"Petrol", "汽油"}, false});
  corridor.powertrains.add({"lng", {"Liquefied natural gas", "液化天然气"}, false});
  corridor.powertrains.add({"cng", {"Compressed natural gas", "压缩天然气"}, false});
  corridor.powertrains.add({"bev", {"Battery electric", "纯电动"}, true});
  corridor.powertrains.add({"swap", {"Battery swap", "换电"}, true});
  corridor.powertrains.add({"hybrid", {"Hybrid", "混合动力"}, true});
  corridor.powertrains.add({"fcev", {"Hydrogen fuel cell", "氢燃料电池"}, true});
}

/// What a mode asks of a powertrain.
struct Asked {
  const char* mode;
  const char* powertrain;
  std::optional<double> max_soc;
  const char* documents;
  double lead_hours, cost;
  const char* source;
};

constexpr const char* fuel_documents = "export licence; VIN list; bill of lading";
constexpr const char* box_documents = "class 9 declaration; packing certificate; UN 38.3; VGM; stuffing photos";
constexpr const char* train_documents = "SMGS waybill; VIN list; no spare batteries";

const Asked asked[] = {
    {"roro", "diesel", {}, fuel_documents, 6, 0, "A"},
    {"roro", "petrol", {}, fuel_documents, 6, 0, "A"},
    {"roro", "lng", {}, fuel_documents, 6, 0, "A"},
    {"roro", "cng", {}, fuel_documents, 6, 0, "A"},
    {"roro", "bev", 0.5, "VIN list; UN 38.3; state-of-charge record", 12, 30, "H [76]"},
    {"roro", "swap", 0.5, "VIN list; UN 38.3; state-of-charge record", 12, 30, "H [76]"},
    {"roro", "hybrid", 0.5, "export licence; VIN list; state-of-charge record", 12, 30, "H [76]"},
    {"roro", "fcev", 0.5, "VIN list; UN 38.3; tank purge record", 48, 1500, "A"},
    {"box_ship", "diesel", {}, "export licence; VIN list; VGM; tank at most a quarter", 12, 60, "L [75]"},
    {"box_ship", "petrol", {}, "export licence; VIN list; VGM; tank at most a quarter", 12, 60, "L [75]"},
    {"box_ship", "lng", {}, "export licence; VIN list; VGM; tank at most a quarter", 12, 60, "L [75]"},
    {"box_ship", "cng", {}, "export licence; VIN list; VGM; tank at most a quarter", 12, 60, "L [75]"},
    {"box_ship", "bev", 0.3, box_documents, 24, 720, "L [75]"},
    {"box_ship", "swap", 0.3, box_documents, 24, 720, "L [75]"},
    {"box_ship", "hybrid", 0.3, box_documents, 24, 720, "L [75]"},
    {"rail_car", "diesel", {}, "SMGS waybill; VIN list", 6, 0, "A"},
    {"rail_car", "petrol", {}, "SMGS waybill; VIN list", 6, 0, "A"},
    {"rail_car", "lng", {}, "SMGS waybill; VIN list; gas tank empty", 12, 40, "A"},
    {"rail_car", "cng", {}, "SMGS waybill; VIN list; gas tank empty", 12, 40, "A"},
    {"rail_car", "bev", 0.65, train_documents, 12, 40, "H [77]"},
    {"rail_car", "swap", 0.65, train_documents, 12, 40, "H [77]"},
    {"rail_car", "hybrid", 0.65, train_documents, 12, 40, "H [77]"},
    {"rail_box", "diesel", {}, "SMGS waybill; VIN list; VGM", 12, 0, "A"},
    {"rail_box", "petrol", {}, "SMGS waybill; VIN list; VGM", 12, 0, "A"},
    {"rail_box", "lng", {}, "SMGS waybill; VIN list; VGM; gas tank empty", 12, 60, "A"},
    {"rail_box", "cng", {}, "SMGS waybill; VIN list; VGM; gas tank empty", 12, 60, "A"},
    {"rail_box", "bev", 0.65, train_documents, 12, 60, "H [77]"},
    {"rail_box", "swap", 0.65, train_documents, 12, 60, "H [77]"},
    {"rail_box", "hybrid", 0.65, train_documents, 12, 60, "H [77]"},
};

Rule rule(const Draft& draft, std::string id, const char* mode, const char* powertrain, Permission allowed) {
  Rule rule;
  rule.id = std::move(id);
  rule.mode = draft.mode(mode);
  rule.powertrain = Draft::find(draft.corridor.powertrains, powertrain);
  rule.allowed = allowed;
  rule.source = "A";
  return rule;
}

}  // namespace

void add_vocabulary(Draft& draft) {
  Corridor& corridor = draft.corridor;
  set_calendar(draft);
  for (const KnownSource& source : known_sources()) corridor.sources.add({source.id, source.text, source.url});
  add_states(corridor);
  add_modes(corridor);
  add_powertrains(corridor);
  for (const KnownMaker& maker : known_makers())
    corridor.makers.add({maker.id, Draft::find(corridor.makers, maker.parent), {maker.en, maker.zh}});
  corridor.load_units.add({"box-40hc", {"40 ft high-cube container", "40英尺高箱"}, Teu(2), "A"});
  corridor.load_units.add({"wagon-jsq", {"JSQ car wagon", "JSQ运输车"}, Teu(), "A"});
}

void add_rules(Draft& draft) {
  Table<Rule>& rules = draft.corridor.rules;
  for (const Asked& one : asked) {
    Rule row = rule(draft, std::string(one.mode) + "-" + one.powertrain, one.mode, one.powertrain, Permission::yes);
    row.max_soc = one.max_soc;
    row.documents = one.documents;
    row.lead = Hours::of(one.lead_hours);
    row.cost = Money(one.cost);
    row.source = one.source;
    rules.add(std::move(row));
  }
  for (const char* mode : {"box_ship", "rail_car", "rail_box"})
    rules.add(rule(draft, std::string(mode) + "-fcev", mode, "fcev", Permission::no));
  Rule soc = rule(draft, "roro-hoegh-soc-bev", "roro", "bev", Permission::yes);
  soc.carrier = "Hoegh";
  soc.max_soc = 0.3;
  soc.documents = "carrier's own state-of-charge limit";
  soc.lead = Hours::of(24);
  soc.cost = Money(60);
  rules.add(std::move(soc));
  Rule licence = rule(draft, "licence-2026-roro", "roro", "bev", Permission::yes);
  licence.documents = "BEV export licence with VIN (HS 8703801090)";
  licence.lead = Hours::of(72);
  licence.cost = Money(40);
  licence.dates.from = Date(std::chrono::year(2026) / 1 / 1);
  licence.source = "A; from_date: H [72]";
  rules.add(std::move(licence));
}

}  // namespace yizhan::generate
