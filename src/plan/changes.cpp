#include "plan/changes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace yizhan {

namespace {

/// The departures of an itinerary, or its legs if it has none.
std::string way_of(const Corridor& corridor, const std::vector<Step>& steps) {
  std::string departures, legs;
  const auto append = [](std::string& text, const std::string& id) { text += (text.empty() ? "" : " > ") + id; };
  for (const Step& step : steps) {
    if (step.departure.exists()) append(departures, corridor.departures[step.departure].id);
    if (step.leg.exists()) append(legs, corridor.legs[step.leg].id);
  }
  return departures.empty() ? legs : departures;
}

class Comparison {
 public:
  Comparison(const Network& network, const Assembly& assembly, const CorridorOracle& oracle,
             const Resumption& resumption, const std::vector<Promise>& promises, const solve::Result& result)
      : network_(network),
        corridor_(network.corridor()),
        program_(assembly.program),
        oracle_(oracle),
        resumption_(resumption),
        promises_(promises),
        result_(result) {
    for (const solve::Flow& flow : result.flows) now_[flow.path.key] += flow.quantity;
    for (const Promise& promise : promises)
      if (promise.path) promised_[promise.path->key] += static_cast<double>(promise.quantity.count());
    measure_promised(assembly);
    for (const solve::Flow& flow : result.flows) note_new(flow);
  }

  std::vector<Change> changes() {
    for (const Promise& promise : promises_) compare(promise);
    add_gains();
    std::vector<Change> all;
    for (const auto& [key, change] : changes_) all.push_back(change);
    return all;
  }

 private:
  struct Newly {
    std::set<std::string> ways;
    double vehicles = 0, value = 0;
  };

  double value_of(const solve::Path& path) const {
    double value = path.cost + path.fixed / program_.party_quantity(path.lot);
    for (const solve::Entry& entry : path.entries) value += entry.amount * result_.prices[entry.row];
    return value;
  }

  /// What all flows use that could stand, boxes included.
  void measure_promised(const Assembly& assembly) {
    use_.resize(program_.capacity.size());
    for (const Promise& promise : promises_)
      if (promise.path)
        for (const solve::Entry& entry : promise.path->entries)
          use_[entry.row] += entry.amount * static_cast<double>(promise.quantity.count());
    supplied_.resize(use_.size());
    for (std::size_t i = 0; i < assembly.meanings.size(); ++i) {
      const solve::StaticColumn& column = program_.columns[i];
      for (const solve::Entry& entry : column.entries)
        if (entry.amount < 0 && column.upper > 0) supplied_[entry.row] = true;
      if (!std::holds_alternative<UnitsColumn>(assembly.meanings[i])) continue;
      double units = 0;
      for (const solve::Entry& entry : column.entries)
        if (entry.amount < 0)
          units = std::max(units, std::ceil((use_[entry.row] - program_.capacity[entry.row]) / -entry.amount - 1e-9));
      for (const solve::Entry& entry : column.entries) {
        if (entry.amount > 0) use_[entry.row] += units * entry.amount;
        if (entry.amount < 0) boxes_of_[entry.row] = &column;
      }
    }
  }

  /// The row that the flows exceed together, of those that the path takes from.
  std::string full_row(const solve::Path& path) const {
    const auto is_full = [&](solve::Row row) {
      return use_[row] > program_.capacity[row] + 1e-6 * (1 + std::abs(program_.capacity[row])) && !supplied_[row];
    };
    const auto name = [&](solve::Row row) { return network_.cells().name(Index<Cell>(row)); };
    for (const solve::Entry& entry : path.entries) {
      if (entry.amount > 0 && is_full(entry.row)) return name(entry.row);
      const auto boxes = boxes_of_.find(entry.row);
      if (boxes == boxes_of_.end()) continue;
      for (const solve::Entry& behind : boxes->second->entries)
        if (behind.amount > 0 && is_full(behind.row)) return name(behind.row);
    }
    return {};
  }

