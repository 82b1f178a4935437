// A sentence as the learnt reader of causes sees it: numbers instead of words.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "link/reading.hpp"

namespace demarche::link {

/// Of what stands for a word, a row's name or an event's type: ASCII letters in any case are one.
std::uint32_t number_of(std::string_view) noexcept;
/// Spreads a number over 32 bits.
inline std::uint32_t spread(std::uint64_t x) noexcept {
  x ^= x >> 32;
  x *= 0x9E3779B97F4A7C15ULL;
  x ^= x >> 29;
  x *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(x >> 32);
}

struct SceneWord {
  std::uint32_t lemma = 0;
  std::uint32_t form = 0;     ///< tense, form of verb and voice, in one
  std::uint32_t upos = 0;     ///< Upos
  std::uint32_t deprel = 0;   ///< Deprel
  int head = -1;              ///< place in the sentence; -1 for the root
  int left = 0, right = 0;    ///< first and last word of what hangs from it
  std::uint32_t marks = 0;    ///< the words that mark it: "because", "in the wake of"
  std::uint32_t category = 0; ///< of the event it is
  std::uint32_t event = 0;    ///< its type; 0 for a word that is no event
  std::uint32_t begins = 0;   ///< the signal (a row of cause.rules or order.rules) that begins here
  std::uint32_t ends = 0;     ///< that ends here
  bool mark = false;          ///< punctuation
  bool opens = false;         ///< may stand first in a clause: no punctuation but a quotation mark or bracket
  bool verb = false, capital = false, date = false;
};

struct Scene {
  std::vector<SceneWord> words;
  std::vector<std::vector<int>> children; ///< by head
  int size() const { return static_cast<int>(words.size()); }
};

Scene scene_of(const Reading &, std::uint32_t sentence);

} // namespace demarche::link
