#include <fmt/format.h>

#include "cli/verb.h"
#include "feed/corridor_writer.h"

namespace yizhan::cli {

namespace {

Exit make_template(const Request& request, const std::filesystem::path& folder) {
  try {
    feed::write_template(folder);
  } catch (const std::filesystem::filesystem_error& error) {
    Notice notice;
    notice.code = "cannot_write";
    notice.file = folder.string();
    notice.value = error.code().message();
    return refuse(request, {notice});
  }
  if (request.json)
    print({{"out", folder.string()}});
  else
    fmt::print("{} {}\n", request.words()("Written:"), folder.string());
  return Exit::done;
}

}  // namespace

Verb new_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto folder = std::make_shared<std::filesystem::path>();
  CLI::App* verb = add_verb(program, "new", "Write an empty corridor to fill in: every table with its header",
                            "yizhan new corridors/mine", request, words);
  verb->add_option("DIR", *folder, std::string(words("Folder to make")))->required()->type_name("");
  return {verb, [=] { return make_template(*request, *folder); }};
}

}  // namespace yizhan::cli
