#include "tests/solve/listed_paths.h"

#include <algorithm>
#include <map>

#include "solve/lp.h"

namespace yizhan::solve::test {

double ListedPaths::value(const Path& path) const {
  double total = counted_ ? path.cost + path.fixed / program_->lots[path.lot].quantity : 0;
  for (const auto& [row, amount] : path.entries) total += prices_[row] * amount;
  return total;
}

void ListedPaths::price(std::span<const double> prices, int, std::span<double> values) {
  prices_.assign(prices.begin(), prices.end());
  for (std::size_t lot = 0; lot < paths_.size(); ++lot) {
    values[lot] = unlimited;
    for (const Path& path : paths_[lot]) values[lot] = std::min(values[lot], value(path));
  }
}

bool ListedPaths::count_costs(bool counted) {
  counted_ = counted;
  return true;
}

void ListedPaths::paths(std::span<const Wanted> wanted, int, std::vector<Path>& found) {
  for (const auto& [lot, margin, most] : wanted) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < paths_[lot].size(); ++i) order.emplace_back(value(paths_[lot][i]), i);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
      if (order[i].first <= order[0].first + margin) found.push_back(paths_[lot][order[i].second]);
    }
  }
}

std::optional<Path> ListedPaths::cheapest(LotNumber lot) {
  std::vector<Path> found;
  paths(std::vector<Wanted>{{lot, 0, 1}}, 1, found);
  if (found.empty() || value(found.front()) >= closed / 2) return std::nullopt;
  return found.front();
}

namespace {

class Draft {
 public:
  explicit Draft(std::mt19937& random) : random_(random) {}

  Case make(const Features& features);

