#include "network/network.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "model/pins.h"

namespace yizhan {

namespace {

using Node = std::pair<Index<Place>, Index<State>>;

/// What leads from where to where in a class, legs before departures' services.
struct Ends {
  Node from, to;
  std::uint32_t leg = Root::no_departure;
  std::uint32_t departure = Root::no_departure;
  bool ships = false;
};

std::vector<Ends> ends_of(const Corridor& corridor, const VehicleClass& vehicle_class) {
  std::vector<Ends> ends;
  for (std::uint32_t number = 0; number < vehicle_class.legs.size(); ++number) {
    const ClassLeg& use = vehicle_class.legs[number];
    const Leg& leg = corridor.legs[use.leg];
    ends.push_back({{leg.from, leg.from_state}, {leg.to, leg.to_state}, number, Root::no_departure, use.ships});
  }
  for (std::uint32_t number = 0; number < vehicle_class.departures.size(); ++number) {
    const ClassDeparture& use = vehicle_class.departures[number];
    const Service& service = corridor.services[corridor.departures[use.departure].service];
    ends.push_back(
        {{service.from, service.from_state}, {service.to, service.to_state}, Root::no_departure, number, use.ships});
  }
  return ends;
}

/// The nodes reached from `reached` over the ends that `open` allows.
template <class Open>
void spread(const std::vector<Ends>& ends, std::set<Node>& reached, Open open) {
  for (bool grown = true; grown;) {
    grown = false;
    for (const Ends& step : ends)
      if (open(step) && reached.count(step.from)) grown = reached.insert(step.to).second || grown;
  }
}

}  // namespace

LotStart start_of(const Corridor& corridor, const Lot& lot) {
  if (lot.stock.exists()) {
    const Stock& stock = corridor.stock[lot.stock];
    return {std::max(stock.ready, Instant()), stock.entered};
  }
  const Instant ready = earliest_start(corridor, corridor.orders[lot.order]);
  return {ready, ready};
}

Network::Network(const Corridor& corridor, Past past, std::optional<Instant> end)
    : corridor_(corridor), cells_(corridor), past_(std::move(past)), lots_(lots_of(corridor)), begun_(lots_.size()) {
  for (const Begun& begun : past_.begun) begun_[begun.lot] += begun.quantity;
  for (std::size_t row = 0; row < lots_.size(); ++row) add_lot(Index<Lot>(row), end);
  for (std::uint32_t number = 0; number < past_.begun.size(); ++number) add_begun(number);
  fill_classes_of_begun();
  std::stable_sort(planned_.begin(), planned_.end(),
                   [](const PlannedLot& a, const PlannedLot& b) { return a.classes.front() < b.classes.front(); });
  lots_of_class_.resize(classes_.size());
  for (std::uint32_t lot = 0; lot < planned_.size(); ++lot)
    for (const std::uint32_t number : planned_[lot].classes) lots_of_class_[number].push_back(lot);
  for (std::size_t number = 0; number < classes_.size(); ++number) finish(classes_[number], number);
}

std::uint32_t Network::class_number(VehicleClass vehicle_class) {
  const auto found = std::find_if(classes_.begin(), classes_.end(), [&](const ClassNetwork& known) {
    return known.vehicle_class.same_key(vehicle_class);
  });
  if (found != classes_.end()) return static_cast<std::uint32_t>(found - classes_.begin());
  classes_.emplace_back().vehicle_class = std::move(vehicle_class);
  classes_.back().earliest = corridor_.calendar.last();
  return static_cast<std::uint32_t>(classes_.size() - 1);
}

void Network::add_lot(Index<Lot> id, std::optional<Instant> end) {
  const Lot& lot = lots_[id];
  const LotStart start = start_of(corridor_, lot);
  if (end && start.ready >= *end) return;
  const Order& order = corridor_.orders[lot.order];
  PlannedLot planned;
  planned.lot = id;
  planned.quantity = lot.quantity - begun_[id];
  if (begun_[id] > Vehicles() && planned.quantity <= Vehicles()) return;
  if (lot.stock.exists()) {
    const Stock& stock = corridor_.stock[lot.stock];
    planned.classes.push_back(class_number(class_of(corridor_, lot, stock.model)));
    planned.origins = {stock.place};
  } else {
    for (const Index<Model> model : order.models)
      planned.classes.push_back(class_number(class_of(corridor_, lot, model)));
    planned.origins = origins_of(corridor_, order);
  }
  planned.ready = planned.charged = start.ready;
  planned.entered = start.entered;
  plan(std::move(planned));
}

void Network::add_begun(std::uint32_t number) {
  const Begun& begun = past_.begun[number];
  VehicleClass whole = class_of(corridor_, lots_[begun.lot], begun.model);
  whole.keeps_all = true;
  const auto known = std::find_if(classes_of_begun_.begin(), classes_of_begun_.end(),
                                  [&](const VehicleClass& other) { return other.same_key(whole); });
  numbers_of_begun_.push_back(static_cast<std::size_t>(known - classes_of_begun_.begin()));
  if (known == classes_of_begun_.end()) classes_of_begun_.push_back(std::move(whole));
  if (begun.done) return;
  PlannedLot planned;
  planned.lot = begun.lot;
  planned.begun = number;
  planned.quantity = begun.quantity;
  planned.classes = {class_number(class_of(corridor_, lots_[begun.lot], begun))};
  planned.origins = {begun.held.place};
  planned.ready = begun.held.ready;
  planned.entered = begun.held.entered;
  planned.charged = std::max(begun.held.entered, start_of(corridor_, lots_[begun.lot]).ready);
  plan(std::move(planned));
}

void Network::fill_classes_of_begun() {
  std::vector<Travel> travels(classes_of_begun_.size());
  for (std::size_t number = 0; number < past_.begun.size(); ++number) {
    Travel& travel = travels[numbers_of_begun_[number]];
    travel.from = past_.now;
    for (const Step& step : past_.begun[number].steps)
      if (step.departure.exists()) travel.taken.insert(step.departure);
  }
  for (std::size_t i = 0; i < travels.size(); ++i) fill_moves(corridor_, cells_, classes_of_begun_[i], travels[i]);
}

void Network::plan(PlannedLot planned) {
  const Order& order = corridor_.orders[lots_[planned.lot].order];
  planned.deadline =
      std::min(corridor_.calendar.close_of(order.due) + corridor_.longest_late, corridor_.calendar.last());
  for (const std::uint32_t number : planned.classes) {
    classes_[number].earliest = std::min(classes_[number].earliest, planned.ready);
    classes_[number].deadline = std::max(classes_[number].deadline, planned.deadline);
  }
  planned_.push_back(std::move(planned));
}

void Network::finish(ClassNetwork& network, std::size_t number) {
  fill_moves(corridor_, cells_, network.vehicle_class, {std::max(network.earliest, past_.now), network.deadline, {}});
  std::vector<Appearance> appearances;
  const VehicleClass& vehicle_class = network.vehicle_class;
  const Calendar& calendar = corridor_.calendar;
  const auto offset = [&](Instant t) { return t - calendar.start_of(calendar.period_of(t)); };
  std::set<Index<Place>> origins;
  std::set<Instant> begins;
  if (vehicle_class.start_state == corridor_.first_state)
    for (int p = calendar.period_of(past_.now).number(); p < calendar.periods(); ++p)
      begins.insert(calendar.start_of(Period(p)));
  for (const std::uint32_t of_class : lots_of_class_[number]) {
    const PlannedLot& lot = planned_[of_class];
    origins.insert(lot.origins.begin(), lot.origins.end());
    if (vehicle_class.start_state == corridor_.first_state) continue;
    for (const Index<Place> origin : lot.origins)
      appearances.push_back({origin, vehicle_class.start_state, offset(lot.ready)});
    begins.insert(lot.ready);
  }
  network.begins.assign(begins.begin(), begins.end());
  for (const ClassDeparture& use : vehicle_class.departures) {
    const Service& service = corridor_.services[corridor_.departures[use.departure].service];
    if (!use.ships) appearances.push_back({service.to, service.to_state, offset(use.arrives)});
  }
  network.graph = shared_graph(vehicle_class, std::move(appearances));
  for (const Index<Place> origin : origins)
    for (const Index<Phase> phase : network.graph->at(origin))
      if (network.graph->phases()[phase].state == vehicle_class.start_state &&
          (network.graph->phases()[phase].entered || vehicle_class.start_state == corridor_.first_state))
        network.starts.push_back(phase);
  add_roots(network);
  keep_useful_roots(network, number);
  list_upstream(network);
  add_onward_cells(network);
}

void Network::add_roots(ClassNetwork& network) const {
  const VehicleClass& vehicle_class = network.vehicle_class;
  if (vehicle_class.held && vehicle_class.held->shipped) return;  // the way on is direct
  const auto may_ship = [&](auto step) {
    return !vehicle_class.pinned.exists() || pins_ship(corridor_, corridor_.orders[vehicle_class.pinned], step);
  };
  for (std::uint32_t number = 0; number < vehicle_class.departures.size(); ++number) {
    const ClassDeparture& use = vehicle_class.departures[number];
    if (use.ships && use.departs >= past_.now && may_ship(use.departure))
      network.roots.push_back({number,
                               0,
                               {},
                               {},
                               use.departs,
                               use.arrives,
                               corridor_.services[corridor_.departures[use.departure].service].declaration});
  }
  const Calendar& calendar = corridor_.calendar;
  for (std::uint32_t number = 0; number < vehicle_class.legs.size(); ++number) {
    const ClassLeg& use = vehicle_class.legs[number];
    const Leg& leg = corridor_.legs[use.leg];
    if (!use.ships || !may_ship(use.leg)) continue;
    for (const Index<Phase> phase : network.graph->at(leg.from)) {
      if (network.graph->phases()[phase].state != leg.from_state) continue;
      for (int p = 0; p < calendar.periods(); ++p) {
        const LegTerms* terms = &use.terms.front();
        for (const LegTerms& later : use.terms)
          if (later.from.number() <= p) terms = &later;
        const Instant leaving = calendar.start_of(Period(p)) + network.graph->phases()[phase].offset;
        const Instant arriving = leaving + leg.hours + terms->lead;
        if (terms->open && leaving >= past_.now && arriving <= calendar.last())
          network.roots.push_back({Root::no_departure, number, phase, Period(p), leaving, arriving, Money()});
      }
    }
  }
  std::stable_sort(network.roots.begin(), network.roots.end(),
                   [](const Root& a, const Root& b) { return a.leaving < b.leaving; });
}

/// Classes whose legs, leads and appearances are the same share one graph.
std::shared_ptr<const PhaseGraph> Network::shared_graph(const VehicleClass& vehicle_class,
                                                        std::vector<Appearance> appearances) {
  const auto place_in_time = [](const Appearance& a) { return std::tuple(a.place, a.state, a.offset); };
  std::sort(appearances.begin(), appearances.end(),
            [&](const Appearance& a, const Appearance& b) { return place_in_time(a) < place_in_time(b); });
  std::vector<std::int64_t> key{static_cast<std::int64_t>(vehicle_class.start_state.row())};
  for (const ClassLeg& use : vehicle_class.legs) {
    key.push_back(static_cast<std::int64_t>(use.leg.row()));
    std::set<std::int64_t> leads;
    for (const LegTerms& terms : use.terms)
      if (terms.open) leads.insert(-1 - terms.lead.in_minutes());
    key.insert(key.end(), leads.begin(), leads.end());
  }
  for (std::size_t i = 0; i < appearances.size(); ++i) {
    if (i > 0 && place_in_time(appearances[i]) == place_in_time(appearances[i - 1])) continue;
    for (const auto part :
         {static_cast<std::int64_t>(appearances[i].place.row()),
          static_cast<std::int64_t>(appearances[i].state.row()), appearances[i].offset.in_minutes()})
      key.push_back(part);
  }
  std::shared_ptr<const PhaseGraph>& graph = graphs_[key];
  if (!graph) graph = std::make_shared<PhaseGraph>(corridor_, vehicle_class, appearances);
  return graph;
}

/// A root is of use if some lot is ready before it and may be delivered after it.
void Network::keep_useful_roots(ClassNetwork& network, std::size_t number) const {
  const std::vector<std::uint32_t>& lots = lots_of_class_[number];
  std::erase_if(network.roots, [&](const Root& root) {
    return std::none_of(lots.begin(), lots.end(), [&](std::uint32_t lot) {
      return planned_[lot].ready <= root.leaving && root.arriving <= planned_[lot].deadline;
    });
  });
}

void Network::list_upstream(ClassNetwork& network) const {
  const std::size_t places = corridor_.places.size();
  const PhaseGraph& graph = *network.graph;
  const auto periods = static_cast<std::size_t>(corridor_.calendar.periods());
  network.feeders.resize(periods);
  std::vector<std::vector<std::size_t>> from(places);  // places that lead to one
  for (const Arc& arc : graph.arcs()) {
    if (!arc.within_stay) from[graph.phases()[arc.to].place.row()].push_back(graph.phases()[arc.from].place.row());
    network.longest_shift = std::max(network.longest_shift, arc.shift);
  }
  const auto& departures = network.vehicle_class.departures;
  for (std::size_t number = departures.size(); number-- > 0;) {
    if (departures[number].ships || departures[number].departs < past_.now) continue;
    const Service& service = corridor_.services[corridor_.departures[departures[number].departure].service];
    from[service.to.row()].push_back(service.from.row());
    const Period period = corridor_.calendar.period_of(departures[number].departs);
    const Period end = corridor_.calendar.period_of(departures[number].arrives);
    network.longest_shift = std::max(network.longest_shift, end.number() - period.number());
    network.feeders[static_cast<std::size_t>(period.number())].push_back(static_cast<std::uint32_t>(number));
  }
  network.upstream.resize(places);
  for (std::size_t place = 0; place < places; ++place) {
    std::vector<bool> reached(places);
    std::vector<std::size_t> open{place};
    reached[place] = true;
    while (!open.empty()) {
      const std::size_t next = open.back();
      open.pop_back();
      for (const std::size_t before : from[next])
        if (!reached[before]) {
          reached[before] = true;
          open.push_back(before);
        }
      for (const Index<Arc> arc : graph.arrivals(Index<Place>(next)))
        network.upstream[place].push_back(
            {arc, graph.arcs()[arc].from, graph.arcs()[arc].to, graph.arcs()[arc].shift});
    }
    const auto key = [&](const WayIn& way) {
      return std::tuple(graph.phases()[way.from].offset, graph.rank(way.from), way.arc);
    };
    std::sort(network.upstream[place].begin(), network.upstream[place].end(),
              [&](const WayIn& a, const WayIn& b) { return key(a) > key(b); });
  }
}

/// Lists what steps after a root may use, and whether a way without stage "ship" exists.
void Network::add_onward_cells(ClassNetwork& network) const {
  const VehicleClass& vehicle_class = network.vehicle_class;
  const std::vector<Ends> ends = ends_of(corridor_, vehicle_class);
  std::set<Node> direct;
  for (const Index<Phase> start : network.starts)
    direct.insert({network.graph->phases()[start].place, network.graph->phases()[start].state});
  const bool shipped = vehicle_class.held && vehicle_class.held->shipped;
  spread(ends, direct, [&](const Ends& step) { return shipped || !step.ships; });
  const bool must_ship = vehicle_class.pinned.exists() && !shipped &&
                         pins_demand_shipping(corridor_, corridor_.orders[vehicle_class.pinned]);
  network.direct = !must_ship && direct.count({vehicle_class.market, corridor_.final_state}) > 0;

  std::set<Node> reached;
  for (const Ends& step : ends)
    if (step.ships) reached.insert(step.to);
  spread(ends, reached, [](const Ends&) { return true; });
  std::set<Index<Cell>> used;
  const auto add_resource = [&](Index<Resource> resource) {
    for (int i = 0; i < cells_.intervals(resource).count(); ++i)
      used.insert(Index<Cell>(cells_.first_of(resource).row() + static_cast<std::size_t>(i)));
  };
  const auto add_choices = [&](const std::vector<Choice>& choices) {
    for (const Choice& choice : choices)
      for (const CellUse& use : choice.uses) used.insert(use.cell);
  };
  for (const Ends& step : ends) {
    if (!reached.count(step.from)) continue;
    if (vehicle_class.at(step.from.first).storage.exists()) add_resource(vehicle_class.at(step.from.first).storage);
    if (step.leg != Root::no_departure) {
      for (const ResourceUse& take : vehicle_class.legs[step.leg].takes) add_resource(take.resource);
      for (const LegTerms& terms : vehicle_class.legs[step.leg].terms) add_choices(terms.choices);
    } else {
      for (const CellUse& use : vehicle_class.departures[step.departure].uses) used.insert(use.cell);
      add_choices(vehicle_class.departures[step.departure].choices);
    }
  }
  network.onward_cells.assign(used.begin(), used.end());
}

NetworkSize Network::size() const {
  NetworkSize size{cells_.size(), classes_.size(), 0, 0, 0, 0, cells_.size() * sizeof(Cell)};
  std::set<const PhaseGraph*> graphs;
  for (const ClassNetwork& network : classes_) {
    size.roots += network.roots.size();
    size.bytes += network.roots.size() * sizeof(Root) + network.onward_cells.size() * sizeof(Index<Cell>);
    for (const ClassDeparture& use : network.vehicle_class.departures)
      size.bytes += sizeof(use) + use.uses.size() * sizeof(CellUse) + use.choices.size() * sizeof(Choice);
    if (!graphs.insert(network.graph.get()).second) continue;
    size.phases += network.graph->phases().size();
    size.arcs += network.graph->arcs().size();
    size.bytes += network.graph->phases().size() * sizeof(Phase) + network.graph->arcs().size() * sizeof(Arc);
  }
  size.graphs = graphs.size();
  return size;
}

}  // namespace yizhan
