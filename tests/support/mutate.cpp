#include "tests/support/mutate.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "feed/csv.h"

namespace yizhan {

namespace {

namespace fs = std::filesystem;

using Cells = std::vector<std::string>;
using Lines = std::vector<Cells>;  // the header first

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  /// The same table, written in another way.
  std::string rewritten(Lines lines) {
    if (lines.empty()) return {};
    std::shuffle(lines.begin() + 1, lines.end(), random_);
    std::vector<std::size_t> order(lines.front().size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random_);
    const std::string end = chance(50) ? "\r\n" : "\n";
    std::string text = chance(30) ? "\xef\xbb\xbf" : "";
    for (const Cells& cells : lines) {
      for (std::size_t i = 0; i < order.size(); ++i)
        text += (i > 0 ? "," : "") + (order[i] < cells.size() ? written(cells[order[i]]) : "");
      text += end;
      if (chance(5)) text += end;
    }
    return text;
  }

  /// The keys of a flat TOML file in another order.
  std::string rewritten_settings(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    std::shuffle(lines.begin(), lines.end(), random_);
    std::string result;
    for (const std::string& line : lines)
      result += (chance(20) ? "  " : "") + line + (chance(50) ? " # note\n" : "\n");
    return result;
  }

  /// One change to cells, rows or columns.
  void harm(Lines& lines) {
    if (lines.empty()) return;
    Cells& row = lines[pick(lines.size())];
    switch (pick(7)) {
      case 0:
        if (!row.empty()) row[pick(row.size())] = odd_value();
        break;
      case 1:
        if (!row.empty()) row[pick(row.size())] = any_cell(lines);
        break;
      case 2:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(pick(lines.size())), Cells(row));
        break;
      case 3:
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(pick(lines.size())));
        break;
      case 4:
        remove_column(lines);
        break;
      case 5:
        if (!row.empty()) row[pick(row.size())].clear();
        break;
      default:
        if (!row.empty()) std::shuffle(row.begin(), row.end(), random_);
    }
  }

  /// One change to bytes.
  void harm(std::string& text) {
    if (text.empty()) return;
    const std::size_t at = pick(text.size());
    const std::size_t size = std::min(text.size() - at, pick(40));
    switch (pick(4)) {
      case 0:
        text[at] = static_cast<char>(pick(256));
        break;
      case 1:
        text.erase(at, size);
        break;
      case 2:
        text.insert(at, text.substr(at, size));
        break;
      default:
        text.resize(at);
    }
  }

  bool chance(std::size_t percent) { return pick(100) < percent; }
  std::size_t pick(std::size_t count) { return count == 0 ? 0 : random_() % count; }

 private:
  std::string written(const std::string& cell) {
    const bool must = cell.find_first_of(",\"\r\n") != std::string::npos;
    const std::string spaces(pick(5) == 0 ? 1 + pick(2) : 0, ' ');
    if (!must && chance(70)) return spaces + cell + spaces;
    std::string quoted = "\"";
    for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
    return spaces + quoted + "\"" + spaces;
  }

  std::string odd_value() {
    static const std::vector<std::string> values = {
        "",           "-1",  "0",  "1e308", "nan",  "0.0000001", "99999999999999999999", "2025-02-30", "1970-01-01",
        "2099-12-31", "yes", "\"", ";;",    "\xff", "驿站",      std::string(20000, 'x')};
    return values[pick(values.size())];
  }

  std::string any_cell(const Lines& lines) {
    const Cells& row = lines[pick(lines.size())];
    return row.empty() ? std::string() : row[pick(row.size())];
  }

  void remove_column(Lines& lines) {
    const std::size_t column = pick(lines.front().size());
    for (Cells& cells : lines)
      if (column < cells.size()) cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(column));
  }

  std::mt19937_64 random_;
};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Lines lines_of(const std::string& text) {
  Lines lines;
  for (feed::Record& record : feed::read_csv(text).records) lines.push_back(std::move(record.cells));
  return lines;
}

}  // namespace

void mutate(const fs::path& from, const fs::path& to, std::uint64_t seed, Mutation mutation) {
  Mutator mutator(seed);
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(from))
    if (entry.is_regular_file()) files[entry.path().filename().string()] = text_of(entry.path());
  auto harmed = files.begin();
  std::advance(harmed, mutator.pick(files.size()));
  for (auto file = files.begin(); file != files.end(); ++file) {
    auto& [name, text] = *file;
    const bool harm = mutation == Mutation::any && file == harmed;
    if (name.ends_with(".csv")) {
      Lines lines = lines_of(text);
      if (harm && mutator.chance(80)) mutator.harm(lines);
      text = mutator.rewritten(std::move(lines));
    } else if (name.ends_with(".toml")) {
      text = mutator.rewritten_settings(text);
    }
    if (harm && (mutator.chance(20) || !name.ends_with(".csv"))) mutator.harm(text);
  }
  if (mutation == Mutation::any && mutator.chance(3)) files.erase(harmed);
  fs::remove_all(to);
  fs::create_directories(to);
  for (const auto& [name, text] : files) std::ofstream(to / name, std::ios::binary) << text;
}

}  // namespace yizhan
