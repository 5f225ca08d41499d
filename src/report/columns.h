// Tables of the document, column by column.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "model/corridor.h"
#include "model/plan.h"

namespace yizhan::report {

using Json = nlohmann::ordered_json;

/// The number of a row; -1 if there is none.
template <class T>
long number_of(Index<T> index) {
  return index.exists() ? static_cast<long>(index.row()) : -1;
}

template <class T>
Json numbers_of(const std::vector<Index<T>>& list) {
  Json numbers = Json::array();
  for (const Index<T> index : list) numbers.push_back(number_of(index));
  return numbers;
}

/// English and Chinese; what a corridor does not name is called by its id.
inline Json name_json(const std::string& id, const Name& name) {
  const std::string& english = name.en.empty() ? id : name.en;
  return {english, name.zh.empty() ? english : name.zh};
}

inline std::string_view unit_name(Unit unit) {
  constexpr std::string_view names[] = {"vehicle", "ceu", "teu", "box",  "wagon", "m2",   "m3",
                                        "lane_m",  "kg",  "kwh", "hour", "yuan",  "piece"};
  return names[static_cast<std::size_t>(unit)];
}

/// Money to the cent, amounts to a millionth: the page shows less, and shorter numbers make a smaller page.
inline double cents(Money money) { return std::round(money.value() * 100) / 100; }
inline double rounded(double amount) { return std::round(amount * 1e6) / 1e6; }

/// One column made by a function of each row.
template <class Rows, class Make>
Json column(const Rows& rows, Make make) {
  Json values = Json::array();
  for (const auto& row : rows) values.push_back(make(row));
  return values;
}

Json corridor_json(const Corridor& corridor);
Json cells_json(const Corridor& corridor, const Plan& plan);
Json voyages_json(const Corridor& corridor, const Plan& plan);
Json other_rows_json(const Corridor& corridor, const Plan& plan);
/// The cheapest ways of lots left or late, and of all by gateway.
void add_offers(const Corridor& corridor, const Plan& plan, int threads, Json& document);
/// A plan made otherwise, to compare with: what it comes to, and the hours of its exports by stage.
Json beside_json(const Corridor& corridor, const PlanDocument& document);
Json summary_json(const PlanDocument& document);
Json costs_json(const Plan& plan);
void add_plan(const Corridor& corridor, const PlanDocument& shown, Json& document);

}  // namespace yizhan::report
