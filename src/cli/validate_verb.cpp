#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/answer.h"
#include "cli/verb.h"
#include "feed/corridor_reader.h"
#include "feed/notice_text.h"

namespace yizhan::cli {

namespace {

Exit validate(const Request& request) {
  const feed::ReadResult read = feed::read_corridor(request.corridor, request.overlays);
  const auto count = [&](Severity severity) {
    return std::count_if(read.notices.begin(), read.notices.end(),
                         [&](const Notice& notice) { return notice.severity == severity; });
  };
  const auto errors = count(Severity::error), warnings = count(Severity::warning);
  const FigureCount figures = read.corridor ? read.corridor->figures : FigureCount();
  if (request.json) {
    print({{"notices", notices_json(read.notices)},
           {"errors", errors},
           {"warnings", warnings},
           {"figures", figures_json(figures)}});
  } else {
    for (const Notice& notice : read.notices) fmt::print("{}\n", feed::render(notice, request.language));
    fmt::print(fmt::runtime(request.words()("{} errors, {} warnings\n")), errors, warnings);
    if (read.corridor) fmt::print("{}\n", figures_text(figures, request.words()));
  }
  return read.corridor ? Exit::done : Exit::bad_input;
}

}  // namespace

Verb validate_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  CLI::App* verb = add_verb(program, "validate", "Say everything that is wrong with a corridor's data",
                            "yizhan validate corridors/qingdao-2025", request, words);
  add_corridor(*verb, request, words);
  return {verb, [request] { return validate(*request); }};
}

}  // namespace yizhan::cli
