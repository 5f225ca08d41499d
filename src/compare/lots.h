// Lots that go otherwise in one plan than in the other.
#pragma once

#include "compare/reasons.h"

namespace yizhan::compare {

/// Vehicles of a lot that go the same steps, whenever.
struct Way {
  std::string departures;  // ids in order; the legs where there is no departure; empty: left
  std::string steps;       // ids of all steps in order
  Vehicles vehicles;
  bool operator==(const Way&) const = default;
};

struct LotChange {
  std::string lot;
  std::vector<Way> lost, gained;  // vehicles that go a way no more, and those that go it now; by vehicles
  Tally before, after;            // all 0 where there is no such lot
  Money cost;                     // what its vehicles pay more by themselves, and for being left
  double late_days = 0;           // vehicles times days of lateness, more than before
  Why why;                        // of the most vehicles lost and gained
  /// Vehicles that go otherwise.
  [[nodiscard]] Vehicles moved() const;
  bool operator==(const LotChange&) const = default;
};

/// By the size of `cost`, largest first; then by name.
std::vector<LotChange> changed_lots(const Side& before, const Side& after);

}  // namespace yizhan::compare
