#include "generate/draw.h"

#include <algorithm>
#include <numeric>

namespace yizhan::generate {

Draw::Draw(std::uint64_t seed, std::string_view stream) {
  std::uint64_t state = seed;
  for (const char c : stream) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  engine_.seed(state);
}

long Draw::whole(long low, long high) {
  return low + static_cast<long>(engine_() % static_cast<std::uint64_t>(high - low + 1));
}

long Draw::hump(long low, long high) {
  const long first = whole(2 * low, 2 * high);
  return (first + whole(2 * low, 2 * high) + 1) / 4;
}

std::size_t Draw::weighted(const std::vector<long>& weights) {
  long ticket = whole(0, std::accumulate(weights.begin(), weights.end(), 0L) - 1);
  std::size_t index = 0;
  while (ticket >= weights[index]) ticket -= weights[index++];
  return index;
}

std::vector<long> shares(long total, const std::vector<long>& weights) {
  const long whole = std::accumulate(weights.begin(), weights.end(), 0L);
  std::vector<long> parts, rests;
  for (const long weight : weights) {
    parts.push_back(total * weight / whole);
    rests.push_back(total * weight % whole);
  }
  std::vector<std::size_t> by_rest(weights.size());
  std::iota(by_rest.begin(), by_rest.end(), std::size_t{0});
  std::stable_sort(by_rest.begin(), by_rest.end(), [&](auto a, auto b) { return rests[a] > rests[b]; });
  long left = total - std::accumulate(parts.begin(), parts.end(), 0L);
  for (std::size_t i = 0; left > 0; ++i, --left) ++parts[by_rest[i]];
  return parts;
}

Turns::Turns(std::vector<long> weights) : weights_(std::move(weights)), given_(weights_.size()) {
  weight_ = std::accumulate(weights_.begin(), weights_.end(), 0L);
}

std::size_t Turns::next(long amount) {
  total_ += amount;
  std::size_t best = 0;
  const auto behind = [&](std::size_t i) { return weights_[i] * total_ - given_[i] * weight_; };
  for (std::size_t i = 1; i < weights_.size(); ++i)
    if (weights_[i] > 0 && (weights_[best] == 0 || behind(i) > behind(best))) best = i;
  given_[best] += amount;
  return best;
}

}  // namespace yizhan::generate
