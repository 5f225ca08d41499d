#include "check/check.h"

#include "check/bound.h"
#include "check/executed.h"
#include "check/totals.h"

namespace yizhan::check {

namespace {

/// Compares what a plan states with what it comes to.
class Checker {
 public:
  Checker(const Corridor& corridor, const Plan& plan)
      : corridor_(corridor),
        plan_(plan),
        rows_(corridor, plan.levels),
        conditions_(corridor, rows_, plan.now ? corridor.calendar.at(*plan.now) : Instant()),
        lots_(lots_of(corridor)),
        counts_(counts_of(corridor, rows_)),
        totals_(totals_of(conditions_, lots_, counts_, plan, faults_)),
        past_(past_of(conditions_, lots_, counts_, plan)),
        left_(left_of_rows(rows_, counts_, past_)),
        stated_(rows_.size()),
        prices_(rows_.size()) {}

  Verdict verdict() {
    check_rows();
    check_lots();
    check_departures();
    check_targets();
    check_costs();
    check_bound();
    check_levels();
    check_executed(conditions_, lots_, plan_, faults_);
    check_summary();
    verdict_.faults = std::move(faults_).sorted();
    return std::move(verdict_);
  }

 private:
  std::string name(const Lot& lot) const {
    const std::string& order = corridor_.orders[lot.order].id;
    return lot.stock.exists() ? order + "/" + corridor_.stock[lot.stock].id : order;
  }

  /// Rows that are used or have a price are stated, each once, and no use is beyond its capacity.
  void check_rows() {
    for (std::size_t i = 0; i < plan_.rows.size(); ++i) {
      const RowUse& stated = plan_.rows[i];
      const Row row = rows_.find(stated.row);
      if (!row.exists() || stated_[row.row()]) {
        faults_.add("row_unknown", {"cells.csv", i, "row"}, stated.row, "");
        continue;
      }
      stated_[row.row()] = true;
      prices_[row.row()] = stated.price;
      const double use = totals_.use[row.row()];
      faults_.compare({"cells.csv", i, "use"}, stated.use, use, totals_.size[row.row()]);
      faults_.compare({"cells.csv", i, "capacity"}, stated.capacity, rows_.capacity(row));
      if (!(stated.price >= 0)) faults_.add("price_negative", {"cells.csv", i, "price_cny"}, stated.price, 0);
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const double use = totals_.use[row], capacity = rows_.capacity(Row(row));
      if (!stated_[row] && std::abs(use) > 1e-6)
        faults_.add("row_missing", {"cells.csv", line_of(Row(row)), "row"}, "", rows_.name(Row(row)));
      if (use > std::max(capacity, left_[row] + past_.use[row]) + 1e-6 * std::max(1.0, std::abs(capacity)))
        faults_.add("capacity_exceeded", {"cells.csv", line_of(Row(row)), "use"},
                    rows_.name(Row(row)) + ": " + text(use), text(capacity));
    }
  }

  /// The number of a row in the table of cells; past its end if it is not there.
  std::size_t line_of(Row row) const {
    const auto found = std::find_if(plan_.rows.begin(), plan_.rows.end(),
                                    [&](const RowUse& stated) { return stated.row == rows_.name(row); });
    return static_cast<std::size_t>(found - plan_.rows.begin());
  }

  void compare(std::string_view file, std::size_t number, std::string_view column, Vehicles found,
               Vehicles expected) {
    faults_.compare({file, number, column}, static_cast<double>(found.count()),
                    static_cast<double>(expected.count()));
  }

  void check_lots() {
    Table<Lot, bool> seen(lots_.size());
    for (std::size_t i = 0; i < plan_.lots.size(); ++i) {
      const LotOutcome& stated = plan_.lots[i];
      if (seen[stated.lot]) faults_.add("row_repeated", {"lots.csv", i, "lot"}, name(lots_[stated.lot]), "");
      seen[stated.lot] = true;
      const Tally& tally = totals_.lots[stated.lot];
      compare("lots.csv", i, "vehicles", stated.tally.vehicles, tally.vehicles);
      compare("lots.csv", i, "served", stated.tally.served, tally.served);
      compare("lots.csv", i, "late", stated.tally.late, tally.late);
      compare("lots.csv", i, "unserved", stated.tally.unserved, tally.unserved);
    }
    for (std::size_t i = 0; i < lots_.size(); ++i)
      if (!seen[Index<Lot>(i)])
        faults_.add("row_missing", {"lots.csv", plan_.lots.size(), "lot"}, "", name(lots_[Index<Lot>(i)]));
  }

