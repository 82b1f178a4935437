#include "base/base85.hpp"

#include <nettle/base64.h>

#include <array>
#include <cstdint>

namespace demarche::base {

namespace {

constexpr std::array<char, 85> digits = [] {
  std::array<char, 85> out{};
  std::size_t n = 0;
  for (char c = '!'; c <= '~'; ++c)
    if (std::string_view("\"&'<>\\`{}").find(c) == std::string_view::npos)
      out[n++] = c;
  return out;
}();

} // namespace

std::string base85(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() / 4 * 5 + 5);
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    const std::string_view four = bytes.substr(at, 4);
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < 4; ++i)
      n = n << 8U | (i < four.size() ? static_cast<unsigned char>(four[i]) : 0U);
    std::array<char, 5> group{};
    for (std::size_t i = group.size(); i-- > 0; n /= 85)
      group[i] = digits[n % 85];
    out.append(group.data(), four.size() + 1);
  }
  return out;
}

std::string_view base85_digits() { return {digits.data(), digits.size()}; }

std::string base64(std::string_view bytes) {
  std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(out.data(), bytes.size(), reinterpret_cast<const std::uint8_t *>(bytes.data()));
  return out;
}

} // namespace demarche::base
