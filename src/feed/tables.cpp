#include "feed/tables.h"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>
#include <system_error>
#include <unordered_set>

#include "feed/cell.h"
#include "feed/file_text.h"
#include "feed/layer.h"
#include "feed/settings.h"
#include "feed/spelling.h"
#include "feed/table_reader.h"

namespace yizhan::feed {

namespace {

namespace fs = std::filesystem;

/// One folder of the stack.
struct Folder {
  fs::path path;
  Layer layer;
  std::set<std::string> files;

  [[nodiscard]] std::string shown(const std::string& file) const {
    return layer == Layer::base ? file : (path / file).generic_string();
  }
};

std::optional<Folder> open_folder(const fs::path& path, Layer layer, NoticeList& notices) {
  Folder folder{path, layer, {}};
  std::error_code error;
  const fs::directory_iterator entries(path, error);
  if (error) {
    notices.add({.code = "folder_missing", .file = path.generic_string(), .value = path.generic_string()});
    return std::nullopt;
  }
  for (const fs::directory_entry& entry : entries) folder.files.insert(entry.path().filename().string());
  return folder;
}

/// A CSV file that is no table is more likely misspelt than meant.
void note_unknown_files(const Folder& folder, NoticeList& notices) {
  Speller speller;
  std::set<std::string> known;
  for (const TableSchema& schema : feed_schema()) {
    known.insert(schema.file());
    if (!folder.files.contains(schema.file())) speller.learn(schema.file());
  }
  for (const std::string& file : folder.files) {
    if (!file.ends_with(".csv") || known.contains(file)) continue;
    notices.add({.code = "file_unknown", .file = folder.shown(file), .value = file, .mend = speller.nearest(file)});
  }
}

TableRows read_layers(const TableSchema& schema, const std::string& file, const std::vector<Folder>& folders,
                      NoticeList& notices) {
  TableRows table{&schema, {}, {}, true};
  for (const Folder& folder : folders) {
    const std::string shown = folder.shown(file);
    if (!folder.files.contains(file)) {
      if (!schema.required || folder.layer == Layer::overlay) continue;
      notices.add({.code = "file_missing", .file = shown, .value = file});
      table.complete = false;
      continue;
    }
    const auto text = file_text(folder.path / file, shown, notices);
    table.complete = table.complete && text.has_value();
    if (!text) continue;
    const bool settings = &schema == &corridor_schema();
    lay(table, shown,
        settings ? read_settings(*text, shown, notices) : read_sheet(schema, *text, shown, folder.layer, notices),
        folder.layer, notices);
  }
  complete(table, notices);
  return table;
}

/// The ids that references to a table may name.
struct Names {
  bool complete = false;  // false if some row or its id could not be read
  std::unordered_set<std::string> ids;
  Speller speller;
};

Names names_of(const TableRows& table) {
  Names names;
  names.complete = table.complete;
  const auto id = table.schema->column("id");
  if (!id) return names;
  for (const Row& row : table.rows) {
    names.complete = names.complete && !row.faults[*id];
    names.ids.insert(row.cells[*id]);
    names.speller.learn(row.cells[*id]);
  }
  return names;
}

void check_cells(TableRows& table, std::size_t number, Names& names, NoticeList& notices) {
  const Column& column = table.schema->columns[number];
  for (Row& row : table.rows) {
    const std::string cell = row.cells[number];
    if (cell.empty()) continue;
    for (const std::string& item : column.list ? split_list(cell) : std::vector<std::string>{cell}) {
      if (names.ids.contains(item)) continue;
      row.cells[number].clear();
      row.faults.set(number);
      if (names.complete)
        notices.add(table, row, column.name,
                    {.code = "reference_unknown",
                     .value = item,
                     .allowed = column.table + ".id",
                     .mend = names.speller.nearest(item)});
    }
  }
}

}  // namespace

TableRows& Tables::operator[](std::string_view name) {
  return const_cast<TableRows&>(static_cast<const Tables&>(*this)[name]);
}

const TableRows& Tables::operator[](std::string_view name) const {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const TableRows& table) { return table.schema->name == name; });
  if (found == tables.end()) throw std::logic_error("no table " + std::string(name));
  return *found;
}

Tables read_tables(const fs::path& folder, const std::vector<fs::path>& overlays, NoticeList& notices) {
  std::vector<Folder> folders;
  if (auto base = open_folder(folder, Layer::base, notices)) folders.push_back(*std::move(base));
  for (const fs::path& overlay : overlays)
    if (auto opened = open_folder(overlay, Layer::overlay, notices)) folders.push_back(*std::move(opened));
  for (const Folder& opened : folders) note_unknown_files(opened, notices);
  Tables tables;
  tables.corridor = read_layers(corridor_schema(), "corridor.toml", folders, notices);
  for (const TableSchema& schema : feed_schema())
    tables.tables.push_back(read_layers(schema, schema.file(), folders, notices));
  return tables;
}

void check_references(Tables& tables, NoticeList& notices) {
  for (const TableRows& target : tables.tables) {
    Names names = names_of(target);
    const auto check = [&](TableRows& table) {
      for (std::size_t i = 0; i < table.schema->columns.size(); ++i)
        if (table.schema->columns[i].table == target.schema->name) check_cells(table, i, names, notices);
    };
    check(tables.corridor);
    for (TableRows& table : tables.tables) check(table);
  }
}

}  // namespace yizhan::feed
