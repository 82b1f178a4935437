#include "timex/characters.hpp"

namespace demarche::timex {

Folded fold(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0; };
  if (byte(0) == 0xC2)
    return byte(1) == 0xA0                                                           ? Folded{2, ' '}
           : byte(1) < 0xAA || byte(1) == 0xAB || byte(1) == 0xBB || byte(1) == 0xB7 ? Folded{2, ';'}
                                                                                     : Folded{};
  if (byte(0) != 0xE2 || byte(1) != 0x80)
    return {};
  const int last = byte(2);
  if (last >= 0x80 && last <= 0x8A)
    return {3, ' '};
  if (last >= 0x90 && last <= 0x95)
    return {3, '-'};
  if (last >= 0x98 && last <= 0x9B)
    return {3, '\''};
  if (last >= 0x9C && last <= 0x9F)
    return {3, '"'};
  return {3, last == 0xAF ? ' ' : ';'};
}

} // namespace demarche::timex
