#include "cli/objective.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "feed/spelling.h"

namespace yizhan::cli {

tl::expected<Objective, Notices> read_objective(const std::string& text) {
  constexpr std::array aims = {Aim::serve, Aim::targets, Aim::cost, Aim::profit};
  std::vector<std::string> names;
  std::string allowed;
  for (const Aim aim : aims) {
    names.emplace_back(name_of(aim));
    allowed += (allowed.empty() ? "" : ", ") + names.back();
  }
  const auto refused = [&](std::string code, const std::string& value) {
    Notice notice;
    notice.code = std::move(code);
    notice.column = "--objective";
    notice.value = value;
    notice.allowed = allowed;
    if (notice.code == "objective_unknown") notice.mend = feed::nearest(value, names);
    return tl::unexpected(Notices{notice});
  };
  Objective objective;
  std::istringstream list(text + ",");
  for (std::string name; std::getline(list, name, ',');) {
    const auto known = std::find(names.begin(), names.end(), name);
    if (known == names.end()) return refused("objective_unknown", name);
    const Aim aim = aims[static_cast<std::size_t>(known - names.begin())];
    if (std::find(objective.begin(), objective.end(), aim) != objective.end())
      return refused("objective_repeated", name);
    if (!objective.empty() && is_money(objective.back())) return refused("objective_after_money", name);
    objective.push_back(aim);
  }
  if (!is_money(objective.back())) objective.push_back(Aim::cost);
  return objective;
}

}  // namespace yizhan::cli
