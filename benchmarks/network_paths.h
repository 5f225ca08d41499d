// An oracle over a plain network: every arc is a row, a lot is a commodity, its paths are shortest paths.
#pragma once

#include <string>
#include <vector>

#include "solve/program.h"

namespace yizhan::benchmarks {

/// A min-cost multicommodity network. Nodes are numbered from 0.
struct Network {
  struct Arc {
    int tail = 0, head = 0;
    double cost = 0, capacity = 0;
  };
  struct Commodity {
    int origin = 0, destination = 0;
    double demand = 0;
  };
  int nodes = 0;
  std::vector<Arc> arcs;
  std::vector<Commodity> commodities;
};

/// Reads the text "n m k, then tail head cost capacity, then origin destination demand", nodes from 1, capacity -1
/// for unlimited. Throws std::runtime_error if the file cannot be read to its end.
Network read_network(const std::string& file);

/// The program: every commodity must be served.
solve::Program to_program(const Network& network);

class NetworkPaths : public solve::Oracle {
 public:
  explicit NetworkPaths(const Network& network);

  void price(std::span<const double> prices, int threads, std::span<double> values) override;
  bool count_costs(bool counted) override;
  void paths(std::span<const solve::Wanted> wanted, int threads, std::vector<solve::Path>& found) override;
  void set_price(solve::Row row, double price) override { prices_[row] = price; }
  std::optional<solve::Path> cheapest(solve::LotNumber lot) override;

 private:
  struct Tree {
    std::vector<double> distance;
    std::vector<int> arc;  // that enters the node; -1 at the root or if not reached
  };

  void grow(int origin, Tree& tree, int target) const;
  [[nodiscard]] solve::Path trace(solve::LotNumber lot, const Tree& tree) const;

  const Network* network_;
  std::vector<int> first_, leaving_;  // arcs by tail
  std::vector<int> origin_of_;        // by commodity: index in origins_
  std::vector<int> origins_;
  std::vector<Tree> trees_;  // by origin, under the prices last given
  std::vector<double> prices_;
  Tree single_;
  bool counted_ = true;
};

}  // namespace yizhan::benchmarks
