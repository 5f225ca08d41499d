// An oracle over a plain network: every arc is a row, a lot is a commodity, its paths are shortest paths.
#pragma once

#include <optional>
#include <string>
#include <utility>
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

/// A heap of nodes to visit, the nearest on top.
class Turns {
 public:
  void clear() { heap_.clear(); }
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  void push(double key, int node);
  int pop();

 private:
  static constexpr std::size_t width = 4;  // children of each
  struct Turn {
    double key = 0;
    int node = 0;
  };
  std::vector<Turn> heap_;
};

/// One Dijkstra search an origin, that ends with the last of its destinations. A lot whose path at no prices, or the
/// one found last, still costs what the best costs at no prices needs none: prices are never negative.
/// Where an origin has one destination, the second search and those after it go towards it (P. E. Hart, N. J.
/// Nilsson, B. Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968).
class NetworkPaths : public solve::Oracle {
 public:
  explicit NetworkPaths(const Network& network);

  void price(std::span<const double> prices, int threads, std::span<double> values) override;
  bool count_costs(bool counted) override;
  void paths(std::span<const solve::Wanted> wanted, int threads, std::vector<solve::Path>& found) override;
  void set_price(solve::Row row, double price) override;
  std::optional<solve::Path> cheapest(solve::LotNumber lot) override;

 private:
  using Route = std::vector<std::uint32_t>;  // arcs, from the destination back
  struct Hop {
    int head = 0, arc = 0;
    double weight = 0;  // cost, if counted, and price
  };
  struct Label {
    double distance = 0;
    int arc = -1;          // that enters the node
    unsigned search = 0;   // that wrote it
    unsigned settled = 0;  // the search that settled it
    unsigned wanted = 0;   // the search that is to reach it
  };
  /// What is left to a destination at no prices, by node: of all nodes nearer than `farthest`.
  struct Ahead {
    double farthest = 0;
    std::vector<std::pair<int, double>> nodes;
  };
  /// What a search needs; one a thread.
  struct Search {
    std::vector<Label> labels;
    std::vector<std::pair<double, unsigned>> ahead;  // by node, and the search that wrote it
    Turns turns;
    unsigned number = 0;
  };

  [[nodiscard]] double weight(int arc) const { return (counted_ ? network_->arcs[arc].cost : 0) + prices_[arc]; }
  [[nodiscard]] double value(const Route& route) const;
  /// From the origin until all wanted lots' destinations are reached, or all that can be; towards what is `ahead`.
  template <typename Left>
  void grow(int origin, std::span<const solve::LotNumber> wanted, Search& search, const Left& left) const;
  void grow(int origin, std::span<const solve::LotNumber> wanted, const Ahead* ahead, Search& search) const;
  [[nodiscard]] const Ahead* look_ahead(std::size_t origin, Search& search);
  void trace(solve::LotNumber lot, const Search& search, Route& route) const;
  void price_origin(std::size_t origin, Search& search, std::span<double> values);
  [[nodiscard]] bool is_still_best(solve::LotNumber lot);
  [[nodiscard]] solve::Path path(solve::LotNumber lot, const Route& route) const;

  const Network* network_;
  std::vector<int> first_;  // by node, one more: of the hops that leave it
  std::vector<Hop> hops_;
  std::vector<int> into_first_, into_;       // arcs by head
  std::vector<std::optional<Ahead>> ahead_;  // by origin
  std::vector<bool> has_one_destination_;    // by origin
  std::vector<int> hop_of_;                  // by arc
  std::vector<int> origins_;
  std::vector<std::vector<solve::LotNumber>> lots_;  // by origin
  std::vector<double> prices_;
  std::vector<Search> searches_;
  std::vector<Route> routes_, plain_routes_;  // by lot: the best under the prices last given, and at no prices
  std::vector<double> plain_;                 // by lot: the least value at no prices; none yet: below all
  bool counted_ = true;
};

}  // namespace yizhan::benchmarks
