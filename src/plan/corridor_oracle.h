// The corridor's side of the solver: prices all lots over the network, and turns ways into paths.
#pragma once

#include <deque>
#include <unordered_map>

#include "plan/class_values.h"
#include "plan/itinerary_terms.h"
#include "solve/program.h"

namespace yizhan {

/// A way as it is kept, from the lot's start: what `solve::Path::key` stands for.
struct KeptItinerary {
  std::uint32_t planned_lot = 0;
  std::uint32_t class_number = 0;
  Index<Place> origin;
  std::vector<Step> steps;
};

class CorridorOracle final : public solve::Oracle {
 public:
  /// Keeps a reference to the network. Lot numbers are those of `Network::planned`, rows those of its cells.
  explicit CorridorOracle(const Network& network);

  void price(std::span<const double> prices, int threads, std::span<double> values) override;
  void paths(std::span<const solve::Wanted> wanted, int threads, std::vector<solve::Path>& found) override;
  void set_price(solve::Row row, double price) override;
  std::optional<solve::Path> cheapest(solve::LotNumber lot) override;
  bool count_costs(bool counted) override;

  /// The class, with all its moves, of an itinerary.
  [[nodiscard]] const VehicleClass& vehicle_class(const KeptItinerary& itinerary) const;
  [[nodiscard]] const KeptItinerary& itinerary(std::uint64_t key) const { return kept_[key]; }
  /// The path of an itinerary that is known from elsewhere.
  solve::Path path_of(KeptItinerary itinerary);

 private:
  /// Calls `work(class number, memory)` for every class, on several threads.
  template <class Work>
  void for_classes(int threads, const Work& work);
  [[nodiscard]] std::vector<Way> best_of_class(std::uint32_t number, ApproachMemory& memory);
  [[nodiscard]] std::vector<std::vector<Way>> wanted_ways(std::span<const solve::Wanted> wanted, int threads);
  [[nodiscard]] KeptItinerary whole(const Way& way, std::vector<Step> steps) const;
  [[nodiscard]] solve::Path build(const KeptItinerary& itinerary) const;
  solve::Path keep(KeptItinerary&& itinerary, solve::Path&& path);
  void rank(std::vector<Way>& ways) const;
  [[nodiscard]] double price_of_lever(std::uint32_t lot, std::span<const double> prices) const;
  [[nodiscard]] std::uint32_t charge_of(const Way& way) const;
  [[nodiscard]] int week_of(const Way& way) const;

  const Network& network_;
  Prices prices_, current_prices_;
  std::vector<ClassValues> values_, current_values_;
  std::deque<ApproachMemory> memories_;  // one for each thread
  std::vector<Way> best_;                // by lot, under the prices last given
  std::vector<KeptItinerary> kept_;
  std::unordered_multimap<std::size_t, std::uint64_t> kept_by_hash_;
};

}  // namespace yizhan
