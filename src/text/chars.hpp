// What a character is to the tokeniser.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace demarche::text {

enum class Class : std::uint8_t { space, letter, upper, digit, symbol };

/// The class of the character that begins at `i`, and its length in bytes (1 to 4). Precondition: i < s.size().
struct Char {
  Class is = Class::symbol;
  std::uint8_t size = 1;
};
Char char_at(std::string_view s, std::size_t i) noexcept;

inline bool wordy(Class c) noexcept { return c == Class::letter || c == Class::upper || c == Class::digit; }
inline bool digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool ascii_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
inline bool ascii_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || ascii_upper(c); }
inline char ascii_lower(char c) noexcept { return ascii_upper(c) ? static_cast<char>(c + 32) : c; }

/// Letters of ASCII alone.
std::string lower(std::string_view s);

/// Length of the apostrophe at `i` (' ` or U+2019), 0 when there is none.
std::size_t apostrophe(std::string_view s, std::size_t i) noexcept;

} // namespace demarche::text
