#include <algorithm>
#include <unordered_map>

#include "feed/cell.h"
#include "feed/plan_folder.h"
#include "feed/plan_summary.h"
#include "feed/schema.h"
#include "feed/spelling.h"
#include "feed/table_reader.h"
#include "model/rules.h"

namespace yizhan::feed {

namespace {

namespace fs = std::filesystem;

/// Rows of a table by name.
template <class T>
class Names {
 public:
  Names(std::string what, const Table<T>& table, const std::vector<std::string>& names) : what_(std::move(what)) {
    for (std::size_t row = 0; row < table.size(); ++row) by_name_.emplace(names[row], Index<T>(row));
  }
  Names(std::string what, const Table<T>& table) : Names(std::move(what), table, ids_of(table)) {}

  [[nodiscard]] Index<T> find(const std::string& name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? Index<T>() : found->second;
  }
  [[nodiscard]] std::string nearest_to(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& entry : by_name_) names.push_back(entry.first);
    std::sort(names.begin(), names.end());
    return nearest(name, names);
  }
  [[nodiscard]] const std::string& what() const { return what_; }

 private:
  static std::vector<std::string> ids_of(const Table<T>& table) {
    std::vector<std::string> ids;
    for (const T& row : table) ids.push_back(row.id);
    return ids;
  }

  std::string what_;
  std::unordered_map<std::string, Index<T>> by_name_;
};

std::vector<std::string> lot_names(const Corridor& corridor, const Table<Lot>& lots) {
  std::vector<std::string> names;
  for (const Lot& lot : lots) names.push_back(lot_name(corridor, lot));
  return names;
}

/// One table of the folder, row by row in the order of the file, its cells by name.
class PlanTable {
 public:
  PlanTable(std::string_view name, const fs::path& folder, NoticeList& notices) : notices_(notices) {
    const TableSchema& schema = *find_table(plan_schema(), name);
    if (!fs::exists(folder / schema.file())) {
      Notice notice;
      notice.code = "file_missing";
      notice.file = notice.value = schema.file();
      notices.add(std::move(notice));
      return;
    }
    table_ = read_table(schema, folder / schema.file(), schema.file(), notices);
    std::sort(table_.rows.begin(), table_.rows.end(), [](const Row& a, const Row& b) { return a.line < b.line; });
  }

  /// Calls `take` for every sound row.
  template <class Take>
  void each(Take take) {
    for (Row& row : table_.rows) {
      row_ = &row;
      if (row.faults.none()) take(*this);
    }
  }
  [[nodiscard]] const std::string& text(std::string_view column) const {
    return table_.text(*row_, table_.schema->column(column).value());
  }
  [[nodiscard]] double number(std::string_view column) const { return parse_number(text(column)).value_or(0); }
  [[nodiscard]] long whole(std::string_view column) const { return static_cast<long>(number(column)); }
  [[nodiscard]] Vehicles vehicles(std::string_view column) const { return Vehicles(whole(column)); }
  [[nodiscard]] Money money(std::string_view column) const { return Money(number(column)); }
  [[nodiscard]] Instant instant(std::string_view column, const Calendar& calendar) const {
    const DateTime value = parse_datetime(text(column)).value.value_or(DateTime{calendar.start, 0});
    return calendar.at(value.day) + Hours::minutes(value.minute);
  }
  template <class Enum>
  [[nodiscard]] Enum choice(std::string_view column) const {
    const auto& values = table_.schema->columns[table_.schema->column(column).value()].values;
    return static_cast<Enum>(std::find(values.begin(), values.end(), text(column)) - values.begin());
  }
  /// The row that is named; none, with a notice, if the name is of nothing. An empty cell is none too.
  template <class T>
  [[nodiscard]] Index<T> row_of(std::string_view column, const Names<T>& names) {
    const std::string name = text(column);
    if (name.empty()) return {};
    const Index<T> found = names.find(name);
    if (!found.exists()) fault(column, "reference_unknown", name, names.what(), names.nearest_to(name));
    return found;
  }
  void fault(std::string_view column, std::string code, std::string value, std::string allowed = {},
             std::string mend = {}) {
    Notice notice;
    notice.code = std::move(code);
    notice.value = std::move(value);
    notice.allowed = std::move(allowed);
    notice.mend = std::move(mend);
    notices_.add(table_, *row_, column, std::move(notice));
  }

 private:
  NoticeList& notices_;
  TableRows table_;
  Row* row_ = nullptr;
};

class PlanReader {
 public:
  PlanReader(const Corridor& corridor, const fs::path& folder)
      : corridor_(corridor),
        folder_(folder),
        lots_(lots_of(corridor)),
        lot_names_("lots.lot", lots_, lot_names(corridor, lots_)),
        departures_("departures.id", corridor.departures) {}

