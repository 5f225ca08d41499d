// The cheapest ways on to the market: from the arrival of a root, or from a start if nothing of stage
// "ship" is on the way. Forwards in time; a label is a place, a state, an exact instant and the entry to the stay.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/plan.h"
#include "plan/priced_class.h"

namespace yizhan {

/// A way to the market: none that is delivered earlier is as cheap.
struct Delivery {
  Instant delivered;
  double cost = 0;
  std::uint32_t label = 0;  // for `trace`, until the next search
};

class Onward {
 public:
  /// `ship`: whether steps of stage "ship" may follow. Nothing is delivered after `deadline`.
  Onward(const PricedClass& priced, bool ship, Instant deadline);

  /// From a place and state, ready at `ready`, in a stay since `entered`. A vehicle in the first state does not
  /// wait: it begins at `ready`.
  const std::vector<Delivery>& search(Index<Place> place, Index<State> state, Instant ready, Instant entered);
  [[nodiscard]] std::vector<Step> trace(std::uint32_t label) const;

 private:
  using Key = std::tuple<Instant, Index<Place>, Index<State>, Instant>;  // when, where, in which state, entered when
  struct Label {
    Key key;
    double cost;
    std::uint32_t parent;
    Step step;  // that led here; a wait has neither leg nor departure
  };

  void reach(const Key& key, double cost, std::uint32_t parent, const Step& step);
  void expand(std::uint32_t label);
  void wait(std::uint32_t label);
  void ride(std::uint32_t label, std::uint32_t leg);
  void board(std::uint32_t label, const ClassDeparture& departure);
  void keep_best();
  [[nodiscard]] unsigned counted(Instant delivered) const;

  const PricedClass& priced_;
  const VehicleClass& class_;
  const Corridor& corridor_;
  bool ship_;
  Instant deadline_;
  std::vector<Label> labels_;
  std::map<Key, std::uint32_t> open_;  // by instant: the label at a key, not yet expanded
  std::vector<Delivery> deliveries_;
  std::vector<std::vector<std::uint32_t>> legs_from_;        // by place and state
  std::vector<std::vector<std::uint32_t>> departures_from_;  // by place and state
};

}  // namespace yizhan
