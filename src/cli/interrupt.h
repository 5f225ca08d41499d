// Ctrl-C as a wish to stop with what there is.
#pragma once

#include <atomic>

namespace yizhan::cli {

/// From now on the first SIGINT or SIGTERM sets the flag, the second ends the process.
const std::atomic<bool>& stop_on_interrupt();

}  // namespace yizhan::cli
