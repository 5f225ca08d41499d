// Plain multicommodity networks against the origin-aggregated arc-flow program that HiGHS solves.
//
//     multicommodity FOLDER [NAME...] [--whole] [--no-peer | --peer simplex|interior] [--gap G] [--time-limit S]
//                    [--certificate DIR]
//
// FOLDER holds network files and may hold optimal.csv (instance,optimal). One line an instance: our cost, bound, gap
// and seconds, the known optimum, and HiGHS's cost and seconds; or ours alone, or HiGHS alone. A certificate is the
// flows by path and the arcs' prices; the program `certificate` proves it from the network's file.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <map>
#include <string>

#include "benchmarks/network_paths.h"
#include "solve/lp.h"
#include "solve/solve.h"

namespace yizhan::benchmarks {
namespace {

double seconds_since(solve::Clock::time_point start) {
  return std::chrono::duration<double>(solve::Clock::now() - start).count();
}

std::map<std::string, double> read_optima(const std::filesystem::path& folder) {
  std::map<std::string, double> optima;
  std::ifstream in(folder / "optimal.csv");
  for (std::string line; std::getline(in, line);) {
    const auto comma = line.find(',');
    if (comma != std::string::npos && comma + 1 < line.size() && line.substr(0, comma) != "instance")
      optima[line.substr(0, comma)] = std::stod(line.substr(comma + 1));
  }
  return optima;
}

// min cost flow with one flow for each origin: far smaller than one for each commodity.
double solve_aggregated(const Network& network, solve::LpMethod method, double seconds) {
  std::map<int, std::map<int, double>> supply;  // by origin and node
  for (const auto& commodity : network.commodities) {
    supply[commodity.origin][commodity.origin] += commodity.demand;
    supply[commodity.origin][commodity.destination] -= commodity.demand;
  }
  solve::LpBatch rows, columns;
  for (const auto& arc : network.arcs) rows.begin(-solve::unlimited, arc.capacity);
  for (const auto& [origin, balance] : supply) {
    for (int node = 0; node < network.nodes; ++node) {
      const auto found = balance.find(node);
      const double left = found == balance.end() ? 0 : found->second;
      rows.begin(left, left);
    }
  }
  const auto arcs = static_cast<int>(network.arcs.size());
  for (int origin = 0; origin < static_cast<int>(supply.size()); ++origin) {
    for (int i = 0; i < arcs; ++i) {
      const auto& arc = network.arcs[i];
      columns.begin(0, solve::unlimited, arc.cost);
      columns.entry(i, 1);
      columns.entry(arcs + origin * network.nodes + arc.tail, 1);
      columns.entry(arcs + origin * network.nodes + arc.head, -1);
    }
  }
  solve::Lp lp;
  lp.add_rows(rows);
  lp.add_columns(columns);
  const auto status = lp.run(method, 1e-9, {.seconds = seconds});
  return status == solve::LpStatus::optimal ? lp.cost() : solve::unlimited;
}

// The arcs of a path in the order of travel, numbered from 1. A path visits no node twice.
std::string travelled(const Network& network, const solve::Path& path) {
  std::map<int, std::uint32_t> leaving;
  for (const auto& [arc, amount] : path.entries) leaving[network.arcs[arc].tail] = arc;
  std::string text;
  const auto& commodity = network.commodities[path.lot];
  for (int node = commodity.origin; node != commodity.destination;) {
    const std::uint32_t arc = leaving.at(node);
    text += (text.empty() ? "" : " ") + std::to_string(arc + 1);
    node = network.arcs[arc].head;
  }
  return text;
}

void write_certificate(const std::filesystem::path& folder, const std::string& name, const Network& network,
                       const solve::Result& result) {
  std::filesystem::create_directories(folder);
  std::ofstream flows(folder / (name + ".flows.csv")), prices(folder / (name + ".prices.csv"));
  flows << std::setprecision(17) << "commodity,quantity,arcs\n";
  for (const auto& [path, quantity] : result.flows)
    flows << path.lot + 1 << ',' << quantity << ',' << travelled(network, path) << '\n';
  prices << std::setprecision(17) << "arc,price\n";
  for (std::size_t arc = 0; arc < result.prices.size(); ++arc) {
    if (result.prices[arc] > 0) prices << arc + 1 << ',' << result.prices[arc] << '\n';
  }
}

struct Arguments {
  std::string folder, certificate;
  std::vector<std::string> names;
  bool whole = false, ours = true, peer = true;
  solve::LpMethod method = solve::LpMethod::simplex;  // HiGHS's
  double gap = 1e-9, seconds = 300;
};

Arguments read_arguments(int count, char** words) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--whole") {
      arguments.whole = true;
    } else if (word == "--no-peer") {
      arguments.peer = false;
    } else if (word == "--peer" && i + 1 < count) {
      arguments.ours = false;
      arguments.method = words[++i] == std::string("interior") ? solve::interior_method() : solve::LpMethod::simplex;
    } else if (word == "--gap" && i + 1 < count) {
      arguments.gap = std::stod(words[++i]);
    } else if (word == "--time-limit" && i + 1 < count) {
      arguments.seconds = std::stod(words[++i]);
    } else if (word == "--certificate" && i + 1 < count) {
      arguments.certificate = words[++i];
    } else if (arguments.folder.empty()) {
      arguments.folder = word;
    } else {
      arguments.names.push_back(word);
    }
  }
  return arguments;
}

