// The rows of the problem: every cell and every other bounded sum, numbered, named, with its capacity.
// docs/reference/problem.md, "Rows".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/objective.h"
#include "model/rules.h"

namespace yizhan {

/// The departures that share capacities, fixed cost and minimum.
struct Voyage {
  std::string id;
  std::vector<Index<Departure>> departures;
  Money fixed;
  Vehicles minimum;
  [[nodiscard]] bool has_runs() const { return fixed > Money() || minimum > Vehicles(); }
};

enum class Dimension { vehicles, ceu, m2, lane_m, kg, teu, load_units };
inline constexpr int dimensions = 7;
std::string_view name_of(Dimension dimension);
/// The capacity that a departure states in a dimension.
const std::optional<Amount>& capacity_of(const Departure& departure, Dimension dimension);

enum class CellKind {
  resource,
  departure,
  units,
  minimum,
  part,
  quota,
  budget,
  lever,
  exclusion,
  fund,
  spending,
  target
};

struct Cell {
  CellKind kind;
  std::uint32_t subject = 0;  // row of the resource, voyage, departure, plant, quota, subsidy, lever, fund or target
  std::uint32_t detail = 0;   // interval, dimension, sharing group or part
  std::int32_t week = 0;      // of a part
  double capacity = 0;
};

/// A level that is kept is laid out as a target, whose row has the level's name.
inline bool is_level(const Target& target) { return target.id.starts_with(level_prefix); }

class Cells {
 public:
  explicit Cells(const Corridor& corridor);

  [[nodiscard]] std::size_t size() const { return cells_.size(); }
  const Cell& operator[](Index<Cell> cell) const { return cells_[cell]; }
  [[nodiscard]] std::string name(Index<Cell> cell) const;

  /// The cell of a resource that holds a period's start.
  [[nodiscard]] Index<Cell> at(Index<Resource> resource, Period period) const {
    return Index<Cell>(first_[resource] + intervals_of_[resource][static_cast<std::size_t>(period.number())]);
  }
  /// By period: the interval that holds its start.
  [[nodiscard]] const std::uint32_t* intervals_by_period(Index<Resource> resource) const {
    return intervals_of_[resource].data();
  }
  [[nodiscard]] Index<Cell> first_of(Index<Resource> resource) const { return Index<Cell>(first_[resource]); }
  [[nodiscard]] const Intervals& intervals(Index<Resource> resource) const { return intervals_[resource.row()]; }
  /// The cells that follow do not exist for every argument; then the index is `none`.
  [[nodiscard]] Index<Cell> departure(Index<Voyage> voyage, Dimension dimension) const;
  [[nodiscard]] Index<Cell> units(Index<Departure> departure, const std::string& shares) const;
  [[nodiscard]] Index<Cell> minimum(Index<Voyage> voyage) const { return minimum_[voyage]; }
  [[nodiscard]] Index<Cell> part(Index<Place> plant, Index<Part> part, int week) const;
  [[nodiscard]] Index<Cell> quota(Index<Quota> quota) const { return Index<Cell>(first_quota_ + quota.row()); }
  [[nodiscard]] Index<Cell> budget(Index<Subsidy> subsidy) const {
    return Index<Cell>(first_budget_ + subsidy.row());
  }
  [[nodiscard]] Index<Cell> lever(Index<Lever> lever) const { return levers_[lever]; }
  [[nodiscard]] Index<Cell> exclusion(Index<Lever> lever) const { return exclusions_[lever]; }
  [[nodiscard]] Index<Cell> fund(Index<Lever> lever) const { return funds_[lever]; }
  [[nodiscard]] Index<Cell> spending() const { return spending_; }
  [[nodiscard]] Index<Cell> target(Index<Target> target) const { return Index<Cell>(first_target_ + target.row()); }

  [[nodiscard]] const Table<Voyage>& voyages() const { return voyages_; }
  [[nodiscard]] Index<Voyage> voyage_of(Index<Departure> departure) const { return voyage_of_[departure]; }
  /// Groups of models that share load units, by number.
  [[nodiscard]] const std::vector<std::string>& sharing_groups() const { return groups_; }
  [[nodiscard]] Instant start_of(Index<Cell> cell) const;  // of a resource's cell

 private:
  void add_resources();
  void add_voyages();
  void add_units();
  void add_parts();
  void add_levers();
  Index<Cell> add(CellKind kind, std::size_t subject, std::size_t detail, double capacity, int week = 0);

  const Corridor& corridor_;
  Table<Cell> cells_;
  Table<Voyage> voyages_;
  Table<Departure, Index<Voyage>> voyage_of_;
  Table<Resource, std::size_t> first_;
  Table<Resource, std::vector<std::uint32_t>> intervals_of_;  // by period
  std::vector<Intervals> intervals_;
  Table<Voyage, std::vector<Index<Cell>>> dimensions_;  // by dimension
  Table<Voyage, Index<Cell>> minimum_;
  std::vector<std::string> groups_;
  Table<Departure, std::vector<Index<Cell>>> units_;  // by sharing group
  Table<Place, std::vector<Index<Cell>>> parts_;      // of a plant, week 0, by part
  Table<Lever, Index<Cell>> levers_, exclusions_, funds_;
  Index<Cell> spending_;
  std::size_t first_quota_ = 0, first_budget_ = 0, first_target_ = 0;
};

}  // namespace yizhan
