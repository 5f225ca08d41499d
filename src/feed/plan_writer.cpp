#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <unistd.h>

#include <cassert>
#include <fstream>
#include <map>
#include <system_error>

#include "feed/cell.h"
#include "feed/csv.h"
#include "feed/plan_folder.h"
#include "feed/plan_summary.h"
#include "feed/schema.h"
#include "model/rules.h"

namespace yizhan::feed {

namespace {

namespace fs = std::filesystem;

/// File names and their texts.
using Files = std::map<std::string, std::string>;

/// The text of one table; its header is the schema's.
class TableText {
 public:
  explicit TableText(std::string_view table) : schema_(*find_table(plan_schema(), table)) {
    std::vector<std::string> header;
    for (const Column& column : schema_.columns) header.push_back(column.name);
    append_csv(text_, header);
  }
  void add(const std::vector<std::string>& cells) {
    assert(cells.size() == schema_.columns.size());
    append_csv(text_, cells);
  }
  void keep(Files& files) const { files[schema_.file()] = text_; }

 private:
  const TableSchema& schema_;
  std::string text_;
};

std::string text(long number) { return std::to_string(number); }
std::string text(std::size_t number) { return std::to_string(number); }
std::string text(double number) { return format_number(number); }
std::string text(Money money) { return format_number(money.value()); }
std::string text(Vehicles vehicles) { return std::to_string(vehicles.count()); }

/// The id of a row, or nothing.
template <class T>
std::string id_of(const Table<T>& table, Index<T> index) {
  return index.exists() ? table[index].id : "";
}

std::string moment(const Calendar& calendar, Instant instant) {
  const Date day = calendar.day_of(instant);
  return format_datetime({day, static_cast<int>((instant - calendar.at(day)).in_minutes())});
}

void write_itineraries(const Corridor& corridor, const Plan& plan, const Table<Lot>& lots, Files& files) {
  TableText itineraries("itineraries"), steps("steps");
  for (std::size_t i = 0; i < plan.itineraries.size(); ++i) {
    const Itinerary& itinerary = plan.itineraries[i];
    itineraries.add({text(i + 1), lot_name(corridor, lots[itinerary.lot]), id_of(corridor.models, itinerary.model),
                     id_of(corridor.places, itinerary.origin), text(itinerary.quantity), text(itinerary.cost)});
    for (std::size_t s = 0; s < itinerary.steps.size(); ++s) {
      const Step& step = itinerary.steps[s];
      steps.add({text(i + 1), text(s + 1), id_of(corridor.legs, step.leg), id_of(corridor.departures, step.departure),
                 moment(corridor.calendar, step.start), moment(corridor.calendar, step.end),
                 id_of(corridor.duties, step.duty), id_of(corridor.subsidies, step.subsidy)});
    }
  }
  itineraries.keep(files);
  steps.keep(files);
}

void write_decisions(const Corridor& corridor, const Plan& plan, Files& files) {
  TableText load_units("load_units"), runs("runs"), purchases("purchases"), levers("levers");
  for (const LoadUnits& units : plan.load_units)
    load_units.add({id_of(corridor.departures, units.departure), units.shares, text(units.count)});
  for (const std::string& voyage : plan.runs) runs.add({voyage});
  for (const Purchase& purchase : plan.purchases)
    purchases.add(
        {id_of(corridor.supplies, purchase.supply), text(static_cast<long>(purchase.week)), text(purchase.quantity)});
  for (const LeverChoice& choice : plan.levers) {
    const Lever& lever = corridor.levers[choice.lever];
    levers.add({lever.id, text(static_cast<long>(choice.range.least)), text(static_cast<long>(choice.range.most)),
                text(static_cast<long>(choice.count)), text(lever_cost(corridor, lever) * choice.count)});
  }
  for (const TableText* table : {&load_units, &runs, &purchases, &levers}) table->keep(files);
}

void write_outcomes(const Corridor& corridor, const Plan& plan, const Table<Lot>& all, Files& files) {
  TableText lots("lots"), cells("cells"), departures("departures"), targets("targets"), costs("costs");
  for (const LotOutcome& lot : plan.lots)
    lots.add({lot_name(corridor, all[lot.lot]), text(lot.tally.vehicles), text(lot.tally.served),
              text(lot.tally.late), text(lot.tally.unserved), text(lot.price)});
  for (const RowUse& row : plan.rows) cells.add({row.row, text(row.use), text(row.capacity), text(row.price)});
  for (const DepartureLoad& load : plan.departures)
    departures.add({id_of(corridor.departures, load.departure), text(load.vehicles), text(load.ceu), text(load.m2),
                    text(load.lane_m), text(load.kg), text(load.teu), text(load.load_units)});
  for (const TargetOutcome& target : plan.targets)
    targets.add({id_of(corridor.targets, target.target), text(target.wanted), text(target.forecast),
                 text(target.shortfall), text(target.parts.cells), text(target.parts.levers),
                 text(target.parts.demand), std::string(name_of(target.limited_by)), text(target.price)});
  for (const CostShare& share : plan.costs)
    costs.add({std::string(name_of(share.item)), share.stage, id_of(corridor.modes, share.mode), text(share.cost)});
  for (const TableText* table : {&lots, &cells, &departures, &targets, &costs}) table->keep(files);
}

void write_level_prices(const Plan& plan, Files& files) {
  TableText prices("level_prices");
  for (const Level& level : plan.levels)
    for (const RowPrice& row : level.prices) prices.add({std::string(name_of(level.aim)), row.row, text(row.price)});
  prices.keep(files);
}

void write_changes(const Corridor& corridor, const Plan& plan, const Table<Lot>& all, Files& files) {
  TableText changes("changes");
  for (const Change& change : plan.changes)
    changes.add({lot_name(corridor, all[change.lot]), text(change.vehicles), change.before, change.after,
                 std::string(name_of(change.why)), change.cause, text(change.saved)});
  changes.keep(files);
}

Notices refusal(std::string_view code, const fs::path& folder, std::string value) {
  Notice notice;
  notice.code = code;
  notice.file = folder.string();
  notice.value = std::move(value);
  return {notice};
}

/// What in the folder is not of a plan; empty if nothing is.
std::string stranger_in(const fs::path& folder, const Files& files) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (const std::string name = entry.path().filename().string(); !files.contains(name) && name != page_file)
      return name;
  return {};
}

/// Puts `fresh` in the place of `folder` in one step and removes what was there.
void replace_folder(const fs::path& fresh, const fs::path& folder) {
  if (!fs::exists(folder)) return fs::rename(fresh, folder);
  if (renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) {
    fs::remove_all(fresh);
    return;
  }
  // A file system that cannot exchange: two renames, the first undone if the second fails.
  const fs::path old = fresh.string() + ".old";
  fs::rename(folder, old);
  std::error_code failed;
  fs::rename(fresh, folder, failed);
  if (failed) {
    fs::rename(old, folder);
    throw fs::filesystem_error("cannot put the plan in its place", fresh, folder, failed);
  }
  fs::remove_all(old);
}

void write_files(const Files& files, const fs::path& folder) {
  fs::create_directories(folder);
  for (const auto& [name, content] : files) {
    std::ofstream file(folder / name, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size())).flush();
    if (!file)
      throw fs::filesystem_error("cannot write", folder / name, std::error_code(errno, std::generic_category()));
  }
}

}  // namespace

