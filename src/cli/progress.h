// How a plan is coming along, on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

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
  /// From now on lines are about this.
  void about(std::string_view what);
  /// A line that was made elsewhere, so many seconds after the start.
  void put(double seconds, const std::string& line);
  /// Leaves the last line standing.
  void end();

 private:
  Words words_;
  bool terminal_;
  std::string turn_;       // what a line says of its turn
  double next_ = 0;        // seconds at which a line is due
  std::size_t width_ = 0;  // places that the last line took
};

/// How several plans are coming along that are made at once: how many are done, which are in hand.
class ScenarioProgress {
 public:
  /// `line` must outlive it; seconds are counted from `start`. `about` begins each line, if it is not empty.
  ScenarioProgress(ProgressLine& line, std::vector<std::string> names, std::chrono::steady_clock::time_point start,
                   Words words, const std::string& about = "")
      : line_(line),
        names_(std::move(names)),
        start_(start),
        words_(words),
        about_(about.empty() ? "" : about + ": ") {}
  void begun(std::size_t number);
  void show(std::size_t number, const solve::Progress& progress);
  void done(std::size_t number);

 private:
  void tell();

  ProgressLine& line_;
  const std::vector<std::string> names_;
  const std::chrono::steady_clock::time_point start_;
  const Words words_;
  const std::string about_;
  std::map<std::size_t, double> in_hand_;  // with the gap so far
  std::size_t done_ = 0;
};

}  // namespace yizhan::cli
