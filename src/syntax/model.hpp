// The trained weights, as the program carries them.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/syntax.hpp>

#include "syntax/lemma.hpp"
#include "syntax/matrix.hpp"
#include "syntax/shape.hpp"

namespace demarche::syntax {

/// A word's part of speech and features: what the tagger chooses from.
struct Tag {
  Upos upos = Upos::X;
  Features features;
  bool operator==(const Tag &) const = default;
};

inline constexpr std::string_view weights_magic = "DMSYN01\n";
inline constexpr std::uint32_t unknown_word = 0xFFFFFFFF;
/// Embedding rows carry 6 bits after the point.
inline constexpr int row_bits = 6;

class Model {
public:
  /// Reads the file format that the trainer writes (train/write.cpp); asserts that it is one.
  explicit Model(std::string_view bytes);

  /// The row of a known word, unknown_word for others.
  std::uint32_t row(std::uint32_t word) const noexcept;
  const std::int8_t *word_row(std::uint32_t row) const noexcept { return words_ + row * embedding; }
  const std::int8_t *affix_row(std::uint32_t row) const noexcept { return affixes_ + row * embedding; }

  Matrix first, tagger, namer, head, dependent, relation_head, relation_dependent, relations;
  std::array<Matrix, layers> gated;
  std::vector<std::int16_t> root; ///< the root as a head
  std::vector<float> distance;    ///< by dependent - head, from -farthest
  std::vector<Tag> tags;
  std::vector<Deprel> labels;
  LemmaTable lemmas;

private:
  const std::int8_t *words_ = nullptr, *affixes_ = nullptr;
  std::vector<std::uint32_t> hashes_, rows_; ///< open addressing
  std::uint32_t mask_ = 0;
};

/// The built-in English model, read on first use; immutable after.
const Model &english();

} // namespace demarche::syntax
