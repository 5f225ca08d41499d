// What the solver knows of a problem: rows that bound use, lots that want paths, and an oracle that
// finds a lot's cheapest path under prices. It knows nothing of vehicles or time, so that the same
// engine plans corridors and solves plain multicommodity networks.
//
//   min  sum cost_j x_j  +  sum over lots unserved_l w_l  +  sum cost_k y_k
//   s.t. sum a_rj x_j + sum a_rk y_k <= capacity_r          for every row r
//        sum over paths of l x_j + w_l = quantity_l         for every lot l
//        x, w >= 0, 0 <= y_k <= upper_k; whole where asked
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace yizhan::solve {

using Row = std::uint32_t;
using LotNumber = std::uint32_t;

inline constexpr double unlimited = std::numeric_limits<double>::infinity();
/// A price that closes a row: a path whose value reaches `closed / 2` uses a closed row.
inline constexpr double closed = 1e13;

struct Entry {
  Row row = 0;
  double amount = 0;
  bool operator==(const Entry&) const = default;
};

/// A column that exists from the start: a count of load units, a run of a departure, a purchase, a
/// stock carried over, a shortfall. One with an unlimited upper range has exactly one positive entry and
/// carries over: the solver keeps its reduced cost from being negative by raising that row's price,
/// taking such columns from the last to the first.
struct StaticColumn {
  double cost = 0;
  double upper = unlimited;
  bool whole = false;
  std::vector<Entry> entries;
};

/// Lots of one party share charges: it pays `fixed` once, and what of all of them goes counts for the minimum.
struct Demand {
  static constexpr std::uint32_t alone = 0xffffffff;

  double quantity = 0;
  std::optional<double> unserved;  // cost of each unit left; none: all must be served
  std::uint32_t party = alone;     // the number of the party's first lot
  double party_quantity = 0;       // of a party: over which a charge is spread, at least that of its lots
};

struct Program {
  std::vector<double> capacity;  // by row
  std::vector<StaticColumn> columns;
  std::vector<Demand> lots;
  bool whole = true;  // path flows are whole numbers
  double paid = 0;    // what any plan costs besides: gaps are shares of the sum

  [[nodiscard]] LotNumber party(LotNumber lot) const {
    return lots[lot].party == Demand::alone ? lot : lots[lot].party;
  }
  [[nodiscard]] double party_quantity(LotNumber lot) const {
    return lots[lot].party == Demand::alone ? lots[lot].quantity : lots[lot].party_quantity;
  }
};

/// One way for a lot. `charge` names a departure on which the lot pays `fixed` once, however many units
/// go, and of which it takes at least `minimum` units (or the whole lot) if any.
struct Path {
  static constexpr std::uint32_t no_charge = 0xffffffff;

  LotNumber lot = 0;
  double cost = 0;             // of one unit, without `fixed`
  std::vector<Entry> entries;  // by row, ascending, each row once, amounts > 0 or < 0
  std::uint32_t charge = no_charge;
  double fixed = 0;
  double minimum = 0;
  std::uint64_t key = 0;  // equal for equal paths of a lot; the oracle can rebuild the path from it
};

/// Paths that a lot wants: those within `margin` of its least value, at most `most`.
struct Wanted {
  LotNumber lot = 0;
  double margin = 0;
  std::size_t most = 1;
};

/// Finds paths. Not shared between threads by the caller; `price` may use threads itself and gives the
/// same results with any number of them.
class Oracle {
 public:
  virtual ~Oracle() = default;

  /// Takes new prices for all rows and fills, for every lot, the least of
  /// cost + fixed / quantity + sum price x amount over its paths; `unlimited` if it has none.
  virtual void price(std::span<const double> prices, int threads, std::span<double> values) = 0;

  /// From the next `price` on paths cost what they cost, or nothing: their amounts alone count, as a proof
  /// that no plan exists needs. False: this oracle cannot.
  virtual bool count_costs(bool counted) { return counted; }

  /// Under the prices last given, for each lot wanted (each at most once): its best path of each charge (each
  /// departure), those within the margin of its least value, best first. May use threads as `price` does.
  virtual void paths(std::span<const Wanted> wanted, int threads, std::vector<Path>& found) = 0;

  /// Changes one price; `cheapest` reads it at once, `paths` after the next `price`.
  virtual void set_price(Row row, double price) = 0;

  /// The lot's best path under the current prices (reduced value as in `price`); none if every path
  /// meets a closed row.
  virtual std::optional<Path> cheapest(LotNumber lot) = 0;
};

}  // namespace yizhan::solve