void run_ours(const std::filesystem::path& file, const Network& network, const Arguments& arguments) {
  const auto start = solve::Clock::now();
  auto program = to_program(network);
  program.whole = arguments.whole;
  NetworkPaths oracle(network);
  solve::Options options;
  options.start = start;
  options.deadline = start + std::chrono::milliseconds(static_cast<long>(1000 * arguments.seconds));
  options.relaxation_gap = arguments.gap;
  options.threads = 1;
  const auto result = solve::solve(program, oracle, options);
  const double ours = seconds_since(start);
  if (!arguments.certificate.empty())
    write_certificate(arguments.certificate, file.filename().string(), network, result);
  std::printf(" %16.3f %16.3f %9.2e %8.3f s  (%zu columns, %zu masters)", result.cost, result.bound,
              (result.cost - result.bound) / std::max(1.0, result.cost), ours, result.statistics.columns,
              result.statistics.masters);
}

void run_instance(const std::filesystem::path& file, double known, const Arguments& arguments) {
  const Network network = read_network(file.string());
  std::printf("%-10s", file.filename().c_str());
  if (arguments.ours) run_ours(file, network, arguments);
  std::printf("  known %16.3f", known);
  if (arguments.peer) {
    const auto start = solve::Clock::now();
    const double peer = solve_aggregated(network, arguments.method, arguments.seconds);
    std::printf("  HiGHS %16.3f %8.3f s", peer, seconds_since(start));
  }
  std::printf("\n");
  std::fflush(stdout);
}

int run(const Arguments& arguments) {
  const auto optima = read_optima(arguments.folder);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(arguments.folder)) {
    const std::string name = entry.path().filename().string();
    const bool chosen = arguments.names.empty() ? optima.contains(name)
                                                : std::find(arguments.names.begin(), arguments.names.end(), name) !=
                                                      arguments.names.end();
    if (chosen) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const auto found = optima.find(file.filename().string());
    run_instance(file, found == optima.end() ? 0 : found->second, arguments);
  }
  return files.empty() ? 2 : 0;
}

}  // namespace
}  // namespace yizhan::benchmarks

int main(int count, char** words) {
  const auto arguments = yizhan::benchmarks::read_arguments(count, words);
  if (arguments.folder.empty()) {
    std::fprintf(stderr,
                 "usage: multicommodity FOLDER [NAME...] [--whole] [--no-peer | --peer simplex|interior] [--gap G] "
                 "[--time-limit S] [--certificate DIR]\n");
    return 2;
  }
  return yizhan::benchmarks::run(arguments);
}
