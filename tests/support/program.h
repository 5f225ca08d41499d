// The built program, run as its users run it.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace yizhan {

struct Outcome {
  int code = -1;
  std::string out;     // standard output
  std::string errors;  // standard error
};

/// Runs `yizhan` with these arguments, in the repository's root; interrupts it as Ctrl-C does after some time, if
/// that is given.
Outcome run_program(const std::vector<std::string>& arguments, std::chrono::milliseconds interrupt_after = {});

std::string text_of(const std::filesystem::path& file);

/// Every file of a folder by name.
std::map<std::string, std::string> files_of(const std::filesystem::path& folder);

/// A folder that is empty at first and gone at the end.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace yizhan
