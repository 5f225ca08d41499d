#include "cli/limits_of_each.h"

namespace yizhan::cli {

void add_limits_of_each(CLI::App& verb, PlanOptions& options, Words words, std::string_view gap,
                        std::string_view seconds) {
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  verb.add_option("--gap", options.gap, text(gap))
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("G")
      ->capture_default_str();
  verb.add_option("--time-limit", options.time_limit, text(seconds))
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("S");
  verb.add_option("--work-limit", options.work_limit,
                  text("Stop each plan after so much work: the same plans on every machine"))
      ->check(CLI::Validator(CLI::PositiveNumber).description(""))
      ->type_name("W");
  verb.add_option("--seed", options.seed, text("Seed of what is drawn by lot"))
      ->type_name("N")
      ->capture_default_str();
}

}  // namespace yizhan::cli
