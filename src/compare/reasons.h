// Why a lot goes otherwise: what its old way and its new one cost and take, in the old plan and in the new one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "compare/side.h"

namespace yizhan::compare {

enum class Reason {
  demand,      // the lot has more or fewer vehicles
  gone,        // a leg or departure of the old way is no more
  closed,      // a step of the old way is no longer open to it
  retimed,     // a step of the old way is at other times, or takes longer
  opened,      // the new way was not there, or not open
  shrank,      // a row that the old way takes from is dearer, and has less capacity
  dearer,      // a row that the old way takes from is dearer
  costs_more,  // the old way itself costs more
  freed,       // a row that the new way takes from is cheaper
  costs_less,  // the new way itself costs less
  even         // neither way has become dearer than the other by a yuan: others gain by it, or nobody does
};

struct Why {
  Reason reason = Reason::even;
  std::string subject;  // the leg, departure, row or cost item; empty where there is none
  Money by;             // what a vehicle's old way lost against the new one by the subject, where prices decide
  bool operator==(const Why&) const = default;
};

/// Both ends of a change: vehicles of a lot that are left have no itinerary.
struct Ways {
  const Itinerary* before = nullptr;  // of the old plan
  const Itinerary* after = nullptr;   // of the new plan
};

/// What vehicles of a lot pay by itself (by cost item) and take at a plan's prices (by row), in yuan for one.
struct Terms {
  std::map<std::string, double> own, rows;
  bool operator==(const Terms&) const = default;
};

class Reasons {
 public:
  /// Both sides must outlive it.
  Reasons(const Side& before, const Side& after);
  ~Reasons();
  Reasons(const Reasons&) = delete;
  Reasons& operator=(const Reasons&) = delete;

  /// For a lot that both corridors have.
  [[nodiscard]] Why why(Index<Lot> before, Index<Lot> after, const Ways& ways) const;

 private:
  struct Half;
  std::unique_ptr<Half> before_, after_;
};

}  // namespace yizhan::compare
