#include <fmt/format.h>

#include <thread>

#include "cli/answer.h"
#include "cli/difference.h"
#include "cli/own_corridor.h"
#include "cli/side_by_side.h"

namespace yizhan::cli {

namespace {

compare::Side side_of(const OwnedPlan& plan) { return {plan.corridor, plan.document.plan}; }

void print_rows(const std::vector<OwnedPlan>& plans, const std::vector<compare::Difference>& differences,
                Extent extent) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < plans.size(); ++i) {
    nlohmann::ordered_json row = {{"plan", plans[i].folder.string()}, {"name", plans[i].name}};
    row.update(answer_json(plans[i].corridor, plans[i].document));
    row["changes"] = i == 0 ? nlohmann::ordered_json()
                            : difference_json(side_of(plans[0]), side_of(plans[i]), differences[i - 1], extent);
    rows.push_back(std::move(row));
  }
  print({{"rows", rows}});
}

Exit compare_plans(const Request& request, const std::vector<std::filesystem::path>& folders, Extent extent) {
  const auto plans = read_plans(request, folders, Proof::checked);
  if (!plans) return refuse(request, plans.error());
  const compare::Side first = side_of(plans->front());
  std::vector<compare::Difference> differences;
  for (std::size_t i = 1; i < plans->size(); ++i)
    differences.push_back(compare::difference(first, side_of((*plans)[i])));
  if (request.json) {
    print_rows(*plans, differences, extent);
    return Exit::done;
  }
  const Words words = request.words();
  std::vector<Column> columns;
  for (std::size_t i = 0; i < plans->size(); ++i)
    columns.push_back({(*plans)[i].name, side_of((*plans)[i]), i == 0 ? nullptr : &differences[i - 1]});
  fmt::print("{}", side_by_side_text(columns, words));
  for (std::size_t i = 1; i < plans->size(); ++i) {
    fmt::print(fmt::runtime(words("\n{} beside {}\n")), columns[i].name, columns[0].name);
    fmt::print("{}", difference_text(first, columns[i].side, differences[i - 1], extent, words));
  }
  return Exit::done;
}

}  // namespace

Verb compare_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto plans = std::make_shared<std::vector<std::filesystem::path>>();
  const auto all = std::make_shared<bool>(false);
  CLI::App* verb = add_verb(program, "compare", "Say what differs between plans of a corridor, and why",
                            "yizhan compare out/qingdao-2025 out/mexico", request, words);
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  verb->add_option("PLAN", *plans, text("Folders of plans; the others are held against the first"))
      ->required()
      ->type_name("")
      ->expected(2, CLI::detail::expected_max_vector_size);
  verb->add_option("--corridor", request->corridor,
                   text("Folder of the plans' corridor, if it is no longer where they were made"))
      ->type_name("DIR");
  add_overlays(*verb, request, words, "Folder of an overlay of a plan, if it is no longer where it was; repeatable");
  add_threads(*verb, request, words);
  verb->add_flag("--all", *all, text("Tell all flows, cells and lots, not the first ten of each"));
  return {verb, [=] { return compare_plans(*request, *plans, *all ? Extent::all : Extent::first); }};
}

}  // namespace yizhan::cli
