// Fixed-point matrix products: 16-bit states and weights, 32-bit sums, the same bits on every machine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace demarche::syntax {

/// States carry 8 bits after the point, weights 11; a product therefore 19.
inline constexpr int state_bits = 8, weight_bits = 11;
inline constexpr float product_scale = 1.0f / (1 << (state_bits + weight_bits));

/// A layer's weights, laid out for the product: pairs of inputs side by side, `columns` padded to 16.
struct Matrix {
  std::size_t rows = 0, columns = 0, padded = 0;
  std::vector<std::int16_t> weights; ///< [rows / 2][padded][2]
  std::vector<std::int32_t> bias;    ///< [padded], with the scale of a product

  /// From row-major weights [rows][columns]; rows must be even.
  Matrix() = default;
  Matrix(const std::int16_t *weights, const std::int32_t *bias, std::size_t rows, std::size_t columns);
};

/// out[n][m.padded] = in[n][m.rows] * m + bias. `in` rows are `stride` apart.
void multiply(const std::int16_t *in, std::size_t stride, std::size_t n, const Matrix &m, std::int32_t *out);

#if defined(__x86_64__)
bool has_avx2() noexcept; ///< asked of the processor once
#endif

/// Sum of products; `n` a multiple of 16.
std::int32_t dot(const std::int16_t *a, const std::int16_t *b, std::size_t n) noexcept;

inline std::int16_t to_state(float x) noexcept {
  x *= 1 << state_bits;
  x = x < -32767.0f ? -32767.0f : x > 32767.0f ? 32767.0f : x;
  return static_cast<std::int16_t>(x + (x >= 0 ? 0.5f : -0.5f));
}

} // namespace demarche::syntax
