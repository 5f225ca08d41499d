// How a plan is coming along, on standard error.
#pragma once

#include <cstddef>
#include <string>

#include "cli/words.h"
#include "plan/planner.h"

namespace yizhan::cli {

/// One line, renewed in place on a terminal; elsewhere a line now and then.
class ProgressLine {
 public:
  explicit ProgressLine(Words words);
  void show(const solve::Progress& progress);
  /// From now on lines are of a turn of so many; of the whole after the last.
  void begin(int turn, int turns);
  /// Leaves the last line standing.
  void end();

 private:
  Words words_;
  bool terminal_;
  std::string turn_;       // what a line says of its turn
  double next_ = 0;        // seconds at which a line is due
  std::size_t width_ = 0;  // places that the last line took
};

}  // namespace yizhan::cli
