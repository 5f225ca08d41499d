// The planner beside one arc-flow program of the same problem, aggregated by origin, for HiGHS: a corridor with only
// so many of its orders, evenly drawn from all, planned by both in one run.
//
//     monolith CORRIDOR SECONDS ORDERS...
//
// Prints for each size: vehicles, columns of the arc-flow program, seconds and cost of its relaxation by HiGHS's
// simplex, of its whole plan by HiGHS's branch and bound, and of ours; and how many times faster ours is. SECONDS is
// the limit of each.
#include "tests/support/monolith.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "feed/corridor_reader.h"
#include "plan/planner.h"

namespace yizhan::benchmarks {
namespace {

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

std::string told(const MonolithResult& result) {
  if (!result.cost) return fmt::format("{:>9.1f} s {:>16}", result.seconds, "none");
  return fmt::format("{:>9.1f} s {:>16.0f}{}", result.seconds, *result.cost, result.proven ? "" : "?");
}

void compare(const Corridor& corridor, double seconds) {
  long vehicles = 0;
  for (const Order& order : corridor.orders) vehicles += order.quantity.count();
  const MonolithResult relaxed = monolith(corridor, false, seconds);
  const MonolithResult whole = monolith(corridor, true, seconds);
  PlanOptions options;
  options.time_limit = seconds;
  const PlanAnswer ours = plan(corridor, options);
  const Plan& plan = ours.document.plan;
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - options.start).count();
  fmt::print("{:>7} {:>9} {:>10} | {} | {} | {:>7.1f} s {:>16.0f} bound {:>16.0f} gap {:.4f} % | {:.0f}x {:.0f}x\n",
             corridor.orders.size(), vehicles, relaxed.columns, told(relaxed), told(whole), took, plan.cost.value(),
             plan.bound.value(), 100 * plan.gap(), relaxed.seconds / took, whole.seconds / took);
  std::fflush(stdout);
}

int run(int count, char** words) {
  const feed::ReadResult read = feed::read_corridor(words[1]);
  if (!read.corridor) {
    fmt::print(stderr, "{}: not a corridor; ask `yizhan validate` why\n", words[1]);
    return 2;
  }
  fmt::print(
      " orders  vehicles    columns | HiGHS, relaxed | HiGHS, whole (? not proven) | ours | HiGHS's time / ours\n");
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
