#include "cli/story.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "cli/cells.h"
#include "cli/grid.h"
#include "feed/plan_folder.h"
#include "model/rules.h"

namespace yizhan::cli {

namespace {

constexpr std::size_t causes_shown = 5;

std::string named(const std::string& id, const Name& name, Words words) {
  return std::string(words.either(name.en.empty() ? id : name.en, name.zh));
}

std::string moment(const Corridor& corridor, Instant instant) {
  return fmt::format("{:%F %R}", corridor.calendar.start + std::chrono::minutes(instant.minute()));
}

/// Leg by leg: when, what, from where to where.
std::string itinerary_text(const Corridor& corridor, const Itinerary& itinerary, Words words) {
  Grid grid({Align::left, Align::left, Align::left, Align::left});
  for (const Step& step : itinerary.steps) {
    const bool is_leg = step.leg.exists();
    const Leg* leg = is_leg ? &corridor.legs[step.leg] : nullptr;
    const Service* service = is_leg ? nullptr : &corridor.services[corridor.departures[step.departure].service];
    const Place& from = corridor.places[leg ? leg->from : service->from];
    const Place& to = corridor.places[leg ? leg->to : service->to];
    std::string way = named(from.id, from.name, words);
    if (from.id != to.id) way += " → " + named(to.id, to.name, words);
    std::string by =
        leg ? leg->id : named(service->id, service->name, words) + " " + corridor.departures[step.departure].id;
    if (step.duty.exists()) by += " · " + std::string(words("duty")) + " " + corridor.duties[step.duty].id;
    if (step.subsidy.exists())
      by += " · " + std::string(words("subsidy")) + " " + corridor.subsidies[step.subsidy].id;
    grid.add({moment(corridor, step.start) + " – " + moment(corridor, step.end),
              std::string(words(leg ? leg->stage : service->stage)), way, by});
  }
  return grid.str();
}

std::string offer_text(const Corridor& corridor, const Offer& offer, Words words) {
  std::string text = fmt::format(
      fmt::runtime(words("  {} yuan a vehicle: {} of its own, and {} lost by those whose places it takes")),
      grouped(offer.total().value()), grouped(offer.cost.value()), grouped(offer.displaced.value()));
  if (offer.gained > Money())
    text += fmt::format(fmt::runtime(words(", less {} gained by targets")), grouped(offer.gained.value()));
  text += "\n";
  text += itinerary_text(corridor, offer.itinerary, words);
  Grid grid({Align::left, Align::left, Align::right, Align::left});
  for (std::size_t i = 0; i < std::min(causes_shown, offer.causes.size()); ++i) {
    const Cause& cause = offer.causes[i];
    const CellLabel label = label_of(corridor, cause.row, words);
    grid.add({label.what, label.when, grouped(cause.worth().value(), 2), std::string(words("yuan a vehicle"))});
  }
  if (!grid.empty()) text += fmt::format("  {}\n{}", words("What holds it back:"), grid.str());
  return text;
}

std::string obstacle_text(const Corridor& corridor, const Explanation& explanation, Words words) {
  std::string text = fmt::format("\n{}\n", words("No way leads to its market."));
  for (const Obstacle obstacle : explanation.obstacles) {
    constexpr std::array<std::string_view, 3> names = {"Without the rules of its modes it would have one.",
                                                       "If it might be delivered later it would have one.",
                                                       "If it might wait longer on the way it would have one."};
    text += fmt::format("  {}\n", words(names[static_cast<std::size_t>(obstacle)]));
  }
  for (const ClosedStep& step : explanation.closed)
    text += fmt::format("  {}: {}\n", corridor.modes[step.mode].id,
                        step.rule.exists() ? corridor.rules[step.rule].id : std::string(words("no rule allows it")));
  if (explanation.obstacles.empty()) text += fmt::format("  {}\n", words("Nothing alone would open one."));
  return text;
}

std::string better_text(const Corridor& corridor, const LotStory& story, Words words) {
  const Explanation& explanation = story.explanation;
  if (!explanation.best) return obstacle_text(corridor, explanation, words);
  std::string text;
  if (story.tally.unserved > Vehicles()) {
    text += fmt::format("\n{}\n", words("Serving one vehicle more would cost"));
    text += offer_text(corridor, *explanation.best, words);
    if (explanation.left)
      text += fmt::format(fmt::runtime(words("  Leaving it costs {} yuan.\n")), grouped(explanation.left->value()));
  }
  if (story.tally.late > Vehicles() || story.tally.unserved > Vehicles()) {
    text += fmt::format("\n{}\n", words("Delivering one in time would cost"));
    text += explanation.in_time ? offer_text(corridor, *explanation.in_time, words)
                                : fmt::format("  {}\n", words("No way is in time."));
  }
  return text;
}

nlohmann::ordered_json itinerary_json(const Corridor& corridor, const Itinerary& itinerary) {
  nlohmann::ordered_json steps = nlohmann::ordered_json::array();
  for (const Step& step : itinerary.steps) {
    nlohmann::ordered_json one;
    if (step.leg.exists())
      one["leg"] = corridor.legs[step.leg].id;
    else
      one["departure"] = corridor.departures[step.departure].id;
    one["starts"] = moment(corridor, step.start);
    one["ends"] = moment(corridor, step.end);
    if (step.duty.exists()) one["duty"] = corridor.duties[step.duty].id;
    if (step.subsidy.exists()) one["subsidy"] = corridor.subsidies[step.subsidy].id;
    steps.push_back(one);
  }
  return {{"model", corridor.models[itinerary.model].id},
          {"origin", corridor.places[itinerary.origin].id},
          {"quantity", itinerary.quantity.count()},
          {"cost_per_vehicle", itinerary.cost.value()},
          {"steps", steps}};
}

nlohmann::ordered_json offer_json(const Corridor& corridor, const std::optional<Offer>& offer) {
  if (!offer) return {};
  nlohmann::ordered_json causes = nlohmann::ordered_json::array();
  for (const Cause& cause : offer->causes)
    causes.push_back({{"cell", cause.row}, {"amount", cause.amount}, {"price", cause.price.value()}});
  return {{"cost", offer->total().value()},
          {"own_cost", offer->cost.value()},
          {"displaced", offer->displaced.value()},
          {"gained", offer->gained.value()},
          {"causes", causes},
          {"itinerary", itinerary_json(corridor, offer->itinerary)}};
}

}  // namespace

LotStory story_of(const Corridor& corridor, const Plan& plan, Index<Lot> lot) {
  LotStory story;
  story.lot = lots_of(corridor)[lot];
  story.tally.vehicles = story.tally.unserved = story.lot.quantity;
  for (const LotOutcome& outcome : plan.lots)
    if (outcome.lot == lot) story.tally = outcome.tally;
  for (const Itinerary& itinerary : plan.itineraries)
    if (itinerary.lot == lot) story.itineraries.push_back(itinerary);
  story.explanation = explain(corridor, plan, lot);
  return story;
}

std::string story_text(const Corridor& corridor, const LotStory& story, Words words) {
  const Order& order = corridor.orders[story.lot.order];
  const Place& market = corridor.places[order.market];
  std::string text = fmt::format(
      fmt::runtime(words("{}: {} vehicles ({}) for {}, {:%F} to {:%F}; {} served, {} of them late, {} unserved\n")),
      feed::lot_name(corridor, story.lot), grouped(static_cast<double>(story.tally.vehicles.count())), order.model,
      named(market.id, market.name, words), order.earliest, order.due,
      grouped(static_cast<double>(story.tally.served.count())),
      grouped(static_cast<double>(story.tally.late.count())),
      grouped(static_cast<double>(story.tally.unserved.count())));
  for (const Itinerary& itinerary : story.itineraries) {
    text += fmt::format(fmt::runtime(words("\n{} vehicles at {} yuan each\n")),
                        grouped(static_cast<double>(itinerary.quantity.count())), grouped(itinerary.cost.value()));
    text += itinerary_text(corridor, itinerary, words);
  }
  return text + better_text(corridor, story, words);
}

nlohmann::ordered_json story_json(const Corridor& corridor, const LotStory& story) {
  constexpr std::array<const char*, 3> obstacle_names = {"rules", "time", "stay"};
  const Explanation& explanation = story.explanation;
  nlohmann::ordered_json itineraries = nlohmann::ordered_json::array();
  for (const Itinerary& itinerary : story.itineraries) itineraries.push_back(itinerary_json(corridor, itinerary));
  nlohmann::ordered_json obstacles = nlohmann::ordered_json::array();
  for (const Obstacle obstacle : explanation.obstacles)
    obstacles.push_back(obstacle_names[static_cast<std::size_t>(obstacle)]);
  nlohmann::ordered_json closed = nlohmann::ordered_json::array();
  for (const ClosedStep& step : explanation.closed)
    closed.push_back(
        {{"mode", corridor.modes[step.mode].id}, {"rule", step.rule.exists() ? corridor.rules[step.rule].id : ""}});
  nlohmann::ordered_json left;
  if (explanation.left) left = explanation.left->value();
  return {{"lot", feed::lot_name(corridor, story.lot)},
          {"vehicles", story.tally.vehicles.count()},
          {"served", story.tally.served.count()},
          {"late", story.tally.late.count()},
          {"unserved", story.tally.unserved.count()},
          {"itineraries", itineraries},
          {"unserved_cost", left},
          {"serve", offer_json(corridor, explanation.best)},
          {"serve_in_time", offer_json(corridor, explanation.in_time)},
          {"obstacles", obstacles},
          {"closed_by_rules", closed}};
}

}  // namespace yizhan::cli
