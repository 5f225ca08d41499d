#include "compare/lots.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "feed/plan_folder.h"
#include "model/rules.h"

namespace yizhan::compare {

namespace {

struct Traffic {
  Way way;
  const Itinerary* first = nullptr;  // of those that go this way
};

/// A lot in one plan.
struct Book {
  Index<Lot> lot;
  Tally tally;
  std::map<std::string, Traffic> ways;  // by their steps
  Money cost;
  double late_days = 0;
};

std::string joined(const std::string& text, const std::string& id) { return text.empty() ? id : text + " > " + id; }

Way way_of(const Corridor& corridor, const Itinerary& itinerary) {
  Way way;
  for (const Step& step : itinerary.steps) {
    const std::string& id = step.leg.exists() ? corridor.legs[step.leg].id : corridor.departures[step.departure].id;
    way.steps = joined(way.steps, id);
    if (step.departure.exists()) way.departures = joined(way.departures, id);
  }
  if (way.departures.empty()) way.departures = way.steps;
  return way;
}

/// Every lot of a plan by name, with what becomes of it.
std::map<std::string, Book> books_of(const Side& side) {
  const Corridor& corridor = side.corridor;
  const Table<Lot> lots = lots_of(corridor);
  Table<Lot, Book> books(lots.size());
  for (const Itinerary& itinerary : side.plan.itineraries) {
    Book& book = books[itinerary.lot];
    Way way = way_of(corridor, itinerary);
    Traffic& traffic = book.ways.try_emplace(way.steps, Traffic{way, &itinerary}).first->second;
    traffic.way.vehicles += itinerary.quantity;
    const auto vehicles = static_cast<double>(itinerary.quantity.count());
    book.cost += itinerary.cost * vehicles;
    const Instant due = corridor.calendar.close_of(corridor.orders[lots[itinerary.lot].order].due);
    if (!itinerary.steps.empty() && itinerary.steps.back().end > due)
      book.late_days += vehicles * (itinerary.steps.back().end - due).in_days();
  }
  std::map<std::string, Book> named;
  for (const LotOutcome& outcome : side.plan.lots) {
    Book& book = books[outcome.lot];
    book.lot = outcome.lot;
    book.tally = outcome.tally;
    const auto penalty = unserved_cost(corridor, corridor.orders[lots[outcome.lot].order]);
    if (penalty) book.cost += *penalty * static_cast<double>(outcome.tally.unserved.count());
    Vehicles left = outcome.tally.vehicles;  // those that have begun and are left go what they went
    for (const auto& [steps, traffic] : book.ways) left -= traffic.way.vehicles;
    if (left > Vehicles()) book.ways[""].way.vehicles += left;
    named.emplace(feed::lot_name(corridor, lots[outcome.lot]), std::move(book));
  }
  return named;
}

/// The ways that more vehicles go in `one` than in the other, most first.
std::vector<Traffic> more(const Book& one, const Book& other) {
  std::vector<Traffic> found;
  for (const auto& [steps, traffic] : one.ways) {
    const auto same = other.ways.find(steps);
    Traffic rest = traffic;
    if (same != other.ways.end()) rest.way.vehicles -= same->second.way.vehicles;
    if (rest.way.vehicles > Vehicles()) found.push_back(std::move(rest));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Traffic& a, const Traffic& b) { return a.way.vehicles > b.way.vehicles; });
  return found;
}

std::vector<Way> ways_of(const std::vector<Traffic>& traffic) {
  std::vector<Way> ways;
  for (const Traffic& each : traffic) ways.push_back(each.way);
  return ways;
}

Vehicles sum(const std::vector<Way>& ways) {
  Vehicles all;
  for (const Way& way : ways) all += way.vehicles;
  return all;
}

}  // namespace

Vehicles LotChange::moved() const { return std::max(sum(lost), sum(gained)); }

std::vector<LotChange> changed_lots(const Side& before, const Side& after) {
  const std::map<std::string, Book> old_books = books_of(before), new_books = books_of(after);
  const Reasons reasons(before, after);
  const Book none;
  const auto book = [&](const std::map<std::string, Book>& books, const std::string& name) -> const Book& {
    const auto found = books.find(name);
    return found == books.end() ? none : found->second;
  };
  std::map<std::string, Book> all = old_books;
  all.insert(new_books.begin(), new_books.end());

  std::vector<LotChange> changes;
  for (const auto& [name, any] : all) {
    const Book &old_book = book(old_books, name), &new_book = book(new_books, name);
    const std::vector<Traffic> lost = more(old_book, new_book), gained = more(new_book, old_book);
    if (lost.empty() && gained.empty()) continue;
    LotChange change{name,
                     ways_of(lost),
                     ways_of(gained),
                     old_book.tally,
                     new_book.tally,
                     new_book.cost - old_book.cost,
                     new_book.late_days - old_book.late_days,
                     {}};
    if (lost.empty() || gained.empty())
      change.why.reason = Reason::demand;
    else
      change.why = reasons.why(old_book.lot, new_book.lot, {lost.front().first, gained.front().first});
    changes.push_back(std::move(change));
  }
  std::stable_sort(changes.begin(), changes.end(), [](const LotChange& a, const LotChange& b) {
    return std::abs(a.cost.value()) > std::abs(b.cost.value());
  });
  return changes;
}

}  // namespace yizhan::compare
