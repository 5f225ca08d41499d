#include <array>

#include "feed/plan_folder.h"
#include "feed/schema.h"

namespace yizhan::feed {

namespace {

/// The schema lists the values of an enumeration in the order of the C++ one.
std::string_view value_of(const std::vector<TableSchema>& tables, std::string_view table, std::string_view column,
                          std::size_t number) {
  const TableSchema* schema = find_table(tables, table);
  return schema->columns[schema->column(column).value()].values.at(number);
}

}  // namespace

std::string lot_name(const Corridor& corridor, const Lot& lot) {
  const std::string& order = corridor.orders[lot.order].id;
  return lot.stock.exists() ? order + "/" + corridor.stock[lot.stock].id : order;
}

std::string_view name_of(OrderKind kind) {
  return value_of(feed_schema(), "orders", "kind", static_cast<std::size_t>(kind));
}

std::string_view name_of(Metric metric) {
  return value_of(feed_schema(), "targets", "metric", static_cast<std::size_t>(metric));
}

std::string_view name_of(CostItem item) {
  return value_of(plan_schema(), "costs", "item", static_cast<std::size_t>(item));
}

std::string_view name_of(Limit limit) {
  return value_of(plan_schema(), "targets", "limited_by", static_cast<std::size_t>(limit));
}

std::string_view name_of(ChangeCause cause) {
  return value_of(plan_schema(), "changes", "why", static_cast<std::size_t>(cause));
}

std::string_view name_of(Stop stop) {
  constexpr std::array<std::string_view, 4> names = {"none", "interrupt", "time_limit", "work_limit"};
  return names[static_cast<std::size_t>(stop)];
}

}  // namespace yizhan::feed
