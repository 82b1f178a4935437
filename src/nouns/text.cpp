#include <algorithm>

#include <demarche/text.hpp>

namespace demarche {

std::uint32_t Text::sentence_of(std::uint32_t token) const noexcept {
  const auto at =
      std::upper_bound(sentences.begin(), sentences.end(), token, [](std::uint32_t t, const Sentence &s) { return t < s.last; });
  return static_cast<std::uint32_t>(at - sentences.begin());
}

std::uint32_t Text::token_at(std::uint32_t byte) const noexcept {
  const auto at = std::upper_bound(tokens.begin(), tokens.end(), byte, [](std::uint32_t b, const Token &t) { return b < t.span.end; });
  return static_cast<std::uint32_t>(at - tokens.begin());
}

} // namespace demarche
