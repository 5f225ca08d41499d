#include "feed/spelling.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace yizhan::feed {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The distance of Damerau (restricted), or anything above `most` if it is greater.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> before(width), above(width), row(width);
  for (std::size_t j = 0; j < width; ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j < width; ++j) {
      const char x = lower(a[i - 1]);
      const char y = lower(b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y)});
      if (i > 1 && j > 1 && x == lower(b[j - 2]) && lower(a[i - 2]) == y)
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before.swap(above);
    above.swap(row);
  }
  return above.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t longest_word = 200;
  std::string best;
  if (word.size() > longest_word) return best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t apart =
        candidate.size() > word.size() ? candidate.size() - word.size() : word.size() - candidate.size();
    if (best_distance == 0 || apart >= best_distance) continue;
    const std::size_t found = distance(word, candidate, best_distance - 1);
    if (found >= best_distance) continue;
    best_distance = found;
    best = candidate;
  }
  return best;
}

std::string Speller::nearest(std::string_view word) {
  if (++searches_ > most_searches) return {};
  if (!sorted_) std::sort(known_.begin(), known_.end());
  sorted_ = true;
  return feed::nearest(word, known_);
}

}  // namespace yizhan::feed
