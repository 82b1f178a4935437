// What the network sees of a word: its normal form, its ends, its shape.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "syntax/shape.hpp"

namespace demarche::syntax {

/// A word's normal form: lower case, digits as 0, typographic quotes and dashes as typed ones; cut to 48 bytes.
struct Normal {
  std::array<char, 48> bytes;
  std::size_t size = 0;
  std::string_view view() const noexcept { return {bytes.data(), size}; }
};
Normal normal(std::string_view form) noexcept;

struct WordFeatures {
  std::uint32_t word = 0;                    ///< hash of the normal form
  std::array<std::uint16_t, affixes> rows{}; ///< of the table of affixes and shapes
};

enum class Casing : std::uint8_t { as_written, upper, lower };

/// `first`: opens its sentence, where a capital says little. `casing` imagines the word in other letters (training).
WordFeatures features(std::string_view form, bool first, Casing casing = Casing::as_written) noexcept;

std::uint32_t hash(std::string_view, std::uint32_t seed) noexcept;

} // namespace demarche::syntax
