// Sentences and tokens, by the conventions of Universal Dependencies (English).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <demarche/document.hpp>

namespace demarche {

/// A syntactic word. "don't" is two words, "do" and "n't", of one multi-word token.
struct Token {
  Span span;
  bool glued = false; ///< belongs to the same multi-word token as the word before it
};

/// What a sentence is on the page; a heading or caption is not a narrative sentence.
enum class SentenceKind : std::uint8_t { prose, heading, caption, dateline, list_item };

struct Sentence {
  Span span;               ///< from its first to its last token
  std::uint32_t first = 0; ///< first token
  std::uint32_t last = 0;  ///< token after the last
  std::uint32_t paragraph = 0;
  SentenceKind kind = SentenceKind::prose;
};

/// The text of one document, cut up. Tokens are in order and do not overlap;
/// every token lies in exactly one sentence.
struct Text {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  /// The sentence of a token: binary search over `sentences`.
  std::uint32_t sentence_of(std::uint32_t token) const noexcept;
  /// First token that ends after the byte.
  std::uint32_t token_at(std::uint32_t byte) const noexcept;
};

/// Splits a document. Pure, thread-safe, linear in the text.
Text split(std::string_view text);

inline std::string_view slice(std::string_view text, Span s) { return text.substr(s.begin, s.end - s.begin); }

} // namespace demarche
