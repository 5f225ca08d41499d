#include "cli/interrupt.h"

#include <csignal>

namespace yizhan::cli {

namespace {

std::atomic<bool> asked = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set nothing else");

extern "C" void ask(int signal) {
  asked = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& stop_on_interrupt() {
  std::signal(SIGINT, ask);
  std::signal(SIGTERM, ask);
  return asked;
}

}  // namespace yizhan::cli
