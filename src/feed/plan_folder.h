// A plan as a folder of open files: a CSV for each table of schema/plan, plan.json with what it comes to, and
// run.json with what differs from run to run.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "model/notice.h"
#include "model/plan.h"

namespace yizhan::feed {

/// The page of a plan, which a folder may hold beside the tables; nothing of a plan is read from it.
inline constexpr std::string_view page_file = "report.html";

/// Writes the folder aside, with the page if there is one, and moves it into the place of an older plan; if that
/// fails the old one is whole. Refuses, with a notice, to replace a folder that holds anything but a plan.
tl::expected<void, Notices> write_plan(const Corridor& corridor, const PlanDocument& document,
                                       const std::filesystem::path& folder, const std::string& page = {});

enum class LeversOf { asked, bought };

/// Allows the corridor the levers that the folder's plan was allowed, or no others than it bought; to be done before
/// the plan is read. A folder that does not say so properly changes nothing: `read_plan` says what is wrong with it.
void allow_levers_of(const std::filesystem::path& folder, LeversOf which, Corridor& corridor);

/// The plan of this corridor (overlays applied, levers allowed), or everything that is wrong with its files.
tl::expected<PlanDocument, Notices> read_plan(const Corridor& corridor, const std::filesystem::path& folder);

/// Of what a plan was made: names from plan.json, and folders from run.json as far as it says them.
struct PlanOrigin {
  std::string corridor;
  std::vector<std::string> overlays;
  std::filesystem::path corridor_folder;
  std::vector<std::filesystem::path> overlay_folders;
};

/// To be read before the corridor is.
tl::expected<PlanOrigin, Notices> read_origin(const std::filesystem::path& folder);

/// The plan of a corridor that has changed since: what the corridor no longer knows is named, not refused. An
/// itinerary of a lot that is gone is left out, unless it has begun before `now`.
tl::expected<OldPlan, Notices> read_old_plan(const Corridor& corridor, const std::filesystem::path& folder,
                                             Instant now);

/// `<order>` or `<order>/<stock>`.
std::string lot_name(const Corridor& corridor, const Lot& lot);

// Names of values, as the feed and the plan folder write them.
std::string_view name_of(OrderKind kind);
std::string_view name_of(Metric metric);
std::string_view name_of(CostItem item);
std::string_view name_of(Limit limit);
std::string_view name_of(Stop stop);
std::string_view name_of(ChangeCause cause);

}  // namespace yizhan::feed
