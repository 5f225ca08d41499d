#include "check/faults.h"

#include <fmt/format.h>

#include <tuple>

namespace yizhan::check {

std::string text(double number) { return fmt::format("{}", number); }

void Faults::add(std::string_view what, const Where& where, std::string found, std::string expected) {
  const long row = where.file == "plan.json" ? 0 : static_cast<long>(where.number) + 2;
  faults_.push_back({std::string(what), std::string(where.file), row, std::string(where.column), std::move(found),
                     std::move(expected)});
}

void Faults::add(std::string_view what, const Where& where, double found, double expected) {
  add(what, where, text(found), text(expected));
}

void Faults::compare(const Where& where, double found, double expected, double scale) {
  if (!same(found, expected, scale)) add("number_wrong", where, found, expected);
}

std::vector<Fault> Faults::sorted() && {
  std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.file, a.row, a.column) < std::tie(b.file, b.row, b.column);
  });
  return std::move(faults_);
}

}  // namespace yizhan::check
