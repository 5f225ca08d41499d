// An oracle over paths that are listed one by one, and random programs of every kind with such a list.
#pragma once

#include <random>
#include <vector>

#include "solve/program.h"

namespace yizhan::solve::test {

class ListedPaths : public Oracle {
 public:
  ListedPaths(const Program& program, std::vector<std::vector<Path>> paths)
      : program_(&program), paths_(std::move(paths)), prices_(program.capacity.size(), 0) {}

  void price(std::span<const double> prices, int threads, std::span<double> values) override;
  bool count_costs(bool counted) override;
  void paths(std::span<const Wanted> wanted, int threads, std::vector<Path>& found) override;
  void set_price(Row row, double price) override { prices_[row] = price; }
  std::optional<Path> cheapest(LotNumber lot) override;

  [[nodiscard]] const std::vector<std::vector<Path>>& all() const { return paths_; }

 private:
  [[nodiscard]] double value(const Path& path) const;

  const Program* program_;
  std::vector<std::vector<Path>> paths_;
  std::vector<double> prices_;
  bool counted_ = true;
};

struct Case {
  Program program;
  std::vector<std::vector<Path>> paths;  // by lot
};

/// What a random program has beside rows, lots and paths.
struct Features {
  bool boxes = false, runs = false, stock = false, target = false, charges = false, must_serve = false;
};

Case random_case(std::mt19937& random, const Features& features);

/// The optimum of the whole model, by HiGHS: relaxed (a charge spread over its lot, no minimum) or true.
/// `unlimited` if there is none.
double optimum(const Case& full, bool relaxed);

}  // namespace yizhan::solve::test
