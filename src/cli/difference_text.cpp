#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "cli/cells.h"
#include "cli/difference.h"
#include "cli/grid.h"
#include "cli/money.h"
#include "cli/names.h"
#include "feed/plan_folder.h"

namespace yizhan::cli {

namespace {

constexpr std::size_t name_width = 20;

std::string text(std::string_view view) { return std::string(view); }

std::string counted(std::size_t count) { return grouped(static_cast<double>(count)); }

/// Of the corridor that has the row.
template <class T>
std::string name_in(const Table<T>& after, const Table<T>& before, const std::string& id, Words words) {
  return id.empty() ? "–" : cut(find(after, id) ? named(after, id, words) : named(before, id, words), name_width);
}

std::string flows_text(const Corridor& before, const Corridor& after, const std::vector<compare::FlowMove>& flows,
                       Extent extent, Words words) {
  if (flows.empty()) return "";
  Grid grid({Align::left, Align::left, Align::left, Align::left, Align::right, Align::right, Align::right});
  grid.add({text(words("maker")), text(words("market")), text(words("gateway")), text(words("mode")),
            text(words("then")), text(words("now")), text(words("change"))});
  for (std::size_t i = 0; i < shown(flows.size(), extent); ++i) {
    const compare::FlowMove& flow = flows[i];
    const auto count = [](Vehicles vehicles) { return grouped(static_cast<double>(vehicles.count())); };
    grid.add({name_in(after.makers, before.makers, flow.maker, words),
              name_in(after.places, before.places, flow.market, words),
              name_in(after.places, before.places, flow.gateway, words),
              name_in(after.modes, before.modes, flow.mode, words), count(flow.before), count(flow.after),
              signed_text(static_cast<double>(flow.more()))});
  }
  return fmt::format(fmt::runtime(words("\n{} flows moved\n")), counted(flows.size())) + grid.str();
}

/// Cells of one thing that changed alike.
struct CellGroup {
  CellLabel label;  // of the heaviest
  const compare::CellMove* heaviest = nullptr;
  std::size_t cells = 0;
};

std::vector<CellGroup> grouped_cells(const Corridor& before, const Corridor& after,
                                     const std::vector<compare::CellMove>& cells, Words words) {
  std::vector<CellGroup> groups;
  std::map<std::pair<std::string, bool>, std::size_t> number_of;
  for (const compare::CellMove& cell : cells) {
    CellLabel label = label_of(cell.after.capacity ? after : before, cell.row, words);
    const auto [found, is_new] = number_of.try_emplace({label.what, cell.became_scarce()}, groups.size());
    if (is_new) groups.push_back({std::move(label), &cell, 0});
    ++groups[found->second].cells;
  }
  return groups;
}

/// When a cell is, without the voyage.
std::string day_of(const CellLabel& label) {
  const bool is_date = !label.when.empty() && label.when.front() >= '0' && label.when.front() <= '9';
  return is_date ? label.when.substr(0, label.when.find(' ')) : cut(label.when, name_width);
}

std::string cells_text(const Corridor& before, const Corridor& after, const std::vector<compare::CellMove>& cells,
                       Extent extent, Words words) {
  if (cells.empty()) return "";
  const std::vector<CellGroup> groups = grouped_cells(before, after, cells, words);
  Grid grid({Align::left, Align::left, Align::right, Align::left, Align::right, Align::right, Align::left});
  grid.add({text(words("became")), text(words("what")), text(words("how many")), text(words("most in")),
            text(words("worth then")), text(words("worth now")), text(words("for one more"))});
  const auto price = [](Money money) { return money.value() < 0.01 ? "0" : grouped(money.value(), 2); };
  for (std::size_t i = 0; i < shown(groups.size(), extent); ++i) {
    const CellGroup& group = groups[i];
    grid.add({text(group.heaviest->became_scarce() ? words("scarce now") : words("free now")), group.label.what,
              counted(group.cells), day_of(group.label), price(group.heaviest->before.price),
              price(group.heaviest->after.price), text(words("yuan / ")) + group.label.unit});
  }
  return fmt::format(fmt::runtime(words("\n{} cells became scarce or free\n")), counted(cells.size())) + grid.str();
}

/// Where the vehicles that moved go now; whole steps where departures alone would look the same.
std::string goes_now(const compare::LotChange& lot, Words words) {
  if (lot.gained.empty()) return "–";
  const compare::Way& now = lot.gained.front();
  if (now.steps.empty()) return text(words("left"));
  const bool alike = !lot.lost.empty() && lot.lost.front().departures == now.departures;
  return alike ? now.steps : now.departures;
}

std::string cause_of(const Corridor& before, const Corridor& after, const compare::Why& why, Words words) {
  using compare::Reason;
  if (why.reason == Reason::costs_more || why.reason == Reason::costs_less) {
    std::string item = text(words(why.subject));
    std::replace(item.begin(), item.end(), '_', ' ');
    return item;
  }
  if (why.subject.find('/') == std::string::npos) return why.subject;
  CellLabel label = label_of(after, why.subject, words);
  if (label.what == why.subject) label = label_of(before, why.subject, words);
  return label.what;
}

std::string lots_text(const compare::Side& before, const compare::Side& after, const compare::Difference& difference,
                      Extent extent, Words words) {
  const std::vector<compare::LotChange>& lots = difference.lots;
  std::string answer = fmt::format(fmt::runtime(words("\n{} of {} lots go otherwise\n")), counted(lots.size()),
                                   counted(difference.all_lots));
  if (lots.empty()) return answer;
  Grid grid({Align::left, Align::right, Align::right, Align::right, Align::left, Align::left, Align::left});
  grid.add({text(words("Lot")), text(words("vehicles")), text(words("yuan more")), text(words("days late")),
            text(words("why")), text(words("cause")), text(words("goes now"))});
  for (std::size_t i = 0; i < shown(lots.size(), extent); ++i) {
    const compare::LotChange& lot = lots[i];
    const auto moved = static_cast<double>(lot.moved().count());
    grid.add({lot.lot, grouped(moved), signed_text(lot.cost.value()), signed_text(lot.late_days / moved, 1),
              text(words(name_of(lot.why.reason))),
              cut(cause_of(before.corridor, after.corridor, lot.why, words), name_width), goes_now(lot, words)});
  }
  return answer + grid.str();
}

}  // namespace

std::string_view name_of(compare::Reason reason) {
  constexpr std::array<std::string_view, 11> names = {"demand", "gone",       "closed", "retimed",
                                                      "opened", "shrank",     "dearer", "costs_more",
                                                      "freed",  "costs_less", "even"};
  return names[static_cast<std::size_t>(reason)];
}

std::string proven_text(const compare::Difference& difference, Money whole, Words words) {
  if (!difference.same_aims)
    return text(words("The plans were asked for different things: nothing is proven of their difference in cost.\n"));
  if (difference.within_gaps() && difference.cost == Money() && difference.lots.empty())
    return text(words("The plans cost the same.\n"));
  const MoneyScale scale(whole);
  return fmt::format(
      fmt::runtime(words(difference.within_gaps()
                             ? "The difference in cost is within the gaps: the best plans differ by {} "
                               "to {} {}, which may be nothing.\n"
                             : "Proven: the best plans differ in cost by {} to {} {}.\n")),
      scale.change(difference.least), scale.change(difference.most), words(scale.unit()));
}

std::string difference_text(const compare::Side& before, const compare::Side& after,
                            const compare::Difference& difference, Extent extent, Words words) {
  return proven_text(difference, before.plan.cost, words) +
         flows_text(before.corridor, after.corridor, difference.flows, extent, words) +
         cells_text(before.corridor, after.corridor, difference.cells, extent, words) +
         lots_text(before, after, difference, extent, words);
}

}  // namespace yizhan::cli