 private:
  int draw(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  Row row(double capacity) {
    made_.program.capacity.push_back(capacity);
    return static_cast<Row>(made_.program.capacity.size() - 1);
  }
  void column(double cost, double upper, bool whole, std::vector<Entry> entries) {
    made_.program.columns.push_back({cost, upper, whole, std::move(entries)});
  }
  void add_lots(const Features& features);
  void add_boxes();
  void add_runs();
  void add_stock();
  void add_target();
  void use(Path& path, Row row, double amount);

  std::mt19937& random_;
  Case made_;
};

void Draft::use(Path& path, Row row, double amount) {
  for (const Entry& entry : path.entries) {
    if (entry.row == row) return;
  }
  path.entries.push_back({row, amount});
}

void Draft::add_lots(const Features& features) {
  const int rows = draw(3, 7), lots = draw(2, 6);
  for (int i = 0; i < rows; ++i) row(draw(3, 15));
  for (int l = 0; l < lots; ++l) {
    Demand lot{static_cast<double>(draw(1, 12)), draw(50, 200)};
    if (features.must_serve && draw(0, 2) == 0) lot.unserved.reset();
    made_.program.lots.push_back(lot);
    auto& paths = made_.paths.emplace_back();
    for (int i = draw(1, 5); i > 0; --i) {
      Path path;
      path.lot = static_cast<LotNumber>(l);
      path.cost = draw(5, 90);
      for (int e = draw(1, 3); e > 0; --e) use(path, static_cast<Row>(draw(0, rows - 1)), draw(1, 4) / 2.0);
      path.key = paths.size();
      if (features.charges && draw(0, 1) == 0) {
        path.charge = static_cast<std::uint32_t>(paths.size() % 3);
        path.fixed = 12.0 * (path.charge + 1);
        path.minimum = draw(0, 1) * 3.0;
      }
      paths.push_back(std::move(path));
    }
    for (Path& path : paths) {  // one charge has one minimum
      for (const Path& first : paths) {
        if (first.charge == path.charge) path.minimum = std::max(path.minimum, first.minimum);
      }
      for (Path& first : paths) {
        if (first.charge == path.charge) first.minimum = path.minimum;
      }
    }
  }
}

// Boxes of a departure: vehicles take 1/per_unit of a box, boxes take slots.
void Draft::add_boxes() {
  const Row slots = row(draw(2, 9)), units = row(0);
  const double taken = draw(1, 2);
  column(draw(20, 80), 9, true, {{slots, taken}, {units, -1}});
  for (auto& paths : made_.paths) {
    for (Path& path : paths) {
      if (draw(0, 1) == 0) use(path, units, 1.0 / draw(2, 4));
    }
  }
}

// A sailing that runs or not: its run supplies the deck and wants a minimum.
void Draft::add_runs() {
  const Row deck = row(0), least = row(0);
  const double capacity = draw(6, 20), minimum = draw(0, 5);
  column(draw(50, 300), 1, true, {{deck, -capacity}, {least, minimum}});
  for (auto& paths : made_.paths) {
    for (Path& path : paths) {
      if (draw(0, 1) == 0) {
        use(path, deck, 1);
        use(path, least, -1);
      }
    }
  }
}

// Parts by week: purchases arrive, stock is carried over.
void Draft::add_stock() {
  const int weeks = 4;
  std::vector<Row> part;
  for (int week = 0; week < weeks; ++week) part.push_back(row(week == 0 ? draw(0, 5) : 0));
  for (const Row week : part) column(draw(1, 9), draw(4, 15), false, {{week, -1}});
  for (int week = 0; week + 1 < weeks; ++week)
    column(draw(0, 2), unlimited, false, {{part[week], 1}, {part[week + 1], -1}});
  for (auto& paths : made_.paths) {
    for (Path& path : paths) use(path, part[draw(0, weeks - 1)], draw(1, 3));
  }
}

void Draft::add_target() {
  const double wanted = 1e6 * draw(5, 30);
  const Row target = row(-wanted);
  column(draw(1, 60) * 1e-6, wanted, false, {{target, -1}});
  for (auto& paths : made_.paths) {
    const double worth = 1e6 * draw(0, 2);
    for (Path& path : paths) {
      if (worth > 0) use(path, target, -worth);
    }
  }
}

Case Draft::make(const Features& features) {
  add_lots(features);
  if (features.boxes) add_boxes();
  if (features.runs) add_runs();
  if (features.stock) add_stock();
  if (features.target) add_target();
  for (auto& paths : made_.paths) {
    for (Path& path : paths)
      std::sort(path.entries.begin(), path.entries.end(),
                [](const Entry& a, const Entry& b) { return a.row < b.row; });
  }
  return std::move(made_);
}

}  // namespace

Case random_case(std::mt19937& random, const Features& features) { return Draft(random).make(features); }

double optimum(const Case& full, bool relaxed) {
  const Program& program = full.program;
  const auto lots = static_cast<int>(program.lots.size());
  LpBatch rows, columns;
  for (const Demand& lot : program.lots) rows.begin(lot.quantity, lot.quantity);
  for (const double capacity : program.capacity) rows.begin(-unlimited, capacity);
  const bool whole = program.whole && !relaxed;
  for (int lot = 0; lot < lots; ++lot) {
    const auto& demand = program.lots[lot];
    if (!demand.unserved) continue;
    columns.begin(0, demand.quantity, *demand.unserved, whole);
    columns.entry(lot, 1);
  }
  for (const StaticColumn& column : program.columns) {
    columns.begin(0, column.upper, column.cost, column.whole && !relaxed);
    for (const auto& [row, amount] : column.entries) columns.entry(lots + static_cast<int>(row), amount);
  }
  std::map<std::pair<LotNumber, std::uint32_t>, std::pair<int, int>> charges;  // rows: at most, at least
  const auto charge_rows = [&](const Path& path) {
    const auto [found, fresh] = charges.try_emplace({path.lot, path.charge});
    if (fresh) {
      const double quantity = program.lots[path.lot].quantity;
      const int first = static_cast<int>(rows.size());
      rows.begin(-unlimited, 0);
      rows.begin(-unlimited, 0);
      found->second = {first, first + 1};
      columns.begin(0, 1, path.fixed, true);
      columns.entry(first, -quantity);
      columns.entry(first + 1, std::min(path.minimum, quantity));
    }
    return found->second;
  };
  for (const auto& paths : full.paths) {
    for (const Path& path : paths) {
      const bool charged = path.charge != Path::no_charge;
      const double spread = relaxed && charged ? path.fixed / program.lots[path.lot].quantity : 0;
      const auto at = charged && !relaxed ? charge_rows(path) : std::pair(0, 0);
      columns.begin(0, unlimited, path.cost + spread, whole);
      columns.entry(static_cast<int>(path.lot), 1);
      for (const auto& [row, amount] : path.entries) columns.entry(lots + static_cast<int>(row), amount);
      if (charged && !relaxed) {
        columns.entry(at.first, 1);
        columns.entry(at.second, -1);
      }
    }
  }
  Lp lp;
  lp.add_rows(rows);
  lp.add_columns(columns);
  const LpStatus status = relaxed ? lp.run(LpMethod::simplex, 1e-9) : lp.run_whole({});
  return status == LpStatus::optimal ? lp.cost() : unlimited;
}

}  // namespace yizhan::solve::test
