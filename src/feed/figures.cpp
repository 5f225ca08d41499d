#include "feed/figures.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "feed/source_text.h"

namespace yizhan::feed {

namespace {

class Counter {
 public:
  explicit Counter(const Tables& tables, NoticeList& notices) : notices_(notices) {
    const TableRows& sources = tables["sources"];
    known_complete_ = sources.complete;
    const std::size_t id = sources.schema->column("id").value();
    for (const Row& row : sources.rows) known_.insert(row.cells[id]);
  }

  void count(TableRows& table) {
    const auto source = table.schema->column("source");
    if (!source) return;
    std::unordered_map<std::string, SourceText> read;
    Row* unmarked = nullptr;
    long unmarked_count = 0;
    for (Row& row : table.rows) {
      const std::string& text = row.cells[*source];
      auto [entry, fresh] = read.try_emplace(text);
      if (fresh) entry->second = parse_source(*table.schema, text);
      if (entry->second.fault)
        note_fault(table, row, *entry->second.fault);
      else if (fresh)
        check_references(table, row, entry->second);
      if (count_row(table, row, entry->second)) continue;
      if (!unmarked) unmarked = &row;
      ++unmarked_count;
    }
    if (unmarked)
      notices_.add(table, *unmarked, "source", {.code = "source_missing", .value = std::to_string(unmarked_count)});
  }

  [[nodiscard]] const FigureCount& result() const { return count_; }

 private:
  /// False if a figure of the row has no mark.
  bool count_row(const TableRows& table, const Row& row, const SourceText& source) {
    bool marked = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = table.schema->columns[i];
      if (!states_figure(column, row.cells[i])) continue;
      const char grade = source.marks[i].grade;
      marked = marked && (grade != 0 || source.fault);
      ++(grade == 'H' ? count_.high : grade == 'M' ? count_.medium : grade == 'L' ? count_.low : count_.assumed);
    }
    return marked;
  }

  void note_fault(const TableRows& table, Row& row, const std::string& item) {
    notices_.add(table, row, "source",
                 {.code = "source_invalid", .value = item, .allowed = "H|M|L|A [n]; column,column: H|M|L|A [n]"});
  }

  void check_references(const TableRows& table, Row& row, const SourceText& source) {
    std::unordered_set<std::string> told;
    bool unreferenced = false;
    for (const Mark& mark : source.marks) {
      unreferenced = unreferenced || (mark.grade != 0 && mark.grade != 'A' && mark.references.empty());
      for (const std::string& id : mark.references)
        if (known_complete_ && !known_.contains(id) && told.insert(id).second)
          notices_.add(table, row, "source", {.code = "reference_unknown", .value = id, .allowed = "sources.id"});
    }
    if (unreferenced) notices_.add(table, row, "source", {.code = "source_unreferenced", .value = row.cells.back()});
  }

  NoticeList& notices_;
  bool known_complete_ = false;
  std::unordered_set<std::string> known_;
  FigureCount count_;
};

}  // namespace

FigureCount count_figures(Tables& tables, NoticeList& notices) {
  Counter counter(tables, notices);
  counter.count(tables.corridor);
  for (TableRows& table : tables.tables) counter.count(table);
  return counter.result();
}

}  // namespace yizhan::feed
