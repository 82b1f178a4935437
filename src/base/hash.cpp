#include "base/hash.hpp"

#include <nettle/sha2.h>

#include "base/base85.hpp"

namespace demarche::base {

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t *>(bytes.data()));
  std::array<std::uint8_t, 32> digest;
  sha256_digest(&context, digest.size(), digest.data());
  return digest;
}

std::string hex(std::string_view bytes, std::size_t digits) {
  static constexpr char table[] = "0123456789abcdef";
  const auto digest = sha256(bytes);
  std::string out;
  for (std::size_t i = 0; i < digits && i < 64; ++i)
    out += table[i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 15];
  return out;
}

std::string sha256_base64(std::string_view bytes) {
  const auto digest = sha256(bytes);
  return base64({reinterpret_cast<const char *>(digest.data()), digest.size()});
}

} // namespace demarche::base
