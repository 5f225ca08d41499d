#include "cli/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/grid.h"
#include "feed/plan_folder.h"
#include "model/rules.h"

namespace yizhan::cli {

namespace {
constexpr std::size_t changes_shown = 12;
}

nlohmann::ordered_json changes_json(const Corridor& corridor, const Plan& plan) {
  const Table<Lot> lots = lots_of(corridor);
  nlohmann::ordered_json changes = nlohmann::ordered_json::array();
  for (const Change& change : plan.changes)
    changes.push_back({{"lot", feed::lot_name(corridor, lots[change.lot])},
                       {"vehicles", change.vehicles.count()},
                       {"before", change.before},
                       {"after", change.after},
                       {"why", feed::name_of(change.why)},
                       {"cause", change.cause},
                       {"saved", change.saved.value()}});
  return changes;
}

std::string changes_text(const Corridor& corridor, const Plan& plan, Words words) {
  const Table<Lot> lots = lots_of(corridor);
  std::set<Index<Lot>> changed;
  for (const Change& change : plan.changes) changed.insert(change.lot);
  std::string text =
      fmt::format(fmt::runtime(words("\n{} of {} lots go otherwise than before\n")), changed.size(), lots.size());
  if (changed.empty()) return text + "\n";
  std::vector<Change> shown = plan.changes;
  std::stable_sort(shown.begin(), shown.end(),
                   [](const Change& a, const Change& b) { return a.vehicles > b.vehicles; });
  shown.resize(std::min(shown.size(), changes_shown));
  Grid grid({Align::left, Align::right, Align::left, Align::left, Align::left, Align::left});
  grid.add({std::string(words("Lot")), std::string(words("vehicles")), std::string(words("why")),
            std::string(words("cause")), std::string(words("before")), std::string(words("after"))});
  for (const Change& change : shown)
    grid.add({feed::lot_name(corridor, lots[change.lot]), std::to_string(change.vehicles.count()),
              std::string(words(feed::name_of(change.why))), change.cause, change.before, change.after});
  return text + grid.str() + "\n";
}

}  // namespace yizhan::cli
