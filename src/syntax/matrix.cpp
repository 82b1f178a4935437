#include "syntax/matrix.hpp"

#include <cassert>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace demarche::syntax {

#if defined(__x86_64__)
bool has_avx2() noexcept {
  static const bool yes = __builtin_cpu_supports("avx2");
  return yes;
}
#endif

Matrix::Matrix(const std::int16_t *w, const std::int32_t *b, std::size_t r, std::size_t c)
    : rows(r), columns(c), padded((c + 15) / 16 * 16), weights(r * padded), bias(padded) {
  assert(rows % 2 == 0);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      weights[(i / 2 * padded + j) * 2 + i % 2] = w[i * columns + j];
  for (std::size_t j = 0; j < columns; ++j)
    bias[j] = b[j];
}

namespace {

#if defined(__x86_64__)

std::int32_t pair_at(const std::int16_t *p) {
  std::int32_t pair;
  std::memcpy(&pair, p, sizeof pair);
  return pair;
}

/// Four states against sixteen columns: eight sums stay in registers.
template <int N>
__attribute__((target("avx2"))) void block_avx2(const std::int16_t *in, std::size_t stride, const Matrix &m, std::int32_t *out) {
  for (std::size_t j = 0; j < m.padded; j += 16) {
    const auto *bias = reinterpret_cast<const __m256i *>(m.bias.data() + j);
    __m256i low[N], high[N];
    for (int i = 0; i < N; ++i) {
      low[i] = _mm256_loadu_si256(bias);
      high[i] = _mm256_loadu_si256(bias + 1);
    }
    const std::int16_t *w = m.weights.data() + j * 2;
    for (std::size_t k = 0; k < m.rows; k += 2, w += m.padded * 2) {
      const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(w));
      const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(w + 16));
      for (int i = 0; i < N; ++i) {
        const __m256i x = _mm256_set1_epi32(pair_at(in + static_cast<std::size_t>(i) * stride + k));
        low[i] = _mm256_add_epi32(low[i], _mm256_madd_epi16(x, a));
        high[i] = _mm256_add_epi32(high[i], _mm256_madd_epi16(x, b));
      }
    }
    for (int i = 0; i < N; ++i) {
      auto *to = reinterpret_cast<__m256i *>(out + static_cast<std::size_t>(i) * m.padded + j);
      _mm256_storeu_si256(to, low[i]);
      _mm256_storeu_si256(to + 1, high[i]);
    }
  }
}

bool has_avx512() noexcept {
  static const bool yes = __builtin_cpu_supports("avx512bw");
  return yes;
}

/// Columns [j, j + 16 * U) of N states: N * U sums stay in registers.
template <int N, int U>
__attribute__((target("avx512bw"))) void columns_avx512(const std::int16_t *in, std::size_t stride, const Matrix &m, std::size_t j,
                                                        std::int32_t *out) {
  __m512i sums[N][U];
  for (int u = 0; u < U; ++u)
    for (int i = 0; i < N; ++i)
      sums[i][u] = _mm512_loadu_si512(m.bias.data() + j + 16 * u);
  const std::int16_t *w = m.weights.data() + j * 2;
  for (std::size_t k = 0; k < m.rows; k += 2, w += m.padded * 2) {
    __m512i a[U];
    for (int u = 0; u < U; ++u)
      a[u] = _mm512_loadu_si512(w + 32 * u);
    for (int i = 0; i < N; ++i) {
      const __m512i x = _mm512_set1_epi32(pair_at(in + static_cast<std::size_t>(i) * stride + k));
      for (int u = 0; u < U; ++u)
        sums[i][u] = _mm512_add_epi32(sums[i][u], _mm512_madd_epi16(x, a[u]));
    }
  }
  for (int i = 0; i < N; ++i)
    for (int u = 0; u < U; ++u)
      _mm512_storeu_si512(out + static_cast<std::size_t>(i) * m.padded + j + 16 * u, sums[i][u]);
}

