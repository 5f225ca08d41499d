// What a misspelt name was meant to be.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yizhan::feed {

/// The word of `known` nearest to `word` (insertions, deletions, replacements and swaps of neighbours, without regard
/// to case; the first of equals); empty if none is near: at most a third of the longer word away, or 1.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// Knows words and finds the nearest; after `most_searches` it finds nothing more, so that a file full of faults
/// costs bounded time.
class Speller {
 public:
  void learn(std::string word) { known_.push_back(std::move(word)); }
  std::string nearest(std::string_view word);
  static constexpr int most_searches = 100;

 private:
  std::vector<std::string> known_;
  bool sorted_ = false;
  int searches_ = 0;
};

}  // namespace yizhan::feed
