#include "cli/levers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "feed/spelling.h"
#include "model/rules.h"

namespace yizhan::cli {

namespace {

class LeverReader {
 public:
  explicit LeverReader(const Corridor& corridor) : corridor_(corridor) {
    limits_.ranges = Table<Lever, LeverRange>(corridor.levers.size());
  }

  tl::expected<LeverLimits, Notices> read(const LeverWish& wish) {
    if (wish.levers == "all")
      allow_all();
    else if (wish.levers != "none")
      read_list(wish.levers);
    if (faults_.empty()) refuse_conflict();
    if (wish.budget) {
      limits_.spending = Money(*wish.budget);
      if (std::none_of(limits_.ranges.begin(), limits_.ranges.end(), [](LeverRange range) { return range.most > 0; }))
        refuse("lever_budget_alone", "--lever-budget", std::to_string(*wish.budget));
    }
    if (!faults_.empty()) return tl::unexpected(faults_);
    return limits_;
  }

 private:
  void allow_all() {
    for (std::size_t row = 0; row < corridor_.levers.size(); ++row)
      limits_.ranges[Index<Lever>(row)] = {0, corridor_.levers[Index<Lever>(row)].at_most};
  }

  void read_list(const std::string& text) {
    std::istringstream list(text);
    for (std::string word; std::getline(list, word, ',');) read_word(word);
  }

  void read_word(const std::string& word) {
    const std::size_t end = std::min(word.find('='), word.size());
    const std::string id = word.substr(0, end);
    const auto found = std::find_if(corridor_.levers.begin(), corridor_.levers.end(),
                                    [&](const Lever& lever) { return lever.id == id; });
    if (found == corridor_.levers.end()) {
      std::vector<std::string> names;
      for (const Lever& lever : corridor_.levers) names.push_back(lever.id);
      return refuse("lever_unknown", "--levers", id, "levers.id, all, none", feed::nearest(id, names));
    }
    int count = 1;
    if (end < word.size()) {
      const auto [last, error] = std::from_chars(word.data() + end + 1, word.data() + word.size(), count);
      if (error != std::errc() || last != word.data() + word.size()) count = -1;
    }
    if (count < 0 || count > found->at_most)
      return refuse("lever_count", "--levers", word, "0 - " + std::to_string(found->at_most));
    limits_.ranges[Index<Lever>(static_cast<std::size_t>(found - corridor_.levers.begin()))] = {count, count};
  }

  /// What a list must buy and cannot.
  void refuse_conflict() {
    Table<Lever, int> counts;
    for (const LeverRange range : limits_.ranges) counts.add(range.least);
    const auto conflict = conflict_of(corridor_, counts);
    if (!conflict) return;
    if (!conflict->word.empty()) return refuse("lever_conflict_word", "--levers", conflict->word);
    const Fund& fund = corridor_.funds[conflict->fund];
    refuse("lever_conflict_fund", "--levers", fund.id, fmt::format("{:.0f}", fund.amount.value()));
  }

  void refuse(std::string code, std::string column, std::string value, std::string allowed = {},
              std::string mend = {}) {
    Notice notice;
    notice.code = std::move(code);
    notice.column = std::move(column);
    notice.value = std::move(value);
    notice.allowed = std::move(allowed);
    notice.mend = std::move(mend);
    faults_.push_back(std::move(notice));
  }

  const Corridor& corridor_;
  LeverLimits limits_;
  Notices faults_;
};

}  // namespace

tl::expected<LeverLimits, Notices> read_levers(const Corridor& corridor, const LeverWish& wish) {
  return LeverReader(corridor).read(wish);
}

}  // namespace yizhan::cli
