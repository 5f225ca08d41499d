#include "solve/gap_parts.h"

#include <algorithm>
#include <set>

#include "solve/bound.h"

namespace yizhan::solve {
namespace {

double value_of(const Path& path, std::span<const double> prices) {
  double total = path.cost;
  for (const auto& [row, amount] : path.entries) total += prices[row] * amount;
  return total;
}

}  // namespace

GapParts gap_parts(const Program& program, const Result& result) {
  GapParts parts;
  std::vector<double> slack = program.capacity;
  std::set<std::pair<LotNumber, std::uint32_t>> charged;  // of parties
  for (const auto& [path, quantity] : result.flows) {
    const double part = path.fixed / program.party_quantity(path.lot);
    parts.ways += quantity * (value_of(path, result.prices) + part - result.values[path.lot]);
    parts.charges -= quantity * part;
    if (path.charge != Path::no_charge && charged.insert({program.party(path.lot), path.charge}).second)
      parts.charges += path.fixed;
    for (const auto& [row, amount] : path.entries) slack[row] -= quantity * amount;
  }
  for (LotNumber lot = 0; lot < program.lots.size(); ++lot) {
    if (result.unserved[lot] > 0)
      parts.left += result.unserved[lot] * (program.lots[lot].unserved.value_or(0) - result.values[lot]);
  }
  for (std::size_t k = 0; k < program.columns.size(); ++k) {
    const StaticColumn& column = program.columns[k];
    const double value = reduced_cost(column, result.prices);
    parts.columns += value < 0 ? (result.columns[k] - column.upper) * value : result.columns[k] * value;
    for (const auto& [row, amount] : column.entries) slack[row] -= result.columns[k] * amount;
  }
  for (Row row = 0; row < slack.size(); ++row) {
    if (result.prices[row] > 0) parts.room += result.prices[row] * slack[row];
  }
  return parts;
}

}  // namespace yizhan::solve
