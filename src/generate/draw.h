// Seeded draws in whole numbers only: std's engine is the same everywhere, std's distributions are not.
#pragma once

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace yizhan::generate {

class Draw {
 public:
  /// One stream for each name: what is drawn elsewhere does not shift it.
  Draw(std::uint64_t seed, std::string_view stream);

  /// From `low` to `high`, both included.
  long whole(long low, long high);
  /// Likewise, the middle more often.
  long hump(long low, long high);
  bool percent(int chance) { return whole(1, 100) <= chance; }
  /// An index, by its weight; one weight at least is positive.
  std::size_t weighted(const std::vector<long>& weights);

 private:
  std::mt19937_64 engine_;
};

/// The total in whole parts by weight, largest remainders first.
std::vector<long> shares(long total, const std::vector<long>& weights);

/// Gives out in turns so that each keeps its share of all that was given so far.
class Turns {
 public:
  explicit Turns(std::vector<long> weights);
  /// Who is next to get `amount`: the one furthest behind its share.
  std::size_t next(long amount);

 private:
  std::vector<long> weights_;
  std::vector<long> given_;
  long weight_ = 0, total_ = 0;
};

}  // namespace yizhan::generate
