// Steps as columns of the document, those of many itineraries one after another.
#pragma once

#include "report/columns.h"

namespace yizhan::report {

/// A departure d is named -1 - d; a start counts from the end of the step before, of the first from the corridor's
/// start: small numbers pack well.
class StepColumns {
 public:
  explicit StepColumns(const Corridor& corridor) : corridor_(corridor) {}
  void add(const Order& order, Index<Model> model, const std::vector<Step>& steps);
  [[nodiscard]] Json json() const;

 private:
  const Corridor& corridor_;
  Json by_ = Json::array(), wait_ = Json::array(), minutes_ = Json::array(), money_ = Json::array(),
       duty_ = Json::array();
};

}  // namespace yizhan::report
