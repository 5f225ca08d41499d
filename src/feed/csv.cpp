#include "feed/csv.h"

#include <csv.h>

#include <algorithm>
#include <new>

namespace yizhan::feed {

namespace {

long line_breaks(std::string_view text) {
  long breaks = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    breaks += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
  return breaks;
}

/// Gathers what libcsv calls back, and counts lines on the way.
class Gatherer {
 public:
  explicit Gatherer(Csv& csv) : csv_(csv) {}

  void cell(const void* data, std::size_t size) {
    const std::string_view text(static_cast<const char*>(data), size);
    if (size > longest_cell) fault(CsvFault::cell_too_long);
    if (!csv_.fault) current_.cells.emplace_back(text);
    inner_breaks_ += line_breaks(text);
    after_return_ = false;
  }

  void row_end(int terminator) {
    if (!current_.cells.empty()) {
      if (csv_.records.size() > most_rows) fault(CsvFault::too_many_rows);
      current_.line = line_;
      if (!csv_.fault) csv_.records.push_back(std::move(current_));
      current_ = {};
    }
    // CR and LF of one line end are told apart; only the first counts.
    if (!(terminator == '\n' && after_return_)) line_ += 1 + inner_breaks_;
    inner_breaks_ = 0;
    after_return_ = terminator == '\r';
  }

  void fault(CsvFault what) {
    if (csv_.fault) return;
    csv_.fault = what;
    csv_.fault_line = line_;
  }

 private:
  Csv& csv_;
  Record current_;
  long line_ = 1;
  long inner_breaks_ = 0;
  bool after_return_ = false;
};

void on_cell(void* data, std::size_t size, void* gatherer) { static_cast<Gatherer*>(gatherer)->cell(data, size); }
void on_row(int terminator, void* gatherer) { static_cast<Gatherer*>(gatherer)->row_end(terminator); }

}  // namespace

Csv read_csv(std::string_view text) {
  Csv csv;
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
  constexpr std::size_t chunk = 1 << 16;
  csv_set_blk_size(&parser, chunk);
  Gatherer gatherer(csv);
  for (std::size_t begin = 0; begin < text.size() && !csv.fault; begin += chunk) {
    const std::size_t size = std::min(chunk, text.size() - begin);
    if (csv_parse(&parser, text.data() + begin, size, on_cell, on_row, &gatherer) != size)
      gatherer.fault(CsvFault::quotes);
    else if (parser.entry_pos > longest_cell)
      gatherer.fault(CsvFault::cell_too_long);
  }
  if (!csv.fault && csv_fini(&parser, on_cell, on_row, &gatherer) != 0) gatherer.fault(CsvFault::quotes);
  csv_free(&parser);
  return csv;
}

void append_csv(std::string& text, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += ',';
    const std::string& cell = cells[i];
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      text += cell;
      continue;
    }
    text += '"';
    for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
    text += '"';
  }
  text += '\n';
}

}  // namespace yizhan::feed
