// The planner beside one arc-flow program of the same problem, aggregated by origin, for HiGHS: a corridor with only
// so many of its orders, evenly drawn from all, planned by both in one run.
//
//     monolith CORRIDOR SECONDS ORDERS...
//
// Prints for each size: vehicles, columns of the arc-flow program, seconds and cost of its relaxation by HiGHS's
// simplex and both of its interior points (to 1e-6, without a vertex), of its whole plan by HiGHS's branch and bound,
// and of ours, whole too, both to gap 1e-4. Every arm has one thread; SECONDS is the limit of each.
#include "tests/support/monolith.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "feed/corridor_reader.h"
#include "plan/planner.h"

namespace yizhan::benchmarks {
namespace {

constexpr double gap = 1e-4;

/// The corridor with `most` of its orders, and the stock of these.
Corridor with_orders(const Corridor& full, std::size_t most) {
  Corridor some = full;
  some.orders = {};
  some.stock = {};
  std::vector<Index<Order>> kept(full.orders.size());
  const double step = std::max(1.0, static_cast<double>(full.orders.size()) / static_cast<double>(most));
  for (double at = 0; at < static_cast<double>(full.orders.size()) && some.orders.size() < most; at += step) {
    const Index<Order> order(static_cast<std::size_t>(at));
    kept[order.row()] = some.orders.add(full.orders[order]);
  }
  for (Stock stock : full.stock) {
    stock.order = kept[stock.order.row()];
    if (stock.order.exists()) some.stock.add(std::move(stock));
  }
  return some;
}

void tell(const std::string& arm, std::optional<double> cost, bool proven, double seconds) {
  fmt::print("    {:<16} {:>10.2f} s {:>18} {}\n", arm, seconds, cost ? fmt::format("{:.0f}", *cost) : "none",
             proven ? "proven" : "not proven");
  std::fflush(stdout);
}

std::vector<std::pair<std::string, MonolithOptions>> arms(double seconds) {
  MonolithOptions options{.whole = false, .method = {}, .tolerance = 1e-6, .gap = gap, .seconds_at_most = seconds};
  std::vector<std::pair<std::string, MonolithOptions>> all;
  for (const auto method : {solve::LpMethod::simplex, solve::LpMethod::ipx, solve::LpMethod::hipo}) {
    if (method == solve::LpMethod::hipo && solve::interior_method() != method) continue;
    options.method = method;
    all.emplace_back(fmt::format("HiGHS {}", name(method)), options);
  }
  options.whole = true;
  all.emplace_back("HiGHS whole", options);
  return all;
}

void plan_ours(const Corridor& corridor, double seconds) {
  PlanOptions options;
  options.time_limit = seconds;
  options.gap = gap;
  options.threads = 1;
  const Plan plan = yizhan::plan(corridor, options).document.plan;
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - options.start).count();
  tell("ours", plan.cost.value(), plan.gap() <= gap, took);
  fmt::print("    gap {:.4f} %\n", 100 * plan.gap());
}

void compare(const Corridor& corridor, double seconds) {
  long vehicles = 0;
  for (const Order& order : corridor.orders) vehicles += order.quantity.count();
  fmt::print("{} orders, {} vehicles, {} columns\n", corridor.orders.size(), vehicles,
             monolith(corridor, {.columns_at_most = 0}).columns);
  for (const auto& [arm, options] : arms(seconds)) {
    const MonolithResult result = monolith(corridor, options);
    tell(arm, result.cost, result.proven, result.seconds);
  }
  plan_ours(corridor, seconds);
}

int run(int count, char** words) {
  const feed::ReadResult read = feed::read_corridor(words[1]);
  if (!read.corridor) {
    fmt::print(stderr, "{}: not a corridor; ask `yizhan validate` why\n", words[1]);
    return 2;
  }
  for (int i = 3; i < count; ++i)
    compare(with_orders(*read.corridor, std::strtoul(words[i], nullptr, 10)), std::strtod(words[2], nullptr));
  return 0;
}

}  // namespace
}  // namespace yizhan::benchmarks

int main(int count, char** words) {
  if (count < 4) {
    fmt::print(stderr, "monolith CORRIDOR SECONDS ORDERS...\n");
    return 2;
  }
  return yizhan::benchmarks::run(count, words);
}