template <int N> void block_avx512(const std::int16_t *in, std::size_t stride, const Matrix &m, std::int32_t *out) {
  std::size_t j = 0;
  for (; j + 32 <= m.padded; j += 32)
    columns_avx512<N, 2>(in, stride, m, j, out);
  if (j < m.padded)
    columns_avx512<N, 1>(in, stride, m, j, out);
}

template <int N> void block_sse2(const std::int16_t *in, std::size_t stride, const Matrix &m, std::int32_t *out) {
  for (std::size_t j = 0; j < m.padded; j += 8) {
    const auto *bias = reinterpret_cast<const __m128i *>(m.bias.data() + j);
    __m128i low[N], high[N];
    for (int i = 0; i < N; ++i) {
      low[i] = _mm_loadu_si128(bias);
      high[i] = _mm_loadu_si128(bias + 1);
    }
    const std::int16_t *w = m.weights.data() + j * 2;
    for (std::size_t k = 0; k < m.rows; k += 2, w += m.padded * 2) {
      const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(w));
      const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i *>(w + 8));
      for (int i = 0; i < N; ++i) {
        const __m128i x = _mm_set1_epi32(pair_at(in + static_cast<std::size_t>(i) * stride + k));
        low[i] = _mm_add_epi32(low[i], _mm_madd_epi16(x, a));
        high[i] = _mm_add_epi32(high[i], _mm_madd_epi16(x, b));
      }
    }
    for (int i = 0; i < N; ++i) {
      auto *to = reinterpret_cast<__m128i *>(out + static_cast<std::size_t>(i) * m.padded + j);
      _mm_storeu_si128(to, low[i]);
      _mm_storeu_si128(to + 1, high[i]);
    }
  }
}

template <int N> void block(const std::int16_t *in, std::size_t stride, const Matrix &m, std::int32_t *out) {
  if (has_avx512())
    block_avx512<N>(in, stride, m, out);
  else if (has_avx2())
    block_avx2<N>(in, stride, m, out);
  else
    block_sse2<N>(in, stride, m, out);
}

/// Whether eight states at once fit the registers.
bool wide() noexcept { return has_avx512(); }

#else

bool wide() noexcept { return false; }

/// Sums wrap around as the vector units' do.
template <int N> void block(const std::int16_t *in, std::size_t stride, const Matrix &m, std::int32_t *out) {
  for (int i = 0; i < N; ++i)
    for (std::size_t j = 0; j < m.padded; ++j) {
      auto sum = static_cast<std::uint32_t>(m.bias[j]);
      for (std::size_t k = 0; k < m.rows; ++k)
        sum += static_cast<std::uint32_t>(in[static_cast<std::size_t>(i) * stride + k] * m.weights[(k / 2 * m.padded + j) * 2 + k % 2]);
      out[static_cast<std::size_t>(i) * m.padded + j] = static_cast<std::int32_t>(sum);
    }
}

#endif

} // namespace

void multiply(const std::int16_t *in, std::size_t stride, std::size_t n, const Matrix &m, std::int32_t *out) {
  std::size_t i = 0;
  for (; wide() && i + 8 <= n; i += 8)
    block<8>(in + i * stride, stride, m, out + i * m.padded);
  for (; i + 4 <= n; i += 4)
    block<4>(in + i * stride, stride, m, out + i * m.padded);
  for (; i < n; ++i)
    block<1>(in + i * stride, stride, m, out + i * m.padded);
}

std::int32_t dot(const std::int16_t *a, const std::int16_t *b, std::size_t n) noexcept {
#if defined(__x86_64__)
  __m128i sum = _mm_setzero_si128();
  for (std::size_t i = 0; i < n; i += 8)
    sum = _mm_add_epi32(sum, _mm_madd_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i *>(a + i)),
                                            _mm_loadu_si128(reinterpret_cast<const __m128i *>(b + i))));
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
  return _mm_cvtsi128_si32(sum);
#else
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < n; ++i)
    sum += static_cast<std::uint32_t>(a[i] * b[i]);
  return static_cast<std::int32_t>(sum);
#endif
}

} // namespace demarche::syntax
