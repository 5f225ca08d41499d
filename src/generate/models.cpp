// Models of the makers whose plants take part, and how they fill containers and wagons.
#include <algorithm>
#include <array>

#include "generate/makers.h"

namespace yizhan::generate {

namespace {

Metres from_mm(double mm) { return Metres(mm / 1000); }

void add_kits(Draft& draft, Index<Model> model) {
  struct Crate {
    const char* id;
    double length, width, height, mass;
    int stack;
  };
  constexpr std::array<Crate, 4> crates = {{{"body", 4200, 1150, 1250, 620, 1},
                                            {"engine", 2300, 1100, 1150, 480, 2},
                                            {"axles", 2300, 1150, 950, 410, 3},
                                            {"interior", 2250, 1150, 1250, 260, 2}}};
  for (const Crate& crate : crates)
    draft.corridor.kits.add({draft.corridor.models[model].id + "-" + crate.id, model, from_mm(crate.length),
                             from_mm(crate.width), from_mm(crate.height), Kilograms(crate.mass), 1, crate.stack,
                             "A"});
}

/// A forwarder fills boxes and wagons for all makers.
void add_packings(Draft& draft, const KnownModel& known, Index<Model> model) {
  const Index<LoadUnit> box = draft.load_unit("box-40hc"), wagon = draft.load_unit("wagon-jsq");
  const auto add = [&](Form form, Index<LoadUnit> unit, int count, const std::string& shares) {
    if (count > 0) draft.corridor.packings.add({model, form, unit, static_cast<double>(count), shares, "A"});
  };
  add(Form::built_up, box, known.per_box, "cars");
  add(Form::kit, box, known.kits_per_box, "kits");
  add(Form::built_up, wagon, known.per_wagon, "cars");
  if (known.kits_per_box > 0) add_kits(draft, model);
}

Model model_of(const Draft& draft, const KnownModel& known) {
  const std::string_view powertrain = known.powertrain;
  Model model;
  model.id = known.id;
  model.maker = Draft::find(draft.corridor.makers, known.maker);
  model.group = known.group;
  model.segment = known.segment;
  model.name = {known.en, known.zh};
  model.powertrain = Draft::find(draft.corridor.powertrains, powertrain);
  model.length = from_mm(known.length_mm);
  model.width = from_mm(known.width_mm);
  model.height = from_mm(known.height_mm);
  model.mass = Kilograms(known.mass_kg);
  model.battery = KilowattHours(known.battery_kwh);
  model.value = Money(known.value_cny);
  model.un_number = powertrain == "diesel" || powertrain == "petrol" ? ""
                    : powertrain == "bev" || powertrain == "swap"    ? "UN 3556"
                                                                     : "UN 3166";
  model.source = known.source;
  return model;
}

}  // namespace

void add_models(Draft& draft) {
  for (const KnownModel& known : known_models()) {
    const std::string_view maker = known.maker;
    const bool made = std::any_of(draft.plants.begin(), draft.plants.end(),
                                  [&](const KnownPlant* plant) { return plant->maker == maker; });
    if (made || maker == "various") add_packings(draft, known, draft.corridor.models.add(model_of(draft, known)));
  }
}

}  // namespace yizhan::generate
