#include "benchmarks/network_paths.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <queue>
#include <stdexcept>
#include <thread>

namespace yizhan::benchmarks {

using solve::Path;
using solve::unlimited;

Network read_network(const std::string& file) {
  std::ifstream in(file);
  Network network;
  std::size_t arcs = 0, commodities = 0;
  in >> network.nodes >> arcs >> commodities;
  for (std::size_t i = 0; in && i < arcs; ++i) {
    Network::Arc arc;
    in >> arc.tail >> arc.head >> arc.cost >> arc.capacity;
    --arc.tail;
    --arc.head;
    if (arc.capacity < 0) arc.capacity = 1e9;
    network.arcs.push_back(arc);
  }
  for (std::size_t i = 0; in && i < commodities; ++i) {
    Network::Commodity commodity;
    in >> commodity.origin >> commodity.destination >> commodity.demand;
    --commodity.origin;
    --commodity.destination;
    network.commodities.push_back(commodity);
  }
  if (!in) throw std::runtime_error("cannot read " + file);
  return network;
}

solve::Program to_program(const Network& network) {
  solve::Program program;
  for (const auto& arc : network.arcs) program.capacity.push_back(arc.capacity);
  for (const auto& commodity : network.commodities) program.lots.push_back({commodity.demand, std::nullopt});
  program.whole = false;
  return program;
}

NetworkPaths::NetworkPaths(const Network& network)
    : network_(&network),
      first_(network.nodes + 1, 0),
      leaving_(network.arcs.size()),
      prices_(network.arcs.size(), 0) {
  for (const auto& arc : network.arcs) ++first_[arc.tail + 1];
  for (int node = 0; node < network.nodes; ++node) first_[node + 1] += first_[node];
  auto next = first_;
  for (std::size_t i = 0; i < network.arcs.size(); ++i) leaving_[next[network.arcs[i].tail]++] = static_cast<int>(i);
  std::map<int, int> index;
  for (const auto& commodity : network.commodities) {
    const auto [found, fresh] = index.try_emplace(commodity.origin, static_cast<int>(origins_.size()));
    if (fresh) origins_.push_back(commodity.origin);
    origin_of_.push_back(found->second);
  }
  trees_.resize(origins_.size());
}

bool NetworkPaths::count_costs(bool counted) {
  counted_ = counted;
  return true;
}

// Dijkstra; stops at the target if there is one (-1: none).
void NetworkPaths::grow(int origin, Tree& tree, int target) const {
  tree.distance.assign(network_->nodes, unlimited);
  tree.arc.assign(network_->nodes, -1);
  using Turn = std::pair<double, int>;
  std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
  tree.distance[origin] = 0;
  turns.emplace(0, origin);
  while (!turns.empty()) {
    const auto [distance, node] = turns.top();
    turns.pop();
    if (distance > tree.distance[node]) continue;
    if (node == target) return;
    for (int i = first_[node]; i < first_[node + 1]; ++i) {
      const int arc = leaving_[i];
      const double reached = distance + (counted_ ? network_->arcs[arc].cost : 0) + prices_[arc];
      double& known = tree.distance[network_->arcs[arc].head];
      if (reached >= known) continue;
      known = reached;
      tree.arc[network_->arcs[arc].head] = arc;
      turns.emplace(reached, network_->arcs[arc].head);
    }
  }
}

void NetworkPaths::price(std::span<const double> prices, int threads, std::span<double> values) {
  prices_.assign(prices.begin(), prices.end());
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < origins_.size(); i += static_cast<std::size_t>(threads))
      grow(origins_[i], trees_[i], -1);
  };
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work, static_cast<std::size_t>(i));
  work(0);
  others.clear();
  for (std::size_t lot = 0; lot < values.size(); ++lot)
    values[lot] = trees_[origin_of_[lot]].distance[network_->commodities[lot].destination];
}

Path NetworkPaths::trace(solve::LotNumber lot, const Tree& tree) const {
  const auto& commodity = network_->commodities[lot];
  Path path;
  path.lot = lot;
  path.key = 1469598103934665603u;  // FNV-1a over the arcs
  for (int node = commodity.destination; node != commodity.origin;) {
    const int arc = tree.arc[node];
    path.cost += counted_ ? network_->arcs[arc].cost : 0;
    path.entries.push_back({static_cast<solve::Row>(arc), 1});
    path.key = (path.key ^ static_cast<std::uint64_t>(arc)) * 1099511628211u;
    node = network_->arcs[arc].tail;
  }
  std::sort(path.entries.begin(), path.entries.end(),
            [](const solve::Entry& a, const solve::Entry& b) { return a.row < b.row; });
  return path;
}

void NetworkPaths::paths(std::span<const solve::Wanted> wanted, int, std::vector<Path>& found) {
  for (const auto& [lot, margin, most] : wanted) {
    const Tree& tree = trees_[origin_of_[lot]];
    if (tree.distance[network_->commodities[lot].destination] < unlimited) found.push_back(trace(lot, tree));
  }
}

std::optional<Path> NetworkPaths::cheapest(solve::LotNumber lot) {
  const auto& commodity = network_->commodities[lot];
  grow(commodity.origin, single_, commodity.destination);
  if (single_.distance[commodity.destination] >= solve::closed / 2) return std::nullopt;
  return trace(lot, single_);
}

}  // namespace yizhan::benchmarks
