// The words of a text by a hash of their letters: good enough to compare texts, and needs neither tokens nor copies.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace demarche::link {

struct HashedWord {
  std::uint64_t hash = 0;
  std::size_t size = 0; ///< in bytes; 0 at the end of the text
};

/// Each byte of a word in lower case, as far as it is ASCII; 0 for what stands between words.
inline constexpr std::array<unsigned char, 256> in_word = [] {
  std::array<unsigned char, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c)
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x80)
      out[c] = static_cast<unsigned char>(c);
    else if (c >= 'A' && c <= 'Z')
      out[c] = static_cast<unsigned char>(c - 'A' + 'a');
  return out;
}();

/// The next word from byte i on, which is left behind it: FNV-1a over its letters and digits, in lower case.
inline HashedWord next_word(std::string_view text, std::size_t &i) noexcept {
  const auto lower = [&](std::size_t k) { return in_word[static_cast<unsigned char>(text[k])]; };
  while (i < text.size() && lower(i) == 0)
    ++i;
  const std::size_t begin = i;
  std::uint64_t h = 0xcbf29ce484222325;
  for (; i < text.size() && lower(i) != 0; ++i)
    h = (h ^ lower(i)) * 0x100000001b3;
  return {h | 1, i - begin};
}

} // namespace demarche::link
