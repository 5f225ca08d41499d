#include "cli/plan_faults.h"

#include <fmt/format.h>

#include "feed/notice_text.h"

namespace yizhan::cli {

namespace {

std::string place_of(const check::Fault& fault) {
  std::string place = fault.file;
  if (fault.row > 0) place += fmt::format(":{}", fault.row);
  return fault.column.empty() ? place : place + " " + fault.column;
}

}  // namespace

std::vector<check::Fault> as_faults(const Notices& notices, Words words) {
  std::vector<check::Fault> faults;
  for (const Notice& notice : notices)
    faults.push_back({notice.code, notice.file, notice.row, notice.column, notice.value,
                      notice.allowed.empty() ? feed::mend_text(notice, words.language()) : notice.allowed});
  return faults;
}

std::string faults_text(const std::vector<check::Fault>& faults, Words words) {
  std::string text;
  for (const check::Fault& fault : faults)
    text += fmt::format(fmt::runtime(words("{}: {}: found {}, expected {}\n")), place_of(fault), words(fault.what),
                        fault.found, fault.expected);
  return text;
}

nlohmann::ordered_json faults_json(const std::vector<check::Fault>& faults) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const check::Fault& fault : faults)
    list.push_back(
        {{"what", fault.what}, {"where", place_of(fault)}, {"found", fault.found}, {"expected", fault.expected}});
  return list;
}

}  // namespace yizhan::cli
