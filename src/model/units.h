// The units of the field. CEU: car equivalent unit; TEU: twenty-foot equivalent unit.
#pragma once

#include "model/quantity.h"

namespace yizhan {

using Money = Quantity<struct MoneyTag>;  // yuan
using Ceu = Quantity<struct CeuTag>;      // car equivalent units
using Teu = Quantity<struct TeuTag>;      // twenty-foot equivalent units
using Boxes = Quantity<struct BoxesTag>;  // load units: containers or wagons
using SquareMetres = Quantity<struct SquareMetresTag>;
using CubicMetres = Quantity<struct CubicMetresTag>;
using LaneMetres = Quantity<struct LaneMetresTag>;
using Metres = Quantity<struct MetresTag>;
using Kilograms = Quantity<struct KilogramsTag>;
using KilowattHours = Quantity<struct KilowattHoursTag>;
using Amount = Quantity<struct AmountTag>;  // of a cell, in the unit its resource declares

/// Whole vehicles (or KD sets, each one vehicle).
class Vehicles {
 public:
  constexpr Vehicles() = default;
  constexpr explicit Vehicles(long count) : count_(count) {}
  [[nodiscard]] constexpr long count() const { return count_; }
  constexpr auto operator<=>(const Vehicles&) const = default;
  constexpr Vehicles& operator+=(Vehicles other) {
    count_ += other.count_;
    return *this;
  }
  constexpr Vehicles& operator-=(Vehicles other) {
    count_ -= other.count_;
    return *this;
  }
  friend constexpr Vehicles operator+(Vehicles a, Vehicles b) { return Vehicles(a.count_ + b.count_); }
  friend constexpr Vehicles operator-(Vehicles a, Vehicles b) { return Vehicles(a.count_ - b.count_); }

 private:
  long count_ = 0;
};

}  // namespace yizhan
