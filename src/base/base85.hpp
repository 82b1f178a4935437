// Bytes as printable ASCII, five characters for four bytes: 6 % shorter than base64.
#pragma once
#include <string>
#include <string_view>

namespace demarche::base {

/// The digits are the characters from '!' to '~' without those that HTML, JSON or a shell give a meaning: " & ' < > \ ` { }.
/// Each four bytes are a number, highest byte and highest digit first; of a shorter rest of n bytes n + 1 digits are written.
std::string base85(std::string_view bytes);

} // namespace demarche::base
