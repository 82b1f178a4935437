#include "text/chars.hpp"

#include <algorithm>

#include <array>

#include <utf8proc.h>

#include "base/utf8.hpp"

namespace demarche::text {

namespace {

constexpr std::array<Class, 128> ascii_classes() {
  std::array<Class, 128> table{};
  for (int c = 0; c < 128; ++c) {
    const bool space = c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
    table[static_cast<std::size_t>(c)] = space                  ? Class::space
                                         : c >= 'a' && c <= 'z' ? Class::letter
                                         : c >= 'A' && c <= 'Z' ? Class::upper
                                         : c >= '0' && c <= '9' ? Class::digit
                                                                : Class::symbol;
  }
  return table;
}

constexpr std::array<Class, 128> ascii = ascii_classes();

Class class_of(char32_t c) noexcept {
  if (c == 0x85)
    return Class::space;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
  case UTF8PROC_CATEGORY_ZS:
  case UTF8PROC_CATEGORY_ZL:
  case UTF8PROC_CATEGORY_ZP:
    return Class::space;
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LT:
    return Class::upper;
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ME:
    return Class::letter;
  case UTF8PROC_CATEGORY_ND:
    return Class::digit;
  default:
    return Class::symbol;
  }
}

} // namespace

Char char_at(std::string_view s, std::size_t i) noexcept {
  const auto c = static_cast<unsigned char>(s[i]);
  if (c < 128)
    return {ascii[c], 1};
  std::size_t end = i;
  const char32_t point = base::next_code_point(s, end);
  return {class_of(point), static_cast<std::uint8_t>(end - i)};
}

std::size_t apostrophe(std::string_view s, std::size_t i) noexcept {
  if (i >= s.size())
    return 0;
  if (s[i] == '\'' || s[i] == '`')
    return 1;
  return s.substr(i, 3) == "\u2019" ? 3 : 0;
}

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

} // namespace demarche::text
