#include "feed/schema.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "feed/schema_files.h"

namespace yizhan::feed {

NLOHMANN_JSON_SERIALIZE_ENUM(Type, {{Type::text, "text"},
                                    {Type::id, "id"},
                                    {Type::word, "word"},
                                    {Type::reference, "reference"},
                                    {Type::whole, "whole"},
                                    {Type::number, "number"},
                                    {Type::money, "money"},
                                    {Type::date, "date"},
                                    {Type::datetime, "datetime"},
                                    {Type::yes_no, "yes_no"},
                                    {Type::enumeration, "enum"},
                                    {Type::country, "country"},
                                    {Type::unlocode, "unlocode"},
                                    {Type::source, "source"}})

namespace {

using nlohmann::json;

json parsed(std::string_view path) {
  for (const SchemaFile& file : schema_files())
    if (file.path == path) return json::parse(file.text);
  throw std::logic_error("schema/" + std::string(path) + " is missing");
}

Text text_of(const json& object) { return {object.value("en", ""), object.value("zh", "")}; }

Column column_of(const json& object) {
  Column column;
  column.name = object.at("name");
  column.type = object.at("type").get<Type>();
  column.table = object.value("table", "");
  column.values = object.value("values", std::vector<std::string>());
  column.list = object.value("list", false);
  column.key = object.value("key", false);
  column.unique = object.value("unique", false);
  column.required = object.value("required", false);
  column.figure = object.value("figure", false);
  column.fallback = object.value("default", "");
  column.unit = object.value("unit", "");
  if (object.contains("min")) column.least = object.at("min").get<double>();
  if (object.contains("max")) column.most = object.at("max").get<double>();
  if (object.contains("plausible")) column.plausible = object.at("plausible").get<std::pair<double, double>>();
  column.meaning = text_of(object);
  return column;
}

TableSchema table_of(const json& object) {
  TableSchema table;
  table.name = object.at("table");
  table.required = object.value("required", false);
  table.sorted_by = object.value("sorted_by", "");
  table.meaning = text_of(object);
  for (const json& column : object.at("columns")) table.columns.push_back(column_of(column));
  return table;
}

std::vector<TableSchema> feed_tables() {
  std::vector<TableSchema> tables;
  const json feed = parsed("feed.json");
  for (const json& name : feed.at("tables"))
    tables.push_back(table_of(parsed("tables/" + name.get<std::string>() + ".json")));
  return tables;
}

/// Numbers of a plan are sums, which may lie beyond what a corridor may state.
void widen(TableSchema& table) {
  for (Column& column : table.columns) {
    if (column.type != Type::number && column.type != Type::money) continue;
    if (!column.least) column.least = std::numeric_limits<double>::lowest();
    if (!column.most) column.most = std::numeric_limits<double>::max();
  }
}

std::vector<TableSchema> plan_tables() {
  std::vector<TableSchema> tables;
  for (const SchemaFile& file : schema_files()) {
    if (!file.path.starts_with("plan/")) continue;
    const json object = json::parse(file.text);
    if (!object.contains("table")) continue;
    tables.push_back(table_of(object));
    widen(tables.back());
  }
  return tables;
}

}  // namespace

std::optional<std::size_t> TableSchema::column(std::string_view column_name) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == column_name; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const TableSchema& corridor_schema() {
  static const TableSchema schema = table_of(parsed("corridor.json"));
  return schema;
}

const std::vector<TableSchema>& feed_schema() {
  static const std::vector<TableSchema> schema = feed_tables();
  return schema;
}

const std::vector<TableSchema>& plan_schema() {
  static const std::vector<TableSchema> schema = plan_tables();
  return schema;
}

int feed_format() {
  static const int format = parsed("feed.json").at("format");
  return format;
}

const TableSchema* find_table(const std::vector<TableSchema>& tables, std::string_view name) {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const TableSchema& t) { return t.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

}  // namespace yizhan::feed
