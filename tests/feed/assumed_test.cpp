// Assumed figures that are moved: those that are named, by the factor, and no others.
#include "feed/assumed.h"

#include <gtest/gtest.h>

#include <cmath>

#include "feed/cell.h"
#include "feed/corridor_tables.h"
#include "tests/support/random_corridor.h"

namespace yizhan::feed {
namespace {

Corridor mini() { return read_corridor(YIZHAN_ROOT "/corridors/relay-mini").corridor.value(); }

const AssumedGroup* find_group(const AssumedFigures& figures, const std::string& id) {
  for (const AssumedGroup& group : figures.groups())
    if (group.id == id) return &group;
  return nullptr;
}

bool is_moved(const AssumedGroup& group, const TableSchema* table, std::size_t row, std::size_t column) {
  for (const FigureColumn& part : group.columns)
    if (part.table == table && part.column == column && std::binary_search(part.rows.begin(), part.rows.end(), row))
      return true;
  return false;
}

/// Every cell that differs is one of the group's and is its old value times the factor, as far as its column lets it.
void expect_only(const AssumedGroup& group, RangeEnd end, const TableRows& before, const TableRows& after) {
  ASSERT_EQ(before.rows.size(), after.rows.size());
  for (std::size_t row = 0; row < before.rows.size(); ++row)
    for (std::size_t i = 0; i < before.schema->columns.size(); ++i) {
      const Column& column = before.schema->columns[i];
      const std::string &old = before.rows[row].cells[i], &now = after.rows[row].cells[i];
      const bool raised = before.schema->name == "orders" && column.name == "quantity";  // to its stock
      if (!is_moved(group, before.schema, row, i)) {
        EXPECT_TRUE(old == now || raised) << group.id << " " << before.schema->name << "." << column.name;
        continue;
      }
      const double wanted = parse_number(old).value() * group.factor(end);
      const double got = now.empty() ? parse_number(column.fallback).value() : parse_number(now).value();
      const double limited = std::clamp(wanted, column.least.value_or(-1e300), column.most.value_or(1e300));
      const double minute = column.unit == "hour" ? 1. / 60 : column.unit == "day" ? 1. / 1440 : 0;
      const double rounding = column.type == Type::whole ? 0.5 : std::max(minute / 2, 1e-9) * (1 + std::abs(limited));
      EXPECT_NEAR(got, limited, rounding) << group.id;
    }
}

TEST(Assumed, MovingAGroupChangesItsCellsAndNoOthers) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Corridor corridor = seed == 0 ? mini() : random_corridor(seed, RandomSize::tiny);
    const Tables before = tables_of(corridor);
    const AssumedFigures figures(corridor);
    EXPECT_GT(figures.groups().size(), 20u);
    for (const AssumedGroup& group : figures.groups())
      for (const RangeEnd end : {RangeEnd::low, RangeEnd::high}) {
        const ReadResult moved = figures.moved(group, end);
        if (!moved.corridor) continue;
        const Tables after = tables_of(*moved.corridor);
        expect_only(group, end, before.corridor, after.corridor);
        for (std::size_t i = 0; i < before.tables.size(); ++i)
          expect_only(group, end, before.tables[i], after.tables[i]);
        EXPECT_FALSE(*moved.corridor == corridor) << group.id;
      }
  }
}

TEST(Assumed, SourcedFiguresStayWhereTheyAre) {
  Corridor corridor = mini();
  for (Model& model : corridor.models) model.source = "A; value_cny: H [1]";
  const AssumedFigures figures(corridor);
  EXPECT_EQ(find_group(figures, "models.value_cny"), nullptr);
  EXPECT_NE(find_group(figures, "models.mass_kg"), nullptr);
}

TEST(Assumed, RangesNameRowsTogetherAndLeaveTheRestOfTheirColumn) {
  const Corridor corridor = mini();
  const AssumedFigures figures(corridor);
  const AssumedGroup* exports = find_group(figures, "orders-export");
  const AssumedGroup* others = find_group(figures, "orders.quantity");
  ASSERT_TRUE(exports && others);
  std::size_t export_orders = 0;
  for (const Order& order : corridor.orders) export_orders += order.kind == OrderKind::export_ ? 1 : 0;
  EXPECT_EQ(exports->figures(), export_orders);
  EXPECT_EQ(exports->figures() + others->figures(), corridor.orders.size());
  const Corridor more = figures.moved(*exports, RangeEnd::high).corridor.value();
  for (std::size_t i = 0; i < corridor.orders.size(); ++i) {
    const Index<Order> order(i);
    const auto before = static_cast<double>(corridor.orders[order].quantity.count());
    const double factor = corridor.orders[order].kind == OrderKind::export_ ? 1.5 : 1;
    EXPECT_EQ(more.orders[order].quantity.count(), std::lround(before * factor));
  }
}

TEST(Assumed, AnOrderIsNeverSmallerThanItsStock) {
  Corridor corridor = mini();
  ASSERT_FALSE(corridor.stock.empty());
  Stock& stock = corridor.stock[Index<Stock>(0)];
  stock.quantity = corridor.orders[stock.order].quantity;
  const AssumedFigures figures(corridor);
  for (const AssumedGroup& group : figures.groups())
    for (const RangeEnd end : {RangeEnd::low, RangeEnd::high})
      EXPECT_TRUE(figures.moved(group, end).corridor) << group.id;
}

TEST(Assumed, AFigureStaysWithinWhatItsColumnMaySay) {
  Corridor corridor = mini();
  corridor.orders[Index<Order>(0)].quantity = Vehicles(1000000);
  const AssumedFigures figures(corridor);
  const Corridor more = figures.moved(*find_group(figures, "orders-export"), RangeEnd::high).corridor.value();
  EXPECT_EQ(more.orders[Index<Order>(0)].quantity, Vehicles(1000000));
}

}  // namespace
}  // namespace yizhan::feed
