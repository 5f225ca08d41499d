#include "cli/scenario_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/answer.h"
#include "cli/infeasible.h"
#include "cli/money.h"
#include "cli/names.h"

namespace yizhan::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t targets_beside = 4, name_width = 18;

std::string text(std::string_view view) { return std::string(view); }

std::string count(Vehicles vehicles) { return grouped(static_cast<double>(vehicles.count())); }

std::string targets_met(const Plan& plan, Words words) {
  const auto met =
      std::count_if(plan.targets.begin(), plan.targets.end(), [](const TargetOutcome& each) { return each.met(); });
  return fmt::format(fmt::runtime(words("{} of {}")), met, plan.targets.size());
}

/// Why a row has no figures.
std::string without_figures(const ScenarioRow& row, Words words) {
  if (!row.answer) return text(words("not begun"));
  return text(words(row.answer->proven ? "no plan keeps what must be kept" : "no plan was found"));
}

bool is_noise(const compare::Difference& difference) { return difference.same_aims && difference.within_gaps(); }
std::string totals_text(const ScenarioTable& table, Words words) {
  const MoneyScale scale(table.base.plan.cost);
  std::vector<Align> aligns(8, Align::right);
  aligns.front() = Align::left;
  Grid grid(aligns);
  grid.add({text(words("overlay")), text(words("served")), text(words("late")), text(words("unserved")),
            text(words(scale.unit())), text(words("change")), text(words("gap")), text(words("targets met"))});
  const auto add = [&](const std::string& name, const Plan& plan, const std::string& change) {
    const Tally total = plan.total();
    grid.add({name, count(total.served), count(total.late), count(total.unserved), scale.text(plan.cost), change,
              grouped(100 * plan.gap(), 3) + " %", targets_met(plan, words)});
  };
  add(text(words("base")), table.base.plan, "");
  std::string others;
  bool noise = false;
  for (const ScenarioRow& row : table.rows) {
    if (!row.difference) {
      others += fmt::format("  {}: {}\n", row.overlay.name, without_figures(row, words));
      continue;
    }
    noise = noise || is_noise(*row.difference);
    add(row.overlay.name, row.answer->document.plan,
        scale.change(row.difference->cost) + (is_noise(*row.difference) ? " ~" : "  "));
  }
  const std::string_view note =
      noise ? words("  ~ within the gaps: nothing proves that it costs more or less\n") : "";
  return "\n" + grid.str() + std::string(note) + others;
}

/// What targets come to, some beside each other.
std::string targets_text(const ScenarioTable& table, std::size_t from, Words words) {
  const std::vector<TargetOutcome>& targets = table.base.plan.targets;
  const std::size_t to = std::min(targets.size(), from + targets_beside);
  std::vector<Align> aligns(to - from + 1, Align::right);
  aligns.front() = Align::left;
  Grid grid(aligns);
  const auto add = [&](const std::string& name, auto value) {
    std::vector<std::string> row = {name};
    for (std::size_t i = from; i < to; ++i) row.push_back(value(i));
    grid.add(row);
  };
  const auto amount = [&](std::size_t i, double value) {
    const Target& target = table.corridor.targets[targets[i].target];
    const bool millions = target.unit == Unit::yuan && targets[i].wanted >= 1e6;
    return millions ? grouped(value / 1e6, 1) : grouped(value, target.metric == Metric::local_share ? 3 : 0);
  };
  const auto forecast = [&](const Corridor& corridor, const Plan& plan, std::size_t i) {
    const std::string& id = table.corridor.targets[targets[i].target].id;
    const auto same = std::find_if(plan.targets.begin(), plan.targets.end(), [&](const TargetOutcome& outcome) {
      return corridor.targets[outcome.target].id == id;
    });
    return same == plan.targets.end() ? "–" : amount(i, same->forecast) + (same->met() ? "" : " *");
  };
  add("", [&](std::size_t i) {
    const Target& target = table.corridor.targets[targets[i].target];
    return cut(named(target.id, target.name, words), name_width);
  });
  add(text(words("wanted")), [&](std::size_t i) { return amount(i, targets[i].wanted); });
  add(text(words("base")), [&](std::size_t i) { return forecast(table.corridor, table.base.plan, i); });
  for (const ScenarioRow& row : table.rows)
    if (row.difference)
      add(row.overlay.name, [&](std::size_t i) { return forecast(*row.corridor, row.answer->document.plan, i); });
  return grid.str();
}

std::string titles_text(const ScenarioTable& table, Words words) {
  Grid grid({Align::left, Align::left});
  for (const ScenarioRow& row : table.rows)
    if (!row.overlay.title.en.empty())
      grid.add({row.overlay.name, named(row.overlay.name, row.overlay.title, words)});
  return grid.empty() ? "" : fmt::format("\n{}\n{}", words("What they change"), grid.str());
}

}  // namespace

std::string scenarios_text(const ScenarioTable& table, Words words) {
  std::string answer = totals_text(table, words);
  const std::vector<TargetOutcome>& targets = table.base.plan.targets;
  if (!targets.empty()) answer += fmt::format("\n{}\n", words("Targets"));
  for (std::size_t from = 0; from < targets.size(); from += targets_beside)
    answer += targets_text(table, from, words);
  if (!targets.empty()) answer += "  " + text(words("* short of what is wanted")) + "\n";
  return answer + titles_text(table, words);
}

Json scenarios_json(const ScenarioTable& table, Extent extent) {
  const auto or_null = [](const std::string& title) { return title.empty() ? Json() : Json(title); };
  Json rows = Json::array();
  for (const ScenarioRow& row : table.rows) {
    Json object = {{"overlay", row.overlay.name},
                   {"title", or_null(row.overlay.title.en)},
                   {"title_zh", or_null(row.overlay.title.zh)},
                   {"feasible", row.answer ? Json(row.answer->feasible) : Json()}};
    if (row.answer && !row.answer->feasible) object.update(infeasible_json(*row.answer));
    if (row.difference) {
      object.update(answer_json(*row.corridor, row.answer->document));
      object["out"] = row.out.string();
      object["changes"] = difference_json({table.corridor, table.base.plan},
                                          {*row.corridor, row.answer->document.plan}, *row.difference, extent);
    }
    rows.push_back(std::move(object));
  }
  return {{"study", "scenarios"},
          {"corridor", table.corridor.id},
          {"base", answer_json(table.corridor, table.base)},
          {"rows", rows}};
}

}  // namespace yizhan::cli
