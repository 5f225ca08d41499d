// A plan that is compared.
#pragma once

#include "model/plan.h"

namespace yizhan::compare {

/// A true plan, and the corridor, overlays applied, that it is of. Both must outlive what is made of a side.
struct Side {
  const Corridor& corridor;
  const Plan& plan;
};

}  // namespace yizhan::compare
