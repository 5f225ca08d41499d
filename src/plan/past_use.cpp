#include "plan/past_use.h"

#include <cmath>
#include <map>

namespace yizhan {

namespace {

ItineraryTerms begun_terms(const Network& network, std::size_t number) {
  const Corridor& corridor = network.corridor();
  const Begun& begun = network.past().begun[number];
  const Lot& lot = network.lots()[begun.lot];
  const LotStart start = start_of(corridor, lot);
  const auto terms = begun.done ? terms_of : terms_of_begun;
  return terms(corridor, network.cells(), network.class_of_begun(number), corridor.orders[lot.order], begun.origin,
               start.ready, start.entered, begun.steps);
}

}  // namespace

PastUse past_use_of(const Network& network) {
  const Corridor& corridor = network.corridor();
  PastUse past;
  past.use.resize(network.cells().size());
  std::set<std::pair<Index<Lot>, Index<Departure>>> declared;
  for (std::size_t number = 0; number < network.past().begun.size(); ++number) {
    const Begun& begun = network.past().begun[number];
    const ItineraryTerms terms = begun_terms(network, number);
    const auto vehicles = static_cast<double>(begun.quantity.count());
    past.cost += terms.cost * vehicles;
    for (const CellUse& use : terms.uses) past.use[use.cell.row()] += use.amount * vehicles;
    for (const Step& step : begun.steps)
      if (step.departure.exists()) past.voyages.insert(network.cells().voyage_of(step.departure));
    if (terms.export_departure.exists() && declared.insert({begun.lot, terms.export_departure}).second)
      past.cost += corridor.services[corridor.departures[terms.export_departure].service].declaration;
    past.terms.push_back(terms);
  }
  return past;
}

void take_begun(const Network& network, std::size_t number, ItineraryTerms& whole) {
  const ItineraryTerms begun = begun_terms(network, number);
  whole.cost -= begun.cost;
  if (begun.export_departure.exists()) whole.export_departure = {};
  std::map<Index<Cell>, double> left;
  for (const CellUse& use : whole.uses) left[use.cell] += use.amount;
  for (const CellUse& use : begun.uses) left[use.cell] -= use.amount;
  whole.uses.clear();
  for (const auto& [cell, amount] : left)
    if (std::abs(amount) > 1e-12) whole.uses.push_back({cell, amount});
}

}  // namespace yizhan
