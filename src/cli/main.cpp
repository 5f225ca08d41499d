#include <fmt/format.h>

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  CLI::App program("Yizhan plans the export of vehicles: who goes when, by which way, and what holds it back.",
                   "yizhan");
  program.set_version_flag("--version", "yizhan " YIZHAN_VERSION);
  CLI11_PARSE(program, argc, argv);
  return 0;
}
