#include "benchmarks/network_paths.h"

#include <algorithm>
#include <fstream>
#include <map>
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
      hops_(network.arcs.size()),
      hop_of_(network.arcs.size()),
      prices_(network.arcs.size(), 0),
      routes_(network.commodities.size()),
      plain_routes_(network.commodities.size()),
      plain_(network.commodities.size(), -unlimited) {
  for (const auto& arc : network.arcs) ++first_[arc.tail + 1];
  for (int node = 0; node < network.nodes; ++node) first_[node + 1] += first_[node];
  auto next = first_;
  for (std::size_t i = 0; i < network.arcs.size(); ++i) {
    hop_of_[i] = next[network.arcs[i].tail]++;
    hops_[hop_of_[i]] = {network.arcs[i].head, static_cast<int>(i), network.arcs[i].cost};
  }
  std::map<int, std::size_t> index;
  for (std::size_t lot = 0; lot < network.commodities.size(); ++lot) {
    const int origin = network.commodities[lot].origin;
    const auto [found, fresh] = index.try_emplace(origin, origins_.size());
    if (fresh) {
      origins_.push_back(origin);
      lots_.emplace_back();
    }
    lots_[found->second].push_back(static_cast<solve::LotNumber>(lot));
  }
}

bool NetworkPaths::count_costs(bool counted) {
  counted_ = counted;
  std::fill(plain_.begin(), plain_.end(), -unlimited);
  return true;
}

double NetworkPaths::value(const Route& route) const {
  double total = 0;
  for (auto arc = route.rbegin(); arc != route.rend(); ++arc) total += hops_[hop_of_[*arc]].weight;
  return total;
}

void NetworkPaths::grow(int origin, std::span<const solve::LotNumber> wanted, Search& search) const {
  auto& labels = search.labels;
  auto& turns = search.turns;
  labels.resize(static_cast<std::size_t>(network_->nodes));
  const unsigned number = ++search.number;
  std::size_t left = 0;
  for (const solve::LotNumber lot : wanted) {
    unsigned& mark = labels[network_->commodities[lot].destination].wanted;
    left += mark != number;
    mark = number;
  }
  const auto farther = [](const auto& a, const auto& b) { return a.first > b.first; };
  turns.assign(1, {0, origin});
  labels[origin].distance = 0;
  labels[origin].search = number;
  while (!turns.empty()) {
    const auto [distance, node] = turns.front();
    std::pop_heap(turns.begin(), turns.end(), farther);
    turns.pop_back();
    Label& here = labels[node];
    if (here.settled == number) continue;
    here.settled = number;
    if (here.wanted == number && --left == 0) return;
    for (int i = first_[node]; i < first_[node + 1]; ++i) {
      const double reached = distance + hops_[i].weight;
      Label& there = labels[hops_[i].head];
      if (there.search == number && reached >= there.distance) continue;
      there.distance = reached;
      there.arc = hops_[i].arc;
      there.search = number;
      turns.emplace_back(reached, hops_[i].head);
      std::push_heap(turns.begin(), turns.end(), farther);
    }
  }
}

void NetworkPaths::trace(solve::LotNumber lot, const Search& search, Route& route) const {
  const auto& commodity = network_->commodities[lot];
  route.clear();
  for (int node = commodity.destination; node != commodity.origin; node = network_->arcs[route.back()].tail)
    route.push_back(static_cast<std::uint32_t>(search.labels[node].arc));
}

// Exactly: sums over the same arcs, in the same order, without a price.
bool NetworkPaths::is_still_best(solve::LotNumber lot) {
  if (!routes_[lot].empty() && value(routes_[lot]) <= plain_[lot]) return true;
  if (plain_routes_[lot].empty() || value(plain_routes_[lot]) > plain_[lot]) return false;
  routes_[lot] = plain_routes_[lot];
  return true;
}

void NetworkPaths::price_origin(std::size_t origin, Search& search, std::span<double> values) {
  std::vector<solve::LotNumber> wanted;
  for (const solve::LotNumber lot : lots_[origin]) {
    if (is_still_best(lot)) {
      values[lot] = plain_[lot];
    } else {
      wanted.push_back(lot);
    }
  }
  if (wanted.empty()) return;
  grow(origins_[origin], wanted, search);
  for (const solve::LotNumber lot : wanted) {
    const Label& end = search.labels[network_->commodities[lot].destination];
    routes_[lot].clear();
    values[lot] = end.search == search.number ? end.distance : unlimited;
    if (values[lot] < unlimited) trace(lot, search, routes_[lot]);
  }
}

void NetworkPaths::price(std::span<const double> prices, int threads, std::span<double> values) {
  prices_.assign(prices.begin(), prices.end());
  for (Hop& hop : hops_) hop.weight = weight(hop.arc);
  searches_.resize(std::max(searches_.size(), static_cast<std::size_t>(threads)));
  const auto work = [&](std::size_t thread) {
    for (std::size_t i = thread; i < origins_.size(); i += static_cast<std::size_t>(threads))
      price_origin(i, searches_[thread], values);
  };
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work, static_cast<std::size_t>(i));
  work(0);
  others.clear();
  if (std::any_of(prices.begin(), prices.end(), [](double price) { return price != 0; })) return;
  plain_.assign(values.begin(), values.end());
  plain_routes_ = routes_;
}

Path NetworkPaths::path(solve::LotNumber lot, const Route& route) const {
  Path path;
  path.lot = lot;
  path.key = 1469598103934665603u;  // FNV-1a over the arcs
  for (const std::uint32_t arc : route) {
    path.cost += counted_ ? network_->arcs[arc].cost : 0;
    path.entries.push_back({arc, 1});
    path.key = (path.key ^ arc) * 1099511628211u;
  }
  std::sort(path.entries.begin(), path.entries.end(),
            [](const solve::Entry& a, const solve::Entry& b) { return a.row < b.row; });
  return path;
}

void NetworkPaths::paths(std::span<const solve::Wanted> wanted, int, std::vector<Path>& found) {
  for (const auto& [lot, margin, most] : wanted) {
    if (!routes_[lot].empty()) found.push_back(path(lot, routes_[lot]));
  }
}

void NetworkPaths::set_price(solve::Row row, double price) {
  prices_[row] = price;
  hops_[hop_of_[row]].weight = weight(static_cast<int>(row));
}

std::optional<Path> NetworkPaths::cheapest(solve::LotNumber lot) {
  const auto& commodity = network_->commodities[lot];
  searches_.resize(std::max<std::size_t>(searches_.size(), 1));
  Search& search = searches_.front();
  grow(commodity.origin, {&lot, 1}, search);
  const Label& end = search.labels[commodity.destination];
  if (end.search != search.number || end.distance >= solve::closed / 2) return std::nullopt;
  Route route;
  trace(lot, search, route);
  return path(lot, route);
}

}  // namespace yizhan::benchmarks
