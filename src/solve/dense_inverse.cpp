#include "solve/dense_inverse.h"

#include <algorithm>
#include <cmath>

namespace yizhan::solve {
namespace {
constexpr double singular = 1e-9;
constexpr std::size_t none = ~std::size_t{0};
}  // namespace

void DenseInverse::reserve(std::size_t size) {
  if (size <= stride_) return;
  const std::size_t stride = std::max<std::size_t>(64, 2 * size);
  std::vector<double> grown(stride * stride, 0);
  for (std::size_t i = 0; i < size_; ++i) std::copy_n(line(i), size_, grown.data() + i * stride);
  cell_ = std::move(grown);
  stride_ = stride;
}

void DenseInverse::times(std::span<const double> vector, std::vector<double>& result) const {
  result.assign(size_, 0);
  std::vector<std::size_t> used;  // most vectors are sparse
  for (std::size_t row = 0; row < size_; ++row) {
    if (vector[row] != 0) used.push_back(row);
  }
  for (std::size_t i = 0; i < size_; ++i) {
    const double* const cells = line(i);
    double total = 0;
    for (const std::size_t row : used) total += cells[row] * vector[row];
    result[i] = total;
  }
}

void DenseInverse::under(std::span<const double> vector, std::vector<double>& result) const {
  result.assign(size_, 0);
  for (std::size_t i = 0; i < size_; ++i) {
    if (vector[i] == 0) continue;
    const double* const cells = line(i);
    for (std::size_t row = 0; row < size_; ++row) result[row] += vector[i] * cells[row];
  }
}

void DenseInverse::take_out(std::span<const double> factors, std::span<const double> vector, std::size_t but) {
  for (std::size_t i = 0; i < size_; ++i) {
    if (i == but || factors[i] == 0) continue;
    double* const cells = line(i);
    for (std::size_t row = 0; row < size_; ++row) cells[row] -= factors[i] * vector[row];
  }
}

// Gauss-Jordan elimination with the largest pivot of each column, in place.
bool DenseInverse::invert(std::vector<double> matrix, std::size_t size) {
  size_ = 0;
  reserve(size);
  size_ = size;
  std::vector<std::size_t> from(size);  // the row of the matrix that stands at each place
  for (std::size_t i = 0; i < size; ++i) from[i] = i;
  for (std::size_t step = 0; step < size; ++step) {
    std::size_t best = step;
    for (std::size_t i = step; i < size; ++i) {
      if (std::abs(matrix[i * size + step]) > std::abs(matrix[best * size + step])) best = i;
    }
    if (std::abs(matrix[best * size + step]) < singular) return false;
    if (best != step) {
      std::swap_ranges(matrix.begin() + static_cast<long>(best * size),
                       matrix.begin() + static_cast<long>((best + 1) * size),
                       matrix.begin() + static_cast<long>(step * size));
      std::swap(from[best], from[step]);
    }
    double* const pivot = matrix.data() + step * size;
    const double over = 1 / pivot[step];
    pivot[step] = 1;
    for (std::size_t j = 0; j < size; ++j) pivot[j] *= over;
    for (std::size_t i = 0; i < size; ++i) {
      double* const cells = matrix.data() + i * size;
      const double factor = cells[step];
      if (i == step || factor == 0) continue;
      cells[step] = 0;
      for (std::size_t j = 0; j < size; ++j) cells[j] -= factor * pivot[j];
    }
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) line(i)[from[j]] = matrix[i * size + j];
  }
  return true;
}

void DenseInverse::border(std::span<const double> column, std::span<const double> row, double corner) {
  std::vector<double> down, across;
  times(column, down);
  under(row, across);
  double left = corner;  // what the new pivot is, once the others have taken their part
  for (std::size_t i = 0; i < size_; ++i) left -= row[i] * down[i];
  for (double& factor : down) factor /= -left;
  take_out(down, across, none);
  reserve(size_ + 1);
  for (std::size_t i = 0; i < size_; ++i) line(i)[size_] = down[i];
  for (std::size_t j = 0; j < size_; ++j) line(size_)[j] = -across[j] / left;
  line(size_)[size_] = 1 / left;
  ++size_;
}

void DenseInverse::replace_column(std::size_t column, std::span<const double> product) {
  double* const cells = line(column);
  for (std::size_t row = 0; row < size_; ++row) cells[row] /= product[column];
  take_out(product, {cells, size_}, column);
}

void DenseInverse::replace_row(std::size_t row, std::span<const double> entries) {
  std::vector<double> product;
  under(entries, product);
  const double pivot = product[row];
  product[row] = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    double* const cells = line(i);
    if (cells[row] == 0) continue;
    cells[row] /= pivot;
    const double factor = cells[row];
    for (std::size_t j = 0; j < size_; ++j) cells[j] -= factor * product[j];
  }
}

void DenseInverse::remove(std::size_t column, std::size_t row) {
  std::vector<double> factors(size_);
  const double pivot = at(column, row);
  for (std::size_t i = 0; i < size_; ++i) factors[i] = at(i, row) / pivot;
  take_out(factors, {line(column), size_}, column);
  const std::size_t last = size_ - 1;
  if (column != last) std::copy_n(line(last), size_, line(column));
  for (std::size_t i = 0; i < last; ++i) line(i)[row] = line(i)[last];
  size_ = last;
}

void DenseInverse::reflect(std::size_t pivot, std::span<const std::size_t> others) {
  double* const cells = line(pivot);
  for (const std::size_t other : others) {
    const double* const more = line(other);
    for (std::size_t row = 0; row < size_; ++row) cells[row] += more[row];
  }
  for (std::size_t row = 0; row < size_; ++row) cells[row] = -cells[row];
}

}  // namespace yizhan::solve
