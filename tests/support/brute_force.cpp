#include "tests/support/brute_force.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "solve/lp.h"
#include "tests/support/ways.h"

namespace yizhan {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double hair = 1e-7;

using Use = std::map<std::string, double>;

bool begins_with(const std::string& text, const char* start) { return text.rfind(start, 0) == 0; }

/// What parts cost, once it is known what is built: a small linear program over purchases and stock.
class Purchasing {
 public:
  explicit Purchasing(const Corridor& corridor) : corridor_(corridor) {}

  struct Answer {
    double cost = infinite;
    std::vector<Purchase> purchases;
  };

  const Answer& answer(const Use& use) {
    std::string key;
    for (const auto& [row, amount] : use)
      if (begins_with(row, "part/") || supplies(row)) key += fmt::format("{}={};", row, amount);
    const auto [found, is_new] = answers_.try_emplace(key);
    if (is_new) found->second = solve(use);
    return found->second;
  }

 private:
  bool supplies(const std::string& row) const {
    return std::any_of(corridor_.supplies.begin(), corridor_.supplies.end(), [&](const Supply& supply) {
      return begins_with(row, ("resource/" + corridor_.resources[supply.resource].id + "/").c_str());
    });
  }

  int row(const std::string& name, double lower, double upper) {
    const auto [found, is_new] = rows_.try_emplace(name, static_cast<int>(batch_.size()));
    if (is_new) batch_.begin(lower, upper);
    return found->second;
  }

  Answer solve(const Use& use);
  void add_part_rows(const Use& use);
  void add_purchases(const Use& use);
  void add_shortfalls();

  const Corridor& corridor_;
  std::map<std::string, Answer> answers_;
  std::map<std::string, int> rows_;
  solve::LpBatch batch_, columns_;
  std::vector<Purchase> bought_;
};

/// Stock at a week's end = stock before + opening + arrivals - what is built in, or less if some is never used.
void Purchasing::add_part_rows(const Use& use) {
  const auto used = [&](const std::string& name) { return use.count(name) ? use.at(name) : 0; };
  for (const Leg& leg : corridor_.legs) {
    if (leg.stage != "build") continue;
    for (std::size_t p = 0; p < corridor_.parts.size(); ++p) {
      const Part& part = corridor_.parts[Index<Part>(p)];
      double opening = 0, hold = 0;
      for (const PartStock& stock : corridor_.part_stocks)
        if (stock.plant == leg.from && stock.part == Index<Part>(p)) {
          opening = stock.opening;
          hold = stock.hold_per_week.value();
        }
      for (int week = 0; week < corridor_.calendar.weeks(); ++week) {
        const std::string name = fmt::format("part/{}/{}/{}", corridor_.places[leg.from].id, part.id, week);
        if (rows_.count(name)) continue;
        const int here = row(name, used(name) - (week == 0 ? opening : 0), infinite);
        columns_.begin(0, infinite, hold);
        columns_.entry(here, -1);
        bought_.push_back({});
        if (week + 1 == corridor_.calendar.weeks()) continue;
        const std::string after = fmt::format("part/{}/{}/{}", corridor_.places[leg.from].id, part.id, week + 1);
        columns_.entry(row(after, used(after), infinite), 1);
      }
    }
  }
}

void Purchasing::add_purchases(const Use& use) {
  for (std::size_t i = 0; i < corridor_.supplies.size(); ++i) {
    const Supply& supply = corridor_.supplies[Index<Supply>(i)];
    const Part& part = corridor_.parts[supply.part];
    const Supplier& supplier = corridor_.suppliers[supply.supplier];
    const std::vector<Amount> capacities = cell_capacities(corridor_, supply.resource);
    const Intervals intervals(corridor_.calendar, corridor_.resources[supply.resource].per);
    for (int week = 0; week < corridor_.calendar.weeks(); ++week) {
      const Instant start = Instant::minute(week * 10080L);
      const Date day = corridor_.calendar.day_of(start);
      const auto arrival = rows_.find(
          fmt::format("part/{}/{}/{}", corridor_.places[supply.plant].id, part.id, arrival_week(supply, week)));
      if (!supply.dates.holds(day) || arrival == rows_.end()) continue;
      const std::string cell = row_of(corridor_, supply.resource, start);
      const double capacity = capacities[static_cast<std::size_t>(intervals.at(start))].value();
      columns_.begin(0, infinite, supply.cost.value());
      bought_.push_back({Index<Supply>(i), week, 0});
      columns_.entry(arrival->second, 1);
      columns_.entry(row(cell, -infinite, capacity - (use.count(cell) ? use.at(cell) : 0)), 1);
      for (const Target& target : corridor_.targets) {
        if (!target.dates.holds(day)) continue;
        const bool region = target.region.empty() || corridor_.places[supplier.place].region == target.region;
        if (target.metric == Metric::parts_value && part.core && region)
          columns_.entry(rows_.at("target/" + target.id), part.value.value());
        if (target.metric == Metric::local_share)
          columns_.entry(rows_.at("target/" + target.id),
                         part.value.value() * ((supplier.local ? 1 : 0) - target.wanted));
      }
    }
  }
}

void Purchasing::add_shortfalls() {
  for (std::size_t i = 0; i < corridor_.targets.size(); ++i) {
    const Target& target = corridor_.targets[Index<Target>(i)];
    if (target.metric != Metric::parts_value && target.metric != Metric::local_share) continue;
    double wanted = target.metric == Metric::parts_value ? target.wanted : 0;
    for (const Account& account : corridor_.accounts)
      if (account.target == Index<Target>(i) && target.dates.holds(account.date) && wanted > 0)
        wanted -= account.amount;
    columns_.begin(0, infinite, target.price.value());
    columns_.entry(row("target/" + target.id, wanted, infinite), 1);
    bought_.push_back({});
  }
}

Purchasing::Answer Purchasing::solve(const Use& use) {
  rows_.clear();
  batch_ = columns_ = {};
  bought_.clear();
  add_part_rows(use);
  add_shortfalls();
  add_purchases(use);
  solve::Lp lp;
  lp.add_rows(batch_);
  lp.add_columns(columns_);
  Answer answer;
  if (lp.run(solve::LpMethod::simplex, 1e-9) != solve::LpStatus::optimal) return answer;
  answer.cost = lp.cost();
  for (std::size_t i = 0; i < bought_.size(); ++i)
    if (bought_[i].supply.exists() && lp.columns()[i] > 1e-9) {
      bought_[i].quantity = lp.columns()[i];
      answer.purchases.push_back(bought_[i]);
    }
  return answer;
}

/// Tries, vehicle by vehicle, every way or none, and turns back where no better plan can follow.
class Trial {
 public:
  Trial(const Corridor& corridor, long most) : corridor_(corridor), purchasing_(corridor), left_(most) {}

