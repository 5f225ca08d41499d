#include "report/document.h"

#include "report/columns.h"

namespace yizhan::report {

namespace {

constexpr int format = 1;  // raised when a reader of the document must change

}  // namespace

std::string document_text(const PlanOf& shown, const PlanOf* beside, int threads) {
  const auto& [corridor, plan] = shown;
  Json document = {{"format", format}, {"corridor", corridor_json(corridor)}};
  add_plan(corridor, plan, document);
  document["resources"] = cells_json(corridor, plan);
  document["voyages"] = voyages_json(corridor, plan);
  document["others"] = other_rows_json(corridor, plan);
  document["beside"] = beside ? beside_json(beside->corridor, beside->plan) : Json();
  add_offers(corridor, plan, threads, document);
  return document.dump();
}

}  // namespace yizhan::report
