// Bytes as printable ASCII. base85 writes five characters for four bytes, 6 % less than base64; base64 a browser reads by itself.
#pragma once
#include <string>
#include <string_view>

namespace demarche::base {

/// The digits are the characters from '!' to '~' without those that HTML, JSON or a shell give a meaning: " & ' < > \ ` { }.
/// Each four bytes are a number, highest byte and highest digit first; of a shorter rest of n bytes n + 1 digits are written.
std::string base85(std::string_view bytes);
std::string_view base85_digits();
std::string base64(std::string_view bytes);

} // namespace demarche::base
