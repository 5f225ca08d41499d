#include "feed/plan_summary.h"
#include "feed/plan_table.h"

namespace yizhan::feed {

namespace {

namespace fs = std::filesystem;

std::vector<LeverChoice> read_levers(const Corridor& corridor, const fs::path& folder, NoticeList& notices) {
  const Names<Lever> names("levers.id", corridor.levers);
  std::vector<LeverChoice> levers;
  PlanTable("levers", folder, notices).each([&](PlanTable& row) {
    const LeverRange range{static_cast<int>(row.whole("least")), static_cast<int>(row.whole("most"))};
    levers.push_back({row.row_of("lever", names), range, static_cast<int>(row.whole("count"))});
  });
  return levers;
}

class PlanReader {
 public:
  PlanReader(const Corridor& corridor, const fs::path& folder)
      : corridor_(corridor),
        folder_(folder),
        lots_(lots_of(corridor)),
        lot_names_("lots.lot", lots_, lot_names(corridor, lots_)),
        departures_("departures.id", corridor.departures) {}

  tl::expected<PlanDocument, Notices> read() {
    read_itineraries();
    read_steps();
    read_decisions();
    read_outcomes();
    read_results();
    read_summary(folder_, plan(), notices_);
    read_level_prices();
    read_run(folder_, document_.run, notices_);
    if (notices_.errors()) return tl::unexpected(notices_.sorted());
    return std::move(document_);
  }

 private:
  void read_itineraries() {
    const Names<Model> models("models.id", corridor_.models);
    const Names<Place> places("places.id", corridor_.places);
    PlanTable("itineraries", folder_, notices_).each([&](PlanTable& row) {
      if (row.whole("id") != static_cast<long>(plan().itineraries.size()) + 1)
        row.fault("id", "plan_number", row.text("id"), std::to_string(plan().itineraries.size() + 1));
      plan().itineraries.push_back({row.row_of("lot", lot_names_),
                                    row.row_of("model", models),
                                    row.row_of("origin", places),
                                    row.vehicles("quantity"),
                                    {},
                                    row.money("cost_cny")});
    });
  }

  void read_steps() {
    const Names<Leg> legs("legs.id", corridor_.legs);
    const Names<Duty> duties("duties.id", corridor_.duties);
    const Names<Subsidy> subsidies("subsidies.id", corridor_.subsidies);
    PlanTable("steps", folder_, notices_).each([&](PlanTable& row) {
      const long number = row.whole("itinerary");
      if (number < 1 || number > static_cast<long>(plan().itineraries.size()))
        return row.fault("itinerary", "reference_unknown", row.text("itinerary"), "itineraries.id");
      std::vector<Step>& steps = plan().itineraries[static_cast<std::size_t>(number - 1)].steps;
      if (row.whole("step") != static_cast<long>(steps.size()) + 1)
        row.fault("step", "plan_number", row.text("step"), std::to_string(steps.size() + 1));
      if (row.text("leg").empty() == row.text("departure").empty())
        row.fault("leg", "plan_step", row.text("leg"), "leg, departure");
      steps.push_back({row.row_of("leg", legs), row.row_of("departure", departures_),
                       row.instant("starts", corridor_.calendar), row.instant("ends", corridor_.calendar),
                       row.row_of("duty", duties), row.row_of("subsidy", subsidies)});
    });
  }

  void read_decisions() {
    const Names<Supply> supplies("supplies.id", corridor_.supplies);
    PlanTable("load_units", folder_, notices_).each([&](PlanTable& row) {
      plan().load_units.push_back({row.row_of("departure", departures_), row.text("shares"), row.whole("count")});
    });
    PlanTable("runs", folder_, notices_).each([&](PlanTable& row) { plan().runs.push_back(row.text("voyage")); });
    plan().levers = read_levers(corridor_, folder_, notices_);
    PlanTable("purchases", folder_, notices_).each([&](PlanTable& row) {
      plan().purchases.push_back(
          {row.row_of("supply", supplies), static_cast<int>(row.whole("week")), row.number("quantity")});
    });
  }

