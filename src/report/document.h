// A plan with its corridor as one JSON document, which the page reads. Tables are objects of columns, rows are named
// by their number in them (-1: none), times are minutes since midnight of the corridor's first day, money is yuan.
// What each column means stands once, in web/src/data/types.ts.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "model/plan.h"

namespace yizhan::report {

/// A plan with the corridor that it was made for.
struct PlanOf {
  const Corridor& corridor;
  const PlanDocument& document;
};

/// What a page shows beside its plan.
struct Additions {
  std::optional<PlanOf> beside;       // another plan to compare with
  nlohmann::ordered_json comparison;  // what differs in it, as `compare` says it; null without another plan
  nlohmann::ordered_json studies = nlohmann::ordered_json::object();  // answers of what-if verbs, by their names
};

/// Follows from corridors, plans and additions alone, with any number of threads: equal input, equal documents.
std::string document_text(const PlanOf& shown, const Additions& additions, int threads);

}  // namespace yizhan::report