  BruteForceResult run() {
    read_capacities();
    for (const Lot& lot : lots_of(corridor_)) {
      Candidate candidate{lot, ways_of(corridor_, lot, 40000), unserved_cost(corridor_, corridor_.orders[lot.order]),
                          0, 0};
      if (candidate.ways.empty() && !ways_known_empty(lot)) return {};
      lots_.push_back(std::move(candidate));
    }
    for (Candidate& lot : lots_) {
      lot.least = lot.least_credited = lot.unserved ? lot.unserved->value() : infinite;
      for (const Way& way : lot.ways) {
        lot.least = std::min(lot.least, way.cost);
        lot.least_credited = std::min(lot.least_credited, way.cost - credit(way));
      }
    }
    place(0, 0, 0);
    result_.finished = left_ > 0;
    if (!result_.finished) return {};
    return result_;
  }

 private:
  struct Candidate {
    Lot lot;
    std::vector<Way> ways;
    std::optional<Money> unserved;
    double least, least_credited;  // of a vehicle; the second with targets' prices taken off
  };
  struct Choice {
    std::size_t lot;
    const Way* way;
  };

  bool ways_known_empty(const Lot& lot) const { return ways_of(corridor_, lot, 4000000).empty(); }
  void read_capacities();
  double credit(const Way& way) const;
  bool fits() const;
  double shared_cost(Use* units = nullptr) const;
  double missed_targets() const;
  double charges(std::size_t lot) const;
  bool minimums_kept(std::size_t lot) const;
  double remaining(std::size_t lot, long vehicle, bool credited) const;
  void place(std::size_t lot, long vehicle, std::size_t first);
  void use(const Way& way, double sign);
  void finish(double cost);

