#include "syntax/train/tensor.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

namespace demarche::syntax::train {

void Table::reset(std::size_t r, std::size_t c) {
  rows = r;
  columns = c;
  stride = (c + 15) / 16 * 16;
  at.assign(r * stride, 0.0f);
}

void Table::clear() { std::fill(at.begin(), at.end(), 0.0f); }

namespace {

/// Four rows of c against sixteen columns, whose sums stay in registers.
WIDE void four_rows(const float *a, std::size_t a_stride, const float *b, std::size_t k, float *c, std::size_t stride) {
  for (std::size_t j = 0; j < stride; j += 16) {
    float s0[16], s1[16], s2[16], s3[16];
    std::memcpy(s0, c + j, sizeof s0);
    std::memcpy(s1, c + stride + j, sizeof s1);
    std::memcpy(s2, c + 2 * stride + j, sizeof s2);
    std::memcpy(s3, c + 3 * stride + j, sizeof s3);
    for (std::size_t i = 0; i < k; ++i) {
      const float *w = b + i * stride + j;
      const float x0 = a[i], x1 = a[a_stride + i], x2 = a[2 * a_stride + i], x3 = a[3 * a_stride + i];
      for (std::size_t l = 0; l < 16; ++l) {
        s0[l] += x0 * w[l];
        s1[l] += x1 * w[l];
        s2[l] += x2 * w[l];
        s3[l] += x3 * w[l];
      }
    }
    std::memcpy(c + j, s0, sizeof s0);
    std::memcpy(c + stride + j, s1, sizeof s1);
    std::memcpy(c + 2 * stride + j, s2, sizeof s2);
    std::memcpy(c + 3 * stride + j, s3, sizeof s3);
  }
}

WIDE void one_row(const float *a, const float *b, std::size_t k, float *c, std::size_t stride) {
  for (std::size_t i = 0; i < k; ++i) {
    const float x = a[i];
    for (std::size_t j = 0; j < stride; ++j)
      c[j] += x * b[i * stride + j];
  }
}

WIDE void adam(float *value, const float *gradient, float *mean, float *variance, std::size_t n, float rate, float decay1, float decay2) {
  for (std::size_t i = 0; i < n; ++i) {
    const float g = gradient[i];
    mean[i] = decay1 * mean[i] + (1 - decay1) * g;
    variance[i] = decay2 * variance[i] + (1 - decay2) * g * g;
    value[i] -= rate * mean[i] / (std::sqrt(variance[i]) + 1e-8f);
  }
}

float power(float x, std::uint32_t n) {
  float out = 1;
  for (; n > 0; n >>= 1, x *= x)
    if (n & 1)
      out *= x;
  return out;
}

} // namespace

void add_product(const Table &a, const Table &b, Table &c) {
  std::size_t i = 0;
  for (; i + 4 <= a.rows; i += 4)
    four_rows(a.row(i), a.stride, b.at.data(), b.rows, c.row(i), c.stride);
  for (; i < a.rows; ++i)
    one_row(a.row(i), b.at.data(), b.rows, c.row(i), c.stride);
}

Table transposed(const Table &t) {
  Table out(t.columns, t.rows);
  for (std::size_t i = 0; i < t.rows; ++i)
    for (std::size_t j = 0; j < t.columns; ++j)
      out.at[j * out.stride + i] = t.at[i * t.stride + j];
  return out;
}

void Parameter::make(std::size_t rows, std::size_t columns, float scale, Random &random, bool is_sparse) {
  value.reset(rows, columns);
  gradient.reset(rows, columns);
  mean.reset(rows, columns);
  variance.reset(rows, columns);
  sparse = is_sparse;
  is_touched.assign(sparse ? rows : 0, 0);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      value.row(i)[j] = (random.uniform() * 2 - 1) * scale;
}

float *Parameter::touch(std::uint32_t row) {
  if (!is_touched[row]) {
    is_touched[row] = 1;
    touched.push_back(row);
  }
  return gradient.row(row);
}

void Parameter::step(float rate, float decay1, float decay2, std::uint32_t t) {
  const float corrected = rate * std::sqrt(1 - power(decay2, t)) / (1 - power(decay1, t));
  if (!sparse) {
    adam(value.at.data(), gradient.at.data(), mean.at.data(), variance.at.data(), value.at.size(), corrected, decay1, decay2);
    gradient.clear();
    return;
  }
  for (const std::uint32_t r : touched) {
    adam(value.row(r), gradient.row(r), mean.row(r), variance.row(r), value.stride, corrected, decay1, decay2);
    std::fill(gradient.row(r), gradient.row(r) + gradient.stride, 0.0f);
    is_touched[r] = 0;
  }
  touched.clear();
}

float exponential(float x) {
  if (x < -80)
    return 0;
  const float y = x * 1.44269504f;
  const auto whole = static_cast<std::int32_t>(y - 0.5f);
  const float f = (y - static_cast<float>(whole)) * 0.69314718f;
  // Taylor's series on [-0.35, 0.35]
  const float p = 1 + f * (1 + f * (0.5f + f * (1.0f / 6 + f * (1.0f / 24 + f * (1.0f / 120 + f * (1.0f / 720))))));
  const std::int32_t bits = (whole + 127) << 23;
  float scale;
  std::memcpy(&scale, &bits, sizeof scale);
  return p * scale;
}

} // namespace demarche::syntax::train