  void check_departures() {
    auto expected = totals_.departures;
    for (std::size_t i = 0; i < plan_.departures.size(); ++i) {
      const DepartureLoad& stated = plan_.departures[i];
      const auto found = expected.find(stated.departure);
      if (found == expected.end()) {
        faults_.add("row_unknown", {"departures.csv", i, "departure"}, corridor_.departures[stated.departure].id, "");
        continue;
      }
      const DepartureLoad& load = found->second;
      compare("departures.csv", i, "vehicles", stated.vehicles, load.vehicles);
      faults_.compare({"departures.csv", i, "ceu"}, stated.ceu, load.ceu);
      faults_.compare({"departures.csv", i, "m2"}, stated.m2, load.m2);
      faults_.compare({"departures.csv", i, "lane_m"}, stated.lane_m, load.lane_m);
      faults_.compare({"departures.csv", i, "kg"}, stated.kg, load.kg);
      faults_.compare({"departures.csv", i, "teu"}, stated.teu, load.teu);
      faults_.compare({"departures.csv", i, "load_units"}, stated.load_units, load.load_units);
      expected.erase(found);
    }
    for (const auto& [id, load] : expected)
      faults_.add("row_missing", {"departures.csv", plan_.departures.size(), "departure"}, "",
                  corridor_.departures[id].id);
  }

  void check_targets() {
    Table<Target, bool> seen(corridor_.targets.size());
    constexpr std::array<std::string_view, 4> limits = {"none", "demand", "cells", "levers"};
    const auto limit = [&](Limit of) { return std::string(limits[static_cast<std::size_t>(of)]); };
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      const TargetOutcome& stated = plan_.targets[i];
      const Index<Target> id = stated.target;
      const Target& target = corridor_.targets[id];
      const auto where = [&](std::string_view column) { return Where{"targets.csv", i, column}; };
      if (seen[id]) faults_.add("row_repeated", where("target"), target.id, "");
      seen[id] = true;
      const double size = std::max(totals_.size[rows_.target(id).row()], std::abs(target.wanted));
      faults_.compare(where("wanted"), stated.wanted, target.wanted);
      faults_.compare(where("forecast"), stated.forecast, totals_.forecast[id],
                      target.metric == Metric::local_share ? 1 : size);
      faults_.compare(where("shortfall"), stated.shortfall, totals_.shortfall[id], size);
      faults_.compare(where("price_cny"), stated.price.value(), prices_[rows_.target(id).row()]);
      const ShortfallParts& parts = totals_.parts[id];
      faults_.compare(where("short_of_cells"), stated.parts.cells, parts.cells, size);
      faults_.compare(where("short_of_levers"), stated.parts.levers, parts.levers, size);
      faults_.compare(where("short_of_demand"), stated.parts.demand, parts.demand, size);
      if (stated.limited_by != greatest(stated.parts))
        faults_.add("limit_wrong", where("limited_by"), limit(stated.limited_by), limit(greatest(stated.parts)));
    }
    for (std::size_t i = 0; i < corridor_.targets.size(); ++i)
      if (!seen[Index<Target>(i)])
        faults_.add("row_missing", {"targets.csv", plan_.targets.size(), "target"}, "",
                    corridor_.targets[Index<Target>(i)].id);
  }

  void check_costs() {
    Costs expected = totals_.costs;
    for (std::size_t i = 0; i < plan_.costs.size(); ++i) {
      const CostShare& stated = plan_.costs[i];
      const auto found = expected.find({stated.item, stated.stage, stated.mode});
      if (found == expected.end()) {
        faults_.add("row_unknown", {"costs.csv", i, "item"}, stated.cost.value(), 0);
        continue;
      }
      faults_.compare({"costs.csv", i, "cost_cny"}, stated.cost.value(), found->second);
      expected.erase(found);
    }
    for (const auto& [key, cost] : expected)
      if (std::abs(cost) > 1e-6)
        faults_.add("row_missing", {"costs.csv", plan_.costs.size(), "cost_cny"}, "", text(cost));
  }

  void check_bound() {
    const Bound bound = bound_of(conditions_, lots_, counts_, past_, prices_, plan_.aim);
    verdict_.bound = Money(bound.value);
    for (std::size_t i = 0; i < plan_.lots.size(); ++i) {
      const LotOutcome& stated = plan_.lots[i];
      // Sums along a path may cancel, so that what is the same is judged by the vehicle's worth.
      const double size = std::max(1000.0, corridor_.orders[lots_[stated.lot].order].value.value());
      faults_.compare({"lots.csv", i, "price_cny"}, stated.price.value(), bound.lot_prices[stated.lot.row()], size);
    }
    if (!(plan_.bound.value() <= bound.value + 1e-9 * std::max(1.0, std::abs(bound.value))))
      faults_.add("bound_not_proven", {"plan.json", 0, "bound"}, plan_.bound.value(), bound.value);
  }

