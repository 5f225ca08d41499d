// What `explain` tells of a lot: how it goes, and what it would take to do better.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/words.h"
#include "plan/explain.h"

namespace yizhan::cli {

struct LotStory {
  Lot lot;
  Tally tally;
  std::vector<Itinerary> itineraries;
  Explanation explanation;
};

LotStory story_of(const Corridor& corridor, const Plan& plan, Index<Lot> lot);

std::string story_text(const Corridor& corridor, const LotStory& story, Words words);
nlohmann::ordered_json story_json(const Corridor& corridor, const LotStory& story);

}  // namespace yizhan::cli
