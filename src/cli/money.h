// The unit in which sums of money are shown.
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "cli/grid.h"
#include "model/units.h"

namespace yizhan::cli {

/// Yuan, or millions where yuan would be too long to read.
struct MoneyScale {
  explicit MoneyScale(Money whole) : millions(std::abs(whole.value()) >= 1e8) {}
  bool millions;
  [[nodiscard]] std::string_view unit() const { return millions ? "million yuan" : "yuan"; }
  [[nodiscard]] double amount(Money money) const { return millions ? money.value() / 1e6 : money.value(); }
  [[nodiscard]] int decimals() const { return millions ? 1 : 0; }
  [[nodiscard]] std::string text(Money money) const { return grouped(amount(money), decimals()); }
  /// With its sign.
  [[nodiscard]] std::string change(Money money) const { return signed_text(amount(money), decimals()); }
};

}  // namespace yizhan::cli
