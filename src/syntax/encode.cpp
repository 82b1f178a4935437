#include "syntax/encode.hpp"

#include <algorithm>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "syntax/tree.hpp"

namespace demarche::syntax {

namespace {

std::uint16_t best_of(const std::int32_t *scores, std::size_t n) {
  return static_cast<std::uint16_t>(std::max_element(scores, scores + n) - scores);
}

std::int16_t to_state(std::int32_t sum) {
  const std::int32_t x = (sum + (1 << (weight_bits - 1))) >> weight_bits;
  return static_cast<std::int16_t>(std::clamp(x, -32767, 32767));
}

void to_states(const std::vector<std::int32_t> &sums, std::size_t n, bool rectify, std::vector<std::int16_t> &out) {
  out.resize(n);
  const std::int32_t low = rectify ? 0 : -32767;
  for (std::size_t i = 0; i < n; ++i)
    out[i] = static_cast<std::int16_t>(std::clamp((sums[i] + (1 << (weight_bits - 1))) >> weight_bits, low, 32767));
}

/// One word of a sweep: carried += gate * (candidate - carried). Without branches, so that the compiler does many numbers
/// at a time; the same bits however many.
inline __attribute__((always_inline)) void open_gates(const std::int32_t *candidate, const std::int32_t *open, float *carried) {
  for (std::size_t j = 0; j < direction; ++j) {
    const float c = static_cast<float>(candidate[j]) * product_scale, a = static_cast<float>(open[j]) * product_scale;
    const float z = 0.5f + 0.5f * a / (1.0f + std::fabs(a));
    carried[j] = carried[j] + z * (c - carried[j]);
  }
}

constexpr float most = 32767.0f, above = 32768.0f; ///< of a state; what makes it positive, so that cutting it off rounds

/// state += carried, rounded.
void add_carried(const float *carried, std::int16_t *state) {
  for (std::size_t j = 0; j < direction; ++j) {
    const float x = std::clamp(static_cast<float>(state[j]) + carried[j] * (1 << state_bits), -most, most);
    state[j] = static_cast<std::int16_t>(static_cast<std::int32_t>(x + (above + 0.5f)) - static_cast<std::int32_t>(above));
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) __m256i rounded_avx2(__m128i state, const float *carried) {
  const __m256 scale = _mm256_set1_ps(1 << state_bits), low = _mm256_set1_ps(-most), high = _mm256_set1_ps(most);
  __m256 x = _mm256_add_ps(_mm256_cvtepi32_ps(_mm256_cvtepi16_epi32(state)), _mm256_mul_ps(_mm256_loadu_ps(carried), scale));
  x = _mm256_min_ps(_mm256_max_ps(x, low), high);
  return _mm256_sub_epi32(_mm256_cvttps_epi32(_mm256_add_ps(x, _mm256_set1_ps(above + 0.5f))), _mm256_set1_epi32(static_cast<int>(above)));
}

__attribute__((target("avx2"))) void carry_avx2(const std::int32_t *candidate, const std::int32_t *open, float *carried,
                                                std::int16_t *state) {
  open_gates(candidate, open, carried);
  for (std::size_t j = 0; j < direction; j += 16) {
    auto *at = reinterpret_cast<__m128i *>(state + j);
    const __m256i a = rounded_avx2(_mm_loadu_si128(at), carried + j), b = rounded_avx2(_mm_loadu_si128(at + 1), carried + j + 8);
    // Packing works within halves; 0xD8 puts the quarters in order.
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(at), _mm256_permute4x64_epi64(_mm256_packs_epi32(a, b), 0xD8));
  }
}
#endif

void carry(const std::int32_t *candidate, const std::int32_t *open, float *carried, std::int16_t *state) {
#if defined(__x86_64__)
  if (has_avx2())
    return carry_avx2(candidate, open, carried, state);
#endif
  open_gates(candidate, open, carried);
  add_carried(carried, state);
}

/// Sum of embedding rows, as states.
inline __attribute__((always_inline)) void add_each(const std::int8_t *const *rows, std::size_t n, std::int16_t *to) {
  for (std::size_t r = 0; r < n; ++r)
    for (std::size_t k = 0; k < embedding; ++k)
      to[k] = static_cast<std::int16_t>(to[k] + rows[r][k]);
  for (std::size_t k = 0; k < embedding; ++k)
    to[k] = static_cast<std::int16_t>(to[k] * (1 << (state_bits - row_bits)));
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void add_avx2(const std::int8_t *const *rows, std::size_t n, std::int16_t *to) { add_each(rows, n, to); }
#endif

void add_rows(const std::int8_t *const *rows, std::size_t n, std::int16_t *to) {
#if defined(__x86_64__)
  if (has_avx2())
    return add_avx2(rows, n, to);
#endif
  add_each(rows, n, to);
}

} // namespace

void Encoder::tag(const Batch &batch, Analysis &out) {
  const std::size_t n = batch.words.size();
  out.tags.resize(n);
  embed(batch);
  convolve(batch);
  gate(batch, model_.gated[0]);
  sums_.resize(n * model_.tagger.padded);
  multiply(states_.data(), hidden, n, model_.tagger, sums_.data());
  for (std::size_t i = 0; i < n; ++i)
    out.tags[i] = best_of(sums_.data() + i * model_.tagger.padded, model_.tags.size());
}

void Encoder::run(const Batch &batch, Analysis &out) {
  tag(batch, out);
  for (std::size_t l = 1; l < layers; ++l)
    gate(batch, model_.gated[l]);
  const std::size_t n = batch.words.size();
  out.names.resize(n);
  sums_.resize(n * model_.namer.padded);
  multiply(states_.data(), hidden, n, model_.namer, sums_.data());
  for (std::size_t i = 0; i < n; ++i)
    out.names[i] = static_cast<std::uint8_t>(best_of(sums_.data() + i * model_.namer.padded, name_tags));
  out.heads.resize(n);
  find_heads(batch, out);
  out.labels.resize(n);
  find_labels(batch, out);
}

void Encoder::embed(const Batch &batch) {
  embedded_.assign(batch.words.size() * embedding, 0);
  for (std::size_t i = 0; i < batch.words.size(); ++i) {
    const WordFeatures &w = batch.words[i];
    const std::int8_t *rows[affixes + 1];
    std::size_t n = 0;
    for (const std::uint16_t row : w.rows)
      rows[n++] = model_.affix_row(row);
    if (const std::uint32_t row = model_.row(w.word); row != unknown_word)
      rows[n++] = model_.word_row(row);
    add_rows(rows, n, embedded_.data() + i * embedding);
  }
}

void Encoder::convolve(const Batch &batch) {
  const std::size_t n = batch.words.size();
  windows_.resize(n * window * embedding);
  std::uint32_t first = 0;
  for (const std::uint32_t last : batch.ends) {
    std::fill_n(windows_.begin() + first * window * embedding, embedding, std::int16_t{0});
    std::fill_n(windows_.begin() + (last * window - 1) * embedding, embedding, std::int16_t{0});
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t from = i > first ? i - 1 : i, to = std::min(i + 2, last);
      std::copy(embedded_.begin() + from * embedding, embedded_.begin() + to * embedding,
                windows_.begin() + (i * window + 1 - (i - from)) * embedding);
    }
    first = last;
  }
  sums_.resize(n * model_.first.padded);
  multiply(windows_.data(), window * embedding, n, model_.first, sums_.data());
  to_states(sums_, n * hidden, true, states_);
}

/// states += what the gated sweeps from the left and from the right carry to each word.
void Encoder::gate(const Batch &batch, const Matrix &m) {
  sums_.resize(batch.words.size() * m.padded);
  multiply(states_.data(), hidden, batch.words.size(), m, sums_.data());
  std::uint32_t first = 0;
  for (const std::uint32_t last : batch.ends) {
    sweep(first, last, false);
    sweep(first, last, true);
    first = last;
  }
}

void Encoder::sweep(std::uint32_t first, std::uint32_t last, bool backward) {
  float carried[direction] = {};
  for (std::uint32_t k = first; k < last; ++k) {
    const std::uint32_t i = backward ? last - 1 - (k - first) : k;
    const std::int32_t *sums = sums_.data() + i * 4 * direction + (backward ? 2 * direction : 0);
    carry(sums, sums + direction, carried, states_.data() + i * hidden + (backward ? direction : 0));
  }
}

void Encoder::find_heads(const Batch &batch, Analysis &out) {
  const std::size_t n = batch.words.size();
  sums_.resize(n * arc);
  multiply(states_.data(), hidden, n, model_.head, sums_.data());
  to_states(sums_, n * arc, true, heads_);
  multiply(states_.data(), hidden, n, model_.dependent, sums_.data());
  to_states(sums_, n * arc, false, dependents_);
  std::uint32_t first = 0;
  for (const std::uint32_t last : batch.ends) {
    const std::size_t size = last - first;
    scores_.resize((size + 1) * (size + 1));
    for (std::size_t h = 0; h <= size; ++h) {
      const std::int16_t *head = h == 0 ? model_.root.data() : heads_.data() + (first + h - 1) * arc;
      for (std::size_t d = 1; d <= size; ++d) {
        const std::int32_t product = dot(head, dependents_.data() + (first + d - 1) * arc, arc);
        float score = static_cast<float>(product) * (1.0f / (1 << (2 * state_bits)));
        if (h != 0) {
          const auto far = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(d) - static_cast<std::ptrdiff_t>(h), -farthest, farthest);
          score += model_.distance[static_cast<std::size_t>(far + farthest)];
        }
        scores_[h * (size + 1) + d] = score;
      }
    }
    const std::vector<int> tree = best_tree(scores_, static_cast<int>(size));
    for (std::size_t d = 1; d <= size; ++d)
      out.heads[first + d - 1] = tree[d] - 1;
    first = last;
  }
}

void Encoder::find_labels(const Batch &batch, Analysis &out) {
  const std::size_t n = batch.words.size();
  sums_.resize(n * relation);
  more_.resize(n * relation);
  multiply(states_.data(), hidden, n, model_.relation_head, sums_.data());
  multiply(states_.data(), hidden, n, model_.relation_dependent, more_.data());
  arcs_.assign(n * relation, 0);
  std::uint32_t first = 0;
  for (const std::uint32_t last : batch.ends) {
    for (std::uint32_t i = first; i < last; ++i) {
      if (out.heads[i] < 0)
        continue;
      const std::int32_t *h = sums_.data() + (first + static_cast<std::uint32_t>(out.heads[i])) * relation,
                         *d = more_.data() + i * relation;
      for (std::size_t k = 0; k < relation; ++k)
        arcs_[i * relation + k] = std::max<std::int16_t>(0, to_state(h[k] + d[k]));
    }
    first = last;
  }
  sums_.resize(n * model_.relations.padded);
  multiply(arcs_.data(), relation, n, model_.relations, sums_.data());
  for (std::size_t i = 0; i < n; ++i)
    out.labels[i] = best_of(sums_.data() + i * model_.relations.padded, model_.labels.size());
}

} // namespace demarche::syntax
