#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "cli/grid.h"

namespace yizhan::cli {

namespace {

constexpr double seconds_between_lines = 5;
constexpr double seconds_between_renewals = 0.1;
constexpr double million = 1e6;

std::string millions(double yuan) { return std::isfinite(yuan) ? grouped(yuan / million, 2) : "–"; }

}  // namespace

ProgressLine::ProgressLine(Words words) : words_(words), terminal_(isatty(STDERR_FILENO) == 1) {}

void ProgressLine::show(const solve::Progress& progress) {
  if (progress.seconds < next_) return;
  std::string line =
      fmt::format(fmt::runtime(words_("{} s  {}: bound {}, best {} million yuan, gap {} %")),
                  grouped(progress.seconds, 1), turn_ + std::string(words_(progress.phase)), millions(progress.bound),
                  millions(progress.cost), std::isfinite(progress.gap) ? grouped(100 * progress.gap, 3) : "–");
  if (std::isfinite(progress.seconds_left))
    line += fmt::format(fmt::runtime(words_(", {} s left")), grouped(std::max(0.0, progress.seconds_left)));
  put(progress.seconds, line);
}

void ProgressLine::put(double seconds, const std::string& line) {
  if (seconds < next_) return;
  next_ = seconds + (terminal_ ? seconds_between_renewals : seconds_between_lines);
  if (!terminal_) {
    fmt::print(stderr, "{}\n", line);
    return;
  }
  const std::size_t width = width_of(line);
  fmt::print(stderr, "\r{}{}", line, std::string(width < width_ ? width_ - width : 0, ' '));
  std::fflush(stderr);
  width_ = width;
}

void ProgressLine::begin(int turn, int turns) {
  turn_ = turn > turns ? std::string(words_("the whole, "))
                       : fmt::format(fmt::runtime(words_("turn {} of {}, ")), turn, turns);
  next_ = 0;
}

void ProgressLine::about(std::string_view what) { turn_ = std::string(what) + ", "; }

void ProgressLine::end() {
  if (width_ > 0) fmt::print(stderr, "\n");
  width_ = 0;
}

void ScenarioProgress::begun(std::size_t number) {
  in_hand_[number] = solve::unlimited;
  tell();
}

void ScenarioProgress::show(std::size_t number, const solve::Progress& progress) {
  in_hand_[number] = progress.gap;
  tell();
}

void ScenarioProgress::done(std::size_t number) {
  in_hand_.erase(number);
  ++done_;
  tell();
}

void ScenarioProgress::tell() {
  std::string hand;
  for (const auto& [number, gap] : in_hand_) {
    hand += (hand.empty() ? "" : ", ") + names_[number];
    if (std::isfinite(gap)) hand += fmt::format(" {} %", grouped(100 * gap, 3));
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  line_.put(seconds, fmt::format(fmt::runtime(words_("{} s  {}{} of {} done; gap of those in hand: {}")),
                                 grouped(seconds, 1), about_, done_, names_.size(), hand));
}

}  // namespace yizhan::cli
