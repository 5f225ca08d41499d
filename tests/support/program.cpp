#include "tests/support/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace yizhan {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) files[entry.path().filename().string()] = text_of(entry.path());
  return files;
}

Outcome run_program(const std::vector<std::string>& arguments, std::chrono::milliseconds interrupt_after) {
  const Scratch scratch;
  const std::string out = scratch / "out", errors = scratch / "errors";
  const pid_t child = fork();
  if (child == 0) {
    std::vector<char*> words = {const_cast<char*>("yizhan")};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    if (chdir(YIZHAN_ROOT) != 0 || dup2(open(out.c_str(), flags, 0600), STDOUT_FILENO) < 0 ||
        dup2(open(errors.c_str(), flags, 0600), STDERR_FILENO) < 0)
      _exit(126);
    execv(YIZHAN_PROGRAM, words.data());
    _exit(127);
  }
  if (child > 0 && interrupt_after.count() > 0) {
    std::this_thread::sleep_for(interrupt_after);
    kill(child, SIGINT);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) throw std::runtime_error("cannot run the program");
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), text_of(out), text_of(errors)};
}

Scratch::Scratch() {
  std::string name = (fs::temp_directory_path() / "yizhan-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::permissions(path_, fs::perms::owner_all, fs::perm_options::add, ignored);
  fs::remove_all(path_, ignored);
}

}  // namespace yizhan
