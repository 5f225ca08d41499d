#include "benchmarks/network_paths.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <thread>

namespace yizhan::benchmarks {

using solve::Path;
using solve::unlimited;

namespace {
constexpr std::size_t most_ahead = 4000;  // nodes whose distance to the destination is remembered
}

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

void Turns::push(double key, int node) {
  std::size_t at = heap_.size();
  heap_.emplace_back();
  while (at > 0) {
    const std::size_t parent = (at - 1) / width;
    if (heap_[parent].key <= key) break;
    heap_[at] = heap_[parent];
    at = parent;
  }
  heap_[at] = {key, node};
}

int Turns::pop() {
  const int top = heap_.front().node;
  const Turn last = heap_.back();
  heap_.pop_back();
  const std::size_t size = heap_.size();
  if (size == 0) return top;
  std::size_t at = 0;
  while (true) {
    const std::size_t first = width * at + 1;
    if (first >= size) break;
    std::size_t least = first;
    for (std::size_t child = first + 1; child < std::min(first + width, size); ++child) {
      if (heap_[child].key < heap_[least].key) least = child;
    }
    if (heap_[least].key >= last.key) break;
    heap_[at] = heap_[least];
    at = least;
  }
  heap_[at] = last;
  return top;
}

NetworkPaths::NetworkPaths(const Network& network)
    : network_(&network),
      first_(network.nodes + 1, 0),
      hops_(network.arcs.size()),
      into_first_(network.nodes + 1, 0),
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
  into_.resize(network.arcs.size());
  for (const auto& arc : network.arcs) ++into_first_[arc.head + 1];
  for (int node = 0; node < network.nodes; ++node) into_first_[node + 1] += into_first_[node];
  next = into_first_;
  for (std::size_t i = 0; i < network.arcs.size(); ++i) into_[next[network.arcs[i].head]++] = static_cast<int>(i);
  ahead_.resize(origins_.size());
  for (const auto& lots : lots_) {
    const int first = network.commodities[lots.front()].destination;
    has_one_destination_.push_back(std::all_of(lots.begin(), lots.end(), [&](solve::LotNumber lot) {
      return network.commodities[lot].destination == first;
    }));
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

template <typename Left>
void NetworkPaths::grow(int origin, std::span<const solve::LotNumber> wanted, Search& search,
                        const Left& left) const {
  auto& labels = search.labels;
  const unsigned number = search.number;
  std::size_t waiting = 0;
  for (const solve::LotNumber lot : wanted) {
    unsigned& mark = labels[network_->commodities[lot].destination].wanted;
    waiting += mark != number;
    mark = number;
  }
  search.turns.clear();
  search.turns.push(0, origin);
  labels[origin].distance = 0;
  labels[origin].search = number;
  while (!search.turns.empty()) {
    const int node = search.turns.pop();
    Label& here = labels[node];
    if (here.settled == number) continue;
    here.settled = number;
    if (here.wanted == number && --waiting == 0) return;
    for (int i = first_[node]; i < first_[node + 1]; ++i) {
      const double reached = here.distance + hops_[i].weight;
      Label& there = labels[hops_[i].head];
      if (there.search == number && reached >= there.distance) continue;
      there.distance = reached;
      there.arc = hops_[i].arc;
      there.search = number;
      search.turns.push(reached + left(hops_[i].head), hops_[i].head);
    }
  }
}

void NetworkPaths::grow(int origin, std::span<const solve::LotNumber> wanted, const Ahead* ahead,
                        Search& search) const {
  search.labels.resize(static_cast<std::size_t>(network_->nodes));
  const unsigned number = ++search.number;
  if (!ahead) {
    grow(origin, wanted, search, [](int) { return 0.0; });
    return;
  }
  search.ahead.resize(static_cast<std::size_t>(network_->nodes));
  for (const auto& [node, left] : ahead->nodes) search.ahead[node] = {left, number};
  grow(origin, wanted, search, [&](int node) {
    const auto& [left, known] = search.ahead[node];
    return known == number ? left : ahead->farthest;
  });
}

// A search backwards at no prices, at most as far as the best path is long then.
const NetworkPaths::Ahead* NetworkPaths::look_ahead(std::size_t origin, Search& search) {
  const double farthest = plain_[lots_[origin].front()];
  if (!counted_ || !has_one_destination_[origin] || farthest == -unlimited || farthest == unlimited) return nullptr;
  if (ahead_[origin]) return &*ahead_[origin];
  Ahead& ahead = ahead_[origin].emplace(Ahead{farthest, {}});
  auto& labels = search.labels;
  labels.resize(static_cast<std::size_t>(network_->nodes));
  const unsigned number = ++search.number;
  const int destination = network_->commodities[lots_[origin].front()].destination;
  labels[destination].distance = 0;
  labels[destination].search = number;
  search.turns.clear();
  search.turns.push(0, destination);
  while (!search.turns.empty()) {
    const int node = search.turns.pop();
    Label& here = labels[node];
    if (here.settled == number) continue;
    if (here.distance >= farthest) break;
    if (ahead.nodes.size() == most_ahead) {  // the rest is not nearer than this one
      ahead.farthest = here.distance;
      break;
    }
    here.settled = number;
    ahead.nodes.emplace_back(node, here.distance);
    for (int i = into_first_[node]; i < into_first_[node + 1]; ++i) {
      const auto& arc = network_->arcs[into_[i]];
      Label& there = labels[arc.tail];
      const double reached = here.distance + arc.cost;
      if (there.search == number && reached >= there.distance) continue;
      there.distance = reached;
      there.search = number;
      search.turns.push(reached, arc.tail);
    }
  }
  return &ahead;
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
  grow(origins_[origin], wanted, look_ahead(origin, search), search);
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
    const auto& commodity = network_->commodities[lot];
    if (!routes_[lot].empty() || commodity.origin == commodity.destination) found.push_back(path(lot, routes_[lot]));
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
  grow(commodity.origin, {&lot, 1}, nullptr, search);
  const Label& end = search.labels[commodity.destination];
  if (end.search != search.number || end.distance >= solve::closed / 2) return std::nullopt;
  Route route;
  trace(lot, search, route);
  return path(lot, route);
}

}  // namespace yizhan::benchmarks
