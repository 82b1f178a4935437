// What a byte of a text is to the lexer.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace demarche::timex {

enum Kind : std::uint8_t { space, newline, letter, digit, mark };

constexpr std::array<Kind, 256> kinds = [] {
  std::array<Kind, 256> k{};
  for (int c = 0; c < 256; ++c)
    k[static_cast<std::size_t>(c)] = c == '\n'                                                       ? newline
                                     : c <= ' ' || c == 127                                          ? space
                                     : c >= '0' && c <= '9'                                          ? digit
                                     : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80 ? letter
                                                                                                     : mark;
  return k;
}();

inline Kind kind(char c) { return kinds[static_cast<unsigned char>(c)]; }
inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Punctuation and spaces beyond ASCII that stand for one of ASCII; the length in bytes, 0 for letters.
struct Folded {
  std::size_t size = 0;
  char as = 0;
};

Folded fold(std::string_view text, std::size_t at);

} // namespace demarche::timex
