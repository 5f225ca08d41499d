#include <fmt/format.h>

#include "cli/input.h"
#include "cli/story.h"
#include "feed/plan_folder.h"
#include "feed/spelling.h"
#include "model/rules.h"

namespace yizhan::cli {

namespace {

Notice unknown_lot(const Corridor& corridor, const std::string& name) {
  std::vector<std::string> names;
  for (const Lot& lot : lots_of(corridor)) names.push_back(feed::lot_name(corridor, lot));
  Notice notice;
  notice.code = "lot_unknown";
  notice.file = "lots.csv";
  notice.value = name;
  notice.mend = feed::nearest(name, names);
  return notice;
}

Exit explain_lot(const Request& request, const std::filesystem::path& folder, const std::string& name) {
  const std::optional<Corridor> corridor = read_corridor(request, folder);
  if (!corridor) return Exit::bad_input;
  const auto document = feed::read_plan(*corridor, folder);
  if (!document) return refuse(request, document.error());
  if (const Notices notices = mismatch(request, *corridor, document->plan); !notices.empty())
    return refuse(request, notices);
  const Index<Lot> lot = find_lot(*corridor, name);
  if (!lot.exists()) return refuse(request, {unknown_lot(*corridor, name)});

  const LotStory story = story_of(*corridor, document->plan, lot);
  if (request.json)
    print(story_json(*corridor, story));
  else
    fmt::print("{}", story_text(*corridor, story, request.words()));
  return Exit::done;
}

}  // namespace

Verb explain_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto plan = std::make_shared<std::filesystem::path>();
  const auto lot = std::make_shared<std::string>();
  CLI::App* verb = add_verb(program, "explain", "Say how a lot goes, why it is late or left, and what would help",
                            "yizhan explain corridors/qingdao-2025 out/qingdao-2025 ORDER", request, words);
  add_corridor(*verb, request, words);
  verb->add_option("PLAN", *plan, std::string(words("Folder of the plan")))->required()->type_name("");
  verb->add_option("LOT", *lot, std::string(words("Lot: ORDER or ORDER/STOCK")))->required()->type_name("");
  return {verb, [=] { return explain_lot(*request, *plan, *lot); }};
}

}  // namespace yizhan::cli
