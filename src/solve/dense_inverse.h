// The inverse of a small square matrix whose rows and columns come and go one at a time (rank-one updates:
// W. W. Hager, Updating the inverse of a matrix, 1989).
#pragma once

#include <span>
#include <vector>

namespace yizhan::solve {

class DenseInverse {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Of the inverse: its row `column` belongs to that column of the matrix, its column `row` to that row.
  [[nodiscard]] double at(std::size_t column, std::size_t row) const { return cell_[column * stride_ + row]; }

  /// Inverse x vector, and vector x inverse.
  void times(std::span<const double> vector, std::vector<double>& result) const;
  void under(std::span<const double> vector, std::vector<double>& result) const;

  /// Inverts a matrix given by rows. False if it is nearly singular.
  bool invert(std::vector<double> matrix, std::size_t size);

  /// A new last row and column: the column's entries in the old rows, the row's in the old columns, and both.
  void border(std::span<const double> column, std::span<const double> row, double corner);
  /// The column becomes one whose product with the inverse is `product`.
  void replace_column(std::size_t column, std::span<const double> product);
  /// The row becomes this one.
  void replace_row(std::size_t row, std::span<const double> entries);
  /// Takes out a column and a row; the last ones take their places.
  void remove(std::size_t column, std::size_t row);
  /// Column `pivot` becomes its negative, and is taken from the `others`.
  void reflect(std::size_t pivot, std::span<const std::size_t> others);

 private:
  [[nodiscard]] double* line(std::size_t column) { return cell_.data() + column * stride_; }
  [[nodiscard]] const double* line(std::size_t column) const { return cell_.data() + column * stride_; }
  void reserve(std::size_t size);
  /// Takes `factors[i]` times the vector from each line i but `but`.
  void take_out(std::span<const double> factors, std::span<const double> vector, std::size_t but);

  std::size_t size_ = 0, stride_ = 0;
  std::vector<double> cell_;  // line by line
};

}  // namespace yizhan::solve
