// Mutated copies of a corridor's folder, for tests of what the reader refuses and what must not matter to it.
#pragma once

#include <cstdint>
#include <filesystem>

namespace yizhan {

/// harmless: rows and columns in another order, other quoting, line ends, spaces, blank lines, a byte order mark:
/// all that means the same. any: besides, cells, rows, columns, files and bytes changed, doubled or gone.
enum class Mutation { harmless, any };

/// Writes a copy of the files of `from` into `to`, which is emptied first. The same seed gives the same copy.
void mutate(const std::filesystem::path& from, const std::filesystem::path& to, std::uint64_t seed,
            Mutation mutation);

}  // namespace yizhan