tl::expected<void, Notices> write_plan(const Corridor& corridor, const PlanDocument& document, const fs::path& folder,
                                       const std::string& page) {
  const Table<Lot> lots = lots_of(corridor);
  Files files;
  write_itineraries(corridor, document.plan, lots, files);
  write_decisions(corridor, document.plan, files);
  write_outcomes(corridor, document.plan, lots, files);
  write_level_prices(document.plan, files);
  write_changes(corridor, document.plan, lots, files);
  files["plan.json"] = summary_text(document.plan);
  files["run.json"] = run_text(document.run);
  if (!page.empty()) files[std::string(page_file)] = page;

  const fs::path place = fs::absolute(folder / "").parent_path();
  const fs::path fresh = place.parent_path() / fmt::format(".{}.{}", place.filename().string(), getpid());
  try {
    if (fs::exists(place)) {
      if (!fs::is_directory(place))
        return tl::unexpected(refusal("out_not_a_plan", folder, folder.filename().string()));
      if (const std::string stranger = stranger_in(place, files); !stranger.empty())
        return tl::unexpected(refusal("out_not_a_plan", folder, stranger));
    }
    fs::create_directories(place.parent_path());
    write_files(files, fresh);
    replace_folder(fresh, place);
  } catch (const fs::filesystem_error& error) {
    std::error_code ignored;
    fs::remove_all(fresh, ignored);
    return tl::unexpected(refusal("cannot_write", folder, error.code().message()));
  }
  return {};
}

}  // namespace yizhan::feed
