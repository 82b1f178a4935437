// Parameters and the few operations the trainer needs; every sum has one order, so that every machine
// computes the same bits (no fused or re-ordered operations: see meson.build).
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "syntax/train/random.hpp"

namespace demarche::syntax::train {

/// A row-major table; rows are padded to a multiple of 16 columns, the rest stays zero.
struct Table {
  std::size_t rows = 0, columns = 0, stride = 0;
  std::vector<float> at;
  Table() = default;
  Table(std::size_t r, std::size_t c) : rows(r), columns(c), stride((c + 15) / 16 * 16), at(r * stride) {}
  float *row(std::size_t i) { return at.data() + i * stride; }
  const float *row(std::size_t i) const { return at.data() + i * stride; }
  void reset(std::size_t r, std::size_t c);
  void clear();
};

/// c += a * b, where a is [n][k], b is [k][columns of c].
void add_product(const Table &a, const Table &b, Table &c);
Table transposed(const Table &);

/// A parameter with its gradient and Adam's moments (Kingma and Ba 2015).
struct Parameter {
  Table value, gradient, mean, variance, turned;
  std::vector<std::uint32_t> touched; ///< for sparse tables: rows with a gradient
  std::vector<char> is_touched;
  bool sparse = false;

  void make(std::size_t rows, std::size_t columns, float scale, Random &, bool sparse = false);
  float *touch(std::uint32_t row);
  void step(float rate, float decay1, float decay2, std::uint32_t t);
  void turn() { turned = transposed(value); }
};

float exponential(float x); ///< for x <= 0

} // namespace demarche::syntax::train