  tl::expected<PlanDocument, Notices> read() {
    read_itineraries();
    read_steps();
    read_decisions();
    read_outcomes();
    read_results();
    read_summary(folder_, plan(), notices_);
    read_run(folder_, document_.run, notices_);
    if (notices_.errors()) return tl::unexpected(notices_.sorted());
    return std::move(document_);
  }

 private:
  void read_itineraries() {
    const Names<Model> models("models.id", corridor_.models);
    const Names<Place> places("places.id", corridor_.places);
    PlanTable("itineraries", folder_, notices_).each([&](PlanTable& row) {
      if (row.whole("id") != static_cast<long>(plan().itineraries.size()) + 1)
        row.fault("id", "plan_number", row.text("id"), std::to_string(plan().itineraries.size() + 1));
      plan().itineraries.push_back({row.row_of("lot", lot_names_),
                                    row.row_of("model", models),
                                    row.row_of("origin", places),
                                    row.vehicles("quantity"),
                                    {},
                                    row.money("cost_cny")});
    });
  }

  void read_steps() {
    const Names<Leg> legs("legs.id", corridor_.legs);
    const Names<Duty> duties("duties.id", corridor_.duties);
    const Names<Subsidy> subsidies("subsidies.id", corridor_.subsidies);
    PlanTable("steps", folder_, notices_).each([&](PlanTable& row) {
      const long number = row.whole("itinerary");
      if (number < 1 || number > static_cast<long>(plan().itineraries.size()))
        return row.fault("itinerary", "reference_unknown", row.text("itinerary"), "itineraries.id");
      std::vector<Step>& steps = plan().itineraries[static_cast<std::size_t>(number - 1)].steps;
      if (row.whole("step") != static_cast<long>(steps.size()) + 1)
        row.fault("step", "plan_number", row.text("step"), std::to_string(steps.size() + 1));
      if (row.text("leg").empty() == row.text("departure").empty())
        row.fault("leg", "plan_step", row.text("leg"), "leg, departure");
      steps.push_back({row.row_of("leg", legs), row.row_of("departure", departures_),
                       row.instant("starts", corridor_.calendar), row.instant("ends", corridor_.calendar),
                       row.row_of("duty", duties), row.row_of("subsidy", subsidies)});
    });
  }

  void read_decisions() {
    const Names<Supply> supplies("supplies.id", corridor_.supplies);
    PlanTable("load_units", folder_, notices_).each([&](PlanTable& row) {
      plan().load_units.push_back({row.row_of("departure", departures_), row.text("shares"), row.whole("count")});
    });
    PlanTable("runs", folder_, notices_).each([&](PlanTable& row) { plan().runs.push_back(row.text("voyage")); });
    PlanTable("purchases", folder_, notices_).each([&](PlanTable& row) {
      plan().purchases.push_back(
          {row.row_of("supply", supplies), static_cast<int>(row.whole("week")), row.number("quantity")});
    });
  }

  void read_outcomes() {
    PlanTable("lots", folder_, notices_).each([&](PlanTable& row) {
      const Tally tally{row.vehicles("vehicles"), row.vehicles("served"), row.vehicles("late"),
                        row.vehicles("unserved")};
      plan().lots.push_back({row.row_of("lot", lot_names_), tally, row.money("price_cny")});
    });
    PlanTable("cells", folder_, notices_).each([&](PlanTable& row) {
      plan().rows.push_back({row.text("row"), row.number("use"), row.number("capacity"), row.number("price_cny")});
    });
    PlanTable("departures", folder_, notices_).each([&](PlanTable& row) {
      plan().departures.push_back({row.row_of("departure", departures_), row.vehicles("vehicles"), row.number("ceu"),
                                   row.number("m2"), row.number("lane_m"), row.number("kg"), row.number("teu"),
                                   row.number("load_units")});
    });
  }

  void read_results() {
    const Names<Target> targets("targets.id", corridor_.targets);
    const Names<Mode> modes("modes.id", corridor_.modes);
    PlanTable("targets", folder_, notices_).each([&](PlanTable& row) {
      plan().targets.push_back({row.row_of("target", targets), row.number("wanted"), row.number("forecast"),
                                row.number("shortfall"), row.choice<Limit>("limited_by"), row.money("price_cny")});
    });
    PlanTable("costs", folder_, notices_).each([&](PlanTable& row) {
      plan().costs.push_back(
          {row.choice<CostItem>("item"), row.text("stage"), row.row_of("mode", modes), row.money("cost_cny")});
    });
  }

  Plan& plan() { return document_.plan; }

  const Corridor& corridor_;
  const fs::path& folder_;
  NoticeList notices_;
  const Table<Lot> lots_;
  const Names<Lot> lot_names_;
  const Names<Departure> departures_;
  PlanDocument document_;
};

}  // namespace

tl::expected<PlanDocument, Notices> read_plan(const Corridor& corridor, const fs::path& folder) {
  return PlanReader(corridor, folder).read();
}

}  // namespace yizhan::feed
