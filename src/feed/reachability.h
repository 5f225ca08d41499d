// Who can get where at all, by legs and services without regard to time.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "model/corridor.h"

namespace yizhan::feed {

/// What decides by which moves a vehicle may go.
struct Traveller {
  Index<Model> model;
  Form form = Form::built_up;
  Index<Place> market;
  std::vector<Index<Mode>> modes;  // of departures; empty: all
  auto operator<=>(const Traveller&) const = default;
};

class Reachability {
 public:
  explicit Reachability(const Corridor& corridor);

  /// From where the traveller gets to its market, and by which services.
  struct Ways {
    std::vector<bool> nodes;    // by `node`
    std::vector<bool> by_legs;  // those that need no departure
    std::vector<Index<Service>> services;
  };
  [[nodiscard]] const Ways& to_market(const Traveller& traveller);
  /// Where something gets to from `starts`, if every filter lets it through.
  [[nodiscard]] std::vector<bool> from(std::vector<std::size_t> starts) const;

  [[nodiscard]] std::size_t node(Index<Place> place, Index<State> state) const {
    return place.row() * corridor_.states.size() + state.row();
  }
  /// Whether so many moves were looked at that nothing more should be asked: no input may take for ever.
  [[nodiscard]] bool exhausted() const { return looked_at_ > most_looked_at; }

 private:
  /// Marks every node that leads to those marked, by legs alone or by services too; the services are told.
  void spread(std::vector<bool>& nodes, std::vector<std::size_t> open_nodes, const Traveller& traveller,
              std::vector<Index<Service>>* services);
  static constexpr std::size_t most_looked_at = 50'000'000;

  struct Move {
    Index<Leg> leg;
    Index<Service> service;
    std::size_t from, to;
  };

  [[nodiscard]] bool open(const Move& move, const Traveller& traveller) const;
  [[nodiscard]] bool permitted(const Move& move, const Traveller& traveller) const;
  [[nodiscard]] bool fits(const Move& move, const Traveller& traveller) const;

  const Corridor& corridor_;
  std::vector<Move> moves_;                        // services without departures are left out
  std::vector<std::vector<std::size_t>> leaving_;  // moves by node
  std::vector<std::vector<std::size_t>> entering_;
  std::vector<Take> boxed_takes_;                  // those whose basis is a load unit
  std::map<Index<Mode>, std::vector<Date>> days_;  // of ruled modes: days on which rules may begin to differ
  std::map<Traveller, Ways> known_;
  std::size_t looked_at_ = 0;
};

}  // namespace yizhan::feed
