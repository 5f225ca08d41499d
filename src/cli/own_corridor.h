// Plans read each with the corridor and the overlays that it was made of.
#pragma once

#include <tl/expected.hpp>

#include "check/check.h"
#include "cli/verb.h"
#include "model/plan.h"

namespace yizhan::cli {

struct OwnedPlan {
  std::filesystem::path folder;
  std::string name;  // of the folder; its path where two are named alike
  Corridor corridor;
  PlanDocument document;
};

/// Whether plans that are read are checked too: most of the time that it takes.
enum class Proof { checked, unasked };

/// A plan that its check refuses.
struct UntruePlan {
  std::filesystem::path folder;
  std::vector<check::Fault> faults;
};

/// Why plans cannot be looked at: all that is wrong at once. Untrue plans are told where all could be read.
struct Unusable {
  Notices notices;
  std::vector<UntruePlan> untrue;
};

/// A plan's corridor is `request.corridor` if that is given; else where it was read when the plan was made, else
/// corridors/ and its id. An overlay is the folder of that name among `request.overlays`, else where it was read,
/// else in the corridor's folder overlays. All plans must be of one corridor.
tl::expected<std::vector<OwnedPlan>, Unusable> read_plans(const Request& request,
                                                          const std::vector<std::filesystem::path>& folders,
                                                          Proof proof);

/// Tells why not. What the caller then returns.
Exit refuse(const Request& request, const Unusable& unusable);

}  // namespace yizhan::cli
