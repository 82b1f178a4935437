#include "syntax/model.hpp"

#include <cassert>
#include <cstring>

#include "base/embedded.hpp"

namespace demarche::syntax {

namespace {

/// Reads little-endian numbers one after the other.
class Cursor {
public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::size_t n) {
    assert(rest_.size() >= n && "the weights are cut short");
    const std::string_view out = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return out;
  }
  template <class T> T number() {
    T x;
    std::memcpy(&x, take(sizeof x).data(), sizeof x);
    return x;
  }
  template <class T> std::vector<T> numbers(std::size_t n) {
    std::vector<T> out(n);
    std::memcpy(out.data(), take(n * sizeof(T)).data(), n * sizeof(T));
    return out;
  }
  const std::int8_t *bytes(std::size_t n) { return reinterpret_cast<const std::int8_t *>(take(n).data()); }

private:
  std::string_view rest_;
};

Matrix matrix(Cursor &in, std::size_t rows, std::size_t columns) {
  const auto weights = in.numbers<std::int16_t>(rows * columns);
  const auto bias = in.numbers<std::int32_t>(columns);
  return {weights.data(), bias.data(), rows, columns};
}

Tag tag(Cursor &in) {
  const auto b = in.numbers<std::uint8_t>(8);
  return {static_cast<Upos>(b[0]),
          {static_cast<Tense>(b[1]), static_cast<VerbForm>(b[2]), static_cast<Voice>(b[3]), static_cast<Mood>(b[4]),
           static_cast<Number>(b[5]), static_cast<Degree>(b[6]), b[7]}};
}

LemmaTable lemma_table(Cursor &in) {
  std::vector<LemmaScript> scripts(in.number<std::uint32_t>());
  for (LemmaScript &s : scripts) {
    s.cut = in.number<std::uint8_t>();
    s.as_written = in.number<std::uint8_t>() != 0;
    s.add = in.take(in.number<std::uint8_t>());
  }
  const auto n = in.number<std::uint32_t>();
  const auto keys = in.numbers<std::uint32_t>(n);
  return {std::move(scripts), keys, in.numbers<std::uint16_t>(n)};
}

} // namespace

Model::Model(std::string_view bytes) {
  Cursor in(bytes);
  [[maybe_unused]] const std::string_view magic = in.take(8);
  assert(magic == weights_magic);
  const auto vocabulary = in.number<std::uint32_t>(), tag_count = in.number<std::uint32_t>(), label_count = in.number<std::uint32_t>();
  const auto hashes = in.numbers<std::uint32_t>(vocabulary);
  words_ = in.bytes(vocabulary * embedding);
  affixes_ = in.bytes(affix_rows * embedding);
  first = matrix(in, window * embedding, hidden);
  for (Matrix &m : gated)
    m = matrix(in, hidden, 4 * direction);
  tagger = matrix(in, hidden, tag_count);
  namer = matrix(in, hidden, name_tags);
  head = matrix(in, hidden, arc);
  dependent = matrix(in, hidden, arc);
  relation_head = matrix(in, hidden, relation);
  relation_dependent = matrix(in, hidden, relation);
  relations = matrix(in, relation, label_count);
  root = in.numbers<std::int16_t>(arc);
  distance = in.numbers<float>(2 * farthest + 1);
  for (std::uint32_t i = 0; i < tag_count; ++i)
    tags.push_back(tag(in));
  for (std::uint32_t i = 0; i < label_count; ++i)
    labels.push_back(static_cast<Deprel>(in.number<std::uint8_t>()));
  lemmas = lemma_table(in);

  std::uint32_t size = 16;
  while (size < vocabulary * 2)
    size *= 2;
  mask_ = size - 1;
  hashes_.assign(size, 0);
  rows_.assign(size, unknown_word);
  for (std::uint32_t i = 0; i < vocabulary; ++i) {
    std::uint32_t at = hashes[i] & mask_;
    while (rows_[at] != unknown_word)
      at = (at + 1) & mask_;
    hashes_[at] = hashes[i];
    rows_[at] = i;
  }
}

std::uint32_t Model::row(std::uint32_t word) const noexcept {
  for (std::uint32_t at = word & mask_; rows_[at] != unknown_word; at = (at + 1) & mask_)
    if (hashes_[at] == word)
      return rows_[at];
  return unknown_word;
}

const Model &english() {
  static const Model model(base::embedded("syntax/en.weights"));
  return model;
}

} // namespace demarche::syntax
