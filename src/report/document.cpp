#include "report/document.h"

#include "report/columns.h"

namespace yizhan::report {

namespace {

constexpr int format = 1;  // raised when a reader of the document must change

}  // namespace

std::string document_text(const PlanOf& shown, const Additions& additions, int threads) {
  const Corridor& corridor = shown.corridor;
  const Plan& plan = shown.document.plan;
  Json document = {{"format", format}, {"corridor", corridor_json(corridor)}};
  add_plan(corridor, shown.document, document);
  document["resources"] = cells_json(corridor, plan);
  document["voyages"] = voyages_json(corridor, plan);
  document["others"] = other_rows_json(corridor, plan);
  const auto& beside = additions.beside;
  document["beside"] = beside ? beside_json(beside->corridor, beside->document) : Json();
  document["comparison"] = additions.comparison;
  document["studies"] = additions.studies;
  add_offers(corridor, plan, threads, document);
  return document.dump();
}

}  // namespace yizhan::report