  const Corridor& corridor_;
  Purchasing purchasing_;
  long left_;
  std::vector<Candidate> lots_;
  std::map<std::string, double> capacity_;           // of rows that only vehicles use
  std::map<std::string, const Departure*> voyages_;  // the first departure of each
  std::map<std::string, const Target*> targets_;     // of vehicles
  std::map<std::string, double> wanted_;
  Use used_;
  double cost_ = 0;  // of the ways and of those left
  std::vector<Choice> chosen_;
  BruteForceResult result_;
};

void Trial::read_capacities() {
  for (std::size_t i = 0; i < corridor_.resources.size(); ++i) {
    const Index<Resource> id(i);
    const Intervals intervals(corridor_.calendar, corridor_.resources[id].per);
    const std::vector<Amount> amounts = cell_capacities(corridor_, id);
    for (int n = 0; n < intervals.count(); ++n) {
      const Instant inside = std::max(Instant(), intervals.start(n));
      capacity_[row_of(corridor_, id, inside)] = amounts[static_cast<std::size_t>(n)].value();
    }
  }
  for (const Quota& quota : corridor_.quotas)
    capacity_["quota/" + quota.id] = static_cast<double>(quota.quantity.count());
  for (const Subsidy& subsidy : corridor_.subsidies) capacity_["budget/" + subsidy.id] = subsidy.budget.value();
  for (const Departure& departure : corridor_.departures) {
    const std::string voyage = departure.voyage.empty() ? departure.id : departure.voyage;
    if (!voyages_.emplace(voyage, &departure).second) continue;
    const auto room = [&](const char* dimension, const std::optional<Amount>& amount) {
      if (amount) capacity_[fmt::format("departure/{}/{}", voyage, dimension)] = amount->value();
    };
    room("vehicles", departure.vehicles);
    room("ceu", departure.ceu);
    room("m2", departure.m2);
    room("lane_m", departure.lane_m);
    room("kg", departure.kg);
  }
  for (std::size_t i = 0; i < corridor_.targets.size(); ++i) {
    const Target& target = corridor_.targets[Index<Target>(i)];
    if (target.metric != Metric::vehicles && target.metric != Metric::revenue) continue;
    double wanted = target.wanted;
    for (const Account& account : corridor_.accounts)
      if (account.target == Index<Target>(i) && target.dates.holds(account.date)) wanted -= account.amount;
    targets_["target/" + target.id] = &target;
    wanted_["target/" + target.id] = wanted;
  }
}

double Trial::credit(const Way& way) const {
  double sum = 0;
  for (const auto& [row, target] : targets_)
    if (way.use.count(row)) sum -= target->price.value() * way.use.at(row);
  return sum;
}

bool Trial::fits() const {
  return std::all_of(used_.begin(), used_.end(), [&](const auto& entry) {
    const auto found = capacity_.find(entry.first);
    return found == capacity_.end() || entry.second <= found->second + hair;
  });
}

/// Load units and runs that the vehicles aboard need; infinite if a departure has no room for its load units.
double Trial::shared_cost(Use* units) const {
  double cost = 0;
  Use taken;  // teu and load units by voyage
  for (const auto& [row, amount] : used_) {
    if (begins_with(row, "aboard/") && amount > hair) cost += voyages_.at(row.substr(7))->fixed.value();
    if (!begins_with(row, "units/") || amount < hair) continue;
    const std::string id = row.substr(6, row.find('/', 6) - 6);
    const Departure& departure = *std::find_if(corridor_.departures.begin(), corridor_.departures.end(),
                                               [&](const Departure& d) { return d.id == id; });
    const Service& service = corridor_.services[departure.service];
    const double count = std::ceil(amount - hair);
    if (units) (*units)[row] = count;
    cost += count * service.per_load_unit.value() * departure.rate_factor;
    const std::string voyage = departure.voyage.empty() ? departure.id : departure.voyage;
    const double boxes = taken[voyage + "/boxes"] += count;
    const double teu = taken[voyage + "/teu"] += count * corridor_.load_units[service.load_unit].teu.value();
    const bool room = (!departure.load_units || boxes <= departure.load_units->value() + hair) &&
                      (!departure.teu || teu <= departure.teu->value() + hair);
    if (!room) return infinite;
  }
  return cost;
}

double Trial::missed_targets() const {
  double cost = 0;
  for (const auto& [row, target] : targets_) {
    const double counted = used_.count(row) ? -used_.at(row) : 0;
    cost += target->price.value() * std::max(0.0, wanted_.at(row) - counted);
  }
  return cost;
}

/// Declarations of a lot, once for each departure that it boards.
double Trial::charges(std::size_t lot) const {
  std::map<Index<Departure>, bool> boarded;
  double cost = 0;
  for (const Choice& choice : chosen_)
    if (choice.lot == lot && choice.way->boarded.exists() && boarded.emplace(choice.way->boarded, true).second)
      cost += corridor_.services[corridor_.departures[choice.way->boarded].service].declaration.value();
  return cost;
}

bool Trial::minimums_kept(std::size_t lot) const {
  std::map<Index<Departure>, long> aboard;
  for (const Choice& choice : chosen_)
    if (choice.lot == lot && choice.way->boarded.exists()) ++aboard[choice.way->boarded];
  return std::all_of(aboard.begin(), aboard.end(), [&](const auto& entry) {
    const Service& service = corridor_.services[corridor_.departures[entry.first].service];
    return entry.second >= std::min(service.minimum_per_lot.count(), lots_[lot].lot.quantity.count());
  });
}

double Trial::remaining(std::size_t lot, long vehicle, bool credited) const {
  double cost = 0;
  for (std::size_t i = lot; i < lots_.size(); ++i) {
    const long vehicles = lots_[i].lot.quantity.count() - (i == lot ? vehicle : 0);
    if (vehicles > 0) cost += static_cast<double>(vehicles) * (credited ? lots_[i].least_credited : lots_[i].least);
  }
  return cost;
}

void Trial::use(const Way& way, double sign) {
  cost_ += sign * way.cost;
  for (const auto& [row, amount] : way.use) used_[row] += sign * amount;
}

void Trial::place(std::size_t lot, long vehicle, std::size_t first) {
  if (--left_ <= 0) return;
  if (lot < lots_.size() && vehicle == lots_[lot].lot.quantity.count()) {
    if (!minimums_kept(lot)) return;
    const double paid = charges(lot);
    cost_ += paid;
    place(lot + 1, 0, 0);
    cost_ -= paid;
    return;
  }
  const double common = cost_ + shared_cost() + purchasing_.answer(used_).cost;
  double all_missed = 0;
  double credited = 0;
  for (const auto& [row, target] : targets_) {
    all_missed += target->price.value() * wanted_.at(row);
    if (used_.count(row)) credited -= target->price.value() * used_.at(row);
  }
  const double best = result_.cost.value_or(infinite);
  if (common + remaining(lot, vehicle, false) >= best - hair) return;
  if (common - credited + all_missed + remaining(lot, vehicle, true) >= best - hair) return;
  if (lot == lots_.size()) {
    finish(common + missed_targets());
    return;
  }
  const Candidate& candidate = lots_[lot];
  for (std::size_t i = first; i < candidate.ways.size(); ++i) {
    use(candidate.ways[i], 1);
    chosen_.push_back({lot, &candidate.ways[i]});
    if (fits()) place(lot, vehicle + 1, i);
    chosen_.pop_back();
    use(candidate.ways[i], -1);
  }
  if (!candidate.unserved) return;
  cost_ += candidate.unserved->value();
  place(lot, vehicle + 1, candidate.ways.size());
  cost_ -= candidate.unserved->value();
}

void Trial::finish(double cost) {
  for (const auto& [voyage, departure] : voyages_) {
    const auto aboard = used_.find("aboard/" + voyage);
    if (aboard != used_.end() && aboard->second > hair &&
        aboard->second < static_cast<double>(departure->minimum.count()) - hair)
      return;
  }
  if (cost >= result_.cost.value_or(infinite)) return;
  result_.cost = cost;
  Plan& plan = result_.plan;
  plan = {};
  plan.cost = Money(cost);
  for (const Choice& choice : chosen_)
    plan.itineraries.push_back({Index<Lot>(choice.lot), choice.way->model, choice.way->origin, Vehicles(1),
                                choice.way->steps, Money(choice.way->cost)});
  Use units;
  shared_cost(&units);
  for (const auto& [row, count] : units) {
    const auto slash = row.find('/', 6);
    for (std::size_t i = 0; i < corridor_.departures.size(); ++i)
      if (corridor_.departures[Index<Departure>(i)].id == row.substr(6, slash - 6))
        plan.load_units.push_back({Index<Departure>(i), row.substr(slash + 1), std::lround(count)});
  }
  for (const auto& [row, amount] : used_)
    if (begins_with(row, "aboard/") && amount > hair) plan.runs.push_back(row.substr(7));
  plan.purchases = purchasing_.answer(used_).purchases;
}

}  // namespace

BruteForceResult brute_force(const Corridor& corridor, long most_tries) { return Trial(corridor, most_tries).run(); }

}  // namespace yizhan
