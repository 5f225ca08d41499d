#include "cli/infeasible.h"

#include <fmt/format.h>

#include "cli/cells.h"
#include "cli/grid.h"

namespace yizhan::cli {

namespace {
constexpr std::size_t forbidding_shown = 10;
}

nlohmann::ordered_json infeasible_json(const PlanAnswer& answer) {
  nlohmann::ordered_json cells = nlohmann::ordered_json::array();
  for (const RowUse& row : dearest_cells(answer.forbidding, forbidding_shown))
    cells.push_back({{"cell", row.row}, {"capacity", row.capacity}, {"price", row.price}});
  return {{"feasible", false}, {"proven", answer.proven}, {"forbidding", cells}};
}

std::string infeasible_text(const Corridor& corridor, const PlanAnswer& answer, Words words) {
  Grid grid({Align::left, Align::left, Align::right, Align::left});
  for (const RowUse& row : dearest_cells(answer.forbidding, forbidding_shown)) {
    const CellLabel label = label_of(corridor, row.row, words);
    grid.add({label.what, label.when, grouped(row.capacity, 1), label.unit});
  }
  return fmt::format("{}\n{}",
                     words(answer.proven ? "No plan keeps what must be kept. The cells that forbid it:"
                                         : "No plan that keeps what must be kept was found. The tightest cells:"),
                     grid.str());
}

}  // namespace yizhan::cli
