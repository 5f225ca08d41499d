#include "feed/corridor_reader.h"

#include "feed/contradictions.h"
#include "feed/corridor_tables.h"
#include "feed/figures.h"
#include "feed/meaning.h"
#include "feed/tables.h"

namespace yizhan::feed {

ReadResult read_corridor(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& overlays) {
  NoticeList notices;
  Tables tables = read_tables(folder, overlays, notices);
  return corridor_from(tables, notices);
}

ReadResult corridor_from(Tables& tables, NoticeList& notices) {
  check_references(tables, notices);
  const FigureCount figures = count_figures(tables, notices);
  Corridor corridor = corridor_of(tables);
  corridor.figures = figures;
  const Rows rows{tables, corridor, notices};
  check_each_row(rows);
  check_plausible_ranges(rows);
  check_between_rows(rows);
  ReadResult result;
  if (!notices.errors()) {
    check_meaning(rows);
    result.corridor = std::move(corridor);
  }
  result.notices = notices.sorted();
  return result;
}

}  // namespace yizhan::feed
