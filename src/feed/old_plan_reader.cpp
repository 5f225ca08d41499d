// A plan whose corridor has changed since: names that the corridor has no more are kept as what has gone.
#include "feed/plan_table.h"

namespace yizhan::feed {

namespace {

class OldPlanReader {
 public:
  OldPlanReader(const Corridor& corridor, const std::filesystem::path& folder, Instant now)
      : corridor_(corridor), folder_(folder), now_(now), lots_(lots_of(corridor)) {}

  tl::expected<OldPlan, Notices> read() {
    read_itineraries();
    read_steps();
    drop_unknown();
    read_rest();
    if (notices_.errors()) return tl::unexpected(notices_.sorted());
    return std::move(plan_);
  }

 private:
  void read_itineraries() {
    const Names<Lot> lots("lots.lot", lots_, lot_names(corridor_, lots_));
    const Names<Model> models("models.id", corridor_.models);
    const Names<Place> places("places.id", corridor_.places);
    PlanTable("itineraries", folder_, notices_).each([&](PlanTable& row) {
      OldPlan::Flow flow;
      flow.itinerary.lot = lots.find(row.text("lot"));
      flow.itinerary.model = models.find(row.text("model"));
      flow.itinerary.origin = places.find(row.text("origin"));
      flow.itinerary.quantity = row.vehicles("quantity");
      flow.itinerary.cost = row.money("cost_cny");
      names_.push_back(row.text("lot"));
      plan_.flows.push_back(std::move(flow));
    });
  }

  void read_steps() {
    const Names<Leg> legs("legs.id", corridor_.legs);
    const Names<Departure> departures("departures.id", corridor_.departures);
    const Names<Duty> duties("duties.id", corridor_.duties);
    const Names<Subsidy> subsidies("subsidies.id", corridor_.subsidies);
    PlanTable("steps", folder_, notices_).each([&](PlanTable& row) {
      const long number = row.whole("itinerary");
      if (number < 1 || number > static_cast<long>(plan_.flows.size()))
        return row.fault("itinerary", "reference_unknown", row.text("itinerary"), "itineraries.id");
      OldPlan::Flow& flow = plan_.flows[static_cast<std::size_t>(number - 1)];
      Step step{legs.find(row.text("leg")),
                departures.find(row.text("departure")),
                row.instant("starts", corridor_.calendar),
                row.instant("ends", corridor_.calendar),
                duties.find(row.text("duty")),
                subsidies.find(row.text("subsidy"))};
      std::string gone;
      if (!step.duty.exists()) gone = row.text("duty");
      if (!step.subsidy.exists() && gone.empty()) gone = row.text("subsidy");
      if (!gone.empty()) step.leg = {}, step.departure = {};
      if (gone.empty() && !step.leg.exists() && !step.departure.exists())
        gone = row.text("leg").empty() ? row.text("departure") : row.text("leg");
      if (flow.gone.empty()) flow.gone = gone;
      if (!gone.empty() && step.start < now_) row.fault("itinerary", "past_unknown", gone);
      flow.itinerary.steps.push_back(step);
    });
  }

  /// What its lot, model or origin is not known by is no longer planned.
  void drop_unknown() {
    std::vector<OldPlan::Flow> known;
    for (std::size_t i = 0; i < plan_.flows.size(); ++i) {
      const Itinerary& itinerary = plan_.flows[i].itinerary;
      if (itinerary.lot.exists() && itinerary.model.exists() && itinerary.origin.exists()) {
        known.push_back(std::move(plan_.flows[i]));
      } else if (begun_steps(itinerary.steps, now_) > 0) {
        Notice notice;
        notice.code = "past_unknown";
        notice.file = "itineraries.csv";
        notice.value = names_[i];
        notices_.add(std::move(notice));
      }
    }
    plan_.flows = std::move(known);
  }

  void read_rest() {
    const Names<Supply> supplies("supplies.id", corridor_.supplies);
    PlanTable("purchases", folder_, notices_).each([&](PlanTable& row) {
      const Index<Supply> supply = supplies.find(row.text("supply"));
      const int week = static_cast<int>(row.whole("week"));
      if (!supply.exists() && corridor_.calendar.start_of_week(week) < now_)
        return row.fault("supply", "past_unknown", row.text("supply"));
      if (supply.exists()) plan_.purchases.push_back({supply, week, row.number("quantity")});
    });
    PlanTable("cells", folder_, notices_).each([&](PlanTable& row) {
      plan_.rows.push_back({row.text("row"), row.number("use"), row.number("capacity"), row.number("price_cny")});
    });
  }

  const Corridor& corridor_;
  const std::filesystem::path& folder_;
  const Instant now_;
  const Table<Lot> lots_;
  std::vector<std::string> names_;  // of the itineraries' lots
  NoticeList notices_;
  OldPlan plan_;
};

}  // namespace

tl::expected<OldPlan, Notices> read_old_plan(const Corridor& corridor, const std::filesystem::path& folder,
                                             Instant now) {
  return OldPlanReader(corridor, folder, now).read();
}

}  // namespace yizhan::feed