  void read_outcomes() {
    PlanTable("lots", folder_, notices_).each([&](PlanTable& row) {
      const Tally tally{row.vehicles("vehicles"), row.vehicles("served"), row.vehicles("late"),
                        row.vehicles("unserved")};
      plan().lots.push_back({row.row_of("lot", lot_names_), tally, row.money("price_cny")});
    });
    PlanTable("cells", folder_, notices_).each([&](PlanTable& row) {
      plan().rows.push_back({row.text("row"), row.number("use"), row.number("capacity"), row.number("price_cny")});
    });
    PlanTable("departures", folder_, notices_).each([&](PlanTable& row) {
      plan().departures.push_back({row.row_of("departure", departures_), row.vehicles("vehicles"), row.number("ceu"),
                                   row.number("m2"), row.number("lane_m"), row.number("kg"), row.number("teu"),
                                   row.number("load_units")});
    });
  }

  void read_results() {
    const Names<Target> targets("targets.id", corridor_.targets);
    const Names<Mode> modes("modes.id", corridor_.modes);
    PlanTable("targets", folder_, notices_).each([&](PlanTable& row) {
      plan().targets.push_back(
          {row.row_of("target", targets),
           row.number("wanted"),
           row.number("forecast"),
           row.number("shortfall"),
           {row.number("short_of_cells"), row.number("short_of_levers"), row.number("short_of_demand")},
           row.choice<Limit>("limited_by"),
           row.money("price_cny")});
    });
    std::stable_sort(plan().targets.begin(), plan().targets.end(),
                     [](const TargetOutcome& a, const TargetOutcome& b) { return a.target < b.target; });
    PlanTable("changes", folder_, notices_).each([&](PlanTable& row) {
      plan().changes.push_back({row.row_of("lot", lot_names_), row.vehicles("vehicles"), row.text("before"),
                                row.text("after"), row.choice<ChangeCause>("why"), row.text("cause"),
                                row.money("saved_cny")});
    });
    PlanTable("costs", folder_, notices_).each([&](PlanTable& row) {
      plan().costs.push_back(
          {row.choice<CostItem>("item"), row.text("stage"), row.row_of("mode", modes), row.money("cost_cny")});
    });
  }

  void read_level_prices() {
    PlanTable("level_prices", folder_, notices_).each([&](PlanTable& row) {
      const Aim aim = row.choice<Aim>("level");
      const auto level = std::find_if(plan().levels.begin(), plan().levels.end(),
                                      [&](const Level& known) { return known.aim == aim; });
      if (level == plan().levels.end())
        return row.fault("level", "reference_unknown", row.text("level"), "plan.json levels");
      level->prices.push_back({row.text("row"), row.number("price")});
    });
  }

  Plan& plan() { return document_.plan; }

  const Corridor& corridor_;
  const fs::path& folder_;
  NoticeList notices_;
  const Table<Lot> lots_;
  const Names<Lot> lot_names_;
  const Names<Departure> departures_;
  PlanDocument document_;
};

}  // namespace

void allow_levers_of(const fs::path& folder, LeversOf which, Corridor& corridor) {
  NoticeList notices;
  const std::vector<LeverChoice> levers = read_levers(corridor, folder, notices);
  if (notices.errors()) return;
  corridor.lever_limits.ranges = Table<Lever, LeverRange>(corridor.levers.size());
  for (const LeverChoice& choice : levers)
    if (choice.lever.exists())
      corridor.lever_limits.ranges[choice.lever] =
          which == LeversOf::asked ? choice.range : LeverRange{choice.count, choice.count};
  if (which == LeversOf::asked) corridor.lever_limits.spending = read_spending(folder);
}

tl::expected<PlanDocument, Notices> read_plan(const Corridor& corridor, const fs::path& folder) {
  return PlanReader(corridor, folder).read();
}

}  // namespace yizhan::feed
