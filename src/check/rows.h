// The rows of the problem as docs/reference/problem.md names them, numbered for the checker.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/objective.h"
#include "model/rules.h"

namespace yizhan::check {

using Row = Index<struct RowTag>;

/// What one unit of a decision takes from a row.
struct Use {
  Row row;
  double amount = 0;
};
using Uses = std::vector<Use>;

/// The dimensions in which a departure may be bounded, in the order of the feed's columns.
inline constexpr std::array<std::string_view, 7> dimension_names = {"vehicles", "ceu", "m2",        "lane_m",
                                                                    "kg",       "teu", "load_units"};
inline constexpr std::size_t teu_dimension = 5, load_units_dimension = 6;

/// Departures that share capacities, fixed cost and minimum.
struct Voyage {
  std::string id;
  std::array<std::optional<Amount>, 7> capacities;
  Money fixed;
  Vehicles minimum;
  std::array<Row, 7> rows;
  Row minimum_row;
  [[nodiscard]] bool may_run() const { return fixed > Money() || minimum > Vehicles(); }
};

inline const std::string spending_row = "spending";

class Rows {
 public:
  /// A level holds what it says to have reached.
  explicit Rows(const Corridor& corridor, const std::vector<Level>& levels = {});

  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const std::string& name(Row row) const { return names_[row.row()]; }
  [[nodiscard]] double capacity(Row row) const { return capacities_[row.row()]; }
  /// None if no row has this name.
  [[nodiscard]] Row find(const std::string& name) const;

  /// The cell that holds an instant of the calendar.
  [[nodiscard]] Row cell(Index<Resource> resource, Instant t) const;
  [[nodiscard]] const Intervals& intervals(Index<Resource> resource) const { return intervals_[resource.row()]; }
  [[nodiscard]] const std::vector<Voyage>& voyages() const { return voyages_; }
  [[nodiscard]] const Voyage& voyage_of(Index<Departure> departure) const {
    return voyages_[voyage_of_[departure.row()]];
  }
  [[nodiscard]] Row units(Index<Departure> departure, const std::string& shares) const;
  [[nodiscard]] Row part(Index<Place> plant, Index<Part> part, int week) const;
  [[nodiscard]] Row quota(Index<Quota> quota) const { return Row(first_quota_ + quota.row()); }
  [[nodiscard]] Row budget(Index<Subsidy> subsidy) const { return Row(first_budget_ + subsidy.row()); }
  /// None where the lever may not be bought, opens no order, excludes nothing, has no fund, or nothing bounds
  /// spending.
  [[nodiscard]] Row lever(Index<Lever> lever) const { return find("lever/" + corridor_.levers[lever].id); }
  [[nodiscard]] Row exclusion(Index<Lever> lever) const {
    return find("excludes/" + corridor_.levers[lever].excludes);
  }
  [[nodiscard]] Row fund(Index<Fund> fund) const { return find("fund/" + corridor_.funds[fund].id); }
  [[nodiscard]] Row spending() const { return find(spending_row); }
  [[nodiscard]] Row target(Index<Target> target) const { return Row(first_target_ + target.row()); }

  /// The row of a level; none if it is not kept.
  [[nodiscard]] Row level(Aim aim) const { return find(level_row(aim)); }

  /// (plant, part) with a row for each week.
  [[nodiscard]] const std::map<std::pair<Index<Place>, Index<Part>>, Row>& parts() const { return parts_; }

 private:
  Row add(std::string name, double capacity);
  void add_resources();
  void add_voyages();
  void add_units();
  void add_parts();
  void add_levers();
  void add_targets();

  const Corridor& corridor_;
  std::vector<std::string> names_;
  std::vector<double> capacities_;
  std::unordered_map<std::string, Row> by_name_;
  std::vector<Intervals> intervals_;
  std::vector<std::size_t> first_cell_;
  std::vector<Voyage> voyages_;
  std::vector<std::size_t> voyage_of_;
  std::map<std::pair<Index<Departure>, std::string>, Row> units_;
  std::map<std::pair<Index<Place>, Index<Part>>, Row> parts_;  // of week 0
  std::size_t first_quota_ = 0, first_budget_ = 0, first_target_ = 0;
};

/// What accounts add to a target within its dates.
double accounts_of(const Corridor& corridor, Index<Target> target);

/// A date, with the hour where it is not midnight.
std::string moment(const Calendar& calendar, Instant t);

}  // namespace yizhan::check