  /// Each level reaches what it says, and its own prices prove its bound with those before it kept.
  void check_levels() {
    std::size_t line = 0;  // of the table of their prices
    for (std::size_t i = 0; i < plan_.levels.size(); ++i) {
      const Level& level = plan_.levels[i];
      const auto where = [&](std::string_view what) { return Where{"plan.json", 0, what}; };
      const Row row = rows_.level(level.aim);
      const auto before = [&](const Level& other) { return other.aim == level.aim; };
      if (is_money(level.aim) ||
          std::any_of(plan_.levels.begin(), plan_.levels.begin() + static_cast<long>(i), before))
        faults_.add("level_wrong", where("levels"), std::string(name_of(level.aim)), "");
      faults_.compare(where("levels.value"), level.value, totals_.use[row.row()], totals_.size[row.row()]);
      faults_.compare(where("levels.price"), level.price, prices_[row.row()]);
      Prices prices(rows_.size());
      for (const RowPrice& stated : level.prices) {
        const Row priced = rows_.find(stated.row);
        if (!priced.exists() || !is_before(priced, i))
          faults_.add("row_unknown", {"level_prices.csv", line, "row"}, stated.row, "");
        else if (!(stated.price >= 0))
          faults_.add("price_negative", {"level_prices.csv", line, "price"}, stated.price, 0);
        else
          prices[priced.row()] = stated.price;
        ++line;
      }
      double bound = bound_of(conditions_, lots_, counts_, past_, prices, level.aim).value;
      if (level.aim == Aim::serve) bound = std::ceil(bound - 1e-6);  // vehicles are whole
      if (!(level.bound <= bound + 1e-9 * std::max(1.0, std::abs(bound))))
        faults_.add("bound_not_proven", where("levels.bound"), level.bound, bound);
    }
  }

  /// Whether a level may have a price for the row: not for its own, nor for one that comes after it.
  bool is_before(Row row, std::size_t level) const {
    return std::none_of(plan_.levels.begin() + static_cast<long>(level), plan_.levels.end(),
                        [&](const Level& later) { return rows_.level(later.aim) == row; });
  }

  void check_summary() {
    verdict_.cost = Money(totals_.cost());
    verdict_.gap = (verdict_.cost - verdict_.bound).value() / std::max(1.0, std::abs(verdict_.cost.value()));
    double size = 0;
    for (const auto& [key, cost] : totals_.costs) size += std::abs(cost);
    faults_.compare({"plan.json", 0, "cost"}, plan_.cost.value(), totals_.cost(), size);
    if (plan_.corridor != corridor_.id)
      faults_.add("name_wrong", {"plan.json", 0, "corridor"}, plan_.corridor, corridor_.id);
    std::array<Tally, 4> kinds;
    for (std::size_t i = 0; i < lots_.size(); ++i) {
      const Tally& tally = totals_.lots[Index<Lot>(i)];
      Tally& kind = kinds[static_cast<std::size_t>(corridor_.orders[lots_[Index<Lot>(i)].order].kind)];
      kind.vehicles += tally.vehicles;
      kind.served += tally.served;
      kind.late += tally.late;
      kind.unserved += tally.unserved;
    }
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      compare("plan.json", 0, "kind.vehicles", plan_.kinds[k].vehicles, kinds[k].vehicles);
      compare("plan.json", 0, "kind.served", plan_.kinds[k].served, kinds[k].served);
      compare("plan.json", 0, "kind.late", plan_.kinds[k].late, kinds[k].late);
      compare("plan.json", 0, "kind.unserved", plan_.kinds[k].unserved, kinds[k].unserved);
    }
  }

  const Corridor& corridor_;
  const Plan& plan_;
  Faults faults_;
  const Rows rows_;
  const Conditions conditions_;
  const Table<Lot> lots_;
  const std::vector<Count> counts_;
  const Totals totals_;
  const Past past_;
  const std::vector<double> left_;
  std::vector<bool> stated_;
  Prices prices_;
  Verdict verdict_;
};

}  // namespace

Verdict check(const Corridor& corridor, const Plan& plan) { return Checker(corridor, plan).verdict(); }

}  // namespace yizhan::check