  /// The row that is worth most to the path.
  std::string dearest_row(const solve::Path& path) const {
    const auto worth = [&](const solve::Entry& entry) { return entry.amount * result_.prices[entry.row]; };
    const auto dearest = std::max_element(path.entries.begin(), path.entries.end(),
                                          [&](const auto& a, const auto& b) { return worth(a) < worth(b); });
    return dearest == path.entries.end() || worth(*dearest) <= 0 ? ""
                                                                 : network_.cells().name(Index<Cell>(dearest->row));
  }

  void note_new(const solve::Flow& flow) {
    const auto before = promised_.find(flow.path.key);
    const double more = flow.quantity - (before == promised_.end() ? 0 : before->second);
    if (more < 0.5) return;
    Newly& newly = newly_[network_.planned()[flow.path.lot].lot];
    newly.ways.insert(way_of(corridor_, oracle_.itinerary(flow.path.key).steps));
    newly.vehicles += more;
    newly.value += more * value_of(flow.path);
  }

  void compare(const Promise& promise) {
    const Itinerary& old = resumption_.flows[promise.flow].itinerary;
    if (promise.dropped > Vehicles()) add(old, promise.dropped, ChangeCause::fewer, "", 0);
    if (promise.quantity <= Vehicles()) return;
    if (promise.broken) return add(old, promise.quantity, *promise.broken, promise.cause, 0);
    double& now = now_[promise.path->key];
    const double kept = std::min(now, static_cast<double>(promise.quantity.count()));
    now -= kept;
    const Vehicles lost(promise.quantity.count() - std::llround(kept));
    if (lost <= Vehicles()) return;
    const std::string full = full_row(*promise.path);
    const auto newly = newly_.find(old.lot);
    double value = program_.lots[promise.path->lot].unserved.value_or(0);
    if (newly != newly_.end()) value = newly->second.value / newly->second.vehicles;
    const double saved = (value_of(*promise.path) - value) * static_cast<double>(lost.count());
    add(old, lost, full.empty() ? ChangeCause::pays : ChangeCause::full,
        full.empty() ? dearest_row(*promise.path) : full, saved);
  }

  void add(const Itinerary& old, Vehicles vehicles, ChangeCause why, const std::string& cause, double saved) {
    Change& change = changes_[{old.lot, way_of(corridor_, old.steps), why, cause}];
    change.lot = old.lot;
    change.vehicles += vehicles;
    change.before = way_of(corridor_, old.steps);
    change.after = after(old.lot);
    change.why = why;
    change.cause = cause;
    change.saved += Money(saved);
    lost_[old.lot] += why == ChangeCause::fewer ? Vehicles() : vehicles;
  }

  std::string after(Index<Lot> lot) const {
    std::string text;
    const auto newly = newly_.find(lot);
    if (newly != newly_.end())
      for (const std::string& way : newly->second.ways) text += (text.empty() ? "" : " + ") + way;
    return text;
  }

  /// Lots of which more vehicles have a new itinerary than have lost one.
  void add_gains() {
    for (const auto& [lot, newly] : newly_) {
      const Vehicles more = Vehicles(std::llround(newly.vehicles)) - lost_[lot];
      if (more > Vehicles())
        changes_[{lot, "", ChangeCause::more, ""}] = {lot, more, "", after(lot), ChangeCause::more, "", {}};
    }
  }

  const Network& network_;
  const Corridor& corridor_;
  const solve::Program& program_;
  const CorridorOracle& oracle_;
  const Resumption& resumption_;
  const std::vector<Promise>& promises_;
  const solve::Result& result_;
  std::map<std::uint64_t, double> now_, promised_;  // by path
  std::vector<double> use_;                         // by row, of what could stand
  std::vector<bool> supplied_;
  std::map<solve::Row, const solve::StaticColumn*> boxes_of_;
  std::map<Index<Lot>, Newly> newly_;
  std::map<Index<Lot>, Vehicles> lost_;
  std::map<std::tuple<Index<Lot>, std::string, ChangeCause, std::string>, Change> changes_;
};

}  // namespace

std::vector<Change> changes_of(const Network& network, const Assembly& assembly, const CorridorOracle& oracle,
                               const Resumption& resumption, const std::vector<Promise>& promises,
                               const solve::Result& result) {
  return Comparison(network, assembly, oracle, resumption, promises, result).changes();
}

}  // namespace yizhan
