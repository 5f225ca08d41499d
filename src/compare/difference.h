// What differs between two plans of a corridor, each with overlays of its own: all figures are those of the second
// less those of the first.
#pragma once

#include <array>
#include <map>

#include "compare/flows.h"
#include "compare/lots.h"
#include "compare/scarcity.h"

namespace yizhan::compare {

/// A target of both, or of one of them; what it comes to stands in its unit.
struct TargetMove {
  std::string id;
  std::optional<TargetOutcome> before, after;  // none: it is no target there
};

struct Difference {
  Tally total;
  std::array<Tally, 4> kinds;  // by OrderKind
  Money cost, bound;
  bool same_aims = true;  // both were asked for the same, of the same levers, and decided from the same day on
  Money least, most;      // the best plans differ in cost by something between; proven if the aims are the same
  std::map<CostItem, Money> items;  // where the difference of cost comes from; those that differ by a yuan
  std::vector<TargetMove> targets;
  std::vector<FlowMove> flows;
  std::vector<CellMove> cells;
  std::vector<LotChange> lots;
  std::size_t all_lots = 0;  // that either plan has
  /// Nothing proves that the best plans differ in cost at all.
  [[nodiscard]] bool within_gaps() const { return least <= Money() && Money() <= most; }
};

Difference difference(const Side& before, const Side& after);

}  // namespace yizhan::compare
