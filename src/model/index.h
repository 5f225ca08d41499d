// Strong row numbers: a PlaceId never indexes the models, and a vector accepts only its own.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace yizhan {

/// The row number of a `T` in its table, from 0; a default-made one is `none`.
template <class T>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::size_t row) : row_(static_cast<std::uint32_t>(row)) {}

  [[nodiscard]] constexpr std::size_t row() const { return row_; }
  [[nodiscard]] constexpr bool exists() const { return row_ != none_; }
  constexpr auto operator<=>(const Index&) const = default;

 private:
  static constexpr std::uint32_t none_ = 0xffffffff;
  std::uint32_t row_ = none_;
};

/// A vector that is indexed by `Index<T>` and nothing else.
template <class T, class Value = T>
class Table {
 public:
  using Id = Index<T>;

  Table() = default;
  explicit Table(std::size_t size, const Value& value = Value()) : values_(size, value) {}

  Id add(Value value) {
    values_.push_back(std::move(value));
    return Id(values_.size() - 1);
  }
  typename std::vector<Value>::reference operator[](Id id) { return values_[id.row()]; }
  typename std::vector<Value>::const_reference operator[](Id id) const { return values_[id.row()]; }

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }
  bool operator==(const Table&) const = default;

 private:
  std::vector<Value> values_;
};

}  // namespace yizhan

template <class T>
struct std::hash<yizhan::Index<T>> {
  std::size_t operator()(yizhan::Index<T> id) const noexcept { return std::hash<std::size_t>()(id.row()); }
};
